using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Reports;

/// <summary>A kept report, checked by the rules of today; warnings and hints can be accepted with a reason.</summary>
[Needs(Permission.KeepReportChecks)]
public sealed class KeptReportPage(ReportChecks checks, Officer officer, TimeProvider clock) : PageModel
{
    [BindProperty, Display(Name = "接受哪一处")]
    public int? Finding { get; set; }

    [BindProperty, Display(Name = "理由"), StringLength(300)]
    public string? Reason { get; set; }

    public ReportExamination? Examination { get; private set; }

    /// <summary>What can still be accepted, by its number on the page.</summary>
    public ImmutableArray<Choice> Open { get; private set; } = [];

    private KeptReport? kept;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Finding is not { } number || Open.All(choice => choice.Value != number.ToString(CultureInfo.InvariantCulture))) this.Fault("Finding", "请选择要接受的一处");
        if (string.IsNullOrWhiteSpace(Reason)) this.Fault("Reason", "请写明理由");
        if (!ModelState.IsValid) return this.Again();
        var key = Examination!.Findings[Finding!.Value - 1].Key;
        try
        {
            await checks.AcceptAsync(kept!, key, Reason!.Trim(), officer.Change(clock, Permission.KeepReportChecks, kept!.Agency, Reason.Trim()), ct);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return LocalRedirect(ReportRoutes.KeptCheck(id));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        kept = await checks.FindAsync(id, ct);
        if (kept is null || !officer.May(Permission.KeepReportChecks, kept.Agency)) return false;
        Examination = await checks.ExamineAsync(kept, ct);
        Open = [.. Examination.Findings.Index().Where(pair => pair.Item.Accepted is null && pair.Item.Severity != Severity.Error)
            .Select(pair => new Choice((pair.Index + 1).ToString(CultureInfo.InvariantCulture), $"{pair.Index + 1}. {pair.Item.Words}"))];
        return true;
    }
}
