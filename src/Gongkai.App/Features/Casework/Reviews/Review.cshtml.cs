using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>One reconsideration or suit: where it stands, its terms, and the next step.</summary>
[Needs(Permission.HandleDisputes), RequestSizeLimit(64 << 20)]
public sealed class ReviewPage(Officer officer, ReviewJournal journal, RequestJournal cases, CaseFiles files, Store store, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ReviewForm Command { get; set; } = new();

    [BindProperty]
    public ReviewPapers Papers { get; set; } = new();

    /// <summary>The papers of the review, by the step they came with.</summary>
    public ILookup<string, CaseFile> Kept { get; private set; } = Array.Empty<CaseFile>().ToLookup(file => file.Sha256);

    /// <summary>The order to reply again that binds the agency; null while there is none.</summary>
    public RehandlingOrdered? Order { get; private set; }

    public ReviewCase Review { get; private set; } = null!;

    public DisclosureRequest Case { get; private set; } = null!;

    public ImmutableArray<ReviewDeadline> Terms { get; private set; } = [];

    /// <summary>请求事项, opened; null when there is none or it was erased.</summary>
    public string? Claim { get; private set; }

    public DateOnly Today { get; } = clock.BeijingToday;

    /// <summary>The steps that may come next, by the name the form sends, with the words on the button.</summary>
    public IEnumerable<(string Name, string Words)> Steps { get; private set; } = [];

    /// <summary>The step whose form is open.</summary>
    public string? Step { get; private set; }

    public async Task<IActionResult> OnGetAsync(ReviewId id, string? step, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is null) return NotFound();
        Step = Steps.Any(one => one.Name == step) ? step : null;
        Command = Command with { Seen = Review.Version };
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ReviewId id, string? step, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is not { } agency) return NotFound();
        Step = step;
        if (Step == "decided" && Command.Result is null) this.Fault("Command.Result", "请选择结果");
        if (Step == "accepted" && Command.CopyReceivedOn is null) this.Fault("Command.CopyReceivedOn", "请填写收到副本日期，答复期限由此起算");
        if (Step == "appealed" && Command.Level is null) this.Fault("Command.Level", "请选择法院级别");
        var kept = ModelState.IsValid ? await Papers.KeepAsync(this, files, id, ReviewForm.PapersOf(Step ?? ""), ct) : [];
        if (!ModelState.IsValid) return this.Again();
        var taken = new ReviewStep(new(id), Command.Seen, async (writing, review) =>
        {
            foreach (var file in kept) await CaseFiles.RecordAsync(writing, review.Request, file, Command.On!.Value);
            return [await Command.EventAsync(Step ?? "", writing) with { Files = [.. kept.Select(file => file.Ref)] }];
        });
        var answer = await journal.TakeAsync(taken, new(officer.Id, officer.PostsAt(agency)), officer.Change(clock, Permission.HandleDisputes, agency), ct);
        if (!answer.Meanwhile.IsEmpty) return this.Stale();
        return answer.Refusals.IsEmpty ? Redirect(ReviewRoutes.Of(id)) : this.Again(answer.Refusals, nameof(Command));
    }

    private async Task<AgencyId?> LoadAsync(ReviewId id, CancellationToken ct)
    {
        if (await journal.FindAsync(new ReviewCase(id), ct) is not { } found || !officer.May(Permission.HandleDisputes, found.Agency)) return null;
        Review = found.Matter;
        Case = (await cases.FindAsync(Review.Filed!.Request, ct))!.Value.Request;
        var calendar = (await cases.SituationAsync(found.Agency, Actor.Platform, ct)).Calendar;
        (Terms, Order) = (ReviewDeadlines.Of(Review, calendar), Review.Order(calendar));
        var situation = new ReviewSituation(Today, calendar, Case, [], new(officer.Id, officer.PostsAt(found.Agency)));
        Steps = [.. from offered in ReviewSteps.Workflow.Offered(Review, situation) select (offered.Step.Path!, ((IHasButton)offered.Step).Button)];
        Kept = (await files.OfAsync(Case.Id, ct)).ToLookup(file => file.Sha256);
        if (Review.Filed.Claim is { } claim)
        {
            await using var connection = await store.Database.OpenAsync(ct);
            Claim = await store.People.OpenAsync(connection, claim.Id);
        }
        return found.Agency;
    }
}
