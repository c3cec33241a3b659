using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>登记复议、诉讼: what the notice of the organ or the court says.</summary>
public sealed record FileReview
{
    [Display(Name = "类别"), Required]
    public ReviewKind? Kind { get; init; }

    [Display(Name = "提出日期"), Required]
    public DateOnly? On { get; init; }

    [Display(Name = "复议机关或者人民法院"), Required, StringLength(80)]
    public string Organ { get; init; } = "";

    [Display(Name = "法院级别")]
    public CourtLevel? Court { get; init; }

    [Display(Name = "经过的行政复议")]
    public ReviewId? Reconsideration { get; init; }

    [Display(Name = "请求事项"), StringLength(2000)]
    public string? Claim { get; init; }

    [Display(Name = "未经复议直接起诉的情况"), StringLength(500)]
    public string? WhyDirect { get; init; }
}

/// <summary>The reviews of one case, and a new one.</summary>
[Needs(Permission.HandleDisputes), RequestSizeLimit(64 << 20)]
public sealed class ReviewsOfCasePage(Officer officer, RequestJournal cases, ReviewJournal journal, CaseFiles files, TimeProvider clock) : PageModel
{
    [BindProperty]
    public FileReview Command { get; set; } = new();

    [BindProperty]
    public ReviewPapers Papers { get; set; } = new();

    public DisclosureRequest Case { get; private set; } = null!;

    public ImmutableArray<ReviewCase> Reviews { get; private set; } = [];

    /// <summary>How long the applicant may still contest the reply.</summary>
    public ImmutableArray<ReviewDeadline> Terms { get; private set; } = [];

    /// <summary>The reconsiderations that a suit may follow.</summary>
    public IEnumerable<Choice> Reconsiderations =>
        Reviews.Where(review => review.Kind == ReviewKind.Reconsideration && review.Stage.IsOver())
            .Select(review => new Choice(review.Id.ToString(), $"{review.Filed!.Organ} {review.Accepted?.Number} {review.Filed.On:yyyy-MM-dd}")).OrNone("没有");

    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct) => await LoadAsync(id, ct) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is not { } agency) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        var review = new ReviewId(Guid.CreateVersion7(clock.GetUtcNow()));
        var kept = await Papers.KeepAsync(this, files, review, FileKind.ReviewClaim, ct);
        if (!ModelState.IsValid) return this.Again();
        var filing = new ReviewStep(new(review) { Request = id }, 0, async (writing, _) =>
        {
            foreach (var file in kept) await CaseFiles.RecordAsync(writing, id, file, Command.On!.Value);
            return [await FiledAsync(id, writing, kept)];
        })
        { BeginningAt = agency };
        var answer = await journal.TakeAsync(filing, officer.ActorAt(agency), officer.Change(clock, Permission.HandleDisputes, agency), ct);
        return answer.Refusals.IsEmpty ? Redirect(ReviewRoutes.Of(review)) : this.Again(answer.Refusals, nameof(Command));
    }

    private async Task<ReviewFiled> FiledAsync(DisclosureRequestId id, ReviewWriting writing,
        ImmutableArray<KeptFile> kept) => new(Command.On!.Value, id, Command.Kind!.Value, Command.Organ.Trim())
        {
            Court = Command.Kind.Value.IsSuit() ? Command.Court : null,
            Reconsideration = Command.Kind == ReviewKind.SuitAfterReconsideration ? Command.Reconsideration : null,
            Claim = await writing.SealOrNoneAsync("review", Command.Claim),
            WhyDirect = await writing.SealOrNoneAsync("review", Command.WhyDirect),
            Files = [.. kept.Select(file => file.Ref)],
        };

    private async Task<AgencyId?> LoadAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await cases.FindAsync(id, ct) is not { } found || !officer.May(Permission.HandleDisputes, found.Agency)) return null;
        Case = found.Request;
        Reviews = await journal.OfRequestAsync(id, ct);
        Terms = ReviewDeadlines.OfApplicant(Case, (await cases.SituationAsync(found.Agency, Actor.Platform, ct)).Calendar);
        return found.Agency;
    }
}
