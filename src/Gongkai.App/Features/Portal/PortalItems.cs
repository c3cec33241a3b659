using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;

namespace Gongkai.Features.Portal;

/// <summary>What the pages of the portal list, from the same rows as <see cref="PublicItems"/> and no others.</summary>
public sealed class PortalItems(Database database, TimeProvider clock)
{
    private const string Public = $"select {PublicItems.Columns} from public_item where agency = @agency and withdrawn_on is null";

    /// <summary>An agency's latest; of one column where it is named.</summary>
    public Task<ImmutableArray<PublicItemRow>> LatestAsync(AgencyId agency, string? column, int most, CancellationToken ct) => ReadAsync(
        $"{Public} {(column is null ? "" : "and column_id = @column")} order by published_on desc, id desc limit @most",
        new { agency, column, most = (long)most }, ct);

    /// <summary>An agency's latest of some kinds.</summary>
    public Task<ImmutableArray<PublicItemRow>> OfKindsAsync(AgencyId agency, IEnumerable<ItemKind> kinds, int most, CancellationToken ct) => ReadAsync(
        $"{Public} and kind in {KindList.Of(kinds)} order by published_on desc, id desc limit @most", new { agency, most = (long)most }, ct);

    /// <summary>What the public is heard on today, what ends first in front.</summary>
    public Task<ImmutableArray<PublicItemRow>> HeardAsync(AgencyId agency, CancellationToken ct) => ReadAsync(
        $"{Public} and open_until >= @today and open_from <= @today order by open_until, id limit 20", new { agency, today = clock.BeijingToday }, ct);

    /// <summary>What interprets an item, and what it took the place of.</summary>
    public async Task<(ImmutableArray<PublicItemRow> Interpretations, ImmutableArray<PublicItemRow> Former)> AroundAsync(ItemId item, CancellationToken ct)
    {
        var rows = await ReadAsync($"""
            select {PublicItems.Columns} from public_item where withdrawn_on is null and (interprets = @item or successor = @item) order by published_on, id
            """, new { item = item.ToString() }, ct);
        return ([.. rows.Where(row => row.Interprets == item)], [.. rows.Where(row => row.Successor == item)]);
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

    private async Task<ImmutableArray<PublicItemRow>> ReadAsync(string sql, object asked, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return [.. await connection.QueryAsync<PublicItemRow>(new CommandDefinition(sql, asked, cancellationToken: ct))];
    }
}
