using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Publishing;

/// <summary>What is typed for one step; each takes what it needs.</summary>
public sealed record CleanupStepForm
{
    [Display(Name = "清理结果")]
    public CleanupResult? Result { get; init; }

    [Display(Name = "理由"), StringLength(2_000)]
    public string? Words { get; init; }

    [Display(Name = "从哪一天起"), DataType(DataType.Date)]
    public DateOnly? Since { get; init; }

    [Display(Name = "依据"), StringLength(200)]
    public string? Basis { get; init; }
}

/// <summary>One clean-up: its documents with what was proposed and decided, and the next step.</summary>
[Needs(Permission.HandleCleanups)]
public sealed class CleanupPage(CleanupDesk desk, PeopleRegister people, PublicItems items)
    : MatterPage<DocumentCleanup, CleanupEvent, CleanupStage, CleanupSituation>(desk)
{
    [BindProperty]
    public CleanupStepForm Command { get; set; } = new();

    /// <summary>The step whose form is open.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    /// <summary>The document that it is about.</summary>
    [BindProperty(SupportsGet = true)]
    public ItemId? Document { get; set; }

    public override string Thing => "文件清理";

    public DocumentCleanup Cleanup => Open.Matter;

    public CleanupSituation Situation => Open.Situation;

    public MatterTexts Texts { get; private set; } = null!;

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    /// <summary>The steps of the whole: where the form is, and what it is called.</summary>
    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    public bool MayDecide => Open.RowFor(typeof(CleanupResultDecided)) is not null;

    /// <summary>The form that is open: what it is called; null where none is, or where it cannot be taken.</summary>
    public string? OpenedForm { get; private set; }

    /// <summary>Whether the officer may propose for a document: it lies in a section that his posts reach, and is not decided.</summary>
    public bool MayPropose(CleanupDocument document) => Open.RowFor(typeof(CleanupResultProposed)) is not null && !Cleanup.Decided.ContainsKey(document.Item)
        && Situation.Actor.Posts.Any(post => post.Reaches(document.Section));

    /// <summary>The document that a line of the history is about; null where it is about the whole.</summary>
    public ItemId? DocumentOf(HistoryLine line) => Cleanup.History[line.Version - 1] switch
    {
        CleanupResultProposed proposed => proposed.Item,
        CleanupResultDecided decided => decided.Item,
        _ => null,
    };

    /// <summary>The documents that were to be changed and have not been.</summary>
    public IReadOnlySet<CleanupDocument> Waiting { get; private set; } = ImmutableHashSet<CleanupDocument>.Empty;

    public async Task<IActionResult> OnGetAsync(CleanupId id, CancellationToken ct)
    {
        if (!await OpenAsync(new DocumentCleanup(id), ct)) return NotFound();
        await ShowAgainAsync(ct);
        Command = new()
        {
            Result = Document is { } item ? Cleanup.Decided.GetValueOrDefault(item)?.Result ?? Cleanup.Proposed.GetValueOrDefault(item)?.Result : null,
            Since = Situation.Today,
            Basis = await BasisAsync(ct),
        };
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CleanupId id, CancellationToken ct)
    {
        if (!await OpenAsync(new DocumentCleanup(id), ct)
            || CleanupSteps.Workflow.Steps.FirstOrDefault(step => step.Path is not null && step.Path == Step) is not { } step) return NotFound();
        if (Step is "propose" or "decide" && Document is null) return NotFound();
        if (Step is "propose" or "decide" && Command.Result is null) this.Fault("Command.Result", "请选择清理结果");
        if (Step is "propose" or "drop" && string.IsNullOrWhiteSpace(Command.Words)) this.Fault("Command.Words", "请填写理由");
        if (Step == "carry-out" && Command.Since is null) this.Fault("Command.Since", "请填写日期");
        if (!ModelState.IsValid)
        {
            await ShowAgainAsync(ct);
            return this.Again();
        }
        var answer = await TakeAsync(step.Event, null, async (writing, _) => [await EventAsync(writing)], ct);
        if (!answer.Refusals.IsEmpty) await ShowAgainAsync(ct);
        return await AnswerAsync(answer, Step == "list" ? PublishingRoutes.Of(answer.Matter.List!.Value) : CleanupRoutes.Of(id),
            Placed, nameof(Command), ct);
    }

    protected override async Task ShowAgainAsync(CancellationToken ct)
    {
        Steps = [.. from offered in CleanupSteps.Workflow.Offered(Cleanup, Situation)
                    where offered.Step.Path is not (null or "propose" or "decide")
                    select (offered.Step.Path, offered.Row.Step)];
        OpenedForm = Step is "propose" or "decide"
            ? Document is { } item && Cleanup.Opened!.Documents.FirstOrDefault(one => one.Item == item) is { } document
                && (Step == "propose" ? MayPropose(document) : MayDecide && Cleanup.Proposed.ContainsKey(item))
                ? CleanupSteps.Workflow.NameAt(Step) : null
            : Steps.FirstOrDefault(one => one.Path == Step).Name;
        Waiting = Cleanup.Unchanged(Situation).ToHashSet();
        Names = await people.NamesAsync(ct);
        Texts = await TheDesk.TextsAsync(MatterTexts.In(Open.Entries), ct);
        History = new MatterSentences(Texts, Names).Of(Open);
    }

    private static Diagnostics.Refusal Placed(Diagnostics.Refusal refusal) => refusal.Field switch
    {
        "Opinion" => refusal with { Field = nameof(CleanupStepForm.Words) },
        { } field when typeof(CleanupStepForm).GetProperty(field) is null => refusal with { Field = null },
        _ => refusal,
    };

    private async Task<CleanupEvent> EventAsync(MatterWriting<CleanupSituation> writing)
    {
        var (today, me) = (writing.Situation.Today, writing.Situation.Actor.Person!.Value);
        return Step switch
        {
            "propose" => new CleanupResultProposed(today, Document!.Value, Command.Result!.Value,
                await writing.SealAsync("cleanup", Command.Words!.Trim()), me),
            "decide" => new CleanupResultDecided(today, Document!.Value, Command.Result!.Value, me)
            {
                Opinion = await writing.SealOrNoneAsync("cleanup", Command.Words),
            },
            "list" => new CleanupListed(today, new(Guid.CreateVersion7()), me),
            "carry-out" => new CleanupCarriedOut(today, Command.Since!.Value, Command.Basis?.Trim() ?? "", me),
            "close" => new CleanupClosed(today, me),
            _ => new CleanupDropped(today, await writing.SealAsync("cleanup", Command.Words!.Trim()), me),
        };
    }

    private async Task<string> BasisAsync(CancellationToken ct) => Cleanup.List is { } list && await items.FindAsync(list, ct) is { } page
        ? $"《{page.Row.Title}》{(page.Row.Number.Length > 0 ? $"（{page.Row.Number}）" : "")}" : "";
}
