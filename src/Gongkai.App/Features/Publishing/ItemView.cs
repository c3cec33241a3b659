using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;

namespace Gongkai.Features.Publishing;

/// <summary>An item as the desk lists it.</summary>
public sealed record ItemLine(ItemId Id, string Number, ItemKind Kind, string Title, ItemStage Stage, string? Section, PersonId Author, string ColumnId,
    Openness Openness, bool IsInternal, bool IsLive, DateOnly ChangedOn, DateOnly? DueOn, DateTimeOffset? PlannedAt);

/// <summary>Which items a list of the desk shows.</summary>
/// <param name="Agency">Whose.</param>
public sealed record ItemFilter(AgencyId Agency)
{
    public ItemStage? Stage { get; init; }

    /// <summary>The code of a kind; null for all.</summary>
    public string? Kind { get; init; }

    public string? Column { get; init; }

    /// <summary>Words of the title, or the number at the desk.</summary>
    public string? Words { get; init; }

    /// <summary>Only those of these sections, or of this author; null for all.</summary>
    public ImmutableArray<string>? Sections { get; init; }

    /// <summary>Only those that the agency's own people read, as they stand.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Who looks.</summary>
    public PersonId Me { get; init; }

    /// <summary>The stages at which they wait for whoever looks; empty for all.</summary>
    public ImmutableArray<ItemStage> Waiting { get; init; } = [];
}

/// <summary>信息 as the desk's table, written from their events.</summary>
public static class ItemView
{
    private const int PageSize = 30;

    private static readonly string InReview =
        string.Join(", ", Enum.GetValues<ItemStage>().Where(stage => ItemReview.Awaited(stage) is not null).Select(stage => $"'{stage}'"));

    private const string Upsert = """
        insert into item_view (id, agency, number, version, kind, title, stage, section, author, column_id, article, openness, is_internal, is_live,
            drafted_on, changed_on, due_on, planned_at, document, turns_on, document_number)
        values (@Id, @Agency, @Number, @Version, @Kind, @Title, @Stage, @Section, @Author, @Column, @Article, @Openness, @IsInternal, @IsLive,
            @DraftedOn, @ChangedOn, @DueOn, @PlannedAt, @Document, @TurnsOn, @DocumentNumber)
        on conflict (id) do update set version = excluded.version, title = excluded.title, stage = excluded.stage, author = excluded.author,
            column_id = excluded.column_id, article = excluded.article, openness = excluded.openness, is_internal = excluded.is_internal,
            is_live = excluded.is_live, changed_on = excluded.changed_on, due_on = excluded.due_on, planned_at = excluded.planned_at,
            document = excluded.document, turns_on = excluded.turns_on, document_number = excluded.document_number
        """;

    /// <summary>Writes the line of an item.</summary>
    public static Task WriteAsync(MatterChange<PublicItem, ItemSituation> change)
    {
        var (item, content) = (change.Matter, change.Situation.Contents[change.Matter.Content]);
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            item.Id,
            change.Agency,
            item.Drafted!.Number,
            Version = (long)item.Version,
            Kind = item.Kind.Code,
            content.Title,
            Stage = item.Stage.ToString(),
            item.Section,
            Author = item.Author.ToString(),
            item.Placement.Column,
            item.Placement.Article,
            Openness = item.Placement.Openness.ToString(),
            IsInternal = item.Placement.IsInternal ? 1L : 0L,
            IsLive = item.Live is not null && item.Withdrawal is null ? 1L : 0L,
            DraftedOn = item.Drafted.On,
            ChangedOn = item.History[^1].On,
            DueOn = item.Terms(change.Situation).Min(term => term.Due),
            item.PlannedAt,
            Document = content["document"] is { Length: > 0 } document ? document : null,
            DocumentNumber = content.Number,
            TurnsOn = change.Situation.Contents.Find(item.Live?.Content) is { } live ? item.TurnsOn(live, change.Situation.Today) : null,
        }, change.Transaction.Transaction);
    }

    /// <summary>A page of items, those that changed last first; and how many pages there are.</summary>
    public static async Task<(ImmutableArray<ItemLine> Lines, int Pages, long Count)> ListAsync(DbConnection connection, ItemFilter filter, int page)
    {
        var asked = new DynamicParameters(new
        {
            filter.Agency,
            filter.Kind,
            filter.Column,
            Stage = filter.Stage?.ToString(),
            Words = $"%{Like(filter.Words ?? "")}%",
            Me = filter.Me.ToString(),
            size = (long)PageSize,
            skip = (long)(page - 1) * PageSize,
        });
        var where = string.Join(" and ", ((string[])
        [
            "agency = @Agency",
            filter.Stage is null ? "" : "stage = @Stage",
            filter.Kind is null ? "" : "kind = @Kind",
            filter.Column is null ? "" : "column_id = @Column",
            string.IsNullOrWhiteSpace(filter.Words) ? "" : "(title like @Words escape '!' or number like @Words escape '!')",
            filter.Sections is { } own ? $"(author = @Me or section is null{asked.OrIn(own)})" : "",
            filter.IsInternal ? "is_internal = 1 and is_live = 1" : "",
            filter.Waiting.IsEmpty ? "" : $"stage in ({string.Join(", ", filter.Waiting.Select(stage => $"'{stage}'"))})",
            // Nobody reviews what he wrote.
            filter.Waiting.IsEmpty ? "" : $"not (author = @Me and stage in ({InReview}))",
        ]).Where(part => part.Length > 0));
        var count = await connection.ExecuteScalarAsync<long>($"select count(*) from item_view where {where}", asked);
        var rows = await connection.QueryAsync<Row>($"""
            select id, number, kind, title, stage, section, author, column_id as ColumnId, openness, is_internal as IsInternal, is_live as IsLive,
                changed_on as ChangedOn, due_on as DueOn, planned_at as PlannedAt
            from item_view where {where} order by changed_on desc, id desc limit @size offset @skip
            """, asked);
        return ([.. rows.Select(row => row.Line)], (int)((count + PageSize - 1) / PageSize), count);
    }

    /// <summary>Items of an agency by their ids, for showing what refers to them.</summary>
    public static async Task<ImmutableArray<ItemLine>> FindAsync(DbConnection connection, AgencyId agency, IEnumerable<ItemId> ids) =>
        [.. (await connection.QueryAsync<Row>($"""
            select id, number, kind, title, stage, section, author, column_id as ColumnId, openness, is_internal as IsInternal, is_live as IsLive,
                changed_on as ChangedOn, due_on as DueOn, planned_at as PlannedAt
            from item_view where agency = @agency and id in {IdList.Of(ids)} order by changed_on, id
            """, new { agency })).Select(row => row.Line)];

    /// <summary>The kinds of documents that an interpretation can be about.</summary>
    internal static string DocumentKinds { get; } = KindList.Of(ItemKinds.All.Where(kind => kind.IsInterpretable));

    /// <summary>Documents that an interpretation can be about, the latest first.</summary>
    public static async Task<ImmutableArray<(ItemId Id, string Title)>> DocumentsAsync(DbConnection connection, AgencyId agency) =>
        [.. await connection.QueryAsync<(ItemId, string)>($"""
            select id, title from item_view where agency = @agency and kind in {DocumentKinds} and stage not in ('Withdrawn', 'Discarded', 'Kept')
            order by changed_on desc, id desc limit 300
            """, new { agency })];

    // What is typed is words, and no pattern.
    private static string Like(string words) => words.Trim().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal)
        .Replace("_", "!_", StringComparison.Ordinal);

    private sealed class Row
    {
        public ItemId Id { get; init; }
        public string Number { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public string Stage { get; init; } = "";
        public string? Section { get; init; }
        public PersonId Author { get; init; }
        public string ColumnId { get; init; } = "";
        public string Openness { get; init; } = "";
        public long IsInternal { get; init; }
        public long IsLive { get; init; }
        public DateOnly ChangedOn { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateTimeOffset? PlannedAt { get; init; }

        public ItemLine Line => new(Id, Number, ItemKinds.Of(Kind), Title, Enum.Parse<ItemStage>(Stage), Section, Author, ColumnId,
            Enum.Parse<Openness>(Openness), IsInternal == 1, IsLive == 1, ChangedOn, DueOn, PlannedAt);
    }
}
