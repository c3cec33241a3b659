using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Features.YearEnd;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Filing;

/// <summary>年度报告的报送: agencies file, their superior collects, checks, sends back, accepts and adds up.</summary>
internal sealed class FilingArea : Area
{
    public override ImmutableArray<View> Views =>
        [new(FilingMatters.Prefix, [FilingMatters.Table, FilingMatters.Figures, FilingMatters.Accepted], FilingMatters.Begin) { Shared = [TermView.Table] }];

    public override ImmutableArray<StoreTable> Tables =>
    [
        new(FilingMatters.Table, TableKind.Recomputed, "年度报告的报送"),
        new(FilingMatters.Figures, TableKind.Recomputed, "报送的数据"),
        new(FilingMatters.Accepted, TableKind.Recomputed, "审核通过的数据"),
    ];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.SuperviseFilings, [Role.Supervisor]),
        new(Permission.FileReports, [Role.RegistrationClerk, Role.OfficeHead]),
        new(Permission.OpenFilings, [Role.RegistrationClerk, Role.OfficeHead, Role.LeaderInCharge, Role.Supervisor]),
    ];

    public override ImmutableArray<Type> FixedEntries => [.. FilingSteps.Workflow.Types.Values];

    public override ImmutableArray<NavigationItem> Desk =>
    [
        new(161, "报送年度报告", FilingRoutes.Mine, Permission.FileReports, "向主管部门报送本机关的年度报告。", Navigation.Managing),
        new(130, "年度报告收集", FilingRoutes.List, Permission.SuperviseFilings, "下级机关的年度报告：收集、审核、退回、汇总。", Navigation.Figures),
    ];

    public override ImmutableArray<MatterAddress> Addresses =>
        [new(FilingMatters.Prefix, "年度报告的报送", id => FilingRoutes.Of(FilingId.Parse(id, null))) { FormName = FilingSteps.Workflow.NameAt }];

    public override ImmutableArray<ReaderWork> Works => [FilingWorks.Look, FilingWorks.Unpack];

    public override ImmutableArray<RadarLine> RadarLines => [new MovedTotals()];

    public override void AddIds() => StoredTypes.AddId<ReportFiling>();

    public override void Register(IServiceCollection services) =>
        services.AddTerms((calendars, clock) => new FilingMatters(calendars, clock))
            .AddSingleton<FilingJournal>().AddScoped<FilingDesk>().AddSingleton<Filings>().AddSingleton<IMemberReports, MemberReports>()
            .AddSingleton<FilingPackages>().AddSingleton<IssuedReports>()
            .AddSingleton<MissedReturns>().AddSingleton<KnownPublications>().AddHostedService<FilingRounds>();
}
