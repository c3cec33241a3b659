using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Matters;

/// <summary>What the views of pages about a matter share.</summary>
public abstract class MatterPage : PageModel
{
    /// <summary>The version that the officer has looked at.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>What the matter is called: 申请.</summary>
    public abstract string Thing { get; }

    /// <summary>What was written since the page was opened, when that kept the step from being taken.</summary>
    public ImmutableArray<HistoryLine> Meanwhile { get; private protected set; } = [];
}

/// <summary>A page about one matter: opens it, and says what became of a step.</summary>
/// <param name="desk">Opens the matter and takes steps.</param>
public abstract class MatterPage<TMatter, TEvent, TStage, TSituation>(MatterDesk<TMatter, TEvent, TStage, TSituation> desk) : MatterPage
    where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation
{
    private Opened<TMatter, TEvent, TStage, TSituation>? open;

    protected MatterDesk<TMatter, TEvent, TStage, TSituation> TheDesk { get; } = desk;

    /// <summary>The matter.</summary>
    protected Opened<TMatter, TEvent, TStage, TSituation> Open => open ?? throw new InvalidOperationException("no matter is open");

    /// <summary>Opens it; false when there is none that the officer may read.</summary>
    protected async Task<bool> OpenAsync(TMatter blank, CancellationToken ct)
    {
        open = await TheDesk.OpenAsync(blank, ct);
        if (open is not null && Request.Method == "GET") Seen = open.Matter.Version;
        return open is not null;
    }

    /// <summary>Why a step is not to be taken whatever it says; null when it may be, and when somebody was first: that is told by what he did.</summary>
    protected Refusal? WhyNot(Type step) => Seen >= Open.Matter.Version ? Open.WhyNot(step) : null;

    /// <summary>Takes steps in the matter, on the authority of the post that the table names for the first of them.</summary>
    protected Task<MatterAnswer<TMatter, TEvent>> TakeAsync(Type step, string? why, Proposal<TMatter, TEvent, TSituation> propose, CancellationToken ct) =>
        TheDesk.TakeAsync(Open, Seen, step, why, propose, ct);

    /// <summary>
    /// Goes on when the step was taken; else the form again, with what forbids it or what others did meanwhile (409). Nothing that was typed is lost.
    /// </summary>
    /// <param name="answer">What became of it.</param>
    /// <param name="to">Where to go on.</param>
    /// <param name="placed">Where a refusal stands.</param>
    /// <param name="prefix">Before the fields that refusals name.</param>
    /// <param name="ct">Gives up.</param>
    protected async Task<IActionResult> AnswerAsync(MatterAnswer<TMatter, TEvent> answer, string to, Func<Refusal, Refusal> placed,
        string prefix, CancellationToken ct)
    {
        if (answer.IsTaken) return Redirect(to);
        if (!answer.Refusals.IsEmpty) return this.Again([.. answer.Refusals.Select(placed)], prefix);
        await OpenAsync(Open.Kind.Blank(Open.Entries), ct);
        Meanwhile = [.. (await TheDesk.HistoryAsync(Open, ct)).Skip(Seen)];
        // What was typed may be sent again, now that the change has been told.
        ModelState.Remove(nameof(Seen));
        Seen = Open.Matter.Version;
        await ShowAgainAsync(ct);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>What the page shows beside its form, of the matter as others have left it.</summary>
    protected abstract Task ShowAgainAsync(CancellationToken ct);
}
