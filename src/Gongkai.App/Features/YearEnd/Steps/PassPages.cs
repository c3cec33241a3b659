using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Matters;
using Gongkai.Reports;
using Gongkai.Web;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>提交签批.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class SubmitReportPage(YearReportDesk desk) : YearReportStepPage<StepForm>(desk, typeof(ReportSubmitted))
{
    protected override Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        Task.FromResult<YearReportEvent>(new ReportSubmitted(Command.On, writing.Situation.Settings.Chain,
            writing.Situation.Registers!.Look(report, writing.Situation.Settings).Composed.Hash, Me));
}

/// <summary>科室确认数据: which section.</summary>
public sealed class SignSectionForm : StepForm
{
    [Display(Name = "科室"), Required]
    public string Section { get; set; } = "";
}

/// <summary>科室确认数据.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class SignSectionPage(YearReportDesk desk) : YearReportStepPage<SignSectionForm>(desk, typeof(SectionSigned))
{
    /// <summary>The sections that wait for him.</summary>
    public ImmutableArray<string> Mine => [.. Report.Awaiting(Open.Situation.Actor)];

    /// <summary>What a section has declared.</summary>
    public IEnumerable<(string Name, string Value)> Of(string section) => Report.Declared.Where(figure => figure.Value.Section == section)
        .Select(figure => (YearFigurePages.NameOf(Report.Year, figure.Key), figure.Value.Value));

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Section = Mine.FirstOrDefault() ?? "";
        return Task.CompletedTask;
    }

    protected override Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        Task.FromResult<YearReportEvent>(new SectionSigned(Command.On, Command.Section, Me));
}

/// <summary>签批: what the form asks for.</summary>
public sealed class PassReportForm : StepForm
{
    [Display(Name = "意见"), StringLength(500)]
    public string Opinion { get; set; } = "";

    [Display(Name = "由谁核对、签发"), StringLength(100)]
    public string Signer { get; set; } = "";
}

/// <summary>签批: the check at which the report waits.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class PassReportPage(YearReportDesk desk) : YearReportStepPage<PassReportForm>(desk, typeof(ReportPassed))
{
    /// <summary>Which check.</summary>
    public ReportCheck Check => Report.Awaited ?? ReportCheck.Head;

    /// <summary>规章和行政规范性文件 as they are frozen.</summary>
    public ImmutableSortedDictionary<string, string> Documents => Look.Figures.Documents;

    protected override async Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        new ReportPassed(Command.On, Check, report.Content ?? "", Me)
        {
            Opinion = await writing.SealOrNoneAsync("year-report", Command.Opinion),
            Signer = Check is ReportCheck.Justice or ReportCheck.Head ? await writing.SealOrNoneAsync("year-report", Command.Signer) : null,
            Figures = Check == ReportCheck.Justice ? Documents : ImmutableSortedDictionary<string, string>.Empty,
        };
}

/// <summary>退回修改: what the form asks for.</summary>
public sealed class ReturnReportForm : StepForm
{
    [Display(Name = "哪一部分")]
    public string Place { get; set; } = "";

    [Display(Name = "哪里不对、怎样改"), Required, StringLength(1_000)]
    public string Reason { get; set; } = "";
}

/// <summary>退回修改.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class ReturnReportPage(YearReportDesk desk) : YearReportStepPage<ReturnReportForm>(desk, typeof(ReportReturned))
{
    /// <summary>The parts of the form.</summary>
    public static ImmutableArray<Choice> Places { get; } =
        [.. Enum.GetValues<ReportSection>().Select(section => new Choice(ReportForm.IdOf(section), section.Name())).OrNone("整份报告")];

    protected override async Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        new ReportReturned(Command.On, Command.Place ?? "", await writing.SealAsync("year-report", Command.Reason.Trim()), Me);
}
