using System.Collections.Immutable;
using Gongkai.Matters;
using Gongkai.Orders;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Orders;

/// <summary>督办整改: orders of an authority, their replies, checks and closing, and accountability.</summary>
internal sealed class OrdersArea : Area
{
    public override ImmutableArray<View> Views =>
    [
        new(OrderMatters.Prefix, [OrderMatters.Table], OrderMatters.Begin) { Shared = [TermView.Table] },
        new(ProblemLists.Prefix, [ProblemLists.Table], ProblemLists.Begin),
    ];

    public override ImmutableArray<StoreTable> Tables =>
    [
        new(OrderMatters.Table, TableKind.Recomputed, "督办整改"),
        new(ProblemLists.Table, TableKind.Recomputed, "问题清单"),
    ];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.SuperviseOrders, OrderSteps.Workflow.Holders(typeof(OrderIssued))),
        new(Permission.OpenOrders, [.. OrderSteps.Workflow.Table.SelectMany(row => row.By).Distinct()]),
    ];

    public override ImmutableArray<Type> FixedEntries => [.. OrderSteps.Workflow.Types.Values];

    public override ImmutableArray<OverviewLine> OverviewLines =>
    [
        TermLines.Due(OrderMatters.Prefix, "督办整改"), TermLines.Overdue(OrderMatters.Prefix, "督办整改"),
        Issued("missed_orders", "今年收到、逾期过的督办整改", OverviewGroup.Unmet, " and missed > 0"),
        Issued("orders", "今年收到的督办整改", OverviewGroup.Volume, ""),
    ];

    // Before the first order of all nobody ordered anything here.
    private static OverviewLine Issued(string word, string name, OverviewGroup group, string which) => new(word, name, group, $"""
        select 'order/' || id as id, agency, number as title, due_on as since, problems || ' 个问题，销号 ' || closed || ' 个' as note
        from {OrderMatters.Table} where {OverviewLine.Looked} and issued_on >= @from and issued_on <= @day{which}
        """)
    {
        Known = $"select agency from looked where exists (select 1 from {OrderMatters.Table} where issued_on <= @seen)",
        TellsBefore = true,
        PlaceAbove = OrderRoutes.List,
    };

    public override ImmutableArray<NavigationItem> Desk =>
    [
        new(133, "督办整改", OrderRoutes.List, Permission.SuperviseOrders, "向下级机关发出督办、整改、通报、约谈，核查、销号，责任追究。", Navigation.Managing),
    ];

    public override ImmutableArray<MatterAddress> Addresses =>
    [
        new(OrderMatters.Prefix, "督办整改", id => OrderRoutes.Of(SupervisionOrderId.Parse(id, null))) { FormName = OrderSteps.Workflow.NameAt },
        new(ProblemLists.Prefix, "问题清单", id => OrderRoutes.ProblemList(ProblemListId.Parse(id, null))) { IsForAuthority = true },
    ];

    public override void AddIds()
    {
        StoredTypes.AddId<SupervisionOrder>();
        StoredTypes.AddId<ProblemListTaken>();
    }

    public override void Register(IServiceCollection services) =>
        services.AddTerms((calendars, clock) => new OrderMatters(calendars, clock)).AddSingleton<OrderJournal>().AddScoped<OrderDesk>()
            .AddSingleton<SupervisionOrders>().AddSingleton<ProblemLists>().AddSingleton<MissedOrders>().AddHostedService<OrderRounds>();
}
