using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>What every form of a step has.</summary>
public class StepForm
{
    /// <summary>The day on which it takes effect.</summary>
    [Display(Name = "日期")]
    public DateOnly On { get; set; }
}

/// <summary>The frame that the pages of steps share: the case above, the faults, what others did meanwhile, the buttons.</summary>
[RequestSizeLimit(64 << 20)]
public abstract class StepPage : PageModel
{
    private OpenCase? open;

    /// <summary>The case.</summary>
    public OpenCase Case
    {
        get => open ?? throw new InvalidOperationException("no case is open");
        private protected set => open = value;
    }

    /// <summary>The name of the step.</summary>
    public string Heading { get; private protected set; } = "";

    /// <summary>What was written since the page was opened, when that kept the step from being taken.</summary>
    public ImmutableArray<HistoryLine> Meanwhile { get; private protected set; } = [];

    /// <summary>Whether the stage and the officer's posts allow the step at all.</summary>
    public bool IsPossible { get; private protected set; } = true;

    /// <summary>What the button says.</summary>
    public virtual string Button => Heading;

    /// <summary>The handler that the button calls; null for the one that takes the step.</summary>
    public virtual string? Handler => null;

    /// <summary>The lines of a text that are not empty.</summary>
    private protected static ImmutableArray<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>
/// The page of one step: shows its form, proposes the events, tells what forbids them. A page says what its form asks for and which events it makes.
/// </summary>
/// <param name="desk">Opens the case and takes the step.</param>
/// <param name="files">Keeps what was sent along.</param>
/// <param name="step">The event by which the table knows the step.</param>
public abstract class StepPage<TForm>(CaseDesk desk, CaseFiles files, Type step) : StepPage where TForm : StepForm, new()
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public TForm Command { get; set; } = new();

    /// <summary>The version that the officer has looked at.</summary>
    [BindProperty]
    public int Seen { get; set; }

    private protected CaseDesk Desk { get; } = desk;

    /// <summary>The form, or why there is none.</summary>
    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct)) return NotFound();
        if (Case.WhyNot(step) is { } refusal) return Impossible(refusal);
        Command.On = Case.Situation.Today;
        await PrepareAsync(ct);
        await SuggestAsync(ct);
        return Page();
    }

    /// <summary>Takes the step.</summary>
    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct)) return NotFound();
        if (Seen >= Case.Request.Version && Case.WhyNot(step) is { } refusal) return Impossible(refusal);
        await PrepareAsync(ct);
        Examine();
        if (ModelState.IsValid) await PrepareLetterAsync(ct);
        if (!ModelState.IsValid) return this.Again();
        if (await KeepAsync(ct) is not { } kept) return this.Again();
        var row = Case.RowFor(step) ?? CaseSteps.Workflow.Of(step).Moves[0];
        var answer = await TakeAsync(row, kept, ct);
        return answer switch
        {
            { Meanwhile.IsEmpty: false } => await MeanwhileAsync(answer, ct),
            { Refusals.IsEmpty: false } => this.Again([.. answer.Refusals.Select(Placed)], nameof(Command)),
            _ => Redirect(CaseRoutes.Of(id)),
        };
    }

    /// <summary>What is written when the step is taken.</summary>
    protected abstract Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request);

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

    /// <summary>The reason that the journal keeps beside the step; null for none.</summary>
    protected virtual string? Why => null;

    /// <summary>The files that the form sends along, and what they are.</summary>
    protected virtual (string Field, IReadOnlyList<IFormFile> Sent, FileKind Kind) Files => ("", [], FileKind.Other);

    /// <summary>The files as they are kept; the page's events name them.</summary>
    private protected ImmutableArray<KeptFile> Kept { get; private set; } = [];

    /// <summary>Takes the step; pages whose step touches several cases do it otherwise.</summary>
    private protected virtual Task<CaseAnswer> TakeAsync(Transition<CaseStage> row, ImmutableArray<KeptFile> kept, CancellationToken ct) =>
        Desk.TakeAsync(Case, Seen, row, Why, async (writing, request) =>
        {
            foreach (var file in kept) await CaseFiles.RecordAsync(writing, file, Command.On);
            return await ProposeAsync(writing, request);
        }, ct);

    private protected async Task<bool> OpenAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await Desk.OpenAsync(id, ct) is not { } open) return false;
        Case = open;
        Heading = (CaseSteps.Workflow.Find(step, open.Request.Stage) ?? CaseSteps.Workflow.Of(step).Moves[0]).Step;
        ViewData["Title"] = Heading;
        ViewData["Trail"] = new[] { ("工作台", WebRoutes.Desk), ("案件", CaseRoutes.List), (open.Number, CaseRoutes.Of(id)) };
        return true;
    }

    private PageResult Impossible(Refusal refusal)
    {
        IsPossible = false;
        return this.Again(refusal);
    }

    private async Task<ImmutableArray<KeptFile>?> KeepAsync(CancellationToken ct)
    {
        var (field, sent, kind) = Files;
        foreach (var file in sent)
        {
            var (kept, fault) = await files.KeepAsync(file, Case.Request.Id.Stream, kind, ct);
            if (kept is not null) Kept = Kept.Add(kept);
            else this.Fault($"{nameof(Command)}.{field}", fault!);
        }
        return ModelState.IsValid ? Kept : null;
    }

    // A refusal may name a field that this form does not have: then it stands above it.
    private static Refusal Placed(Refusal refusal) =>
        refusal.Field is { } field && typeof(TForm).GetProperty(field) is null ? refusal with { Field = null } : refusal;

    private async Task<IActionResult> MeanwhileAsync(CaseAnswer answer, CancellationToken ct)
    {
        await OpenAsync(answer.Matter.Id, ct);
        Meanwhile = [.. (await Desk.HistoryAsync(Case, ct)).Skip(Seen)];
        await PrepareAsync(ct);
        if (Case.WhyNot(step) is { } refusal) Impossible(refusal);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
