using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>What the evidence is for.</summary>
public sealed class EvidenceForm
{
    [Required, StringLength(200), Display(Name = "案件名称和案号")]
    public string Proceeding { get; set; } = "";

    [Required, StringLength(100), Display(Name = "审理机关")]
    public string Organ { get; set; } = "";

    [Display(Name = "列入第三方的名称、意见和文书")]
    public bool ShowsThirdParties { get; set; }

    [Required, StringLength(200), Display(Name = "用途")]
    public string Words { get; set; } = "";
}

/// <summary>证据材料 of one case in one step (行政诉讼法第三十四条、第六十七条；行政复议法第四十四条、第四十八条).</summary>
[Needs(Permission.HandleDisputes)]
public sealed class EvidencePage(CaseDesk desk, CaseDossiers dossiers, BundleMaking bundles, Database database, TimeProvider clock) : PageModel
{
    private OpenCase? open;

    [BindProperty]
    public EvidenceForm Command { get; set; } = new();

    public OpenCase Case => open ?? throw new InvalidOperationException("no case is open");

    public ImmutableArray<CasePaper> Papers { get; private set; } = [];

    public bool HasThirdParties => Case.Request.Consultations.Any(asked => asked.Sent.Kind == ConsultationKind.ThirdParty);

    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        await using var connection = await database.OpenAsync(ct);
        var (organ, number) =
            await connection.QueryFirstOrDefaultAsync<(string?, string?)>(
                "select organ, number from review_view where request = @id order by filed_on desc, id desc", new { id });
        (Command.Organ, Command.Proceeding, Command.Words) = (organ ?? "", number ?? "", "复议、诉讼举证");
        return Page();
    }

    /// <summary>Makes the bundle; the answer is the file.</summary>
    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        var dossier = await dossiers.ReadAsync(Case, ct);
        var bundle = await bundles.MakeAsync(dossier, new(BundleKind.Evidence, Command.ShowsThirdParties, OpeningPurpose.Dispute, Command.Words),
            files => DossierLetters.OfEvidence(dossier, Command.Proceeding, Command.Organ, clock.BeijingToday, files),
            desk.Officer.Change(clock, Permission.HandleDisputes, Case.Agency), ct);
        return File(bundle.Zip, "application/zip", $"证据材料-{Case.Number}.zip");
    }

    private async Task<bool> FindAsync(DisclosureRequestId id, CancellationToken ct)
    {
        open = await desk.OpenAsync(id, ct);
        if (open is null || !desk.Officer.May(Permission.HandleDisputes, open.Agency)) return false;
        Papers = await dossiers.PapersAsync(open, ct);
        return true;
    }
}
