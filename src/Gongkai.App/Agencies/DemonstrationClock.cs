namespace Gongkai.Agencies;

/// <summary>The clock of the demonstration: it stands where it was set while the data are fed, and then runs on from there.</summary>
public sealed class DemonstrationClock(DateTimeOffset from) : TimeProvider
{
    private DateTimeOffset set = from;
    private long? since;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => (since is { } begun ? set + GetElapsedTime(begun) : set).ToUniversalTime();

    /// <summary>Stands at a moment.</summary>
    internal void StandAt(DateTimeOffset moment) => (set, since) = (moment, null);

    /// <summary>Runs from a moment.</summary>
    internal void RunFrom(DateTimeOffset moment) => (set, since) = (moment, GetTimestamp());
}
