using Dapper;
using Gongkai.Features.Publishing;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Portal;

/// <summary>旧网址: the page of the former site that somebody has kept leads to the item that was imported from it, once that is public.</summary>
internal sealed class FormerAddresses(Database database) : IFormerAddresses
{
    /// <inheritdoc />
    public async Task<string?> FindAsync(string host, string path, string question, CancellationToken ct)
    {
        var former = FormerAddress.Of(host, path, question);
        // No address that was kept has it, and a server takes no text with it.
        if (former.Place.Contains('\0')) return null;
        await using var connection = await database.OpenAsync(ct);
        // Programs that save a site add an ending to pages that had none.
        var found = (await connection.QueryAsync<(ItemId Item, string Host)>(new CommandDefinition($"""
            select i.item, i.host from {ImportedItems.Table} i join public_item p on p.id = i.item where i.place in (@Place, @Saved)
            order by p.published_at, p.id
            """, new { former.Place, Saved = former.Place + ".html" }, cancellationToken: ct))).AsList();
        var here = found.FindAll(one => one.Host == former.Host);
        // Of a site that bears another name now, only what cannot be mistaken.
        return here.Count > 0 ? PortalRoutes.Item(here[0].Item) : found.Count == 1 ? PortalRoutes.Item(found[0].Item) : null;
    }
}
