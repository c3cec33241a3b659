using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>
/// 定时发布: publishes what is due. An item becomes public in one piece of writing, so that a process that is ended leaves it as it was, and the next round
/// does it. One that came late, or could not be published, is told to the disclosure office.
/// </summary>
public sealed class PlannedItems(Store store, ItemJournal journal, PeopleRegister people, StaffMessages staff, Outbox outbox, TimeProvider clock)
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    /// <summary>Publishes what is due now; to run it again changes nothing.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var (id, planned) in await DueAsync(ct))
        {
            var change = ChangeContext.ByPlatform(clock.GetUtcNow());
            var answer = await journal.TakeAsync(new(new PublicItem(id), null, async (writing, item) =>
                item.Stage != ItemStage.Scheduled || item.PlannedAt > writing.Situation.Now ? [] : [await ItemJournal.PublicationAsync(writing, item, null)]),
                Actor.Platform, change, ct);
            if (!answer.IsTaken)
                await TellAsync(id, planned, "没有公开", string.Join("；", answer.Refusals.Select(refusal => Message.Of(refusal.Finding))), ct);
            else if (clock.GetUtcNow() - planned > Late)
                await TellAsync(id, planned, "迟了才公开", $"实际公开时间是 {clock.GetUtcNow().InBeijing()}。", ct);
        }
    }

    private async Task<IReadOnlyList<(ItemId Id, DateTimeOffset Planned)>> DueAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        // An interpretation planned for the moment of its document waits for that, which mostly takes it along.
        return (await connection.QueryAsync<(ItemId, DateTimeOffset)>(new CommandDefinition("""
            select id, planned_at from item_view i where stage = 'Scheduled' and planned_at <= @now
                and not exists (select 1 from item_view d where d.id = i.document and d.stage = 'Scheduled' and d.planned_at = i.planned_at)
            order by planned_at, id
            """, new { now = clock.GetUtcNow() }, cancellationToken: ct))).AsList();
    }

    private async Task TellAsync(ItemId id, DateTimeOffset planned, string what, string why, CancellationToken ct)
    {
        if (await journal.FindAsync(new PublicItem(id), ct) is not var (agency, item)) return;
        var today = clock.BeijingToday;
        var office = await people.HoldersAsync(agency, Role.OfficeHead, today, ct);
        var messages = await staff.OfAsync(new($"{item.Stream}/planned/{StoredTypes.Text(planned)}", agency, "Item", item.Stream,
            $"信息 {item.Drafted!.Number} 定时发布{what}", $"计划 {planned.InBeijing()} 公开。{why}", DueLevel.Overdue), office, today, ct);
        await outbox.PutAllAsync(messages, ct);
    }
}

/// <summary>Looks every half minute whether something is due.</summary>
public sealed class PlannedRounds(PlannedItems planned, TimeProvider clock, ILogger<PlannedRounds> log) : Rounds(TimeSpan.FromSeconds(30), clock)
{
    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new(4101, "PlannedRoundFailed"), "the round of planned items failed and will be tried again");

    protected override Task RunAsync(CancellationToken ct) => planned.RunAsync(ct);

    protected override void Tell(Exception fault) => Failed(log, fault);
}
