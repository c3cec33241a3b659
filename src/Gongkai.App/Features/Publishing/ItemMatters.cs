using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Documents.Publishing;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>信息 as a kind of matter.</summary>
/// <param name="calendars">By which its terms count.</param>
/// <param name="clock">The time.</param>
/// <param name="keys">By which attachments are read for the scanners; null for who takes no steps, and scans nothing.</param>
public sealed class ItemMatters(WorkCalendars calendars, TimeProvider clock, KeyRing? keys = null)
    : MatterKind<PublicItem, ItemEvent, ItemStage, ItemSituation>(ItemSteps.Workflow, Events, "item/")
{
    /// <summary>The name under which an agency's choices are kept.</summary>
    public const string Settings = "publishing";

    /// <summary>The events of items by their names.</summary>
    public static MatterJson<ItemEvent> Events { get; } = new(ItemSteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<PublicItem, ItemSituation>, Task>> Projections =>
        [ItemView.WriteAsync, PublicItemView.WriteAsync, PublicItemView.WriteEntryAsync, ImportedItems.WriteAsync, WriteTermsAsync];

    public override string? About(PublicItem matter) => null;

    public override PublicItem Blank(Guid id) => new(new ItemId(id));

    public override async Task<ItemSituation> SituationAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, PublicItem matter, Actor actor)
    {
        var (calendar, settings) = await AgencyCalendar.OfAsync(calendars, connection, transaction, agency, Settings);
        var situation = new ItemSituation(clock.GetUtcNow(), clock.BeijingToday, calendar, Read(settings),
            await ColumnView.OfAsync(connection, transaction, agency), actor)
        {
            Heard = matter is { Drafted: not null, Kind.Opinions: not null }
                ? await OpinionCounts.CountAsync(connection, transaction, matter.Id) : OpinionCount.None,
            Readings = matter is { Stage: ItemStage.AtLeader, Planned.IsEmpty: false }
                ? [.. (await connection.QueryAsync<string>($"select stage from item_view where id in {IdList.Of(matter.Planned)}", transaction: transaction))
                    .Select(Enum.Parse<ItemStage>)]
                : [],
        };
        foreach (var hash in ((string?[])[matter.Content, matter.Live?.Content]).Where(hash => hash is { Length: > 0 }).Distinct())
            await ItemContentTable.LoadAsync(connection, transaction, hash!, situation.Contents);
        return keys is null ? situation
            : situation with { Scanning = await ItemScans.OfAsync(connection, transaction, keys, agency, matter, situation) };
    }

    protected override ImmutableArray<RunningTerm> Terms(PublicItem matter, ItemSituation situation) => matter.Terms(situation);

    /// <summary>An agency's choices as they are kept; the defaults where it has chosen nothing.</summary>
    public static PublishingSettings Read(string? body) => AgencySettings.Read<PublishingSettings>(body);

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new ItemMatters(new(store.Database), clock).ProjectAsync;
}

/// <summary>Contents of items, by their hashes; what is there once stays.</summary>
public static class ItemContentTable
{
    /// <summary>The table.</summary>
    public const string Table = "item_content";

    /// <summary>Keeps a content with the step that brings it, and gives its hash.</summary>
    public static async Task<string> KeepAsync(MatterWriting<ItemSituation> writing, ItemContent content)
    {
        var body = BodyOf(content, writing.Situation.Settings.LinkHosts);
        var hash = writing.Situation.Contents.Add(body);
        await writing.Transaction.Connection.ExecuteAsync("insert into item_content (hash, body) values (@hash, @body) on conflict (hash) do nothing",
            new { hash, body }, writing.Transaction.Transaction);
        return hash;
    }

    /// <summary>A content as it is kept.</summary>
    public static string BodyOf(ItemContent content, ImmutableArray<string> hosts) =>
        // Whatever brought it, no text of others is kept that was not cleaned: to clean one again changes nothing.
        (content.Html.Length == 0 ? content : content with { Html = CleanText.Of(content.Html, new(hosts)).Html }).Write();

    /// <summary>The content of a hash; null when there is none, or when what is there is not what was kept.</summary>
    public static async Task<ItemContent?> FindAsync(DbConnection connection, string hash, CancellationToken ct = default)
    {
        var body = await connection.QuerySingleOrDefaultAsync<string>(
            new CommandDefinition("select body from item_content where hash = @hash", new { hash }, cancellationToken: ct));
        return body is not null && ItemContent.HashOf(body) == hash ? ItemContent.Read(body) : null;
    }

    /// <summary>What several items of the public say, by hash; what <see cref="FindAsync"/> does not find is not there.</summary>
    public static async Task<Dictionary<string, ItemContent>> OfPublicAsync(DbConnection connection, IEnumerable<ItemId> items, CancellationToken ct) =>
        (await connection.QueryAsync<(string Hash, string Body)>(new CommandDefinition(
            $"select hash, body from item_content where hash in (select content from public_item where id in {IdList.Of(items)})", cancellationToken: ct)))
        .Where(one => ItemContent.HashOf(one.Body) == one.Hash).ToDictionary(one => one.Hash, one => ItemContent.Read(one.Body), StringComparer.Ordinal);

    /// <summary>What the public reads in an agency's items of a kind.</summary>
    public static async Task<List<(ItemId Id, string Title, DateOnly PublishedOn, ItemContent Content)>> OfKindAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, ItemKind kind) =>
    [
        .. (await connection.QueryAsync<(ItemId Id, string Title, DateOnly PublishedOn, string Body)>($"""
            select p.id, p.title, p.published_on, c.body from public_item p join {Table} c on c.hash = p.content
            where p.agency = @agency and p.kind = @kind and p.withdrawn_on is null
            """, new { agency, kind = kind.Code }, transaction)).Select(row => (row.Id, row.Title, row.PublishedOn, ItemContent.Read(row.Body))),
    ];

    internal static async Task LoadAsync(DbConnection connection, DbTransaction? transaction, string hash, ItemContents contents)
    {
        if (await connection.QuerySingleOrDefaultAsync<string>("select body from item_content where hash = @hash", new { hash }, transaction) is { } body)
            contents.Add(body);
    }
}

/// <summary>
/// Items as their events. What follows from a step elsewhere is written with it: a document knows of its interpretations, and an agency that publishes
/// has a catalogue.
/// </summary>
public sealed class ItemJournal(Store store, WorkCalendars calendars, StaffMessages staff, Outbox outbox, TimeProvider clock)
    : MatterJournal<PublicItem, ItemEvent, ItemStage, ItemSituation>(store, new ItemMatters(calendars, clock, store.Keys))
{
    private readonly CatalogueJournal catalogues = new(store, clock);

    /// <summary>The choices of an agency, its columns, the day.</summary>
    public async Task<ItemSituation> SituationAsync(AgencyId agency, Actor actor, CancellationToken ct)
    {
        await using var connection = await Store.Database.OpenAsync(ct);
        return await Kind.SituationAsync(connection, null, agency, new PublicItem(default), actor);
    }

    /// <summary>The next number at the desk.</summary>
    public static async Task<string> NumberAsync(MatterWriting<ItemSituation> writing)
    {
        var year = writing.Situation.Today.Year;
        return $"{year}-信{await writing.Transaction.NextNumberAsync(writing.Agency, $"item/{year}"):00000}";
    }

    /// <summary>What makes an item public now: its reviewed content, under the index number that it has or the next one.</summary>
    public static async Task<ItemPublished> PublicationAsync(MatterWriting<ItemSituation> writing, PublicItem item, PersonId? by)
    {
        var (situation, at) = (writing.Situation, writing.Situation.Now);
        return new(situation.Today, at, item.Content, item.Placement,
            item.Live?.IndexNumber ?? (item.Drafted?.Import?.IndexNumber is { Length: > 0 } kept ? kept : await NextIndexAsync()))
        { By = by };

        async Task<string> NextIndexAsync()
        {
            var (year, code, within) = (situation.Today.Year, await AgencyCodeAsync(writing), writing.Transaction);
            string number;
            // An item that came from elsewhere may bear the next one already.
            do number = IndexNumber.Of(situation.Settings.IndexPattern, code, item.Placement.Article ?? item.Placement.Column, year,
                await within.NextNumberAsync(writing.Agency, $"index/{year}"));
            while (await ImportedItems.IsTakenAsync(within.Connection, within.Transaction, writing.Agency, number));
            return number;
        }
    }

    protected override async Task<ImmutableArray<Refusal>> FollowAsync(MatterChange<PublicItem, ItemSituation> changed, PublicItem before, ChangeContext change)
    {
        var (item, contents) = (changed.Matter, changed.Situation.Contents);
        if (item.Stage == ItemStage.Returned && before.Stage != ItemStage.Returned) await TellAuthorAsync(changed);
        if (before.Drafted is null) await catalogues.FoundAsync(changed.Transaction, changed.Agency, change);
        if (item.Public != before.Public || item.Withdrawal != before.Withdrawal) await catalogues.WriteTermsAsync(changed.Transaction, changed.Agency);
        if (item.Withdrawal is { HidesTitle: true } gone && before.Withdrawal is null && await HideAsync(changed, gone, change) is { IsEmpty: false } kept)
            return kept;
        if (item.Kind != ItemKinds.Interpretation) return before.Live is null ? await TogetherAsync(changed, before, change) : [];
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var former = before.Drafted is null ? null : Document(contents.Find(before.Content));
        var planned = item.Stage == ItemStage.Discarded ? null : Document(contents.Find(item.Content));
        if (former is { } left && left != planned && item.Live is null) refusals.AddRange(await DropAsync(changed, left, change));
        if (planned is { } document && document != former)
            refusals.AddRange(await TellAsync(changed, document, new InterpretationPlanned(changed.Situation.Today, item.Id), change));
        // What the public reads is what counts: it may be withdrawn, or be changed to interpret something else.
        var (was, now) = (Interpreted(before, contents), Interpreted(item, contents));
        if (was is { } past && past != now) refusals.AddRange(await UntieAsync(changed, past, change));
        if (now is { } interpreted && interpreted != was)
            refusals.AddRange(await TellAsync(changed, interpreted, new InterpretationTied(changed.Situation.Today, item.Id), change));
        return refusals.ToImmutable();
    }

    // What is sent back waits for him, and he knows of it from nowhere else.
    private async Task TellAuthorAsync(MatterChange<PublicItem, ItemSituation> changed)
    {
        var (item, today) = (changed.Matter, changed.Situation.Today);
        var told = new StaffNotice($"{item.Stream}/returned/{item.Version}", changed.Agency, "Item", item.Stream, $"退回修改：{item.Drafted!.Number}",
            $"“{changed.Situation.Contents[item.Content].Title}”退回修改，原因在这条信息的页面上。修改以后重新提交审核。", DueLevel.Amber);
        await outbox.PutAllAsync(changed.Transaction, await staff.OfAsync(told, [item.Author], today, CancellationToken.None));
    }

    // The interpretations of a document are named after it and say what stood in it: they go with its title, in the same writing.
    private async Task<ImmutableArray<Refusal>> HideAsync(MatterChange<PublicItem, ItemSituation> changed, ItemWithdrawn gone, ChangeContext change)
    {
        foreach (var id in changed.Matter.Interpretations)
        {
            var reading = Kind.Fold(await changed.Transaction.ReadAsync(new PublicItem(id).Stream));
            if (reading.Live is null || reading.Withdrawal is not null) continue;
            var answer = await TakeAsync(changed.Transaction, new(new PublicItem(id), null, (_, _) =>
                Task.FromResult<IReadOnlyList<ItemEvent>>([gone])), changed.Situation.Actor, change);
            if (!answer.Refusals.IsEmpty) return answer.Refusals;
        }
        return [];
    }

    /// <summary>The interpretations that go out with a document, not public yet.</summary>
    public async Task<ImmutableArray<ItemId>> GoingWithAsync(PublicItem document, CancellationToken ct)
    {
        if (document.Live is not null || document.Planned.IsEmpty) return [];
        await using var connection = await Store.Database.OpenAsync(ct);
        var going = ImmutableArray.CreateBuilder<ItemId>();
        foreach (var id in document.Planned)
            if (await FindAsync(new PublicItem(id), ct) is var (_, reading)
                && GoesWith(document, reading, await ItemContentTable.FindAsync(connection, reading.Content, ct))) going.Add(id);
        return going.ToImmutable();
    }

    // 同步组织、同步审签、同步部署: what goes out with its document is published, planned and taken off the plan with it, in the same writing.
    private async Task<ImmutableArray<Refusal>> TogetherAsync(
        MatterChange<PublicItem, ItemSituation> changed, PublicItem before, ChangeContext change)
    {
        var (document, happened) = (changed.Matter, changed.Matter.History[^1]);
        if (happened is not (ItemPublished or ItemScheduled or ScheduleDropped)) return [];
        foreach (var id in document.Planned)
        {
            var reading = Kind.Fold(await changed.Transaction.ReadAsync(new PublicItem(id).Stream));
            await ItemContentTable.LoadAsync(
                changed.Transaction.Connection, changed.Transaction.Transaction, reading.Content, changed.Situation.Contents);
            var content = changed.Situation.Contents.Find(reading.Content);
            if (!GoesWith(document, reading, content) || happened is ScheduleDropped && reading.PlannedAt != before.PlannedAt) continue;
            if (reading.Stage != before.Stage) return [new("PU16")
            {
                Values = [("title", content!.Title), ("stage", reading.Stage.Name()), ("wanted", before.Stage.Name())],
            }];
            var answer = await TakeAsync(changed.Transaction, new(new PublicItem(id), null, async (writing, item) =>
                [happened is ItemPublished published ? await PublicationAsync(writing, item, published.By) : happened]), changed.Situation.Actor, change);
            if (!answer.Refusals.IsEmpty) return answer.Refusals;
        }
        return [];
    }

    private static bool GoesWith(PublicItem document, PublicItem reading, ItemContent? content) =>
        reading.Live is null && reading.Stage != ItemStage.Discarded && content?["release"] == ItemKinds.WithItsDocument && Document(content) == document.Id;

    private async Task<ImmutableArray<Refusal>> TellAsync(
        MatterChange<PublicItem, ItemSituation> changed, ItemId id, ItemEvent told, ChangeContext change)
    {
        var entries = await changed.Transaction.ReadAsync(new PublicItem(id).Stream);
        Refusal Not(string variant) => new("PU11") { Variant = variant, Field = "Fields[document]" };
        if (entries.IsEmpty || entries[0].Agency != changed.Agency || id == changed.Matter.Id) return [Not("document")];
        var document = Kind.Fold(entries);
        // What is planned holds up the document: who writes for another section has the disclosure office plan it.
        if (told is InterpretationPlanned && changed.Situation.Actor is { Person: not null, Posts: var posts }
            && posts.All(post => !post.Reaches(document.Section))) return [Not("section")];
        if (document.Kind == ItemKinds.Interpretation || ItemSteps.Workflow.Find(told.GetType(), document.Stage) is null) return [Not("document")];
        // 与文件同步公开: the document first, or both in one writing.
        if (told is InterpretationTied && document.Live is null) return [Not("first")];
        return await WriteAsync(changed, id, told, change);
    }

    // A document whose own way is over need not know.
    private async Task<ImmutableArray<Refusal>> DropAsync(MatterChange<PublicItem, ItemSituation> changed, ItemId left, ChangeContext change)
    {
        var entries = await changed.Transaction.ReadAsync(new PublicItem(left).Stream);
        return !entries.IsEmpty && Kind.Fold(entries) is var document && document.Planned.Contains(changed.Matter.Id)
            && ItemSteps.Workflow.Find(typeof(InterpretationDropped), document.Stage) is not null
                ? await WriteAsync(changed, left, new InterpretationDropped(changed.Situation.Today, changed.Matter.Id), change) : [];
    }

    private async Task<ImmutableArray<Refusal>> UntieAsync(MatterChange<PublicItem, ItemSituation> changed, ItemId past, ChangeContext change)
    {
        var entries = await changed.Transaction.ReadAsync(new PublicItem(past).Stream);
        return !entries.IsEmpty && Kind.Fold(entries) is var document && document.Interpretations.Contains(changed.Matter.Id)
            && ItemSteps.Workflow.Find(typeof(InterpretationUntied), document.Stage) is not null
                ? await WriteAsync(changed, past, new InterpretationUntied(changed.Situation.Today, changed.Matter.Id), change) : [];
    }

    // The document that the public reads it as interpreting; null where it reads none.
    private static ItemId? Interpreted(PublicItem item, ItemContents contents) =>
        item.Live is { } live && item.Withdrawal is null ? Document(contents.Find(live.Content)) : null;

    private async Task<ImmutableArray<Refusal>> WriteAsync(
        MatterChange<PublicItem, ItemSituation> changed, ItemId id, ItemEvent told, ChangeContext change) =>
        (await TakeAsync(changed.Transaction, new(new PublicItem(id), null, (_, _) => Task.FromResult<IReadOnlyList<ItemEvent>>([told])),
            Actor.Platform, change)).Refusals;

    private static ItemId? Document(ItemContent? content) => ItemId.TryParse(content?["document"], null, out var document) ? document : null;

    private static async Task<string> AgencyCodeAsync(MatterWriting<ItemSituation> writing)
    {
        if (writing.Situation.Settings.AgencyCode is { Length: > 0 } chosen) return chosen;
        var (word, name) = await writing.Transaction.Connection.QuerySingleAsync<(string CodeWord, string Name)>(
            "select code_word, name from agency where id = @Agency", new { writing.Agency }, writing.Transaction.Transaction);
        return word.Length > 0 ? word : name;
    }
}

/// <summary>What an officer does with one item.</summary>
public sealed class ItemDesk(ItemJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<PublicItem, ItemEvent, ItemStage, ItemSituation>(journal, store, people, officer, Permission.HandleItems, clock)
{
    // Of another section only what he has written himself.
    protected override bool MayRead(PublicItem matter, Actor actor) =>
        matter.Author == actor.Person || actor.Posts.Any(post => post.Reaches(matter.Section));
}
