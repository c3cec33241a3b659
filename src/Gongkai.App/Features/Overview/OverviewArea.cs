using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Overview;

/// <summary>总览: the numbers of all areas on one page, of an agency, of all below one, and the open part for everybody.</summary>
internal sealed class OverviewArea : Area
{
    public override ImmutableArray<StoreTable> Tables => [];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.SeeOverview, [Role.OfficeHead, Role.LeaderInCharge]),
        new(Permission.SuperviseOverview, [Role.Supervisor]),
    ];

    public override ImmutableArray<NavigationItem> Desk =>
    [
        new(15, "总览", OverviewRoutes.Start, Permission.SeeOverview, "快要到期的、逾期的、被退回的、没有履行的义务，与去年同期比较。", Navigation.Head),
        new(16, "下级总览", OverviewRoutes.Below, Permission.SuperviseOverview, "下级机关到期、逾期、退回、没有履行义务的数量。", Navigation.Head),
    ];

    public override ImmutableArray<NavigationItem> Public =>
        [new(59, "公开总览", OverviewRoutes.Published, About: "各机关今年公开信息、年度报告、报表、考核结果的数量，与去年同期比较。", Under: Navigation.Data)];

    public override void Register(IServiceCollection services) => services.AddSingleton<Overviews>();
}
