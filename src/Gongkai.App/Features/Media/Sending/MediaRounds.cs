using Gongkai.Web;

namespace Gongkai.Features.Media;

/// <summary>Twice a minute: takes posts on, looks at what was published, and tells people what they have to look at.</summary>
public sealed class MediaRounds(PostSending sending, PostWatch watch, MediaAlarms alarms, TimeProvider clock, ILogger<MediaRounds> log)
    : Rounds(TimeSpan.FromSeconds(30), clock)
{
    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new(4301, "MediaRoundFailed"), "the round of new media failed and will be tried again");

    protected override async Task RunAsync(CancellationToken ct)
    {
        await sending.RunAsync(ct);
        await watch.RunAsync(ct);
        await alarms.RunAsync(ct);
    }

    protected override void Tell(Exception fault) => Failed(log, fault);
}
