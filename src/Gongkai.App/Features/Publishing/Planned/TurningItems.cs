using Dapper;
using Gongkai.Agencies;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>
/// 到日生效: on the day on which a document comes into force, is abolished as was said ahead, or has lapsed, what is written of it is written anew: search,
/// terms, pages. Nothing is decided here; what follows from days follows without anybody's hand.
/// </summary>
public sealed class TurningItems(Store store, WorkCalendars calendars, TimeProvider clock)
{
    private const int AtOnce = 100;

    private readonly ItemMatters kind = new(calendars, clock);

    /// <summary>Writes anew what has turned by today; to run it again changes nothing.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (await DueAsync(ct) is { Count: > 0 } due)
            await store.Journal.WriteAsync(async transaction =>
            {
                foreach (var id in due) await kind.ProjectAsync(transaction, await transaction.ReadAsync(new PublicItem(id).Stream));
                return due.Count;
            }, ct);
    }

    private async Task<IReadOnlyList<ItemId>> DueAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return (await connection.QueryAsync<ItemId>(new CommandDefinition(
            "select id from item_view where turns_on <= @today order by turns_on, id limit @most", new { today = clock.BeijingToday, most = (long)AtOnce },
            cancellationToken: ct))).AsList();
    }
}

/// <summary>Looks every minute whether a day has come.</summary>
public sealed class TurningRounds(TurningItems turning, TimeProvider clock, ILogger<TurningRounds> log) : Rounds(TimeSpan.FromMinutes(1), clock)
{
    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new(4102, "TurningRoundFailed"), "the round of documents whose day has come failed and will be tried again");

    protected override Task RunAsync(CancellationToken ct) => turning.RunAsync(ct);

    protected override void Tell(Exception fault) => Failed(log, fault);
}
