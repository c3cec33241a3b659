using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Radar;

/// <summary>公开雷达: what is missing, stale, late or silent, of one agency and of all below one; and what was published, counted.</summary>
internal sealed class RadarArea : Area
{
    public override ImmutableArray<StoreTable> Tables => [new(RadarDays.Table, TableKind.Witnessed, "公开雷达的每日读数")];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.SeeRadar, [Role.OfficeHead, Role.LeaderInCharge]),
        new(Permission.SuperviseRadar, [Role.Supervisor]),
    ];

    public override ImmutableArray<NavigationItem> Desk =>
    [
        new(55, "公开雷达", RadarRoutes.Start, Permission.SeeRadar, "缺少的、过期的、迟了的公开内容，怎样补上。", Navigation.Figures),
        new(56, "公开统计", RadarRoutes.Statistics, Permission.HandleItems, "公开的信息按种类、栏目、月份的数量，与上一年比较。", Navigation.Figures),
        new(131, "公开监测", RadarRoutes.Below, Permission.SuperviseRadar, "下级机关的公开雷达：数量和变化。", Navigation.Figures),
    ];

    public override ImmutableArray<MatterAddress> Addresses => [new(RadarStreams.Prefix, "公开雷达", RadarStreams.Own) { OfAbove = RadarStreams.Below }];

    public override void Register(IServiceCollection services) =>
        services.AddSingleton<RadarReading>().AddHostedService<RadarRounds>().AddSingleton<PublicStatistics>();
}
