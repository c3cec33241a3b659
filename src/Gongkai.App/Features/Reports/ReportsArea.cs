using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Reports;

/// <summary>年度报告: reports checked, and their checks kept.</summary>
internal sealed class ReportsArea : Area
{
    public override ImmutableArray<StoredRegister> Registers => [new("report-check/", ReportChecks.RebuildAsync)];

    public override ImmutableArray<StoreTable> Tables =>
    [
        new("report_check", TableKind.Witnessed, "年度报告检查"),
        new("finding_acceptance", TableKind.Witnessed, "检查结果的认可"),
    ];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.KeepReportChecks, [Role.RegistrationClerk, Role.OfficeHead, Role.LeaderInCharge]),
    ];

    public override ImmutableArray<NavigationItem> Public =>
        [new(50, "报告检查", ReportRoutes.Check, About: "选择年度报告的文件，指出错在哪里、依据哪一条、怎样改。文件不保存。")];

    public override ImmutableArray<NavigationItem> Desk =>
        [new(160, "报告检查", ReportRoutes.Kept, Permission.KeepReportChecks, "保存的年度报告检查结果。", Navigation.Managing)];

    public override void Register(IServiceCollection services) => services.AddSingleton<ReportChecks>();
}
