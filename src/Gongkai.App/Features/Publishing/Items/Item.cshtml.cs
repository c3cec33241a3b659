using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Documents.Redaction;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Severing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>One item at the desk: what it says, how it stands, what happened, and the next steps.</summary>
[Needs(Permission.HandleItems)]
public sealed class ItemPage(ItemDesk desk, ItemJournal journal, PublicItems shown, PeopleRegister people, Database database) : PageModel
{
    private static readonly ImmutableArray<string> Usual = ["submit", "pass", "secrecy", "publish"];

    private Opened<PublicItem, ItemEvent, ItemStage, ItemSituation> open = null!;

    public PublicItem Item => open.Matter;

    public ItemSituation Situation => open.Situation;

    public ItemContent Draft => Situation.Contents[Item.Content];

    /// <summary>Where it stands, or shall stand.</summary>
    public PublicColumn? Column => Situation.Columns.FirstOrDefault(column => column.Id == Item.Placement.Column);

    public MatterTexts Texts { get; private set; } = null!;

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    /// <summary>The steps that may come next: where the form is, what it is called, and whether it is the one that is mostly taken.</summary>
    public ImmutableArray<(string Address, string Name, bool IsUsual)> Steps { get; private set; } = [];

    /// <summary>The items to which it is tied: its document, its interpretations, what took its place.</summary>
    public ImmutableArray<ItemLine> Tied { get; private set; } = [];

    /// <summary>Other items of the agency that are public under the same 文号.</summary>
    public ImmutableArray<PublicItemRow> SameNumber { get; private set; } = [];

    /// <summary>The interpretations that go out with it.</summary>
    public ImmutableArray<ItemId> Together { get; private set; } = [];

    /// <summary>The files that parts can be taken out of, while somebody may.</summary>
    public IEnumerable<ItemFile> Severable => Steps.Any(step => step.Address == PublishingRoutes.Step(Item.Id, "severance"))
        ? Draft.Files.Where(file => SeveredFile.Types.Contains(file.MediaType)).DistinctBy(file => file.Sha256) : [];

    public bool MayEdit => open.RowFor(typeof(ItemRevised)) is not null;

    public ImmutableArray<RunningTerm> Terms => Item.Terms(Situation);

    public async Task<IActionResult> OnGetAsync(ItemId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new PublicItem(id), ct) is not { } found) return NotFound();
        open = found;
        Steps =
        [
            .. from offered in ItemSteps.Workflow.Offered(Item, Situation)
               select (PublishingRoutes.Step(id, offered.Step.Path!), offered.Row.Step, Usual.Contains(offered.Step.Path!)),
        ];
        Names = await people.NamesAsync(ct);
        Texts = await desk.TextsAsync(MatterTexts.In(open.Entries), ct);
        History = new MatterSentences(Texts, Names).Of(open);
        await using var connection = await database.OpenAsync(ct);
        var tied = Item.Planned.Concat(Item.Interpretations).Concat(ItemId.TryParse(Draft["document"], null, out var document) ? [document] : [])
            .Concat(((ItemId?[])[Item.ValidityOn(Situation.Today)?.Successor, Item.Coming?.Successor]).OfType<ItemId>());
        Tied = await ItemView.FindAsync(connection, open.Agency, tied.Distinct());
        Together = await journal.GoingWithAsync(Item, ct);
        SameNumber = Draft.Number.Length == 0 ? [] : [.. (await shown.OfNumberAsync(open.Agency, Draft.Number, ct)).Where(row => row.Id != id)];
        return Page();
    }
}

/// <summary>A file of an item, for those who handle it.</summary>
[Needs(Permission.HandleItems)]
public sealed class ItemFilePage(ItemDesk desk, Store store, Database database) : PageModel
{
    public async Task<IActionResult> OnGetAsync(ItemId id, string sha256, CancellationToken ct)
    {
        if (await desk.OpenAsync(new PublicItem(id), ct) is not { } open) return NotFound();
        await using var connection = await database.OpenAsync(ct);
        foreach (var hash in open.Matter.History.Select(happened => happened switch
        {
            ItemDrafted drafted => drafted.Content,
            ItemRevised revised => revised.Content,
            ItemFileSevered severed => severed.Content,
            _ => null,
        }).OfType<string>().Distinct())
            if ((await ItemContentTable.FindAsync(connection, hash, ct))?.Files.FirstOrDefault(file => file.Sha256 == sha256) is { } found)
                return File(await store.Files.OpenAsync(sha256, ct), found.MediaType, found.Name);
        return NotFound();
    }
}

/// <summary>The proof of a 区分处理: it names what was taken out, so it is for those who handle the item.</summary>
[Needs(Permission.HandleItems)]
public sealed class ItemSeveranceProofPage(ItemDesk desk, Store store) : PageModel
{
    public PublicItem Item { get; private set; } = null!;

    public ItemFileSevered Severed { get; private set; } = null!;

    public SeveranceProof Proof { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(ItemId id, string sha256, CancellationToken ct)
    {
        if (await desk.OpenAsync(new PublicItem(id), ct) is not { Matter: var item }
            || item.Severances.FirstOrDefault(severed => severed.Proof == sha256) is not { } severed) return NotFound();
        (Item, Severed, Proof) = (item, severed, SeveranceJson.Proof(await store.Files.ReadAsync(sha256, ct)));
        return Page();
    }
}
