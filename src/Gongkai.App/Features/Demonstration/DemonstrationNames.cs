using Gongkai.Agencies;

namespace Gongkai.Features.Demonstration;

/// <summary>What the documents call agencies, people, cases and opinions asked for, and what the platform knows them as.</summary>
internal sealed class DemonstrationNames(TimeProvider clock)
{
    private readonly Dictionary<string, Agency> agencies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DisclosureRequestId> cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ItemId> items = new(StringComparer.Ordinal);
    private readonly Dictionary<(DisclosureRequestId Case, string Name), Guid> within = [];

    /// <summary>An agency, by its name.</summary>
    public Agency Agency(string name) => agencies.TryGetValue(name, out var agency) ? agency : throw new InvalidDataException($"no agency {name}");

    /// <summary>A person, by the sign-in name.</summary>
    public Person Person(string signIn) => people.TryGetValue(signIn, out var person) ? person : throw new InvalidDataException($"nobody signs in as {signIn}");

    /// <summary>A case, by its key; whether it is there already is for the rules to say.</summary>
    public DisclosureRequestId Case(string key) => cases.TryGetValue(key, out var id) ? id : cases[key] = new(NewId());

    /// <summary>An item, by its key.</summary>
    public ItemId Item(string key) => items.TryGetValue(key, out var id) ? id : items[key] = new(NewId());

    /// <summary>An opinion asked for, or a review, of a case.</summary>
    public Guid Within(DisclosureRequestId request, string name) => within.TryGetValue((request, name), out var id) ? id : within[(request, name)] = NewId();

    /// <summary>Remembers an agency as it stands now.</summary>
    public void Enter(Agency agency) => agencies[agency.Name] = agency;

    /// <summary>Remembers a person.</summary>
    public void Enter(Person person) => people[person.SignIn] = person;

    /// <summary>A new id of this moment.</summary>
    public Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
