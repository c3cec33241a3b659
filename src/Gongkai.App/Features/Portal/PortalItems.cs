using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Portal;

/// <summary>What the pages of the portal list, from the same rows as <see cref="PublicItems"/> and no others.</summary>
public sealed class PortalItems(Database database, PublicItems items, PublicChanges changes, TimeProvider clock)
{
    private const string Around = $"select {PublicItems.Columns} from public_item where withdrawn_on is null and";
    private const string Public = $"{Around} agency = @agency";

    private readonly UntilChanged<(AgencyId Agency, string Column), long> counts = new(changes);

    /// <summary>An agency's latest; of one column where it is named.</summary>
    public Task<ImmutableArray<PublicItemRow>> LatestAsync(AgencyId agency, string? column, int most, CancellationToken ct) =>
        LatestAsync(agency, column, 0, most, ct);

    /// <summary>The latest of each of some columns, in one question; a column that has none is not there.</summary>
    public async Task<ILookup<string, PublicItemRow>> LatestOfEachAsync(AgencyId agency, IReadOnlyList<string> columns, int most, CancellationToken ct)
    {
        if (columns.Count == 0) return Enumerable.Empty<PublicItemRow>().ToLookup(row => row.ColumnId);
        var asked = new DynamicParameters(new { agency, most = (long)most });
        for (var n = 0; n < columns.Count; n++) asked.Add($"column{n}", columns[n]);
        var each = Enumerable.Range(0, columns.Count).Select(n =>
            $"select * from ({Public} and column_id = @column{n} order by published_on desc, id desc limit @most) as of{n}");
        return (await ReadAsync(string.Join(" union all ", each), asked, ct))
            .OrderByDescending(row => row.PublishedOn).ThenByDescending(row => row.Id.ToString(), StringComparer.Ordinal).ToLookup(row => row.ColumnId);
    }

    /// <summary>The latest that lie in some columns, whichever.</summary>
    public async Task<ImmutableArray<PublicItemRow>> LatestInAsync(AgencyId agency, IReadOnlyList<string> columns, int most, CancellationToken ct) =>
    [
        .. (await LatestOfEachAsync(agency, columns, most, ct)).SelectMany(rows => rows)
            .OrderByDescending(row => row.PublishedOn).ThenByDescending(row => row.Id.ToString(), StringComparer.Ordinal).Take(most),
    ];

    /// <summary>年度报告 by their years.</summary>
    public async Task<ImmutableArray<PublicYearlyReport>> ReportsAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await YearlyReports.OfAsync(connection, null, agency);
    }

    /// <summary>A page of a column, the latest first, from 1; and how many items there are in the column.</summary>
    public async Task<(ImmutableArray<PublicItemRow> Rows, long Count)> InColumnAsync(AgencyId agency, string column, int page, int size, CancellationToken ct)
    {
        var count = await counts.GetAsync((agency, column), async () =>
        {
            await using var connection = await database.OpenAsync(ct);
            return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                "select count(*) from public_item where agency = @agency and column_id = @column and withdrawn_on is null", new { agency, column },
                cancellationToken: ct));
        });
        return (await LatestAsync(agency, column, (page - 1L) * size, size, ct), count);
    }

    /// <summary>An agency's latest documents.</summary>
    public Task<ImmutableArray<PublicItemRow>> DocumentsAsync(AgencyId agency, int most, CancellationToken ct) => ReadAsync(
        $"{Public} and {PortalLibrary.Documents} order by published_on desc, id desc limit @most", new { agency, most = (long)most }, ct);

    /// <summary>An agency's latest of some kinds.</summary>
    public Task<ImmutableArray<PublicItemRow>> OfKindsAsync(AgencyId agency, IEnumerable<ItemKind> kinds, int most, CancellationToken ct) => ReadAsync(
        $"{Public} and kind in {KindList.Of(kinds)} order by published_on desc, id desc limit @most", new { agency, most = (long)most }, ct);

    /// <summary>What the public is heard on today, what ends first in front.</summary>
    public Task<ImmutableArray<PublicItemRow>> HeardAsync(AgencyId agency, CancellationToken ct) => ReadAsync(
        $"{Public} and open_until >= @today and open_from <= @today order by open_until, id limit 20", new { agency, today = clock.BeijingToday }, ct);

    /// <summary>An item as its page shows it, a withdrawn one as a stub; null when it never was public.</summary>
    public async Task<ShownItem?> ShownAsync(ItemId id, CancellationToken ct)
    {
        if (await items.FindAsync(id, ct) is not { } found) return null;
        var (item, document) = (id.ToString(), found.Row.Interprets?.ToString());
        var (successor, next) = (found.Row.SuccessorOn(clock.BeijingToday)?.ToString(), found.Row.ComingSuccessor?.ToString());
        return Shown(found, new(await ReadAsync($"""
            {Around} (interprets = @item or successor = @item or coming_successor = @item or id = @document or id = @successor or id = @next)
            order by published_on, id
            """, new { item, document, successor, next }, ct)));
    }

    /// <summary>Several items, read together.</summary>
    public async Task<Dictionary<ItemId, ShownItem>> ShownAsync(IReadOnlyCollection<ItemId> ids, CancellationToken ct)
    {
        var found = await items.PagesAsync(ids, ct);
        var tied = found.Values.SelectMany(page => new[] { page.Row.Interprets, page.Row.Successor, page.Row.ComingSuccessor }).OfType<ItemId>();
        var (here, there) = (IdList.Of(found.Keys), IdList.Of(tied.Distinct()));
        var around = new RowsAround(await ReadAsync(
            $"{Around} (interprets in {here} or successor in {here} or coming_successor in {here} or id in {there}) order by published_on, id", new { }, ct));
        return found.ToDictionary(page => page.Key, page => Shown(page.Value, around));
    }

    /// <summary>How many items are public.</summary>
    public async Task<long> CountAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition("select count(*) from public_item where withdrawn_on is null", cancellationToken: ct));
    }

    /// <summary>Items in the order in which they became public, each with the moment of its latest change: a part of them, from 1.</summary>
    public async Task<ImmutableArray<(ItemId Id, DateTimeOffset At)>> PlacesAsync(int part, int size, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return
        [
            .. await connection.QueryAsync<(ItemId, DateTimeOffset)>(new CommandDefinition("""
                select id, coalesce(changed_at, published_at) from public_item where withdrawn_on is null order by published_at, id limit @size offset @skip
                """, new { size = (long)size, skip = (Math.Max(part, 1) - 1L) * size }, cancellationToken: ct)),
        ];
    }

    private Task<ImmutableArray<PublicItemRow>> LatestAsync(AgencyId agency, string? column, long skip, long most, CancellationToken ct) => ReadAsync(
        $"{Public} {(column is null ? "" : "and column_id = @column")} order by published_on desc, id desc limit @most offset @skip",
        new { agency, column, most, skip }, ct);

    private async Task<ImmutableArray<PublicItemRow>> ReadAsync(string sql, object asked, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return [.. await connection.QueryAsync<PublicItemRow>(new CommandDefinition(sql, asked, cancellationToken: ct))];
    }

    private ShownItem Shown(PublicItemPage found, RowsAround around) => new(found.Row, found.Content)
    {
        Document = found.Row.Interprets is { } document ? around.Of(document) : null,
        Successor = found.Row.SuccessorOn(clock.BeijingToday) is { } successor ? around.Of(successor) : null,
        Next = found.Row.ComingSuccessor is { } next && found.Row.AheadOn(clock.BeijingToday) is not null ? around.Of(next) : null,
        Interpretations = [.. around.Interpreting[found.Row.Id]],
        Former = [.. around.Followed[found.Row.Id]],
    };

    // Rows that lead to items, or that items lead to.
    private sealed class RowsAround(ImmutableArray<PublicItemRow> rows)
    {
        public ILookup<ItemId?, PublicItemRow> Interpreting { get; } = rows.ToLookup(row => row.Interprets);

        public ILookup<ItemId?, PublicItemRow> Followed { get; } = rows
            .SelectMany(row => new[] { row.Successor, row.ComingSuccessor }.OfType<ItemId>().Distinct(), (row, of) => (Row: row, Of: of))
            .ToLookup(pair => (ItemId?)pair.Of, pair => pair.Row);

        public PublicItemRow? Of(ItemId id) => rows.FirstOrDefault(row => row.Id == id);
    }
}
