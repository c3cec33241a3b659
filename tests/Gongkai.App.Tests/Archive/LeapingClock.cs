namespace Gongkai.Tests.Archive;

/// <summary>A clock that leaps over years. Its timers go by real time: a fake clock would strike every minute of those years.</summary>
internal sealed class LeapingClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public void Advance(TimeSpan leap) => now += leap;

    public override DateTimeOffset GetUtcNow() => now;
}
