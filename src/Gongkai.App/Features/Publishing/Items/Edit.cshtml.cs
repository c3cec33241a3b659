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

    /// <summary>The item that it is the form of; null for a new one.</summary>
    ItemId? Item { get; }

    /// <summary>What was read from a file and is looked at before it is kept; null where nothing was.</summary>
    TakenText? Taken { get; }
}

/// <summary>What both forms of items need, and how files are taken.</summary>
public sealed class ItemEditing(
    Store store, Database database, AgencyRegister agencies, UntrustedFiles files, ScannedFiles scanned, ItemTexts texts, DeskDrafts drafts)
{
    /// <summary>The most that comes together: several large files, and the longest text in the form that it travels in.</summary>
    internal const int MostBytes = 80 << 20;

    /// <summary>The names under which an unfinished form, and what a file that was saved unseen had in it, are put away.</summary>
    public const string Form = "edit", Reading = "reading";

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

    /// <summary>Texts that are taken over from files.</summary>
    public ItemTexts Texts { get; } = texts;

    /// <summary>All that the form brings: a file that nobody has read yet is read, attachments are kept, whatever else is wrong with the form.</summary>
    /// <param name="page">The page, which tells the faults.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="standing">What the item says; null for a new one.</param>
    /// <param name="agency">Whose item.</param>
    /// <param name="owner">The item.</param>
    /// <param name="person">Who typed it.</param>
    /// <param name="usual">The day that stood in the form before anybody typed; null where there was none.</param>
    /// <param name="ct">The end of waiting.</param>
    public async Task<(string Html, ImmutableArray<ItemFile> Files, TakenText? Taken)> BroughtAsync(
        PageModel page, ItemForm form, ItemContent? standing, AgencyId agency, ItemId owner, PersonId person, DateOnly? usual, CancellationToken ct)
    {
        var attached = await KeepAsync(page, form, standing, owner, person, ct);
        var taken = form.Word is { Length: > 0 } ? await Texts.TakeOverAsync(page, form, standing, agency, owner, usual, isSaved: true, ct) : null;
        var (html, pictures) = await Texts.TextAsync(page, form, standing, agency, owner, ct);
        return (html, [.. attached, .. pictures], taken);
    }

    /// <summary>Reads the file into the form, for looking at it; the attachments that came along are kept for the form.</summary>
    public async Task<TakenText?> LookAsync(
        PageModel page, ItemForm form, ItemContent? standing, AgencyId agency, ItemId owner, PersonId person, DateOnly? usual, CancellationToken ct)
    {
        var taken = await Texts.TakeOverAsync(page, form, standing, agency, owner, usual, isSaved: false, ct);
        await KeepAsync(page, form, standing, owner, person, ct);
        return taken;
    }

    /// <summary>Puts the form away as it stands, with the files that came with it.</summary>
    public Task PutAwayAsync(ItemForm form, ItemId owner, ItemKind kind, int seen, PersonId person, CancellationToken ct)
    {
        (form.Kind, form.Seen) = (kind.Code, seen);
        return drafts.SaveAsync(person, new PublicItem(owner).Stream, Form, form, ct);
    }

    /// <summary>The form as it was put away, and when; null when it was not.</summary>
    public Task<(ItemForm Typed, DateTimeOffset SavedAt)?> FindAsync(ItemId owner, PersonId person, CancellationToken ct) =>
        drafts.FindAsync<ItemForm>(person, new PublicItem(owner).Stream, Form, ct);

    /// <summary>It was saved, or is not wanted any more.</summary>
    public Task ForgetAsync(ItemId owner, PersonId person, CancellationToken ct) => drafts.RemoveAsync(person, new PublicItem(owner).Stream, Form, ct);

    /// <summary>Where to go on after saving: what a file had that was read in saving is looked at first.</summary>
    public async Task<string> OnwardAsync(TakenText? taken, ItemId owner, PersonId person, CancellationToken ct)
    {
        await ForgetAsync(owner, person, ct);
        if (taken is null) return PublishingRoutes.Of(owner);
        await drafts.SaveAsync(person, new PublicItem(owner).Stream, Reading, taken with { Html = "", Files = [] }, ct);
        return PublishingRoutes.Reading(owner);
    }

    /// <summary>Puts the form away with the files that came along, or throws away what was put away.</summary>
    public async Task KeptAsync(PageModel page, string then, ItemForm form, ItemContent? standing, ItemId owner, ItemKind kind, int seen, PersonId person,
        CancellationToken ct)
    {
        if (then == "discard")
        {
            await ForgetAsync(owner, person, ct);
            return;
        }
        await KeepAsync(page, form, standing, owner, person, ct);
        if (form.Word is { Length: > 0 }) page.Fault("Command.Word", "文件还没有读取：请先点“读取文件”，再暂存");
        await PutAwayAsync(form, owner, kind, seen, person, ct);
    }

    /// <summary>What an item says, public or not.</summary>
    public async Task<ItemContent?> ContentAsync(PublicItem item, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await ItemContentTable.FindAsync(connection, item.Content, ct);
    }

    /// <summary>Whether an item has or had that content.</summary>
    public async Task<bool> IsKnownAsync(PublicItem item, ItemContent content, AgencyId agency, CancellationToken ct)
    {
        var hash = ItemContent.HashOf(ItemContentTable.BodyOf(content, await Texts.HostsAsync(agency, ct)));
        return item.History.Any(happened => happened is ItemDrafted drafted && drafted.Content == hash || happened is ItemRevised revised
            && revised.Content == hash || happened is ItemFileSevered severed && severed.Content == hash);
    }

    private async Task<ImmutableArray<ItemFile>> KeepAsync(
        PageModel page, ItemForm form, ItemContent? standing, ItemId owner, PersonId person, CancellationToken ct)
    {
        form.Sent = (await FindAsync(owner, person, ct))?.Typed.Sent ?? [];
        var kept = (standing?.Files ?? []).Where(file => !file.IsInText).Concat(form.Sent).DistinctBy(file => file.Sha256)
            .Where(file => form.Keep.Contains(file.Sha256)).Select(file => file with { IsOfficial = file.Sha256 == form.Official }).ToImmutableArray();
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
            using var content = new MemoryStream(upload.Content.ToArray(), writable: false);
            var file = await store.Files.PutAsync(content, new PublicItem(owner).Stream, Upload.MostBytes, ct);
            await scanned.TakeAsync(file.Hash, upload.Name, upload.Content, ct);
            if (kept.Any(one => one.Sha256 == file.Hash)) continue;
            kept = kept.Add(new(file.Hash, upload.Name, upload.MediaType, file.Size) { IsOfficial = form.FirstIsOfficial && sent == form.Files[0] });
            if (form.Sent.All(one => one.Sha256 != file.Hash)) form.Sent.Add(kept[^1]);
        }
        if (kept.Count(file => file.IsOfficial) > 1) kept = [.. kept.Select(file => file with { IsOfficial = file == kept.Last(one => one.IsOfficial) })];
        // What comes back with the form next names them; the files themselves do not come again.
        (form.Keep, form.Official, form.FirstIsOfficial) =
            ([.. kept.Select(file => file.Sha256)], kept.FirstOrDefault(file => file.IsOfficial)?.Sha256, form.FirstIsOfficial && form.Files.Count == 0);
        foreach (var shown in (string[])["Keep", "Official", "FirstIsOfficial"]) page.ModelState.Remove($"Command.{shown}");
        return kept;
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

    ItemId? IItemEditor.Item => null;

    public TakenText? Taken { get; private set; }

    /// <summary>Which button was pressed.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>When the unfinished form that is shown was put away; null when there is none.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? kind, string? document, Guid? key, CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleItems) is not { } agency || !MayDraft(agency)) return NotFound();
        Chosen = ItemKinds.Find(kind);
        if (Chosen is null) return Page();
        await OfferAsync(agency, ct);
        if (key is { } former && await editing.FindAsync(new(former), officer.Id, ct) is var (typed, savedAt) && typed.Kind == Chosen.Code)
        {
            (Command, SavedAt) = (typed, savedAt);
            Command.Complete(Kind);
            return Page();
        }
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
        if (await journal.FindAsync(new PublicItem(id), ct) is var (there, item)) return await SentTwiceAsync(there, item, ct);
        if (Then is "keep" or "discard")
        {
            ModelState.Clear();
            await editing.KeptAsync(this, Then, Command, null, id, Kind, 0, officer.Id, ct);
            return ModelState.IsValid ? Redirect(PublishingRoutes.List) : this.Again();
        }
        if (Then == "word")
        {
            Taken = await editing.LookAsync(this, Command, null, agency, id, officer.Id, clock.BeijingToday, ct);
            return await AgainAsync(id, ct);
        }
        var (html, files, taken) = await editing.BroughtAsync(this, Command, null, agency, id, officer.Id, clock.BeijingToday, ct);
        var isInterpreted = Command.WithInterpretation && MayBeInterpreted;
        if (isInterpreted && Command.Openness != Openness.Proactive) this.Fault("Command.WithInterpretation", "不主动公开的文件不能同时起草解读");
        if (isInterpreted && PlaceOfInterpretation is null) this.Fault("Command.WithInterpretation", "没有可以放解读的栏目，请先在公开目录里设置");
        if (!ModelState.IsValid)
        {
            Taken = taken;
            return await AgainAsync(id, ct);
        }
        var author = officer.ActorAt(agency);
        var steps = new List<MatterStep<PublicItem, ItemEvent, ItemSituation>>
        {
            Begun(agency, id, author, Kind, Command.Content(Kind, html, files), Command.PlacementAsync),
        };
        if (isInterpreted) steps.Add(Begun(agency, new(Guid.CreateVersion7(clock.GetUtcNow())), author, ItemKinds.Interpretation,
            Command.Interpretation(id), _ => Task.FromResult(new ItemPlacement(PlaceOfInterpretation!, Openness.Proactive))));
        var answer = await journal.TakeTogetherAsync(steps, author, officer.Change(clock, Permission.HandleItems, agency), ct);
        if (answer.IsTaken) return Redirect(await editing.OnwardAsync(taken, id, officer.Id, ct));
        // Pressed twice: the other one has written it meanwhile.
        if (answer.Refusals.IsEmpty && await journal.FindAsync(new PublicItem(id), ct) is not null) return Redirect(PublishingRoutes.Of(id));
        Taken = taken;
        await editing.PutAwayAsync(Command, id, Kind, 0, officer.Id, ct);
        return this.Again([.. answer.Refusals.Select(ItemEditing.Placed)], nameof(Command));
    }

    // The form again with its faults, or with what was read; nothing that came with it is lost meanwhile.
    private async Task<IActionResult> AgainAsync(ItemId id, CancellationToken ct)
    {
        await editing.PutAwayAsync(Command, id, Kind, 0, officer.Id, ct);
        return ModelState.IsValid ? Page() : this.Again();
    }

    // The form of an item that is there already, by the browser's way back: the same again is nothing new; what differs is gone on with as a change.
    private async Task<IActionResult> SentTwiceAsync(AgencyId agency, PublicItem item, CancellationToken ct)
    {
        if (item.Author != officer.Id || item.Kind != Kind) return Redirect(PublishingRoutes.Of(item.Id));
        var standing = await editing.ContentAsync(item, ct);
        var (html, files, _) = await editing.BroughtAsync(this, Command, standing, agency, item.Id, officer.Id, clock.BeijingToday, ct);
        var isSame = ModelState.IsValid && Command.Column == item.Placement.Column && Command.Openness == item.Placement.Openness
            && await editing.IsKnownAsync(item, Command.Content(Kind, html, files), agency, ct);
        if (isSame) return Redirect(PublishingRoutes.Of(item.Id));
        await editing.PutAwayAsync(Command, item.Id, Kind, 1, officer.Id, ct);
        return Redirect(PublishingRoutes.Edit(item.Id));
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
        officer.ActorAt(agency).May(ItemSteps.Workflow.Of(typeof(ItemDrafted)).Moves[0], null);

    private async Task OfferAsync(AgencyId agency, CancellationToken ct) =>
        (Columns, Documents, Sections) = await editing.OffersAsync(agency, Kind, clock.BeijingToday, ct);
}

/// <summary>修改稿件: the same form for every kind.</summary>
[Needs(Permission.HandleItems), RequestSizeLimit(ItemEditing.MostBytes)]
public sealed class EditItemPage(ItemDesk desk, ItemEditing editing, Officer officer)
    : MatterPage<PublicItem, ItemEvent, ItemStage, ItemSituation>(desk), IItemEditor
{
    [BindProperty]
    public ItemForm Command { get; set; } = new();

    public override string Thing => "信息";

    public PublicItem Item => Open.Matter;

    public ItemKind Kind => Item.Kind;

    public ImmutableArray<PublicColumn> Columns { get; private set; } = [];

    public ImmutableArray<(ItemId Id, string Title)> Documents { get; private set; } = [];

    public ImmutableArray<string> Sections { get; private set; } = [];

    ItemId? IItemEditor.Item => Item.Id;

    public ItemContent? Standing => Open.Situation.Contents.Find(Item.Content);

    public TakenText? Taken { get; private set; }

    /// <summary>Which button was pressed.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>When the unfinished form that is shown was put away; null when there is none.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(ItemId id, CancellationToken ct)
    {
        var kept = await editing.FindAsync(id, officer.Id, ct);
        if (!await OpenAsync(new PublicItem(id), ct))
            // An item that was never saved is gone on with where it was begun.
            return kept is { Typed.Kind: { } kind } ? Redirect(PublishingRoutes.NewOf(kind, id)) : NotFound();
        var why = Item.Placement.Why is { } reason ? (await TheDesk.TextsAsync([reason], ct))[reason] : "";
        Command = ItemForm.Of(Standing!, Item.Placement, why);
        if (kept is var (typed, savedAt) && typed.Seen > 0) (Command, SavedAt, Seen) = (typed, savedAt, typed.Seen);
        await ShowAgainAsync(ct);
        return Open.WhyNot(typeof(ItemRevised)) is { } refusal ? this.Again(refusal) : Page();
    }

    public async Task<IActionResult> OnPostAsync(ItemId id, CancellationToken ct)
    {
        if (!await OpenAsync(new PublicItem(id), ct)) return NotFound();
        await ShowAgainAsync(ct);
        if (WhyNot(typeof(ItemRevised)) is { } refusal) return this.Again(refusal);
        if (Then is "keep" or "discard")
        {
            ModelState.Clear();
            await editing.KeptAsync(this, Then, Command, Standing, id, Kind, Seen, officer.Id, ct);
            return ModelState.IsValid ? Redirect(Then == "keep" ? PublishingRoutes.Of(id) : PublishingRoutes.Edit(id)) : this.Again();
        }
        if (Then == "word")
        {
            Taken = await editing.LookAsync(this, Command, Standing, Open.Agency, id, officer.Id, null, ct);
            await editing.PutAwayAsync(Command, id, Kind, Seen, officer.Id, ct);
            return ModelState.IsValid ? Page() : this.Again();
        }
        var (html, files, taken) = await editing.BroughtAsync(this, Command, Standing, Open.Agency, id, officer.Id, null, ct);
        if (!ModelState.IsValid)
        {
            Taken = taken;
            await editing.PutAwayAsync(Command, id, Kind, Seen, officer.Id, ct);
            return this.Again();
        }
        var answer = await TakeAsync(typeof(ItemRevised), null, async (writing, _) =>
        [
            new ItemRevised(writing.Situation.Today, await ItemContentTable.KeepAsync(writing, Command.Content(Kind, html, files)),
                await Command.PlacementAsync(writing), writing.Situation.Actor.Person!.Value),
        ], ct);
        if (answer.IsTaken) return Redirect(await editing.OnwardAsync(taken, id, officer.Id, ct));
        Taken = taken;
        await editing.PutAwayAsync(Command, id, Kind, Seen, officer.Id, ct);
        return await AnswerAsync(answer, PublishingRoutes.Of(id), ItemEditing.Placed, nameof(Command), ct);
    }

    protected override async Task ShowAgainAsync(CancellationToken ct)
    {
        (Columns, Documents, Sections) = await editing.OffersAsync(Open.Agency, Kind, Open.Situation.Today, ct);
        Command.Complete(Kind);
        // A form that was put away before parts were taken out of a file names the file that was there then.
        Command.Keep = [.. Command.Keep.Select(hash => Item.InPlaceOf(hash) ?? hash).Distinct()];
        if (Command.Official is { Length: > 0 } official) Command.Official = Item.InPlaceOf(official) ?? official;
    }
}
