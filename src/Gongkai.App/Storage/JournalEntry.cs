using System.Text.Json;

namespace Gongkai.Storage;

/// <summary>Who changed something, on whose authority, when, and why.</summary>
/// <param name="Who">A person's id, <c>applicant</c> or <c>system</c>; never a name.</param>
/// <param name="Authority">The post or the rule that it was done by.</param>
/// <param name="At">The instant.</param>
/// <param name="Why">The reason, where one is given.</param>
public sealed record ChangeContext(string Who, string Authority, DateTimeOffset At, string? Why)
{
    /// <summary>Who it is where it is nobody of the staff: the platform itself, or one of the public.</summary>
    public const string Platform = "system", Applicant = "applicant";

    /// <summary>What the platform does by itself.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="authority">On what authority.</param>
    public static ChangeContext ByPlatform(DateTimeOffset at, string authority = "平台") => new(Platform, authority, at, null);

    /// <summary>What one of the public does.</summary>
    /// <param name="authority">As whom.</param>
    /// <param name="at">The moment.</param>
    public static ChangeContext ByApplicant(string authority, DateTimeOffset at) => new(Applicant, authority, at, null);
}

/// <summary>What happened, as it is to be written down.</summary>
/// <param name="Type">The kind of event; the name is stable for ever.</param>
/// <param name="Body">Its facts as JSON, without personal data.</param>
public sealed record JournalEvent(string Type, string Body)
{
    /// <summary>An event whose name is that of the record which says what happened, unless another is given.</summary>
    public static JournalEvent Of<T>(T happened, string? name = null) => new(name ?? typeof(T).Name, JsonSerializer.Serialize(happened, EventJson.Options));
}

/// <summary>What happened, as it was written down: a link of its agency's chain.</summary>
/// <param name="Agency">Whose chain.</param>
/// <param name="Sequence">Its place in the chain, from 1, without gaps.</param>
/// <param name="Stream">What it happened to: <c>case/{id}</c>, <c>agency/{id}</c>, <c>person/{id}</c>, <c>calendar</c>.</param>
/// <param name="Version">Its place in the stream, from 1, without gaps.</param>
/// <param name="Type">The kind of event.</param>
/// <param name="Body">Its facts as JSON.</param>
/// <param name="Change">Who, on whose authority, when, and why.</param>
/// <param name="PreviousHash">The hash of the link before.</param>
/// <param name="Hash">The hash of all the above.</param>
public sealed record JournalEntry(
    AgencyId Agency, long Sequence, string Stream, int Version, string Type, string Body, ChangeContext Change, string PreviousHash, string Hash)
{
    /// <summary>What happened, as a record of what its name stands for.</summary>
    public T Read<T>() => JsonSerializer.Deserialize<T>(Body, EventJson.Options)!;
}
