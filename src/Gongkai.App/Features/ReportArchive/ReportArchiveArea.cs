using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.ReportArchive;

/// <summary>报告档案: what was ever filed or issued, to be looked up, compared, counted and taken away.</summary>
internal sealed class ReportArchiveArea : Area
{
    public override ImmutableArray<StoreTable> Tables => [];

    public override ImmutableArray<Permitted> Permissions =>
        [new(Permission.ReadReportArchive, [Role.RegistrationClerk, Role.OfficeHead, Role.LeaderInCharge, Role.Supervisor])];

    public override ImmutableArray<NavigationItem> Desk =>
        [new(131, "报告档案", ReportArchiveRoutes.List, Permission.ReadReportArchive, "历年的年度报告：每一版、每一项数据，名次、分布、对照、查询、下载。", Navigation.Figures)];

    public override ImmutableArray<NavigationItem> Public =>
        [new(60, "年度报告数据", ReportArchiveRoutes.Open, About: "各机关已经公布的年度报告的全部数据，可以下载。", Under: Navigation.Data)];

    public override ImmutableArray<ReaderWork> Works => [ArchiveQuery.Work];

    public override void Map(IEndpointRouteBuilder routes) => OpenReports.Map(routes);

    public override void Register(IServiceCollection services) => services.AddSingleton<ColumnarCopies>();
}
