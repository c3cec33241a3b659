using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Publishing;

/// <summary>What is typed of the outcome before it goes into the item.</summary>
public sealed class OutcomeForm
{
    [Required, StringLength(500), Display(Name = "更新说明")]
    public string Note { get; set; } = "";

    [Required, StringLength(20_000), Display(Name = "采纳情况")]
    public string Outcome { get; set; } = "";

    [Required, Range(0, 10_000_000), Display(Name = "收到")]
    public int? Received { get; set; }

    [Required, Range(0, 10_000_000), Display(Name = "采纳")]
    public int? Adopted { get; set; }
}

/// <summary>All that was said to one item, its figures, and the outcome as it may be written.</summary>
[Needs(Permission.HandleOpinions)]
public sealed class ItemOpinionsPage(ItemDesk desk, OpinionJournal journal, Store store) : MatterPage<PublicItem, ItemEvent, ItemStage, ItemSituation>(desk)
{
    [BindProperty]
    public OutcomeForm Command { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public override string Thing => "信息";

    public PublicItem Item => Open.Matter;

    public DateOnly Today => Open.Situation.Today;

    /// <summary>What the public reads.</summary>
    public ItemContent Live { get; private set; } = null!;

    public OpinionKind Kind => Item.Kind.Opinions!.Value;

    public OpinionCount Count => Open.Situation.Heard;

    /// <summary>The period; null where the item is public no longer.</summary>
    public OpinionCall? Call { get; private set; }

    public ImmutableArray<OpinionLine> Lines { get; private set; } = [];

    public int Pages { get; private set; }

    /// <summary>
    /// Whether the outcome may be written now: the period is over, nothing waits that has to be answered, and the item is its author's to change.
    /// </summary>
    public bool MayDraft => Call is { } call && Today > call.Until && (Kind == OpinionKind.Comment || Count.Open == 0)
        && (Open.RowFor(typeof(AmendmentBegun)) ?? Open.RowFor(typeof(ItemRevised))) is not null;

    public async Task<IActionResult> OnGetAsync(ItemId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        await ShowAgainAsync(ct);
        if (MayDraft) Command = await DraftAsync(ct);
        ModelState.Clear();
        return Page();
    }

    /// <summary>Writes the outcome into the item: an amendment begins, or the one that is being written is changed. It goes through the whole chain.</summary>
    public async Task<IActionResult> OnPostAsync(ItemId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        await ShowAgainAsync(ct);
        if (!ModelState.IsValid) return this.Again();
        var step = Item.Stage == ItemStage.Published ? typeof(AmendmentBegun) : typeof(ItemRevised);
        var answer = await TakeAsync(step, null, async (writing, item) =>
        {
            var (today, me) = (writing.Situation.Today, writing.Situation.Actor.Person!.Value);
            var standing = writing.Situation.Contents[item.Content];
            var revised = new ItemRevised(today, await ItemContentTable.KeepAsync(writing, With(standing)), item.Placement, me);
            return item.Stage == ItemStage.Published ? [new AmendmentBegun(today, Command.Note.Trim(), me), revised] : [revised];
        }, ct);
        return await AnswerAsync(answer, PublishingRoutes.Edit(id), refusal => refusal with { Field = null }, nameof(Command), ct);
    }

    protected override async Task ShowAgainAsync(CancellationToken ct)
    {
        Live = Open.Situation.Contents[Item.Live!.Content];
        await using var connection = await store.Database.OpenAsync(ct);
        Call = await OpinionView.CallAsync(connection, null, Open.Agency, Item.Id);
        (Lines, Pages) = await OpinionView.OfAsync(connection, Item.Id, Math.Clamp(Number, 1, 10_000));
    }

    private async Task<bool> FindAsync(ItemId id, CancellationToken ct) =>
        await OpenAsync(new PublicItem(id), ct) && Item is { Live: not null, Kind.Opinions: not null };

    private ItemContent With(ItemContent content) => content with
    {
        Fields = content.Fields.SetItem("outcome", Command.Outcome.Trim().ReplaceLineEndings("\n"))
            .SetItem("received", $"{Command.Received}").SetItem("adopted", $"{Command.Adopted}"),
    };

    private async Task<OutcomeForm> DraftAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var opinions = new List<Opinion>();
        foreach (var id in await OpinionView.AnsweredAsync(connection, Item.Id))
            if (await journal.FindAsync(new Opinion(id), ct) is var (_, opinion)) opinions.Add(opinion);
        var texts = await MatterTexts.OpenAsync(store.People, connection, opinions.SelectMany(one => (PrivateRef[])[one.Received!.Words, one.Answer!.Reason]));
        return new()
        {
            Note = Kind == OpinionKind.Comment ? "公布意见采纳情况" : "公示期满，公布结果",
            Outcome = Count.Draft(Kind, opinions.Select(one => (texts[one.Received!.Words], one.Answer!.Outcome, texts[one.Answer.Reason]))),
            Received = (int)Count.Received,
            Adopted = (int)Count.Adopted,
        };
    }
}
