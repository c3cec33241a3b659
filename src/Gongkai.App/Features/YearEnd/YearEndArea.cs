using System.Collections.Immutable;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>年度报告: compiled out of the registers, declared, checked, frozen, passed, handed on for publication.</summary>
internal sealed class YearEndArea : Area
{
    public override ImmutableArray<View> Views =>
        [new("year-report/", [YearReportMatters.Table], YearReportMatters.Begin) { Shared = [TermView.Table, ReportVersions.Table] }];

    public override ImmutableArray<StoreTable> Tables =>
        [new(YearReportMatters.Table, TableKind.Recomputed, "年度报告的编制"), new(ReportVersions.Table, TableKind.Recomputed, "年度报告的各个版本")];

    public override ImmutableArray<Permitted> Permissions =>
        [new(Permission.HandleYearReports, [.. YearReportSteps.Workflow.Table.SelectMany(row => row.By).Distinct()])];

    public override ImmutableArray<Type> FixedEntries => [.. YearReportSteps.Workflow.Types.Values];

    public override ImmutableArray<NavigationItem> Desk =>
        [new(121, "年度报告", YearEndRoutes.List, Permission.HandleYearReports, "编制政府信息公开工作年度报告：数据、正文、检查、签批、公布。", Navigation.Figures)];

    public override ImmutableArray<MatterAddress> Addresses =>
        [new("year-report/", "年度报告", id => YearEndRoutes.Of(YearReportId.Parse(id, null))) { FormName = YearReportSteps.Workflow.NameAt }];

    public override ImmutableArray<OverviewLine> OverviewLines => [TermLines.Due("year-report/", "年度报告"), TermLines.Overdue("year-report/", "年度报告")];

    public override ImmutableArray<RadarLine> RadarLines => [new ReportsDue()];

    public override void AddIds() => StoredTypes.AddId<YearReport>();

    public override void Register(IServiceCollection services) =>
        services.AddTerms((calendars, clock) => new YearReportMatters(calendars, clock))
            .AddSingleton<YearCounts>().AddSingleton<IssuedFiles>().AddSingleton<YearFigurePages>()
                .AddSingleton<YearReportJournal>().AddScoped<YearReportDesk>();
}
