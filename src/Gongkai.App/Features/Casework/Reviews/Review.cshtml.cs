using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>One reconsideration or suit: where it stands, its terms, and the next step.</summary>
[Needs(Permission.HandleDisputes), RequestSizeLimit(64 << 20)]
public sealed class ReviewPage(ReviewDesk desk, CaseFiles files) : MatterPage<ReviewCase, ReviewEvent, ReviewStage, ReviewSituation>(desk)
{
    [BindProperty]
    public ReviewForm Command { get; set; } = new();

    [BindProperty]
    public ReviewPapers Papers { get; set; } = new();

    /// <summary>The papers of the review, by the step they came with.</summary>
    public ILookup<string, CaseFile> Kept { get; private set; } = Array.Empty<CaseFile>().ToLookup(file => file.Sha256);

    /// <summary>The order to reply again that binds the agency; null while there is none.</summary>
    public RehandlingOrdered? Order { get; private set; }

    public ReviewCase Review => Open.Matter;

    public DisclosureRequest Case => Open.Situation.Request;

    /// <summary>What happened, as it was entered.</summary>
    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    /// <summary>Whether the officer may correct entries.</summary>
    public bool MayCorrect => Open.RowFor(typeof(ReviewEntryCorrected)) is not null;

    public ImmutableArray<ReviewDeadline> Terms { get; private set; } = [];

    /// <summary>请求事项, opened; null when there is none or it was erased.</summary>
    public string? Claim { get; private set; }

    public DateOnly Today => Open.Situation.Today;

    public override string Thing => "复议、诉讼案件";

    /// <summary>The steps that may come next, by the name the form sends, with the words on the button.</summary>
    public IEnumerable<(string Name, string Words)> Steps { get; private set; } = [];

    /// <summary>The step whose form is open.</summary>
    public string? Step { get; private set; }

    public async Task<IActionResult> OnGetAsync(ReviewId id, string? step, CancellationToken ct)
    {
        if (!await OpenAsync(new ReviewCase(id), ct)) return NotFound();
        await ShowAgainAsync(ct);
        Step = Steps.Any(one => one.Name == step) ? step : null;
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ReviewId id, string? step, CancellationToken ct)
    {
        if (ReviewSteps.Workflow.Steps.FirstOrDefault(one => one.Path is not null && one.Path == step) is not { } taken
            || !await OpenAsync(new ReviewCase(id), ct)) return NotFound();
        await ShowAgainAsync(ct);
        Step = step;
        if (Step == "decided" && Command.Result is null) this.Fault("Command.Result", "请选择结果");
        if (Step == "accepted" && Command.CopyReceivedOn is null) this.Fault("Command.CopyReceivedOn", "请填写收到副本日期，答复期限由此起算");
        if (Step == "appealed" && Command.Level is null) this.Fault("Command.Level", "请选择法院级别");
        var kept = ModelState.IsValid ? await Papers.KeepAsync(this, files, id, ReviewForm.PapersOf(taken.Path!), ct) : [];
        if (!ModelState.IsValid) return this.Again();
        var answer = await TakeAsync(taken.Event, null, async (writing, review) =>
        {
            foreach (var file in kept) await CaseFiles.RecordAsync(writing, review.Request, file, Command.On!.Value);
            return [await Command.EventAsync(taken.Path!, writing) with { Files = [.. kept.Select(file => file.Ref)] }];
        }, ct);
        return await AnswerAsync(answer, ReviewRoutes.Of(id), refusal => refusal, nameof(Command), ct);
    }

    protected override async Task ShowAgainAsync(CancellationToken ct)
    {
        var calendar = Open.Situation.Calendar;
        (Terms, Order) = (ReviewDeadlines.Of(Review, calendar), Review.Order(calendar));
        Steps = [.. from offered in ReviewSteps.Workflow.Offered(Review, Open.Situation) select (offered.Step.Path!, ((IHasButton)offered.Step).Button)];
        Kept = (await files.OfAsync(Case.Id, ct)).ToLookup(file => file.Sha256);
        History = await TheDesk.HistoryAsync(Open, ct);
        var texts = await TheDesk.TextsAsync(Review.Filed!.Claim is { } claim ? [claim] : [], ct);
        Claim = Review.Filed.Claim is { } asked && texts.Has(asked) ? texts[asked] : null;
    }
}
