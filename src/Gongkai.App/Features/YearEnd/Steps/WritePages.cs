using System.ComponentModel.DataAnnotations;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Web;
using Gongkai.YearEnd;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Gongkai.Features.YearEnd;

/// <summary>A problem with its measure, as typed.</summary>
public sealed record ProblemForm
{
    [Display(Name = "问题"), StringLength(1_000)]
    public string Problem { get; init; } = "";

    [Display(Name = "改进措施"), StringLength(1_000)]
    public string Measure { get; init; } = "";
}

/// <summary>A measure of last year with what became of it, as typed.</summary>
public sealed record FormerForm
{
    [Display(Name = "上年度的措施"), StringLength(1_000)]
    public string Measure { get; init; } = "";

    [Display(Name = "落实情况"), StringLength(1_000)]
    public string Became { get; init; } = "";
}

/// <summary>The words of a report as they are typed.</summary>
public sealed class ReportDraftForm : StepForm
{
    private const int Longest = 20_000, Rooms = 2;

    [Display(Name = "引言"), StringLength(Longest)]
    public string Preamble { get; set; } = "";

    [Display(Name = "一、总体情况"), StringLength(Longest)]
    public string Overview { get; set; } = "";

    [Display(Name = "二、主动公开（表格前的文字）"), StringLength(Longest)]
    public string Proactive { get; set; } = "";

    [Display(Name = "三、申请（表格前的文字）"), StringLength(Longest)]
    public string Requests { get; set; } = "";

    [Display(Name = "四、复议诉讼（表格前的文字）"), StringLength(Longest)]
    public string Disputes { get; set; } = "";

    public List<ProblemForm> Problems { get; set; } = [];

    public List<FormerForm> Former { get; set; } = [];

    [Display(Name = "六、其他需要报告的事项"), StringLength(Longest)]
    public string OtherMatters { get; set; } = "";

    [Display(Name = "落款日期")]
    public DateOnly? SignedOn { get; set; }

    /// <summary>The words; lines that are empty are none.</summary>
    [BindNever]
    public ReportDraft Draft => new()
    {
        Preamble = Lines(Preamble),
        Overview = Lines(Overview),
        Proactive = Lines(Proactive),
        Requests = Lines(Requests),
        Disputes = Lines(Disputes),
        Problems = [.. Problems.Where(one => one.Problem.Trim().Length + one.Measure.Trim().Length > 0)
            .Select(one => new ReportProblem(one.Problem.Trim(), one.Measure.Trim()))],
        Former = [.. Former.Where(one => one.Measure.Trim().Length + one.Became.Trim().Length > 0)
            .Select(one => new FormerMeasure(one.Measure.Trim(), one.Became.Trim()))],
        OtherMatters = Lines(OtherMatters),
        SignedOn = SignedOn,
    };

    /// <summary>The form filled in.</summary>
    public void Fill(ReportDraft draft)
    {
        (Preamble, Overview, Proactive, Requests) = (draft.Preamble, draft.Overview, draft.Proactive, draft.Requests);
        (Disputes, OtherMatters, SignedOn) = (draft.Disputes, draft.OtherMatters, draft.SignedOn);
        Problems = [.. draft.Problems.Select(one => new ProblemForm { Problem = one.Problem, Measure = one.Measure })];
        Former = [.. draft.Former.Select(one => new FormerForm { Measure = one.Measure, Became = one.Became })];
        MakeRoom();
    }

    /// <summary>Empty rows behind what is there.</summary>
    public void MakeRoom()
    {
        Problems.RemoveAll(one => one.Problem.Length + one.Measure.Length == 0);
        Former.RemoveAll(one => one.Measure.Length + one.Became.Length == 0);
        for (var i = 0; i < Rooms; i++) Problems.Add(new());
        for (var i = 0; i < Rooms; i++) Former.Add(new());
    }

    private static string Lines(string text) => text.Trim().ReplaceLineEndings("\n");
}

/// <summary>撰写正文.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class WriteReportPage(YearReportDesk desk) : YearReportStepPage<ReportDraftForm>(desk, typeof(ReportWritten))
{
    public override string Button => "保存";

    /// <summary>What can be named, by groups, each with what it says now.</summary>
    public IEnumerable<IGrouping<string, (string Name, string? Value)>> Fields =>
        ReportField.All(Report.Year, Settings.OwnFigures).GroupBy(named => named.Group, named => (named.Name, named.Value(Look.Figures)));

    /// <summary>What the words that were typed say: the parts with fields that say nothing, and the length of part one.</summary>
    public ReportLook Typed => Registers.Look(Report, Command.Draft, Settings);

    /// <summary>What part one is to have, and how long it should be.</summary>
    public string OverviewHint => "主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面，各用“（一）…”作小标题"
        + (Settings.OverviewMaxChars is { } most ? $"；当地要求不超过 {most} 字，现在 {Command.Overview.Length} 字" : "");

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Fill(Report.Draft);
        return Task.CompletedTask;
    }

    protected override void Examine()
    {
        // Rows that are left out move those behind them up; what was typed stands again as the form has it.
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith("Command.Problems", StringComparison.Ordinal)
            || key.StartsWith("Command.Former", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        Command.MakeRoom();
    }

    protected override Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        Task.FromResult<YearReportEvent>(new ReportWritten(Command.On, Command.Draft, Me));
}

/// <summary>说明检查结果: what the form asks for.</summary>
public sealed class ExplainFindingForm : StepForm
{
    [Display(Name = "说明"), Required, StringLength(500)]
    public string Words { get; set; } = "";
}

/// <summary>说明检查结果.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class ExplainFindingPage(YearReportDesk desk) : YearReportStepPage<ExplainFindingForm>(desk, typeof(FindingExplained))
{
    /// <summary>Which finding, by the short name of its key.</summary>
    [BindProperty(SupportsGet = true, Name = "finding")]
    public string? Named { get; set; }

    /// <summary>The finding; null when it is not found any more.</summary>
    public Finding? Found => Look.Findings.FirstOrDefault(finding => finding.Severity != Severity.Error && Look.KeyOf(finding).Name == Named);

    protected override void Examine()
    {
        if (Found is null) this.Fault("", "现在检查不出这一条，不需要说明");
    }

    protected override async Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        new FindingExplained(Command.On, Look.KeyOf(Found!), await writing.SealAsync("year-report", Command.Words.Trim()), Me);
}
