using System.Data.Common;
using Dapper;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Text;

namespace Gongkai.Features.Publishing;

/// <summary>
/// The items of an agency that came from elsewhere, by all that they can be known by when they come again; a draft that was given up may come again.
/// </summary>
internal static class ImportedItems
{
    /// <summary>The table.</summary>
    public const string Table = "imported_item";

    /// <summary>Writes the row of an imported item.</summary>
    public static Task WriteAsync(MatterChange<PublicItem, ItemSituation> change)
    {
        var item = change.Matter;
        if (item.Drafted!.Import is not { } import) return Task.CompletedTask;
        var content = change.Situation.Contents[item.Content];
        var sql = item.Stage == ItemStage.Discarded ? $"delete from {Table} where item = @Id" : $"""
            insert into {Table} (item, agency, content, address, host, place, index_number, number, title)
            values (@Id, @Agency, @Content, @Address, @Host, @Place, @IndexNumber, @Number, @Title)
            on conflict (item) do update set number = excluded.number, title = excluded.title
            """;
        var former = FormerAddress.Of(import.Address);
        return change.Transaction.Connection.ExecuteAsync(sql, new
        {
            item.Id,
            change.Agency,
            item.Drafted.Content,
            import.Address,
            Host = former?.Host ?? "",
            Place = former?.Place ?? "",
            import.IndexNumber,
            content.Number,
            Title = ChineseText.Key(content.Title),
        }, change.Transaction.Transaction);
    }

    /// <summary>The item that is there already, and whether it came with the same content; null where none is.</summary>
    /// <param name="connection">Where to look.</param>
    /// <param name="transaction">Within what.</param>
    /// <param name="agency">Whose.</param>
    /// <param name="content">What would come.</param>
    /// <param name="import">How.</param>
    public static async Task<(ItemId Item, bool IsSame)?> FindAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, ItemContent content, ItemImport import)
    {
        var hash = ItemContent.HashOf(content.Write());
        var asked = new
        {
            agency,
            hash,
            import.Address,
            import.IndexNumber,
            content.Number,
            content.Title,
            key = ChineseText.Key(content.Title),
        };
        var known = (await connection.QueryAsync<(ItemId Item, string Content)>($"""
            select item, content from {Table} where agency = @agency and content = @hash
            union all select item, content from {Table} where agency = @agency and address = @Address and @Address <> ''
            union all select item, content from {Table} where agency = @agency and index_number = @IndexNumber and @IndexNumber <> '' and title = @key
            union all select item, content from {Table} where agency = @agency and number = @Number and @Number <> '' and title = @key
            union all select id, '' from public_item where agency = @agency and number = @Number and @Number <> '' and title = @Title
            """, asked, transaction)).AsList();
        return known.Count == 0 ? null : (known[0].Item, known[0].Content == hash);
    }

    /// <summary>Whether an index number is that of an item that the public sees or saw, or of one that was imported with it.</summary>
    public static async Task<bool> IsTakenAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency, string number) =>
        await connection.ExecuteScalarAsync<long>($"""
            select (select count(*) from public_item where agency = @agency and index_number = @number)
                + (select count(*) from {Table} where agency = @agency and index_number = @number)
            """, new { agency, number }, transaction) > 0;
}
