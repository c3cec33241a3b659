using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Interaction;

/// <summary>One survey: what it asks, what was answered, what may be done with it.</summary>
[Needs(Permission.HandleSurveys)]
public sealed class SurveyPage(SurveyDesk desk, SurveyJournal surveys, SurveyAnswers answers, AgencyRegister agencies, PeopleRegister people) : PageModel
{
    private const int MostWritten = 200;

    public Survey Survey { get; private set; } = null!;

    public int Count { get; private set; }

    public ImmutableArray<SurveyResult> Results { get; private set; } = [];

    /// <summary>The agency that is evaluated; empty where none is.</summary>
    public string Evaluated { get; private set; } = "";

    /// <summary>Whether codes may be given out now.</summary>
    public bool MayInvite { get; private set; }

    /// <summary>What was written, the latest first.</summary>
    public ImmutableArray<string> Written { get; private set; } = [];

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    /// <summary>The steps that may come next: where the form is, and what it is called.</summary>
    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(SurveyId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new Survey(id), ct) is not { } open) return await ElsewhereAsync(id, ct);
        Survey = open.Matter;
        var given = await answers.OfAsync(id, ct);
        (Count, Results) = (given.Length, SurveyResult.Of(Survey.Content!, given));
        if (Survey.Content!.Evaluation is { } evaluation) Evaluated = (await agencies.FindAsync(evaluation.Agency, ct))?.Name ?? "";
        MayInvite = open.WhyNot(typeof(SurveyInvitationsGiven)) is null;
        PrivateRef[] written = [.. given.Reverse().SelectMany(answer => answer.Replies).Select(reply => reply.Words).OfType<PrivateRef>().Take(MostWritten)];
        var texts = await desk.TextsAsync([.. MatterTexts.In(open.Entries), .. written], ct);
        Written = [.. written.Select(words => texts[words])];
        Steps = open.Offers;
        History = new MatterSentences(texts, await people.NamesAsync(ct)).Of(open);
        return Page();
    }

    // Who did not ask it reads what the public reads.
    private async Task<IActionResult> ElsewhereAsync(SurveyId id, CancellationToken ct) =>
        await surveys.FindAsync(new Survey(id), ct) is { Matter.Stage: SurveyStage.Published or SurveyStage.Concluded } ? Redirect(InteractionRoutes.Survey(id))
            : NotFound();
}
