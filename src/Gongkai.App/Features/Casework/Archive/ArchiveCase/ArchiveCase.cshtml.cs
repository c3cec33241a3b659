using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>立卷归档: the index is sealed, the period begins; afterwards the file can be taken along.</summary>
[Needs(Permission.ArchiveCases)]
public sealed class ArchiveCasePage(CaseDesk desk, Archiving archiving, CaseDossiers dossiers, BundleMaking bundles, AgencyRegister agencies,
    TimeProvider clock) : PageModel
{
    private OpenCase? open;

    /// <summary>The version that the archivist has looked at.</summary>
    [BindProperty]
    public int Seen { get; set; }

    [BindProperty, Required, Range(1, 100), Display(Name = "保管期限")]
    public int? Years { get; set; }

    public OpenCase Case => open ?? throw new InvalidOperationException("no case is open");

    public Agency Agency { get; private set; } = new(default, "");

    public ImmutableArray<CasePaper> Papers { get; private set; } = [];

    /// <summary>Whether the case has ended and is not archived.</summary>
    public bool MayArchive => Case.RowFor(typeof(CaseArchived)) is not null || Archiving.MustClose(Case.Request);

    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        Years = Case.Situation.Settings.RetentionYears;
        return Page();
    }

    /// <summary>Closes the case where that is still to be done, and seals its file.</summary>
    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        if (Seen < Case.Request.Version) return this.Stale();
        return (IActionResult?)Refused(await archiving.ArchiveAsync(desk, Case, Years!.Value, ct)) ?? RedirectToPage();
    }

    /// <summary>The file as a ZIP.</summary>
    public async Task<IActionResult> OnPostExportAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (Case.Request is not { Stage: CaseStage.Archived }) return this.Again();
        var dossier = await dossiers.ReadAsync(Case, ct);
        var bundle = await bundles.MakeAsync(dossier, new(BundleKind.Archive, ShowsThirdParties: true, OpeningPurpose.Archive, "导出卷宗"),
            files => DossierLetters.OfArchive(dossier, files), desk.Officer.Change(clock, Permission.ArchiveCases, Case.Agency), ct);
        return File(bundle.Zip, "application/zip", $"卷宗-{Case.Number}.zip");
    }

    private async Task<bool> FindAsync(DisclosureRequestId id, CancellationToken ct)
    {
        open = await desk.OpenAsync(id, ct);
        if (open is null || !desk.Officer.May(Permission.ArchiveCases, open.Agency)) return false;
        Agency = (await agencies.FindAsync(open.Agency, ct))!;
        Papers = await dossiers.PapersAsync(open, ct);
        return true;
    }

    private PageResult? Refused(CaseAnswer answer) => answer switch
    {
        { Meanwhile.IsEmpty: false } => this.Stale(),
        { Refusals.IsEmpty: false } => this.Again(answer.Refusals),
        _ => null,
    };
}
