using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Documents.Scanning;
using Gongkai.Publishing;
using Gongkai.Publishing.Scanning;
using Gongkai.Storage;

namespace Gongkai.Features.Publishing;

/// <summary>发布检查 of items, with what is known of their agency: its names and its superiors', allowed sites, documents that are not public.</summary>
public static class ItemScans
{
    private const int MostLike = 5;

    private static readonly ImmutableArray<ItemStage> Over = [ItemStage.Kept, ItemStage.Withdrawn, ItemStage.Discarded];

    /// <summary>What is found in the content in hand; null for one that is not to be public, or of which nothing is in hand.</summary>
    public static async Task<Lazy<ItemScan?>?> OfAsync(
        DbConnection connection, DbTransaction? transaction, KeyRing keys, AgencyId agency, PublicItem item, ItemSituation situation)
    {
        if (item.Drafted is null || Over.Contains(item.Stage) || item.Placement.Openness != Openness.Proactive
            || situation.Contents.Find(item.Content) is not { } content) return null;
        var around = await AroundAsync(connection, transaction, agency, situation.Settings, situation.Today);
        var attached = content.Files.Where(file => !file.IsInText).ToImmutableArray();
        var kept = await ScannedFiles.OfAsync(connection, transaction, attached);
        var like = await LikeAsync(connection, transaction, agency, item, content);
        return new(() =>
        {
            var page = ScannedItem.Of(content);
            var own = LikeText.Of(page);
            return new(item.Content,
            [
                .. Scanner.Scan(page, around),
                .. from other in like
                   let alike = Likeness.Of(LikeText.Of(ScannedItem.Of(other.Content)), own)
                   where alike is not null
                   select Likeness.Found(other.Content.Title, other.PublishedOn, alike.Value, other.Column == item.Placement.Column),
            ], ScannedFiles.Scan(attached, kept, keys, around));
        });
    }

    // What is public under the same title. Others that are alike are found at night.
    private static async Task<List<(ItemContent Content, DateOnly PublishedOn, string Column)>> LikeAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, PublicItem item, ItemContent content) =>
    [
        .. (await connection.QueryAsync<(string Body, DateOnly PublishedOn, string Column)>($"""
            select c.body, p.published_on, p.column_id from public_item p join {ItemContentTable.Table} c on c.hash = p.content
            where p.agency = @agency and p.title = @Title and p.id <> @Id and p.withdrawn_on is null order by p.published_at limit {MostLike}
            """, new { agency, content.Title, item.Id }, transaction)).Select(row => (ItemContent.Read(row.Body), row.PublishedOn, row.Column)),
    ];

    /// <summary>What is known beside the items of an agency.</summary>
    public static async Task<ScanSurroundings> AroundAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, PublishingSettings settings, DateOnly today)
    {
        var names = await connection.QueryAsync<string>("""
            with recursive above(id, superior, name) as (
                select id, superior, name from agency where id = @agency
                union all select a.id, a.superior, a.name from agency a join above on a.id = above.superior)
            select name from above
            """, new { agency }, transaction);
        var closed = (await connection.QueryAsync<(string Title, string Number)>(
            $"select title, document_number from item_view where agency = @agency and openness <> '{nameof(Openness.Proactive)}' "
            + $"and stage <> '{nameof(ItemStage.Discarded)}'", new { agency }, transaction)).AsList();
        var around = new ScanSurroundings(today)
        {
            Agencies = [.. names],
            Closed = closed.Count == 0 ? null : new(closed.Select(document => new ClosedDocument(document.Title, document.Number, ""))),
        };
        return around with { LinkHosts = [.. around.LinkHosts, .. settings.LinkHosts] };
    }
}
