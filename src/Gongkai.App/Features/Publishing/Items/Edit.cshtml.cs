using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>What the form of an item shows around what is typed.</summary>
public interface IItemEditor
{
    /// <summary>What was typed.</summary>
    ItemForm Command { get; }

    /// <summary>Of which kind it is.</summary>
    ItemKind Kind { get; }

    /// <summary>The columns, of which some take it.</summary>
    ImmutableArray<PublicColumn> Columns { get; }

    /// <summary>What an interpretation can be about.</summary>
    ImmutableArray<(ItemId Id, string Title)> Documents { get; }

    /// <summary>The sections for which an internal item can be.</summary>
    ImmutableArray<string> Sections { get; }

    /// <summary>The content as it stands; null for a new item.</summary>
    ItemContent? Standing { get; }

    /// <summary>What was read from a file and is looked at before it is kept; null where nothing was.</summary>
    TakenText? Taken { get; }
}

/// <summary>What both forms of items need, and how files are taken.</summary>
public sealed class ItemEditing(Store store, Database database, AgencyRegister agencies, UntrustedFiles files, ItemTexts texts)
{
    /// <summary>The most that comes together: several large files, and the longest text in the form that it travels in.</summary>
    internal const int MostBytes = 80 << 20;

    private const int MostFiles = 20;

    /// <summary>What the form offers.</summary>
    public async Task<(ImmutableArray<PublicColumn> Columns, ImmutableArray<(ItemId, string)> Documents, ImmutableArray<string> Sections)> OffersAsync(
        AgencyId agency, ItemKind kind, DateOnly today, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return (await ColumnView.OfAsync(connection, null, agency),
            kind.Fields.Any(field => field.Type == FieldType.Item) ? await ItemView.DocumentsAsync(connection, agency) : [],
            [.. (await agencies.SectionsAsync(agency, today, ct)).Select(section => section.Name)]);
    }

    /// <summary>Keeps the files that were sent for an item; what is wrong with them are faults of the form.</summary>
    public async Task<ImmutableArray<ItemFile>> KeepAsync(PageModel page, ItemForm form, ItemContent? standing, ItemId owner, CancellationToken ct)
    {
        var kept = (standing?.Files ?? []).Where(file => !file.IsInText && form.Keep.Contains(file.Sha256))
            .Select(file => file with { IsOfficial = file.Sha256 == form.Official }).ToImmutableArray();
        if (kept.Length + form.Files.Count > MostFiles)
        {
            page.Fault("Command.Files", $"附件不超过 {MostFiles} 个");
            return kept;
        }
        foreach (var sent in form.Files)
        {
            var (upload, fault) = await Upload.ReadAsync(sent, files, ct);
            if (upload is null)
            {
                page.Fault("Command.Files", fault!);
                continue;
            }
            if (!page.ModelState.IsValid) continue;
            using var content = new MemoryStream(upload.Content.ToArray(), writable: false);
            var file = await store.Files.PutAsync(content, new PublicItem(owner).Stream, Upload.MostBytes, ct);
            if (kept.All(one => one.Sha256 != file.Hash))
                kept = kept.Add(new(file.Hash, upload.Name, upload.MediaType, file.Size) { IsOfficial = form.FirstIsOfficial && sent == form.Files[0] });
        }
        return kept.Count(file => file.IsOfficial) < 2 ? kept : [.. kept.Select(file => file with { IsOfficial = file == kept.Last(one => one.IsOfficial) })];
    }

    /// <summary>Texts that are taken over from files.</summary>
    public ItemTexts Texts { get; } = texts;

    /// <summary>The text and the files that the form brings: a text that was taken over, or that which stands already.</summary>
    public async Task<(string Html, ImmutableArray<ItemFile> Files)> BroughtAsync(
        PageModel page, ItemForm form, ItemContent? standing, AgencyId agency, ItemId owner, CancellationToken ct)
    {
        var attached = await KeepAsync(page, form, standing, owner, ct);
        var (html, pictures) = await Texts.CleanAsync(page, form, agency, owner, ct);
        if (html.Length > 0 || form.Text.Trim().Length > 0) return (html, [.. attached, .. pictures]);
        return (standing?.Html ?? "", [.. attached, .. (standing?.Files ?? []).Where(file => file.IsInText)]);
    }

    /// <summary>A refusal of what was typed, where the form has its field.</summary>
    internal static Refusal Placed(Refusal refusal) =>
        refusal.Field is { } field && !field.StartsWith("Fields[", StringComparison.Ordinal) && typeof(ItemForm).GetProperty(field) is null
            ? refusal with { Field = null } : refusal;
}

/// <summary>拟一条信息: chooses a kind, then its form.</summary>
[Needs(Permission.HandleItems), RequestSizeLimit(ItemEditing.MostBytes)]
public sealed class NewItemPage(Officer officer, ItemJournal journal, ItemEditing editing, TimeProvider clock) : PageModel, IItemEditor
{
    [BindProperty]
    public ItemForm Command { get; set; } = new();

    /// <summary>The kind that was chosen; null while none is.</summary>
    public ItemKind? Chosen { get; private set; }

    public ItemKind Kind => Chosen!;

    public ImmutableArray<PublicColumn> Columns { get; private set; } = [];

    public ImmutableArray<(ItemId Id, string Title)> Documents { get; private set; } = [];

    public ImmutableArray<string> Sections { get; private set; } = [];

    public ItemContent? Standing => null;

    public TakenText? Taken { get; private set; }

    /// <summary>Which button was pressed.</summary>
    [BindProperty]
    public string? Then { get; set; }

    public async Task<IActionResult> OnGetAsync(string? kind, string? document, CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleItems) is not { } agency || !MayDraft(agency)) return NotFound();
        Chosen = ItemKinds.Find(kind);
        if (Chosen is null) return Page();
        await OfferAsync(agency, ct);
        var usual = Columns.FirstOrDefault(column => column.Id == Chosen.Node);
        // Of a document that is not public yet, the interpretation goes out with it unless somebody wants otherwise.
        var waits = ItemId.TryParse(document, null, out var of) && await journal.FindAsync(new PublicItem(of), ct) is { Matter.Live: null } found
            && found.Agency == agency;
        Command = new()
        {
            Key = Guid.CreateVersion7(clock.GetUtcNow()),
            FormedOn = clock.BeijingToday,
            Article = usual?.Node,
            Column = usual?.Id ?? (Columns.Where(column => column.MayTake(Chosen)).ToList() is [var only] ? only.Id
                : Columns.FirstOrDefault(column => column.Sort == Chosen.Home)?.Id) ?? "",
            Fields = document is not { Length: > 0 } about ? [] : new() { ["document"] = about, ["release"] = waits ? ItemKinds.WithItsDocument : null },
        };
        Command.Complete(Kind);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? kind, CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleItems) is not { } agency || !MayDraft(agency)) return NotFound();
        Chosen = ItemKinds.Find(kind);
        if (Chosen is null) return NotFound();
        await OfferAsync(agency, ct);
        Command.Complete(Kind);
        var id = new ItemId(Command.Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Command.Key);
        // Sent twice: it is there.
        if (await journal.FindAsync(new PublicItem(id), ct) is not null) return Redirect(PublishingRoutes.Of(id));
        if (Then == "word")
        {
            Taken = await editing.Texts.TakeOverAsync(this, Command, agency, id, clock.BeijingToday, ct);
            return Taken is null ? this.Again() : Page();
        }
        var (html, files) = await editing.BroughtAsync(this, Command, null, agency, id, ct);
        var isInterpreted = Command.WithInterpretation && MayBeInterpreted;
        if (isInterpreted && Command.Openness != Openness.Proactive) this.Fault("Command.WithInterpretation", "不主动公开的文件不能同时起草解读");
        if (isInterpreted && PlaceOfInterpretation is null) this.Fault("Command.WithInterpretation", "没有可以放解读的栏目，请先在公开目录里设置");
        if (!ModelState.IsValid) return this.Again();
        var author = new Actor(officer.Id, officer.PostsAt(agency));
        var steps = new List<MatterStep<PublicItem, ItemEvent, ItemSituation>>
        {
            Begun(agency, id, author, Kind, Command.Content(Kind, html, files), Command.PlacementAsync),
        };
        if (isInterpreted) steps.Add(Begun(agency, new(Guid.CreateVersion7(clock.GetUtcNow())), author, ItemKinds.Interpretation,
            Command.Interpretation(id), _ => Task.FromResult(new ItemPlacement(PlaceOfInterpretation!, Openness.Proactive))));
        var answer = await journal.TakeTogetherAsync(steps, author, officer.Change(clock, Permission.HandleItems, agency), ct);
        // Pressed twice: the other one has written it meanwhile.
        if (!answer.IsTaken && answer.Refusals.IsEmpty && await journal.FindAsync(new PublicItem(id), ct) is not null) return Redirect(PublishingRoutes.Of(id));
        return answer.IsTaken ? Redirect(PublishingRoutes.Of(id)) : this.Again([.. answer.Refusals.Select(ItemEditing.Placed)], nameof(Command));
    }

    /// <summary>Whether an interpretation can be begun with it.</summary>
    public bool MayBeInterpreted => Kind.IsInterpretable;

    private string? PlaceOfInterpretation =>
        Columns.Where(column => column.MayTake(ItemKinds.Interpretation) && column.Node is null && column.Sort != ColumnSort.Internal)
            .MinBy(column => (column.Id != "interpretations", column.Place))?.Id;

    private MatterStep<PublicItem, ItemEvent, ItemSituation> Begun(AgencyId agency, ItemId id, Actor author, ItemKind kind,
        ItemContent content, Func<MatterWriting<ItemSituation>, Task<ItemPlacement>> placement) =>
        new(new(id), 0, async (writing, _) =>
        [
            new ItemDrafted(writing.Situation.Today, await ItemJournal.NumberAsync(writing), kind.Code,
                await ItemContentTable.KeepAsync(writing, content), await placement(writing), officer.Id) { Section = author.OwnSection },
        ])
        { BeginningAt = agency };

    private bool MayDraft(AgencyId agency) =>
        new Actor(officer.Id, officer.PostsAt(agency)).May(ItemSteps.Workflow.Of(typeof(ItemDrafted)).Moves[0], null);

    private async Task OfferAsync(AgencyId agency, CancellationToken ct) =>
        (Columns, Documents, Sections) = await editing.OffersAsync(agency, Kind, clock.BeijingToday, ct);
}

/// <summary>修改稿件: the same form for every kind.</summary>
[Needs(Permission.HandleItems), RequestSizeLimit(ItemEditing.MostBytes)]
public sealed class EditItemPage(ItemDesk desk, ItemEditing editing) : MatterPage<PublicItem, ItemEvent, ItemStage, ItemSituation>(desk), IItemEditor
{
    [BindProperty]
    public ItemForm Command { get; set; } = new();

    public override string Thing => "信息";

    public PublicItem Item => Open.Matter;

    public ItemKind Kind => Item.Kind;

    public ImmutableArray<PublicColumn> Columns { get; private set; } = [];

    public ImmutableArray<(ItemId Id, string Title)> Documents { get; private set; } = [];

    public ImmutableArray<string> Sections { get; private set; } = [];

    public ItemContent? Standing => Open.Situation.Contents.Find(Item.Content);

    public TakenText? Taken { get; private set; }

    /// <summary>Which button was pressed.</summary>
    [BindProperty]
    public string? Then { get; set; }

    public async Task<IActionResult> OnGetAsync(ItemId id, CancellationToken ct)
    {
        if (!await OpenAsync(new PublicItem(id), ct)) return NotFound();
        var why = Item.Placement.Why is { } reason ? (await TheDesk.TextsAsync([reason], ct))[reason] : "";
        Command = ItemForm.Of(Standing!, Item.Placement, why);
        await ShowAgainAsync(ct);
        return Open.WhyNot(typeof(ItemRevised)) is { } refusal ? this.Again(refusal) : Page();
    }

    public async Task<IActionResult> OnPostAsync(ItemId id, CancellationToken ct)
    {
        if (!await OpenAsync(new PublicItem(id), ct)) return NotFound();
        await ShowAgainAsync(ct);
        if (WhyNot(typeof(ItemRevised)) is { } refusal) return this.Again(refusal);
        if (Then == "word")
        {
            Taken = await editing.Texts.TakeOverAsync(this, Command, Open.Agency, id, null, ct);
            return Taken is null ? this.Again() : Page();
        }
        var (html, files) = await editing.BroughtAsync(this, Command, Standing, Open.Agency, id, ct);
        if (!ModelState.IsValid) return this.Again();
        var answer = await TakeAsync(typeof(ItemRevised), null, async (writing, _) =>
        [
            new ItemRevised(writing.Situation.Today, await ItemContentTable.KeepAsync(writing, Command.Content(Kind, html, files)),
                await Command.PlacementAsync(writing), writing.Situation.Actor.Person!.Value),
        ], ct);
        return await AnswerAsync(answer, PublishingRoutes.Of(id), ItemEditing.Placed, nameof(Command), ct);
    }

    protected override async Task ShowAgainAsync(CancellationToken ct)
    {
        (Columns, Documents, Sections) = await editing.OffersAsync(Open.Agency, Kind, Open.Situation.Today, ct);
        Command.Complete(Kind);
    }
}
