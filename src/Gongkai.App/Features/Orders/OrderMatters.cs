using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Features.Publishing;
using Gongkai.Matters;
using Gongkai.Orders;
using Gongkai.Publishing;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Orders;

/// <summary>督办整改 as a kind of matter; it is the ordered agency's, and the authority above it reaches it.</summary>
public sealed class OrderMatters(WorkCalendars calendars, TimeProvider clock)
    : MatterKind<SupervisionOrder, OrderEvent, OrderStage, OrderSituation>(OrderSteps.Workflow, Events, Prefix)
{
    /// <summary>How the names of its streams begin.</summary>
    public const string Prefix = "order/";

    /// <summary>One line for each.</summary>
    public const string Table = "order_view";

    private const string Upsert = $"""
        insert into {Table} (id, agency, authority, kind, number, name, version, stage, issued_on, due_on, missed, is_missed, problems, closed, closed_on,
            accountability, origin)
        values (@Id, @Agency, @Authority, @Kind, @Number, @Name, @Version, @Stage, @IssuedOn, @DueOn, @Missed, @IsMissed, @Problems, @Closed, @ClosedOn,
            @Accountability, @Origin)
        on conflict (id) do update set version = excluded.version, stage = excluded.stage, due_on = excluded.due_on, missed = excluded.missed,
            is_missed = excluded.is_missed, closed = excluded.closed, closed_on = excluded.closed_on, accountability = excluded.accountability
        """;

    /// <summary>The events of orders by their names.</summary>
    public static MatterJson<OrderEvent> Events { get; } = new(OrderSteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<SupervisionOrder, OrderSituation>, Task>> Projections => [WriteAsync, WriteTermsAsync];

    public override string? About(SupervisionOrder matter) => null;

    public override SupervisionOrder Blank(Guid id) => new(new SupervisionOrderId(id));

    public override async Task<OrderSituation> SituationAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, SupervisionOrder matter, Actor actor) =>
        new(clock.BeijingToday, (await AgencyCalendar.OfAsync(calendars, connection, transaction, agency, "orders")).Calendar, actor);

    protected override ImmutableArray<RunningTerm> Terms(SupervisionOrder matter, OrderSituation situation) => matter.Terms();

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new OrderMatters(new(store.Database), clock).ProjectAsync;

    private static Task WriteAsync(MatterChange<SupervisionOrder, OrderSituation> change)
    {
        var (order, issued) = (change.Matter, change.Matter.Issued!);
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            order.Id,
            change.Agency,
            issued.Authority,
            Kind = issued.Kind.ToString(),
            issued.Number,
            issued.Name,
            Version = (long)order.Version,
            Stage = order.Stage.ToString(),
            IssuedOn = issued.On,
            order.DueOn,
            Missed = (long)order.Missed,
            IsMissed = order.IsMissed ? 1L : 0L,
            Problems = (long)issued.Problems.Length,
            Closed = (long)order.ClosedProblems,
            ClosedOn = order.Stage == OrderStage.Closed ? order.History.OfType<OrderChecked>().Last().On : (DateOnly?)null,
            Accountability = (long)order.Accountability.Length,
            issued.Origin,
        }, change.Transaction.Transaction);
    }
}

/// <summary>督办整改 as their events. The agency is told what concerns it, in the same writing; what is overdue is told its leader and the authority too.</summary>
public sealed class OrderJournal(Store store, WorkCalendars calendars, PeopleRegister people, StaffMessages staff, AgencyNotices notices, Outbox outbox,
    ItemJournal items, TimeProvider clock)
    : MatterJournal<SupervisionOrder, OrderEvent, OrderStage, OrderSituation>(store, new OrderMatters(calendars, clock))
{
    /// <summary>发出, within a larger piece of writing too: the number is drawn in it.</summary>
    public static async Task<OrderEvent> IssuedAsync(MatterWriting<OrderSituation> writing, OrderIssued order)
    {
        var year = order.On.Year;
        var number = await writing.Transaction.NextNumberAsync(order.Authority, $"order/{year}");
        return order with { Number = $"{year}-督{number:D4}" };
    }

    /// <summary>登记已办, within the piece of writing that does what was ordered: of every order out of that matter that waits for the agency.</summary>
    /// <param name="transaction">The writing.</param>
    /// <param name="origin">The stream of the matter.</param>
    /// <param name="words">What was done; nothing personal.</param>
    /// <param name="today">The day.</param>
    /// <param name="change">Who did it.</param>
    public async Task<ImmutableArray<Refusal>> MeetAsync(JournalTransaction transaction, string origin, string words, DateOnly today, ChangeContext change)
    {
        var waiting = (await transaction.Connection.QueryAsync<string>(
            $"select id from {OrderMatters.Table} where origin = @origin and stage = '{nameof(OrderStage.Issued)}' order by id", new { origin },
            transaction.Transaction)).AsList();
        foreach (var id in waiting)
            if (await TakeAsync(transaction, new(new(SupervisionOrderId.Parse(id, null)), null, (_, _) =>
                Task.FromResult<IReadOnlyList<OrderEvent>>([new OrderMet(today, words)])), Actor.Platform, change) is { Refusals: { IsEmpty: false } refused })
                return refused;
        return [];
    }

    protected override async Task<ImmutableArray<Refusal>> FollowAsync(
        MatterChange<SupervisionOrder, OrderSituation> changed, SupervisionOrder before, ChangeContext change)
    {
        var (order, issued, today) = (changed.Matter, changed.Matter.Issued!, changed.Situation.Today);
        if (order.History[^1] is CircularHandedOn handed) return await HandOnAsync(changed, handed, change);
        var what = $"{issued.Kind.Name()} {issued.Number}";
        var (subject, words, isGrave) = order.History[^1] switch
        {
            OrderIssued => ($"收到{what}", $"{issued.Problems.Length} 个问题，{issued.DueOn:yyyy-MM-dd} 以前整改、回复。", issued.Kind == OrderKind.Circular),
            OrderReminded reminded => ($"催办：{what}", reminded.Words, false),
            OrderMissed missed => ($"逾期未整改：{what}", $"整改期限 {missed.DueOn:yyyy-MM-dd} 已过，没有回复。", true),
            OrderChecked { DueOn: { } due } when order.Stage == OrderStage.Issued => ($"继续整改：{what}", $"还有问题没有改好，{due:yyyy-MM-dd} 以前整改、回复。", false),
            OrderChecked => ($"已销号：{what}", "全部问题已经改好。", false),
            ObjectionAnswered answered => ($"异议答复：{what}", answered.IsUpheld ? "异议成立，已经撤销。" : $"异议不成立，{answered.DueOn:yyyy-MM-dd} 以前整改、回复。", false),
            OrderReplied => ($"整改回复：{what}", $"{issued.Name}已经回复，请核查。", false),
            OrderMet met => ($"已办，待核查：{what}", $"{issued.Name}{met.Words}，请核查。", false),
            OrderObjected => ($"提出异议：{what}", $"{issued.Name}提出异议，请答复。", false),
            _ => ("", "", false),
        };
        if (subject.Length == 0) return [];
        StaffNotice notice = new($"{order.Stream}/{order.Version}", changed.Agency, "Orders", order.Stream, subject, words, isGrave ? DueLevel.Red
            : DueLevel.Amber);
        if (order.History[^1] is OrderReplied or OrderMet or OrderObjected or OrderMissed)
            await outbox.PutAllAsync(changed.Transaction, await staff.OfAsync(notice,
                await people.HoldersAsync(issued.Authority, Role.Supervisor, today, CancellationToken.None), today, CancellationToken.None));
        if (order.History[^1] is not (OrderReplied or OrderMet or OrderObjected))
            await notices.TellAsync(changed.Transaction, new(notice, issued.Authority, order.History[^1] is OrderIssued
                ? $"{issued.Demand}{string.Join('；', issued.Problems.Select(problem => problem.Detail))}。请按要求办理，书面回复本机关。"
                : "请按要求办理，书面回复本机关。"), today);
        return [];
    }

    // A draft as any other of the authority's: who reviews it is not who decided, and what is withdrawn leaves its stub.
    private async Task<ImmutableArray<Refusal>> HandOnAsync(
        MatterChange<SupervisionOrder, OrderSituation> changed, CircularHandedOn handed, ChangeContext change)
    {
        var (issued, kind, hasColumn) = (changed.Matter.Issued!, ItemKinds.Notice, true);
        var answer = await items.TakeAsync(changed.Transaction, new MatterStep<PublicItem, ItemEvent, ItemSituation>(new PublicItem(handed.Item), null,
            async (writing, _) =>
            {
                var columns = writing.Situation.Columns.Where(column => column.Sort == ColumnSort.Ordinary && column.MayTake(kind)).ToList();
                if ((columns.FirstOrDefault(column => column.Id == "notices") ?? columns.FirstOrDefault()) is not { } column)
                {
                    hasColumn = false;
                    return [];
                }
                var content = await ItemContentTable.KeepAsync(writing, new ItemContent(kind.Code, handed.Title, handed.On)
                {
                    Summary = $"对{issued.Name}政府信息公开工作的通报。",
                    Keywords = "政府信息公开；通报",
                    Text = handed.Text,
                });
                return [new ItemDrafted(writing.Situation.Today, await ItemJournal.NumberAsync(writing), kind.Code, content,
                    new ItemPlacement(column.Id, Openness.Proactive), handed.By)];
            })
        { BeginningAt = issued.Authority }, Actor.Platform, change);
        return hasColumn ? answer.Refusals : [new("SO04") { Variant = "column" }];
    }
}

/// <summary>What an officer does with one order: of the authority that has issued it, wherever the agency stands, or of the agency that is ordered.</summary>
public sealed class OrderDesk(OrderJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<SupervisionOrder, OrderEvent, OrderStage, OrderSituation>(journal, store, people, officer, Permission.OpenOrders, clock)
{
    // Who supervises the agency for somebody else neither checks nor withdraws what was not his to order.
    protected override bool Covers(Post post, AgencyId agency, SupervisionOrder matter) => post.Role == Role.Supervisor
        ? Officer.Covers(post, matter.Issued!.Authority) : base.Covers(post, agency, matter);
}
