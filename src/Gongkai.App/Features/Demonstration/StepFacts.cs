using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Demonstration;

/// <summary>From facts in plain text to the facts of an event: words are sealed, people and cases are looked up, documents are kept.</summary>
/// <param name="names">What the documents call things.</param>
/// <param name="request">The case.</param>
/// <param name="seal">Seals words.</param>
/// <param name="keep">Keeps a document; null where none can be.</param>
internal sealed class StepFacts(DemonstrationNames names, DisclosureRequestId request, Func<string, Task<PrivateRef>> seal,
    Func<DemonstrationFile, Task<FileRef>>? keep)
{
    /// <summary>The facts of an event, its day, who took it and its letter included where it has them.</summary>
    public async Task<JsonObject> ReadAsync(Type type, DemonstrationStep step, PersonId by, IssuedLetterRef? letter)
    {
        var (facts, members) = (await ObjectAsync(type, step.Facts), MembersOf(type));
        facts["on"] = StoredTypes.Text(step.On);
        if (members.GetValueOrDefault("by") == typeof(PersonId)) facts["by"] = by.ToString();
        if (members.GetValueOrDefault("request") == typeof(DisclosureRequestId)) facts["request"] = request.ToString();
        if (letter is not null) facts["letter"] = Node(letter);
        return facts;
    }

    private async Task<JsonNode?> ReadAsync(Type declared, JsonNode? told)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        return told switch
        {
            null => null,
            JsonArray list => await ListAsync(type.GetGenericArguments()[0], list),
            _ when type == typeof(PrivateRef) => Node(await seal(told.GetValue<string>())),
            _ when type == typeof(PersonId) => Node(names.Person(told.GetValue<string>()).Id),
            _ when type == typeof(DisclosureRequestId) => Node(names.Case(told.GetValue<string>())),
            _ when type == typeof(Guid) || type == typeof(ReviewId) => Node(names.Within(request, told.GetValue<string>())),
            _ when type == typeof(FileRef) && keep is not null => Node(await keep(told.Deserialize<DemonstrationFile>(DemonstrationData.Options)!)),
            JsonObject facts when type == typeof(CaseEvent) => await CorrectedAsync(facts),
            JsonObject facts => await ObjectAsync(type, facts),
            _ => told.DeepClone(),
        };
    }

    // The entry that takes the place of a wrong one bears its kind.
    private async Task<JsonNode> CorrectedAsync(JsonObject told)
    {
        var (kind, rest) = (told["event"]!.GetValue<string>(), (JsonObject)told.DeepClone());
        rest.Remove("event");
        var facts = await ObjectAsync(CaseTeller.TypeOf(kind), rest);
        // What tells kinds apart comes first.
        return new JsonObject([KeyValuePair.Create<string, JsonNode?>("event", kind),
            .. facts.ToList().Select(fact => KeyValuePair.Create(fact.Key, fact.Value?.DeepClone()))]);
    }

    private async Task<JsonNode> ListAsync(Type item, JsonArray told)
    {
        var list = new JsonArray();
        foreach (var one in told) list.Add(await ReadAsync(item, one));
        return list;
    }

    private async Task<JsonObject> ObjectAsync(Type type, JsonObject told)
    {
        var (facts, members) = (new JsonObject(), MembersOf(type));
        foreach (var (name, value) in told)
            facts[name] = await ReadAsync(members.TryGetValue(name, out var kind) ? kind : throw new InvalidDataException($"{type.Name} has no {name}"), value);
        return facts;
    }

    private static ImmutableDictionary<string, Type> MembersOf(Type type) =>
        CaseEventJson.Options.GetTypeInfo(type).Properties.ToImmutableDictionary(member => member.Name, member => member.PropertyType);

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, CaseEventJson.Options);
}
