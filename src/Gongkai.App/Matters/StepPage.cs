using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Gongkai.Diagnostics;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Matters;

/// <summary>What every form of a step has.</summary>
public class StepForm
{
    /// <summary>The day on which it takes effect.</summary>
    [Display(Name = "日期")]
    public DateOnly On { get; set; }
}

/// <summary>What the frame of a step shows around its form.</summary>
public interface IStepPage
{
    /// <summary>The name of the step.</summary>
    string Heading { get; }

    /// <summary>The partial view of the matter above, with its model.</summary>
    (string View, object Model) Strip { get; }

    /// <summary>Where the matter's own page is, and what leads back to it.</summary>
    (string Address, string Words) Back { get; }

    /// <summary>Whether the stage and the officer's posts allow the step at all.</summary>
    bool IsPossible { get; }

    /// <summary>What the button says.</summary>
    string Button { get; }

    /// <summary>The handler that the button calls; null for the one that takes the step.</summary>
    string? Handler { get; }

    /// <summary>Whether the form can be put away unfinished.</summary>
    bool MayBeKept { get; }

    /// <summary>When the unfinished form that is shown was put away; null when there is none.</summary>
    DateTimeOffset? SavedAt { get; }
}

/// <summary>
/// The page of one step: shows its form, proposes the events, tells what forbids them. A page says what its form asks for and which events it makes.
/// </summary>
/// <param name="desk">Opens the matter and takes the step.</param>
public abstract class StepPage<TMatter, TEvent, TStage, TSituation, TForm>(MatterDesk<TMatter, TEvent, TStage, TSituation> desk)
    : MatterPage<TMatter, TEvent, TStage, TSituation>(desk), IStepPage
    where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation where TForm : StepForm, new()
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public TForm Command { get; set; } = new();

    /// <summary>What was pressed: <c>keep</c> puts the form away, <c>discard</c> throws away what was put away.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <inheritdoc/>
    public string Heading { get; private set; } = "";

    /// <inheritdoc/>
    public abstract (string View, object Model) Strip { get; }

    /// <inheritdoc/>
    public abstract (string Address, string Words) Back { get; }

    /// <inheritdoc/>
    public bool IsPossible { get; private set; } = true;

    /// <inheritdoc/>
    public virtual string Button => Heading;

    /// <inheritdoc/>
    public virtual string? Handler => null;

    /// <inheritdoc/>
    public virtual bool MayBeKept => IsLong;

    /// <inheritdoc/>
    public DateTimeOffset? SavedAt { get; private set; }

    // Something that takes longer to write than to find again.
    private static bool IsLong { get; } = typeof(TForm).GetProperties()
        .Any(property => property.GetCustomAttribute<StringLengthAttribute>() is { MaximumLength: >= 1_000 });

    /// <summary>The event by which the table knows the step.</summary>
    protected abstract Type Step { get; }

    /// <summary>The pages above, the matter's own last.</summary>
    protected abstract (string Words, string Address)[] Trail { get; }

    /// <summary>The form, or why there is none.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct)) return NotFound();
        if (Open.WhyNot(Step) is { } refusal) return Impossible(refusal);
        Command.On = Open.Situation.Today;
        await PrepareAsync(ct);
        await SuggestAsync(ct);
        if (await KeptAsync(ct) is var (typed, savedAt)) (Command, SavedAt) = (typed, savedAt);
        return Page();
    }

    /// <summary>Takes the step.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct)) return NotFound();
        if (MayBeKept && Then is "keep" or "discard") return await PutAwayAsync(ct);
        if (WhyNot(Step) is { } refusal) return Impossible(refusal);
        await PrepareAsync(ct);
        SavedAt = (await KeptAsync(ct))?.SavedAt;
        Examine();
        if (ModelState.IsValid) await PrepareLetterAsync(ct);
        if (ModelState.IsValid) await KeepAsync(ct);
        if (!ModelState.IsValid) return this.Again();
        var answer = await TakeAsync(ct);
        if (answer.IsTaken && SavedAt is not null) await TheDesk.Drafts.RemoveAsync(TheDesk.Officer.Id, Open.Matter.Stream, Form, ct);
        return await AnswerAsync(answer, Back.Address, Placed, nameof(Command), ct);
    }

    /// <summary>What is written when the step is taken.</summary>
    protected abstract Task<IReadOnlyList<TEvent>> ProposeAsync(MatterWriting<TSituation> writing, TMatter matter);

    /// <summary>Fills in what the form offers, whether it is shown or sent.</summary>
    protected virtual Task PrepareAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Fills in what is likely, when the form is shown first.</summary>
    protected virtual Task SuggestAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Looks for faults that the form's attributes do not say.</summary>
    protected virtual void Examine()
    {
    }

    /// <summary>Prepares the letter that goes out with the step; what it lacks are faults of the form.</summary>
    protected virtual Task PrepareLetterAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Keeps the files that were sent along; what is wrong with them are faults of the form.</summary>
    protected virtual Task KeepAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>The reason that the journal keeps beside the step; null for none.</summary>
    protected virtual string? Why => null;

    /// <summary>Takes the step; pages whose step touches several matters do it otherwise.</summary>
    protected virtual Task<MatterAnswer<TMatter, TEvent>> TakeAsync(CancellationToken ct) => TakeAsync(Step, Why, ProposeAsync, ct);

    /// <summary>Takes steps in several matters at once: the one that is open, and those that it is tied to.</summary>
    protected Task<MatterAnswer<TMatter, TEvent>> TakeTogetherAsync(IReadOnlyList<MatterStep<TMatter, TEvent, TSituation>> steps, CancellationToken ct) =>
        TheDesk.TakeTogetherAsync(Open, Step, Why, steps, ct);

    protected override async Task ShowAgainAsync(CancellationToken ct)
    {
        await PrepareAsync(ct);
        if (Open.WhyNot(Step) is { } refusal) Impossible(refusal);
    }

    /// <summary>Opens the matter, and gives the page its name.</summary>
    protected async Task<bool> OpenAsync(Guid id, CancellationToken ct)
    {
        if (!await OpenAsync(TheDesk.Blank(id), ct)) return false;
        Heading = (Open.Kind.Workflow.Find(Step, Open.Matter.Stage) ?? Open.Kind.Workflow.Of(Step).Moves[0]).Step;
        ViewData["Title"] = Heading;
        ViewData["Trail"] = Trail;
        return true;
    }

    /// <summary>The lines of a text that are not empty.</summary>
    private protected static ImmutableArray<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    // Which form of the matter it is.
    private string Form => UnfinishedForm.At(Open.Matter.Stream, Request.Path);

    private async Task<(TForm Typed, DateTimeOffset SavedAt)?> KeptAsync(CancellationToken ct) =>
        MayBeKept ? await TheDesk.Drafts.FindAsync<TForm>(TheDesk.Officer.Id, Open.Matter.Stream, Form, ct) : null;

    // Unfinished is nothing to be examined: it is put away as it stands.
    private async Task<IActionResult> PutAwayAsync(CancellationToken ct)
    {
        var (officer, stream) = (TheDesk.Officer.Id, Open.Matter.Stream);
        await (Then == "keep" ? TheDesk.Drafts.SaveAsync(officer, stream, Form, Command, ct) : TheDesk.Drafts.RemoveAsync(officer, stream, Form, ct));
        return Redirect(Then == "keep" ? Back.Address : Request.Path);
    }

    private PageResult Impossible(Refusal refusal)
    {
        IsPossible = false;
        return this.Again(refusal);
    }

    // A refusal may name a field that this form does not have: then it stands above it.
    private static Refusal Placed(Refusal refusal) =>
        refusal.Field is { } field && typeof(TForm).GetProperty(field.Split('[')[0]) is null ? refusal with { Field = null } : refusal;
}

/// <summary>The page of a step that writes one event.</summary>
/// <param name="desk">Opens the matter and takes the step.</param>
/// <param name="step">The event by which the table knows the step.</param>
public abstract class EventStepPage<TMatter, TEvent, TStage, TSituation, TForm>(MatterDesk<TMatter, TEvent, TStage, TSituation> desk, Type step)
    : StepPage<TMatter, TEvent, TStage, TSituation, TForm>(desk)
    where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation where TForm : StepForm, new()
{
    protected override Type Step => step;

    /// <summary>Who takes the step.</summary>
    protected PersonId Me => TheDesk.Officer.Id;

    protected sealed override async Task<IReadOnlyList<TEvent>> ProposeAsync(MatterWriting<TSituation> writing, TMatter matter) =>
        [await EventAsync(writing, matter)];

    /// <summary>What is written when the step is taken.</summary>
    protected abstract Task<TEvent> EventAsync(MatterWriting<TSituation> writing, TMatter matter);
}
