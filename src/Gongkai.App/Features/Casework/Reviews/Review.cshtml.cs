using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>One reconsideration or suit: where it stands, its terms, what happened, and the steps that may come next.</summary>
[Needs(Permission.HandleDisputes)]
public sealed class ReviewPage(ReviewDesk desk, CaseFiles files) : PageModel
{
    /// <summary>The papers of the review, by the step they came with.</summary>
    public ILookup<string, CaseFile> Kept { get; private set; } = Array.Empty<CaseFile>().ToLookup(file => file.Sha256);

    /// <summary>The order to reply again that binds the agency; null while there is none.</summary>
    public RehandlingOrdered? Order { get; private set; }

    public ReviewCase Review { get; private set; } = null!;

    public DisclosureRequest Case { get; private set; } = null!;

    /// <summary>What happened, as it was entered.</summary>
    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    /// <summary>Whether the officer may correct entries.</summary>
    public bool MayCorrect { get; private set; }

    public ImmutableArray<ReviewDeadline> Terms { get; private set; } = [];

    /// <summary>请求事项, opened; null when there is none or it was erased.</summary>
    public string? Claim { get; private set; }

    public DateOnly Today { get; private set; }

    /// <summary>The steps that may come next: where the form is, with the words on the button.</summary>
    public ImmutableArray<(string Path, string Words)> Steps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ReviewId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new ReviewCase(id), ct) is not { } open) return NotFound();
        (Review, Case, Today) = (open.Matter, open.Situation.Request, open.Situation.Today);
        (Terms, Order) = (ReviewDeadlines.Of(Review, open.Situation.Calendar), Review.Order(open.Situation.Calendar));
        MayCorrect = open.RowFor(typeof(ReviewEntryCorrected)) is not null;
        Steps = [.. from offered in ReviewSteps.Workflow.Offered(Review, open.Situation) select (offered.Step.Path!, ((IHasButton)offered.Step).Button)];
        Kept = (await files.OfAsync(Case.Id, ct)).ToLookup(file => file.Sha256);
        History = await desk.HistoryAsync(open, ct);
        if (Review.Filed!.Claim is { } claim && await desk.TextsAsync([claim], ct) is var texts && texts.Has(claim)) Claim = texts[claim];
        return Page();
    }
}
