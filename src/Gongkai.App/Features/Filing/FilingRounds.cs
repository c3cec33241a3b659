using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Portal;
using Gongkai.Features.YearEnd;
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
            if (await filings.FindAsync(line.Id, ct) is not (_, { Stage: FilingStage.Returned, IsMissed: false, Returned: { } returned } filing))
                continue;
            // Somebody may file in between: then the rules refuse it, and that is as it should be.
            await journal.TakeAsync(new(new(line.Id), filing.Version, (writing, _) =>
                Task.FromResult<IReadOnlyList<FilingEvent>>([new ReturnMissed(writing.Situation.Today, returned.DueOn)])),
                Actor.Platform, ChangeContext.ByPlatform(clock.GetUtcNow()), ct);
        }
    }
}

/// <summary>Reports that the public has on this platform: nobody need tell when and where.</summary>
public sealed class KnownPublications(Database database, FilingJournal journal, PublicAddress address, TimeProvider clock)
{
    /// <summary>One round: to run it again does nothing.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        List<(string Filing, string Item, string On)> known;
        await using (var connection = await database.OpenAsync(ct))
            known = [.. await connection.QueryAsync<(string, string, string)>(new CommandDefinition($"""
                select v.id, p.id, p.published_on from {FilingMatters.Table} v
                join {YearReportMatters.Table} y on y.agency = v.member and y.year = v.year
                join public_item p on p.id = y.item
                where v.published_on is null and v.stage <> '{nameof(FilingStage.Dropped)}' and p.withdrawn_on is null
                order by v.id
                """, cancellationToken: ct))];
        foreach (var (filing, item, on) in known)
            await journal.TakeAsync(new(new(FilingId.Parse(filing, null)), null, (writing, _) => Task.FromResult<IReadOnlyList<FilingEvent>>(
                [new PublicationTold(writing.Situation.Today, StoredTypes.Day(on), address.Of(PortalRoutes.Item(ItemId.Parse(item, null))), null)
                {
                    IsOnPlatform = true,
                }])), Actor.Platform, ChangeContext.ByPlatform(clock.GetUtcNow()), ct);
    }
}

/// <summary>Every ten minutes.</summary>
public sealed class FilingRounds(MissedReturns missed, KnownPublications known, TimeProvider clock, ILogger<FilingRounds> log)
    : Rounds(TimeSpan.FromMinutes(10), clock)
{
    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new(4501, "FilingRoundFailed"), "the round of filings failed and will be tried again");

    protected override async Task RunAsync(CancellationToken ct)
    {
        await missed.RunAsync(ct);
        await known.RunAsync(ct);
    }

    protected override void Tell(Exception fault) => Failed(log, fault);
}
