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
public sealed class SurveyPage(SurveyDesk desk, SurveyAnswers answers, PeopleRegister people) : PageModel
{
    private const int MostWritten = 200;

    public Survey Survey { get; private set; } = null!;

    public int Count { get; private set; }

    public ImmutableArray<SurveyTally> Tallies { get; private set; } = [];

    /// <summary>What was written, the latest first.</summary>
    public ImmutableArray<string> Written { get; private set; } = [];

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    /// <summary>The steps that may come next: where the form is, and what it is called.</summary>
    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(SurveyId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new Survey(id), ct) is not { } open) return NotFound();
        Survey = open.Matter;
        var given = await answers.OfAsync(id, ct);
        (Count, Tallies) = (given.Length, SurveyTally.Of(Survey.Content!, given));
        PrivateRef[] written = [.. given.Reverse().SelectMany(answer => answer).Select(reply => reply.Words).OfType<PrivateRef>().Take(MostWritten)];
        var texts = await desk.TextsAsync([.. MatterTexts.In(open.Entries), .. written], ct);
        Written = [.. written.Select(words => texts[words])];
        Steps = open.Offers;
        History = new MatterSentences(texts, await people.NamesAsync(ct)).Of(open);
        return Page();
    }
}
