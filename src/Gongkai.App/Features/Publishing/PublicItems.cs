using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Documents.Publishing;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Search;
using Gongkai.Storage;

namespace Gongkai.Features.Publishing;

/// <summary>A line of an item's public history.</summary>
public sealed record PublicLine(DateOnly On, string Title, string Text);

/// <summary>An item as the public has it: the row that portal, feeds, search, export and interface read, and nothing else do they read.</summary>
public sealed record PublicItemRow
{
    public ItemId Id { get; init; }

    public AgencyId Agency { get; init; }

    /// <summary>The code of its kind.</summary>
    public string Kind { get; init; } = "";

    public string ColumnId { get; init; } = "";

    /// <summary>The node of the statutory catalogue; null for none.</summary>
    public string? Article { get; init; }

    public string IndexNumber { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>文号; empty for none.</summary>
    public string Number { get; init; } = "";

    public string Summary { get; init; } = "";

    public DateOnly FormedOn { get; init; }

    /// <summary>发布日期; of an item that was public elsewhere before, the day on which it was published there.</summary>
    public DateOnly PublishedOn { get; init; }

    /// <summary>The moment at which it became public here.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>The moment of the latest change; null while there was none.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>What was said of its validity; null where the kind has none. What follows from dates is <see cref="ValidityOn"/>.</summary>
    public string? Validity { get; init; }

    /// <summary>From which day that holds; null where nobody said anything.</summary>
    public DateOnly? ValiditySince { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public ItemId? Successor { get; init; }

    /// <summary>What was said of its validity ahead of its day, which may have come; null for nothing.</summary>
    public string? Coming { get; init; }

    /// <summary>From which day that holds.</summary>
    public DateOnly? ComingSince { get; init; }

    /// <summary>What takes its place then; null for nothing.</summary>
    public ItemId? ComingSuccessor { get; init; }

    public string Topic { get; init; } = "";

    public string Genre { get; init; } = "";

    /// <summary>服务对象</summary>
    public string Audience { get; init; } = "";

    /// <summary>The document that it interprets; null for none.</summary>
    public ItemId? Interprets { get; init; }

    /// <summary>Since when, and until when, the public is heard; null where it is not asked.</summary>
    public DateOnly? OpenFrom { get; init; }

    public DateOnly? OpenUntil { get; init; }

    /// <summary>Since when the public is heard: not before it was public, whatever the item says.</summary>
    public DateOnly? HeardFrom => OpenFrom < PublishedOn ? PublishedOn : OpenFrom;

    /// <summary>Where it was public before it came here; null where it was written here.</summary>
    public string? ImportedFrom { get; init; }

    /// <summary>The hash of its content; null once it is withdrawn.</summary>
    public string? Content { get; init; }

    /// <summary>What events tell the public, as JSON.</summary>
    public string History { get; init; } = "[]";

    public DateOnly? WithdrawnOn { get; init; }

    public string? WithdrawnReason { get; init; }

    /// <summary>Its kind.</summary>
    public ItemKind KindOf => ItemKinds.Of(Kind);

    /// <summary>The history, oldest first.</summary>
    public ImmutableArray<PublicLine> Lines => JsonSerializer.Deserialize<ImmutableArray<PublicLine>>(History, EventJson.Options);

    /// <summary>How it stands on a day: one whose term is over has lapsed, one whose day has not come is not in force, without anybody saying so.</summary>
    public Validity? ValidityOn(DateOnly day) => (ComingSince <= day ? Coming : Validity) is not { } said ? null
        : DocumentStanding.On(Enum.Parse<Validity>(said), ValidFrom, ValidUntil, day);

    /// <summary>What takes or took its place, as of a day.</summary>
    public ItemId? SuccessorOn(DateOnly day) => ComingSince <= day ? ComingSuccessor : Successor;

    /// <summary>What was said ahead and has not come on a day; null for nothing.</summary>
    public (Validity Validity, DateOnly Since)? AheadOn(DateOnly day) =>
        Coming is { } coming && ComingSince is { } since && since > day ? (Enum.Parse<Validity>(coming), since) : null;
}

/// <summary>An item of the public with what it says; <see cref="Content"/> is null once it is withdrawn.</summary>
public sealed record PublicItemPage(PublicItemRow Row, ItemContent? Content);

/// <summary>Which items of the public are asked for.</summary>
public sealed record PublicQuery
{
    public AgencyId? Agency { get; init; }

    public string? Column { get; init; }

    /// <summary>The code of a kind.</summary>
    public string? Kind { get; init; }

    public string? Article { get; init; }

    /// <summary>Formed in that year.</summary>
    public int? Year { get; init; }

    public string? Topic { get; init; }

    public Validity? Validity { get; init; }

    /// <summary>Items that interpret this one.</summary>
    public ItemId? Interprets { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 20;
}

/// <summary>
/// What the public may see: the one way to it. Whatever is not in these rows is shown by nothing that the public reaches, and a file is handed out only
/// while the item that has it is public.
/// </summary>
public sealed class PublicItems(Store store, TimeProvider clock)
{
    internal const string Columns = """
        id, agency, kind, column_id as ColumnId, article, index_number as IndexNumber, title, number, summary, formed_on as FormedOn,
        published_on as PublishedOn, published_at as PublishedAt, changed_at as ChangedAt, validity,
        validity_since as ValiditySince, valid_from as ValidFrom, valid_until as ValidUntil, successor,
        coming, coming_since as ComingSince, coming_successor as ComingSuccessor,
        topic, genre, audience, interprets, open_from as OpenFrom, open_until as OpenUntil, imported_from as ImportedFrom, content, history,
        withdrawn_on as WithdrawnOn, withdrawn_reason as WithdrawnReason
        """;

    /// <summary>An agency's items that are public under a 文号.</summary>
    public async Task<ImmutableArray<PublicItemRow>> OfNumberAsync(AgencyId agency, string number, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return [.. await connection.QueryAsync<PublicItemRow>(new CommandDefinition(
            $"select {Columns} from public_item where agency = @agency and number = @number and withdrawn_on is null order by published_at, id",
            new { agency, number }, cancellationToken: ct))];
    }

    /// <summary>The item, a withdrawn one as a stub without content; null when it never was public.</summary>
    public async Task<PublicItemPage?> FindAsync(ItemId id, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<PublicItemRow>(
            new CommandDefinition($"select {Columns} from public_item where id = @id", new { id }, cancellationToken: ct));
        if (row is null) return null;
        return new(row, row.Content is { } hash && await ItemContentTable.FindAsync(connection, hash, ct) is { } content ? Public(content) : null);
    }

    /// <summary>Several items, by id, as <see cref="FindAsync"/> finds each; those that never were public are not there.</summary>
    public async Task<Dictionary<ItemId, PublicItemPage>> PagesAsync(IReadOnlyCollection<ItemId> ids, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = (await connection.QueryAsync<PublicItemRow>(
            new CommandDefinition($"select {Columns} from public_item where id in {IdList.Of(ids)}", cancellationToken: ct))).AsList();
        var contents = await ItemContentTable.OfPublicAsync(connection, ids, ct);
        return rows.ToDictionary(row => row.Id,
            row => new PublicItemPage(row, row.Content is { } hash && contents.GetValueOrDefault(hash) is { } content ? Public(content) : null));
    }

    /// <summary>The rows of those of some items that are public now, by id, without what they say.</summary>
    public async Task<Dictionary<ItemId, PublicItemRow>> RowsAsync(IReadOnlyCollection<ItemId> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        await using var connection = await store.Database.OpenAsync(ct);
        return (await connection.QueryAsync<PublicItemRow>(new CommandDefinition(
            $"select {Columns} from public_item where withdrawn_on is null and id in {IdList.Of(ids)}", cancellationToken: ct))).ToDictionary(row => row.Id);
    }

    /// <summary>Items that are public, the latest first; and how many there are of them.</summary>
    public async Task<(ImmutableArray<PublicItemRow> Rows, long Count)> ListAsync(PublicQuery query, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var (where, asked) = Where(query);
        var count = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition($"select count(*) from public_item where {where}", asked, cancellationToken: ct));
        var rows = await connection.QueryAsync<PublicItemRow>(new CommandDefinition(
            $"select {Columns} from public_item where {where} order by published_on desc, id desc limit @size offset @skip", asked, cancellationToken: ct));
        return ([.. rows], count);
    }

    /// <summary>A file of an item; null unless the item is public now and has it.</summary>
    public async Task<(ItemFile File, Stream Content)?> FileAsync(ItemId id, string sha256, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { Content: { } content } || content.Files.FirstOrDefault(file => file.Sha256 == sha256) is not { } file)
            return null;
        return (file, await store.Files.OpenAsync(sha256, ct));
    }

    // What a kind keeps for the desk is no part of what the public has.
    private static ItemContent Public(ItemContent content) => content with
    {
        Fields = content.Fields.RemoveRange(ItemKinds.Of(content.Kind).Fields.Where(field => !field.IsPublic).Select(field => field.Name)),
    };

    private (string Where, DynamicParameters Asked) Where(PublicQuery query)
    {
        var asked = new DynamicParameters(new
        {
            query.Agency,
            query.Column,
            query.Kind,
            query.Article,
            query.Topic,
            Interprets = query.Interprets?.ToString(),
            From = query.Year is { } year ? $"{year:0000}-01-01" : null,
            Until = query.Year is { } last ? $"{last:0000}-12-31" : null,
            Validity = query.Validity?.ToString(),
            today = clock.BeijingToday,
            size = (long)query.PageSize,
            skip = (long)(query.Page - 1) * query.PageSize,
        });
        return (string.Join(" and ", ((string[])
        [
            "withdrawn_on is null",
            query.Agency is null ? "" : "agency = @Agency",
            query.Column is null ? "" : "column_id = @Column",
            query.Kind is null ? "" : "kind = @Kind",
            query.Article is null ? "" : "article = @Article",
            query.Topic is null ? "" : "topic = @Topic",
            query.Interprets is null ? "" : "interprets = @Interprets",
            query.Year is null ? "" : "formed_on between @From and @Until",
            query.Validity is null ? "" : $"{Standing} = @Validity",
        ]).Where(part => part.Length > 0)), asked);
    }

    /// <summary>How a row stands today, as <see cref="PublicItemRow.ValidityOn"/> says it; it wants <c>@today</c>.</summary>
    internal static string Standing { get; } = StandingOf("");

    /// <summary>The same of a table that bears another name in the statement: <c>p.</c></summary>
    internal static string StandingOf(string table) =>
        $"case when ({SaidOf(table)}) in ('InForce', 'Amended') and {table}valid_until < @today then 'Lapsed'"
        + $" when ({SaidOf(table)}) in ('InForce', 'Amended') and {table}valid_from > @today then 'Forthcoming' else ({SaidOf(table)}) end";

    /// <summary>What is said of a row's validity today, what was said ahead and has come among it.</summary>
    internal static string SaidOf(string table) => $"case when {table}coming_since <= @today then {table}coming else {table}validity end";
}

/// <summary>What the public sees, written from the events: a row for each item that ever was public, and for none other.</summary>
internal static class PublicItemView
{
    private const string Upsert = """
        insert into public_item (id, agency, kind, column_id, article, index_number, title, number, summary, formed_on, published_on, published_at, changed_at,
            validity, validity_since, valid_from, valid_until, successor, coming, coming_since, coming_successor, topic, genre, audience, interprets,
            open_from, open_until, imported_from, content, history,
            withdrawn_on, withdrawn_reason)
        values (@Id, @Agency, @Kind, @Column, @Article, @IndexNumber, @Title, @Number, @Summary, @FormedOn, @PublishedOn, @PublishedAt, @ChangedAt,
            @Validity, @ValiditySince, @ValidFrom, @ValidUntil, @Successor, @Coming, @ComingSince, @ComingSuccessor, @Topic, @Genre, @Readers, @Interprets,
            @OpenFrom, @OpenUntil, @ImportedFrom, @Content, @History,
            @WithdrawnOn, @WithdrawnReason)
        on conflict (id) do update set column_id = excluded.column_id, article = excluded.article, title = excluded.title, number = excluded.number,
            summary = excluded.summary, formed_on = excluded.formed_on, changed_at = excluded.changed_at, validity = excluded.validity,
            validity_since = excluded.validity_since, coming = excluded.coming, coming_since = excluded.coming_since,
            coming_successor = excluded.coming_successor,
            valid_from = excluded.valid_from, valid_until = excluded.valid_until, successor = excluded.successor, topic = excluded.topic,
            genre = excluded.genre, audience = excluded.audience, interprets = excluded.interprets, open_from = excluded.open_from,
            open_until = excluded.open_until, content = excluded.content, history = excluded.history, withdrawn_on = excluded.withdrawn_on,
            withdrawn_reason = excluded.withdrawn_reason
        """;

    /// <summary>Writes the row of an item that is or was public; what only the agency's own people read has none.</summary>
    public static Task WriteAsync(MatterChange<PublicItem, ItemSituation> change)
    {
        var item = change.Matter;
        if (item.Public is not { } live) return Task.CompletedTask;
        var (content, gone) = (change.Situation.Contents[live.Content], item.Withdrawal);
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            item.Id,
            change.Agency,
            Kind = item.Kind.Code,
            live.Placement.Column,
            live.Placement.Article,
            live.IndexNumber,
            Title = gone is { HidesTitle: true } ? "（标题不再公开）" : content.Title,
            Number = gone is null ? content.Number : "",
            Summary = gone is null ? content.Summary : "",
            content.FormedOn,
            item.PublishedOn,
            PublishedAt = live.FirstAt,
            live.ChangedAt,
            Validity = item.Kind.HasValidityIn(content)
                ? (item.Validity?.Validity ?? item.Drafted!.Import?.Validity ?? Validity.InForce).ToString() : null,
            ValiditySince = item.Validity?.Since,
            ValidFrom = ItemField.Day(content["inForceOn"]),
            ValidUntil = ItemField.Day(content["validUntil"]),
            Successor = item.Validity?.Successor?.ToString(),
            Coming = item.Coming?.Validity.ToString(),
            ComingSince = item.Coming?.Since,
            ComingSuccessor = item.Coming?.Successor?.ToString(),
            content.Topic,
            content.Genre,
            content.Readers,
            Interprets = content["document"] is { Length: > 0 } document ? document : null,
            OpenFrom = item.Kind.Opinions is null ? null : ItemField.Day(content["from"]),
            OpenUntil = item.Kind.Opinions is null ? null : ItemField.Day(content["until"]),
            ImportedFrom = item.Drafted!.Import?.From,
            Content = gone is null ? live.Content : null,
            History = JsonSerializer.Serialize(
                item.History.Select(happened => ItemSteps.Workflow.Shown(item, happened)).OfType<PublicStep>()
                    .Select(step => new PublicLine(step.On, step.Title, step.Text)), EventJson.Options),
            WithdrawnOn = gone?.On,
            WithdrawnReason = gone?.Reason,
        }, change.Transaction.Transaction);
    }

    /// <summary>Writes what is found of an item, or takes it out: what the public sees and nothing else.</summary>
    public static Task WriteEntryAsync(MatterChange<PublicItem, ItemSituation> change)
    {
        var item = change.Matter;
        if (item.Withdrawal is not null || item.Public is not { } live)
            return SearchEntries.RemoveAsync(change.Transaction, item.Stream);
        var content = change.Situation.Contents[live.Content];
        // As it stands today: when the day comes on which that changes, it is written anew.
        var standing = item.StandingOn(content, change.Situation.Today);
        return SearchEntries.WriteAsync(change.Transaction, EntryOf(item.Stream, change.Agency, content, live.Placement.Column, item.PublishedOn) with
        {
            Number = string.Join('\n', ((string[])[content.Number, live.IndexNumber]).Where(number => number.Length > 0)),
            IsSpent = standing is Validity.Abolished or Validity.Lapsed,
            Facets =
            [
                new("kind", item.Kind.Code), new("column", live.Placement.Column), new("year", $"{content.FormedOn:yyyy}"),
                .. standing is { } told ? [new SearchFacet("validity", told.ToString())] : (SearchFacet[])[],
                .. content.Topic.Length > 0 ? [new SearchFacet("topic", content.Topic)] : (SearchFacet[])[],
            ],
        });
    }

    /// <summary>What is found of a content: its public fields and text; and what is said of it, its days among that.</summary>
    internal static SearchEntry EntryOf(string stream, AgencyId agency, ItemContent content, string column, DateOnly? publishedOn)
    {
        var kind = ItemKinds.Of(content.Kind);
        return new(stream, EntryKind, agency, content.Title)
        {
            Number = content.Number.Length > 0 ? content.Number : null,
            On = publishedOn,
            Body = Lines([content.Summary, .. kind.Fields.Where(field => field.IsPublic && field.Type is not (FieldType.Item or FieldType.Picture))
                .Select(field => content[field.Name]),
                content.Html.Length > 0 ? CleanText.WordsOf(content.Html) : content.Text]),
            About = Lines([kind.Name, StatutoryCatalogue.Find(column)?.Name ?? "", content.Topic, content.Genre, content.Keywords,
                .. new[] { content.FormedOn, publishedOn }.OfType<DateOnly>().Distinct().Select(day => day.OnPaper())]),
        };

        static string Lines(IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
    }

    /// <summary>The kind of such entries.</summary>
    public const string EntryKind = "item";
}
