using Gongkai.Agencies;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Filing;

/// <summary>逾期未改正: told once for each return, on the first day after its term.</summary>
public sealed class MissedReturns(Filings filings, FilingJournal journal, TimeProvider clock)
{
    /// <summary>One round: to run it again does nothing.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var line in await filings.OverdueAsync(clock.BeijingToday, ct))
        {
            if (await filings.FindAsync(line.Id, ct) is not (_, { Stage: FilingStage.Returned, Returned: { } returned } filing)
                || filing.History.OfType<ReturnMissed>().Any(missed => missed.DueOn == returned.DueOn)) continue;
            // Somebody may file in between: then the rules refuse it, and that is as it should be.
            await journal.TakeAsync(new(new(line.Id), filing.Version, (writing, _) =>
                Task.FromResult<IReadOnlyList<FilingEvent>>([new ReturnMissed(writing.Situation.Today, returned.DueOn)])),
                Actor.Platform, ChangeContext.ByPlatform(clock.GetUtcNow()), ct);
        }
    }
}

/// <summary>Every ten minutes.</summary>
public sealed class MissedReturnRounds(MissedReturns missed, TimeProvider clock, ILogger<MissedReturnRounds> log) : Rounds(TimeSpan.FromMinutes(10), clock)
{
    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new(4501, "MissedReturnRoundFailed"), "the round of missed returns failed and will be tried again");

    protected override Task RunAsync(CancellationToken ct) => missed.RunAsync(ct);

    protected override void Tell(Exception fault) => Failed(log, fault);
}
