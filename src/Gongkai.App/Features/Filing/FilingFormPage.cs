using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Features.Orders;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Orders;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Filing;

/// <summary>
/// A page on which an agency files its report: it drops the file, sees what was found, says what the reader was not certain of, mends or explains the rest, and
/// hands in. What is typed stays with the file until it is handed in.
/// </summary>
public abstract class FilingFormPage(Filings filings, FilingPackages packages, SupervisionOrders orders) : PageModel
{
    [BindProperty]
    public FilingForm Command { get; set; } = new();

    [BindProperty, Display(Name = "年度报告")]
    public IFormFile? Report { get; set; }

    [BindProperty, Display(Name = "公布日期")]
    public DateOnly? PublishedOn { get; set; }

    [BindProperty, Display(Name = "网址"), StringLength(500)]
    public string? Address { get; set; }

    public ReportFiling Filing { get; private set; } = null!;

    public FilingOpened Opened => Filing.Opened!;

    public AgencyId Authority { get; private set; }

    public FilingSituation Situation { get; private set; } = null!;

    /// <summary>What the authority has ordered out of it, and what waits for the agency.</summary>
    public ImmutableArray<SupervisionOrder> Orders { get; private set; } = [];

    /// <summary>The file that is read and not handed in yet.</summary>
    public FilingDraft? Draft { get; private set; }

    /// <summary>That file under the rules.</summary>
    public FilingLook? Look { get; private set; }

    public DateOnly Today => Situation.Today;

    /// <summary>What has to be mended or explained.</summary>
    public ImmutableArray<ListedFinding> ToExplain => Look is null ? [] : [.. Look.Examination.Findings.DistinctBy(found => found.Key)
        .Where(found => found.Severity is Severity.Error or Severity.Warning && !Situation.AllowedIn(Filing).Any(one => one.Covers(found.Key)))];

    /// <summary>A finding, in words.</summary>
    public static string Told(ListedFinding found) => $"{found.Severity.Name()} {found.Key.Code}：{found.Words}";

    /// <summary>Hints, and what the authority lets stand.</summary>
    public IEnumerable<ListedFinding> Beside => Look is null ? [] : Look.Examination.Findings.Except(ToExplain);

    /// <summary>Whether another name stands in the file.</summary>
    public bool IsUnderAnotherName => Look?.Reading?.Agency is { } agency && !Agencies.AgencyName.AreSame(agency, Opened.Name);

    /// <summary>What happened, as the agency is told it.</summary>
    public ImmutableArray<PublicStep> Steps => [.. Filing.History.Select(happened => FilingSteps.Workflow.Shown(Filing, happened)).OfType<PublicStep>()];

    /// <summary>What goes along with every form of the page.</summary>
    public abstract string? Code { get; set; }

    /// <summary>Who files.</summary>
    protected abstract (PersonId? By, Actor Actor, ChangeContext Change) Filer { get; }

    /// <summary>Opens the filing and what waits to be handed in; with what was typed before where the form is shown first.</summary>
    protected async Task<bool> OpenAsync(FilingId id, bool isFirst, CancellationToken ct)
    {
        if (await filings.FindAsync(id, ct) is not var (authority, filing) || filing.Stage == FilingStage.Dropped) return false;
        (Authority, Filing) = (authority, filing);
        Situation = await filings.SituationAsync(authority, filing, Actor.Applicant, ct);
        Draft = await filings.DraftAsync(filing, ct);
        var waiting = new List<SupervisionOrder>();
        foreach (var line in await orders.OutOfAsync(filing.Stream, ct))
            if (line.Stage == OrderStage.Issued && await orders.FindAsync(line.Id, ct) is var (_, order)) waiting.Add(order);
        Orders = [.. waiting];
        if (isFirst && Draft is not null) Command = Draft.Typed;
        return true;
    }

    /// <summary>Reads the file that waits, for showing.</summary>
    protected async Task ShowAsync(CancellationToken ct)
    {
        Look = null;
        if (Draft is null) return;
        try
        {
            Look = await filings.LookAsync(Authority, Filing, Draft.File, ct);
            // A field for each, whether something was typed into it or not.
            foreach (var cell in Look.Uncertain) Command.Figures.TryAdd(cell.Cell, null);
            foreach (var found in ToExplain) Command.Explanations.TryAdd(found.Key.Name, null);
        }
        catch (FileRefusedException refused)
        {
            this.Fault("Report", Message.Of(refused.Finding));
        }
        catch (ReadersBusyException)
        {
            this.Fault("", "现在读取的人较多，请过一分钟再试一次");
        }
    }

    /// <summary>Takes the file that was sent, reads it, and keeps it until it is handed in.</summary>
    protected async Task<IActionResult> ReadAsync(CancellationToken ct)
    {
        if (Report is null or { Length: 0 }) this.Fault("Report", Report is null ? "请选择年度报告的文件" : "这个文件是空的");
        else if (Report.Length > ReportExamination.Limits.FileBytes) this.Fault("Report", "文件超过 20 MB，请缩小后再选");
        if (!ModelState.IsValid) return await AgainAsync(ct);
        var content = new byte[Report!.Length];
        await using (var stream = Report.OpenReadStream()) await stream.ReadExactlyAsync(content, ct);
        var (name, way, note) = (Features.Reports.ReportChecks.NameOf(Report), Way, "");
        ReadOnlyMemory<byte> file = content;
        if (FilingPackages.IsPackage(name))
        {
            var (opened, fault) = await packages.OpenAsync(content, Opened, Situation.Settings, ct);
            if (opened is null)
            {
                this.Fault("Report", fault!);
                return await AgainAsync(ct);
            }
            (name, file, way, note) = (opened.Name, opened.Content, FilingWay.Package, opened.Words);
            foreach (var (finding, words) in opened.Explained) Command.Explanations.TryAdd(finding, words);
        }
        return await TakeAsync(name, file, way, note, ct);
    }

    /// <summary>Keeps a file until it is handed in, and shows what was found in it.</summary>
    protected async Task<IActionResult> TakeAsync(string name, ReadOnlyMemory<byte> file, FilingWay way, string note, CancellationToken ct)
    {
        Draft = new(await filings.KeepAsync(Filing, name, file, ct), way, note, Command);
        await filings.KeepDraftAsync(Filing, Draft, ct);
        await ShowAsync(ct);
        if (Look is { Reading: null }) this.Fault("Report", "从这个文件里读不出年度报告：" + string.Join("；", Look.Examination.Findings.Select(found => found.Words)));
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Hands it in. What is not right yet stands beside its field; what was typed stays.</summary>
    protected async Task<IActionResult> FileAsync(CancellationToken ct)
    {
        if (Report is { Length: > 0 }) return await ReadAsync(ct);
        if (Draft is null) this.Fault("Report", "请先选择文件，读取以后再报送");
        if (!ModelState.IsValid) return await AgainAsync(ct);
        Draft = Draft! with { Typed = Command };
        await filings.KeepDraftAsync(Filing, Draft, ct);
        await ShowAsync(ct);
        if (Look?.Reading is not { } reading) return this.Again();
        var (by, actor, change) = Filer;
        var answer = await filings.FileAsync(Filing, Draft, reading, by, actor, change, ct);
        if (answer.IsTaken) return await DoneAsync(answer.Matter, ct);
        if (!answer.Refusals.IsEmpty)
            return this.Again([.. answer.Refusals.Select(refusal => refusal.Field == "File" ? refusal with { Field = null } : refusal)], nameof(Command));
        this.Fault("", "您打开这一页以后，这份报告有了变化，请看过以后再报送一次");
        await OpenAsync(Filing.Id, false, ct);
        return this.Again();
    }

    /// <summary>登记公布情况.</summary>
    protected async Task<IActionResult> TellAsync(CancellationToken ct)
    {
        this.KeepForm("PublishedOn");
        if (PublishedOn is null) this.Fault(nameof(PublishedOn), "请填写公布日期");
        if (string.IsNullOrWhiteSpace(Address)) this.Fault(nameof(Address), "请填写报告所在的网址");
        if (!ModelState.IsValid) return await AgainAsync(ct);
        var (by, actor, change) = Filer;
        var answer = await filings.TellPublicationAsync(Filing, PublishedOn!.Value, Address!, by, actor, change, ct);
        if (answer.IsTaken) return await DoneAsync(answer.Matter, ct);
        await ShowAsync(ct);
        return this.Again(answer.Refusals);
    }

    /// <summary>How what is sent here comes in.</summary>
    protected abstract FilingWay Way { get; }

    /// <summary>Where it goes on once something is done.</summary>
    protected abstract Task<IActionResult> DoneAsync(ReportFiling filing, CancellationToken ct);

    private async Task<IActionResult> AgainAsync(CancellationToken ct)
    {
        await ShowAsync(ct);
        return this.Again();
    }
}
