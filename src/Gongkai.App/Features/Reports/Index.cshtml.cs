using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Documents.Isolation;
using Gongkai.Reading;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Gongkai.Features.Reports;

/// <summary>报告检查: drop a report, see it annotated. Nothing is stored unless an officer says so.</summary>
[Public, RequestSizeLimit(42 << 20)]
public sealed class CheckPage(ReportChecks checks, UntrustedFiles files, AgencyRegister agencies, TimeProvider clock) : PageModel
{
    [BindProperty, Display(Name = "年度报告")]
    public IFormFile? Report { get; set; }

    [BindProperty, Display(Name = "上一年的报告")]
    public IFormFile? Previous { get; set; }

    [BindProperty, Display(Name = "保存为哪个机关的报告")]
    public AgencyId? KeepFor { get; set; }

    /// <summary>The agencies for which the visitor may keep a check; none for the public.</summary>
    public ImmutableArray<Choice> KeepingAgencies { get; private set; } = [];

    /// <summary>The result; null before a file was sent.</summary>
    public ReportExamination? Examination { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Report is null or { Length: 0 }) this.Fault("Report", Report is null ? "请选择年度报告的文件" : "这个文件是空的");
        foreach (var (name, file) in (ReadOnlySpan<(string, IFormFile?)>)[("Report", Report), ("Previous", Previous)])
            if (file?.Length > ReportExamination.Limits.FileBytes) this.Fault(name, "文件超过 20 MB，请缩小后再选");
        if (KeepFor is { } chosen && KeepingAgencies.All(one => one.Value != chosen.ToString())) this.Fault("KeepFor", "请选择您有权办理的机关");
        if (!ModelState.IsValid) return this.Again();
        if (KeepFor is { } agency)
        {
            var id = await checks.KeepAsync(agency, Report!, Previous is { Length: > 0 } ? Previous : null,
                HttpContext.Officer()!.Change(clock, Permission.KeepReportChecks, agency), ct);
            return LocalRedirect(ReportRoutes.KeptCheck(id));
        }
        try
        {
            // A result is held until it is sent: not for long, however slowly it is taken.
            if (HttpContext.Features.Get<IHttpMinResponseDataRateFeature>() is { } sending)
                sending.MinDataRate = new(bytesPerSecond: 4_096, gracePeriod: TimeSpan.FromSeconds(10));
            // The files lie on the disk until a reader takes them.
            Examination = await files.ExamineAsync(Sent(Report!), Previous is { Length: > 0 } ? Sent(Previous) : null, [], clock.GetUtcNow(), ct);
        }
        catch (ReadersBusyException)
        {
            ModelState.AddModelError("", "现在检查的人较多，请过一分钟再试一次");
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        if (HttpContext.Officer() is not { } officer) return;
        var mine = officer.Agencies(Permission.KeepReportChecks);
        KeepingAgencies = [.. (await agencies.TreeAsync(ct)).InOrder().Where(row => mine.Contains(row.Agency.Id))
            .Select(row => new Choice(row.Agency.Id.ToString(), row.Agency.Name))];
    }

    private static JobFile Sent(IFormFile file) => new(ReportChecks.NameOf(file), file.Length, file.OpenReadStream);
}
