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
        [new(FilingMatters.Prefix, [FilingMatters.Table], FilingMatters.Begin) { Shared = [TermView.Table, ReportVersions.Table] }];

    public override ImmutableArray<StoreTable> Tables => [new(FilingMatters.Table, TableKind.Recomputed, "年度报告的报送")];

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

    public override ImmutableArray<OverviewLine> OverviewLines =>
    [
        Owed("filing_due", "待报送的年度报告", OverviewGroup.Due, "submit_by", $"stage = '{nameof(FilingStage.Awaited)}' and submit_by >= @day"),
        Owed("filing_overdue", "逾期没有报送的年度报告", OverviewGroup.Overdue, "submit_by", $"stage = '{nameof(FilingStage.Awaited)}' and submit_by < @day"),
        Owed("filing_unmended", "退回后逾期没有改正的年度报告", OverviewGroup.Overdue, "due_on",
            $"stage = '{nameof(FilingStage.Returned)}' and due_on < @day"),
        Owed("filing_returned", "主管部门退回的年度报告", OverviewGroup.Returned, "due_on", $"stage = '{nameof(FilingStage.Returned)}'"),
        Owed("late_filing", "没有按时报送的上一年年度报告", OverviewGroup.Unmet, "submit_by",
            $"year = @year and stage <> '{nameof(FilingStage.Dropped)}' and submit_by < @day and (filed_on is null or filed_on > submit_by)",
            "《政府信息公开条例》第四十九条"),
    ];

    // Only who was asked for a report is known to owe one.
    private static OverviewLine Owed(string word, string name, OverviewGroup group, string day, string which, string basis = "") => new(word, name, group, $"""
        select 'filing/' || id as id, member as agency, year || '年年度报告' as title, {day} as since, '' as note
        from {FilingMatters.Table} where member in (select agency from looked) and {which}
        """)
    {
        Known = $"select member as agency from {FilingMatters.Table} where member in (select agency from looked)"
            + (basis.Length > 0 ? " and year = @year" : ""),
        Basis = basis,
        TellsBefore = basis.Length > 0,
        Place = FilingRoutes.Mine,
        PlaceAbove = FilingRoutes.List,
    };

    public override ImmutableArray<RadarLine> RadarLines => [new MovedTotals()];

    public override void AddIds() => StoredTypes.AddId<ReportFiling>();

    public override void Register(IServiceCollection services) =>
        services.AddTerms((calendars, clock) => new FilingMatters(calendars, clock))
            .AddSingleton<FilingJournal>().AddScoped<FilingDesk>().AddSingleton<Filings>().AddSingleton<IMemberReports, MemberReports>()
            .AddSingleton<FilingPackages>().AddSingleton<IssuedReports>()
            .AddSingleton<MissedReturns>().AddSingleton<KnownPublications>().AddHostedService<FilingRounds>();
}
