using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>What is typed for one step; each takes what it needs.</summary>
public sealed record ItemStepForm
{
    [Display(Name = "内容"), StringLength(2_000)]
    public string? Words { get; init; }

    [Display(Name = "审查结论")]
    public SecrecyFinding Finding { get; init; }

    [Display(Name = "不得公开的依据")]
    public ClosingGround? Ground { get; init; }

    [Display(Name = "发布时间")]
    public DateTime? At { get; init; }

    [Display(Name = "有效性")]
    public Validity Validity { get; init; }

    [Display(Name = "从哪一天起")]
    public DateOnly? Since { get; init; }

    [Display(Name = "替代它或者修改它的文件")]
    public string? Successor { get; init; }

    [Display(Name = "评估结论")]
    public bool StaysClosed { get; init; } = true;

    [Display(Name = "标题也不再公开")]
    public bool HidesTitle { get; init; }
}

/// <summary>One item at the desk: what it says, how it stands, what happened, and the next step.</summary>
[Needs(Permission.HandleItems)]
public sealed class ItemPage(ItemDesk desk, PeopleRegister people, Database database) : MatterPage<PublicItem, ItemEvent, ItemStage, ItemSituation>(desk)
{
    private static readonly string[] NeedWords = ["return", "amend", "discard", "withdraw", "no-interpretation", "validity", "evaluate", "reexamine"];

    [BindProperty]
    public ItemStepForm Command { get; set; } = new();

    /// <summary>The step whose form is open.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    public override string Thing => "信息";

    public PublicItem Item => Open.Matter;

    public ItemSituation Situation => Open.Situation;

    public ItemContent Draft => Situation.Contents[Item.Content];

    /// <summary>Where it stands, or shall stand.</summary>
    public PublicColumn? Column => Situation.Columns.FirstOrDefault(column => column.Id == Item.Placement.Column);

    public MatterTexts Texts { get; private set; } = null!;

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    /// <summary>The steps that may come next: where the form is, and what it is called.</summary>
    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    /// <summary>The items to which it is tied: its document, its interpretations, what took its place.</summary>
    public ImmutableArray<ItemLine> Tied { get; private set; } = [];

    /// <summary>What can take its place.</summary>
    public ImmutableArray<(ItemId Id, string Title)> Documents { get; private set; } = [];

    /// <summary>Whether a step is the one that is mostly taken now, or the one whose form is open.</summary>
    public bool IsNext(string path) => Step is null ? path == Steps[0].Path && path is "pass" or "secrecy" or "publish" or "submit" : path == Step;

    public bool MayEdit => Open.RowFor(typeof(ItemRevised)) is not null;

    public ImmutableArray<RunningTerm> Terms => Item.Terms(Situation);

    public async Task<IActionResult> OnGetAsync(ItemId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        Command = new() { Since = Situation.Today };
        ModelState.Clear();
        await ShowAgainAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ItemId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct) || ItemSteps.Workflow.Steps.FirstOrDefault(step => step.Path is not null && step.Path == Step) is not { } step)
            return NotFound();
        if (NeedWords.Contains(Step) && string.IsNullOrWhiteSpace(Command.Words)) this.Fault("Command.Words", "请填写内容");
        if (Step == "schedule" && Command.At is null) this.Fault("Command.At", "请填写发布时间");
        if (Step == "validity" && Command.Since is null) this.Fault("Command.Since", "请填写日期");
        if (!ModelState.IsValid)
        {
            await ShowAgainAsync(ct);
            return this.Again();
        }
        var answer = await TakeAsync(step.Event, null, async (writing, item) => [await EventAsync(writing, item)], ct);
        if (!answer.Refusals.IsEmpty) await ShowAgainAsync(ct);
        return await AnswerAsync(answer, PublishingRoutes.Of(id), Placed, nameof(Command), ct);
    }

    protected override async Task ShowAgainAsync(CancellationToken ct)
    {
        Steps = [.. from offered in ItemSteps.Workflow.Offered(Item, Situation) select (offered.Step.Path!, offered.Row.Step)];
        Names = await people.NamesAsync(ct);
        Texts = await TheDesk.TextsAsync(MatterTexts.In(Open.Entries), ct);
        History = new MatterSentences(Texts, Names).Of(Open);
        await using var connection = await database.OpenAsync(ct);
        var tied = Item.Planned.Concat(Item.Interpretations).Concat(ItemId.TryParse(Draft["document"], null, out var document) ? [document] : [])
            .Concat(Item.Validity?.Successor is { } successor ? [successor] : []);
        Tied = await ItemView.FindAsync(connection, Open.Agency, tied.Distinct());
        if (Step == "validity") Documents = await ItemView.DocumentsAsync(connection, Open.Agency);
    }

    private async Task<bool> FindAsync(ItemId id, CancellationToken ct) =>
        await OpenAsync(new PublicItem(id), ct) && (Situation.Actor.Posts.Any(post => post.Reaches(Item.Section)) || Item.Author == Situation.Actor.Person);

    private static Diagnostics.Refusal Placed(Diagnostics.Refusal refusal) => refusal.Field switch
    {
        "Reason" or "Basis" or "Opinion" => refusal with { Field = nameof(ItemStepForm.Words) },
        { } field when typeof(ItemStepForm).GetProperty(field) is null => refusal with { Field = null },
        _ => refusal,
    };

    private async Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item)
    {
        var (situation, words, me) = (writing.Situation, Command.Words?.Trim() ?? "", writing.Situation.Actor.Person!.Value);
        var today = situation.Today;
        return Step switch
        {
            "submit" => new ItemSubmitted(today, situation.Settings.Chain, me),
            "pass" => new ItemPassed(today, Waiting(item.Stage), item.Content, me) { Opinion = await writing.SealOrNoneAsync("item", words) },
            "secrecy" => new ItemSecrecyReviewed(today, item.Content, Command.Finding, me)
            {
                Ground = Command.Ground,
                Opinion = await writing.SealOrNoneAsync("item", words),
            },
            "return" => new ItemReturned(today, await writing.SealAsync("item", words), me),
            "no-interpretation" => new InterpretationWaived(today, await writing.SealAsync("item", words), me),
            "schedule" => new ItemScheduled(today, new(DateTime.SpecifyKind(Command.At!.Value, DateTimeKind.Unspecified), BeijingTime.Offset), me),
            "unschedule" => new ScheduleDropped(today, me),
            "publish" => await ItemJournal.PublicationAsync(writing, item, me),
            "keep" => new ItemKept(today, me),
            "reexamine" => new ItemReexamined(today, Command.StaysClosed, await writing.SealAsync("item", words), me),
            "amend" => new AmendmentBegun(today, words, me),
            "discard" => new ItemDiscarded(today, await writing.SealAsync("item", words), me),
            "validity" => new ValidityChanged(today, Command.Validity, Command.Since!.Value, words, me)
            {
                Successor = ItemId.TryParse(Command.Successor, null, out var successor) ? successor : null,
            },
            "evaluate" => new DocumentEvaluated(today, await writing.SealAsync("item", words), me),
            _ => new ItemWithdrawn(today, situation.Now, words, me) { HidesTitle = Command.HidesTitle },
        };
    }

    private static ChainStage Waiting(ItemStage stage) => stage switch
    {
        ItemStage.AtSection => ChainStage.Section,
        ItemStage.AtOffice => ChainStage.Office,
        _ => ChainStage.Leader,
    };
}

/// <summary>A file of an item, for those who handle it.</summary>
[Needs(Permission.HandleItems)]
public sealed class ItemFilePage(ItemDesk desk, Store store, Database database) : PageModel
{
    public async Task<IActionResult> OnGetAsync(ItemId id, string sha256, CancellationToken ct)
    {
        if (await desk.OpenAsync(new PublicItem(id), ct) is not { } open || !open.Situation.Actor.Posts.Any(post => post.Reaches(open.Matter.Section)))
            return NotFound();
        await using var connection = await database.OpenAsync(ct);
        foreach (var hash in open.Matter.History.Select(happened => happened switch
        {
            ItemDrafted drafted => drafted.Content,
            ItemRevised revised => revised.Content,
            _ => null,
        }).OfType<string>().Distinct())
            if ((await ItemContentTable.FindAsync(connection, hash, ct))?.Files.FirstOrDefault(file => file.Sha256 == sha256) is { } found)
                return File(await store.Files.OpenAsync(sha256, ct), found.MediaType, found.Name);
        return NotFound();
    }
}
