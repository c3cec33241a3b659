using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Reading;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Filing;

/// <summary>退回改正: what the form asks for.</summary>
public sealed class ReturnFilingForm : StepForm
{
    /// <summary>The findings that go onto the list, by their names.</summary>
    [Display(Name = "检查发现的问题")]
    public List<string> Findings { get; set; } = [];

    /// <summary>What the reviewer has seen himself, one point on a line.</summary>
    [Display(Name = "其他问题"), StringLength(4_000)]
    public string? Others { get; set; }

    [Display(Name = "改正期限")]
    public DateOnly DueOn { get; set; }
}

/// <summary>退回改正.</summary>
[Needs(Permission.SuperviseFilings)]
public sealed class ReturnFilingPage(FilingDesk desk, Filings filings) : FilingStepPage<ReturnFilingForm>(desk, typeof(FilingReturned))
{
    private ImmutableArray<ListedFinding> found = [];

    /// <summary>What can be put onto the list.</summary>
    public IEnumerable<Choice> Choices => found.DistinctBy(finding => finding.Key)
        .Select(finding => new Choice(finding.Key.Name, $"{finding.Key.Code} {finding.Severity.Name()}：{finding.Words}"));

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        if (Filing.Latest is not { } latest) return;
        try
        {
            var allowed = Open.Situation.AllowedIn(Filing);
            found =
            [
                .. (await filings.LookAsync(Open.Agency, Filing, latest.File, ct)).Examination.Findings
                    .Where(finding => !allowed.Any(one => one.Covers(finding.Key))),
                .. await filings.AlikeAsync(Open.Agency, Filing, ct),
            ];
        }
        catch (Exception fault) when (fault is FileRefusedException or ReadersBusyException)
        {
            this.Fault("", "现在不能重新检查这个文件，请过一会儿再试；也可以只写其他问题");
        }
    }

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.DueOn = Open.Situation.ReturnDue(Open.Situation.Today);
        // Errors, and warnings that nobody has explained.
        Command.Findings = [.. found.Where(finding => finding.Severity == Severity.Error
            || finding.Severity == Severity.Warning && Filing.Latest!.Explanations.All(explained => explained.Key != finding.Key))
            .Select(finding => finding.Key.Name).Distinct()];
        return Task.CompletedTask;
    }

    protected override FilingEvent Event(ReportFiling filing) => new FilingReturned(Command.On,
    [
        .. found.DistinctBy(finding => finding.Key).Where(finding => Command.Findings.Contains(finding.Key.Name))
            .Select(finding => new ReturnPoint(finding.Key.Code, finding.Words)),
        .. (Command.Others ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => new ReturnPoint("", line)),
    ], Command.DueOn, Me);
}

/// <summary>审核通过: what the form asks for.</summary>
public sealed class AcceptFilingForm : StepForm
{
    [Display(Name = "说明"), StringLength(500)]
    public string? Words { get; set; }
}

/// <summary>审核通过.</summary>
[Needs(Permission.SuperviseFilings)]
public sealed class AcceptFilingPage(FilingDesk desk) : FilingStepPage<AcceptFilingForm>(desk, typeof(FilingAccepted))
{
    protected override FilingEvent Event(ReportFiling filing) =>
        new FilingAccepted(Command.On, filing.Latest?.Number ?? 0, Command.Words?.Trim() ?? "", Me);
}

/// <summary>认可检查结果: what the form asks for.</summary>
public sealed class AllowFindingForm : StepForm
{
    [Display(Name = "理由"), Required, StringLength(500)]
    public string Words { get; set; } = "";

    [Display(Name = "以后年度同样认可")]
    public bool IsLasting { get; set; }
}

/// <summary>认可检查结果.</summary>
[Needs(Permission.SuperviseFilings)]
public sealed class AllowFindingPage(FilingDesk desk) : FilingStepPage<AllowFindingForm>(desk, typeof(FindingAllowed))
{
    /// <summary>Which finding, by the short name of its key.</summary>
    [BindProperty(SupportsGet = true, Name = "finding")]
    public string? Named { get; set; }

    /// <summary>What may be allowed.</summary>
    public IEnumerable<Choice> Choices => (Filing.Latest?.Reading.Findings ?? []).Where(finding => finding.Severity != Severity.Error)
        .DistinctBy(finding => finding.Key).Select(finding => new Choice(finding.Key.Name, WordsOf(finding.Key)));

    protected override void Examine()
    {
        if (Found is null) this.Fault("finding", "请选择要认可的一处");
    }

    protected override FilingEvent Event(ReportFiling filing) => new FindingAllowed(Command.On, Found!, Command.Words.Trim(), Command.IsLasting, Me);

    private FindingKey? Found => Filing.Latest?.Reading.Findings.FirstOrDefault(finding => finding.Key.Name == Named)?.Key;

    private static string WordsOf(FindingKey key) => $"{key.Code} {(key.Words.Length > 0 ? key.Words : key.Values)}";
}

/// <summary>催报: what the form asks for.</summary>
public sealed class RemindFilingForm : StepForm
{
    [Display(Name = "内容"), Required, StringLength(500)]
    public string Words { get; set; } = "";
}

/// <summary>催报.</summary>
[Needs(Permission.SuperviseFilings)]
public sealed class RemindFilingPage(FilingDesk desk) : FilingStepPage<RemindFilingForm>(desk, typeof(FilingReminded))
{
    protected override Task SuggestAsync(CancellationToken ct)
    {
        var due = Filing.Returned?.DueOn ?? Filing.Opened!.SubmitBy;
        Command.Words = $"{Filing.Opened!.Year}年度报告应当在 {Dates.Of(due)}{(due < Open.Situation.Today ? "以前报送，现已逾期" : "以前报送")}，请抓紧办理。";
        return Task.CompletedTask;
    }

    protected override FilingEvent Event(ReportFiling filing) => new FilingReminded(Command.On, Command.Words.Trim(), Me);
}

/// <summary>责令改正: what the form asks for.</summary>
public sealed class OrderCorrectionForm : StepForm
{
    [Display(Name = "违反规定的事实"), Required, StringLength(500)]
    public string Facts { get; set; } = "";

    [Display(Name = "改正期限")]
    public DateOnly DueOn { get; set; }
}

/// <summary>责令改正.</summary>
[Needs(Permission.SuperviseFilings)]
public sealed class OrderCorrectionPage(FilingDesk desk) : FilingStepPage<OrderCorrectionForm>(desk, typeof(CorrectionOrdered))
{
    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.DueOn = Open.Situation.ReturnDue(Open.Situation.Today);
        Command.Facts = Filing.Stage == FilingStage.Returned ? $"{Filing.Opened!.Year}年度报告退回以后逾期没有改正" : $"没有按时提交{Filing.Opened!.Year}年度报告";
        return Task.CompletedTask;
    }

    protected override FilingEvent Event(ReportFiling filing) => new CorrectionOrdered(Command.On, Command.Facts.Trim(), Command.DueOn, Me);
}

/// <summary>登记不需报送: what the form asks for.</summary>
public sealed class DropFilingForm : StepForm
{
    [Display(Name = "原因"), Required, StringLength(300)]
    public string Reason { get; set; } = "";
}

/// <summary>登记不需报送.</summary>
[Needs(Permission.SuperviseFilings)]
public sealed class DropFilingPage(FilingDesk desk) : FilingStepPage<DropFilingForm>(desk, typeof(FilingDropped))
{
    protected override FilingEvent Event(ReportFiling filing) => new FilingDropped(Command.On, Command.Reason.Trim(), Me);
}

/// <summary>登记公布情况: what the form asks for.</summary>
public sealed class TellPublicationForm : StepForm
{
    [Display(Name = "公布日期")]
    public DateOnly PublishedOn { get; set; }

    [Display(Name = "网址"), Required, StringLength(500)]
    public string Address { get; set; } = "";
}

/// <summary>登记公布情况.</summary>
[Needs(Permission.SuperviseFilings)]
public sealed class TellPublicationPage(FilingDesk desk) : FilingStepPage<TellPublicationForm>(desk, typeof(PublicationTold))
{
    protected override Task SuggestAsync(CancellationToken ct)
    {
        (Command.PublishedOn, Command.Address) = (Filing.Publication?.PublishedOn ?? Open.Situation.Today, Filing.Publication?.Address ?? "");
        return Task.CompletedTask;
    }

    protected override FilingEvent Event(ReportFiling filing) => new PublicationTold(Command.On, Command.PublishedOn, Command.Address.Trim(), Me);
}
