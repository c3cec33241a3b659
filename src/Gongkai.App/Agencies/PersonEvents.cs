using System.Collections.Frozen;

namespace Gongkai.Agencies;

/// <summary>Something about a person changed; the journal says what by the event's name, and of the person no more than the last day.</summary>
public sealed record PersonTold(DateOnly? EndedOn = null);

/// <summary>A person is given a post. What the post is called stands in its row alone.</summary>
public sealed record PostGiven(PostId Post, AgencyId Agency, SectionId? Section, Role Role, DateOnly FromOn, DateOnly? UntilOn);

/// <summary>A post ends after a day.</summary>
public sealed record PostEnded(PostId Post, DateOnly UntilOn);

/// <summary>Somebody stands in for the absent person. Why stands in the row alone.</summary>
public sealed record DeputyNamed(PersonId Deputy, DateOnly FromOn, DateOnly UntilOn);

/// <summary>A deputy's time ends after a day.</summary>
public sealed record DeputyEnded(string Id, DateOnly UntilOn);

/// <summary>The events of people by their names, with what each says. Names and shapes stay for ever.</summary>
public static class PersonEvents
{
    public const string Added = "PersonAdded";

    /// <summary>All of them.</summary>
    public static FrozenDictionary<string, Type> All { get; } =
        new[] { typeof(PostGiven), typeof(PostEnded), typeof(DeputyNamed), typeof(DeputyEnded) }.Select(type => (type.Name, type))
        .Concat(from name in (string[])
            [Added, "PersonChanged", "PasswordReset", "PasswordChanged", "SecondFactorSwitchedOn", "SecondFactorSwitchedOff", "SecondFactorRemoved",
                "ProviderLinked", "ProviderUnlinked", "PersonEnded"]
                select (name, typeof(PersonTold))).ToFrozenDictionary(one => one.Item1, one => one.Item2);
}
