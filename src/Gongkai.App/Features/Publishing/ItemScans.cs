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
        return new(() => new(item.Content, Scanner.Scan(ScannedItem.Of(content), around), ScannedFiles.Scan(attached, kept, keys, around)));
    }

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
