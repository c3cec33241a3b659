using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Publishing;

/// <summary>目录审查: the next edition of the basic catalogue, looked at by the secrecy reviewer before it is adopted.</summary>
[Needs(Permission.ReviewCatalogue)]
public sealed class CatalogueReviewPage(CatalogueReviewDesk desk, Officer officer)
    : MatterPage<PublicCatalogue, CatalogueEvent, CatalogueStage, CatalogueSituation>(desk)
{
    public override string Thing => "目录";

    /// <summary>The catalogue; null while the agency has none.</summary>
    public PublicCatalogue? Catalogue { get; private set; }

    /// <summary>What was on the page that was looked at.</summary>
    [BindProperty]
    public string? Entries { get; set; }

    /// <summary>Whether there is something that nobody has looked at.</summary>
    public bool Waits => Catalogue is { Entries.IsEmpty: false } catalogue && catalogue.Reviewed?.Entries != catalogue.Fingerprint;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ReviewCatalogue) is not { } agency) return NotFound();
        await FindAsync(agency, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ReviewCatalogue) is not { } agency || !await FindAsync(agency, ct)) return NotFound();
        var answer = await TakeAsync(typeof(EntriesReviewed), null, (writing, _) =>
            Task.FromResult<IReadOnlyList<CatalogueEvent>>([new EntriesReviewed(writing.Situation.Today, Entries ?? "", officer.Id)]), ct);
        return await AnswerAsync(answer, PublishingRoutes.CatalogueReview, refusal => refusal with { Field = null }, "", ct);
    }

    protected override Task ShowAgainAsync(CancellationToken ct)
    {
        Catalogue = Open.Matter;
        return Task.CompletedTask;
    }

    private async Task<bool> FindAsync(AgencyId agency, CancellationToken ct)
    {
        if (!await OpenAsync(new PublicCatalogue(agency), ct)) return false;
        Catalogue = Open.Matter;
        return true;
    }
}
