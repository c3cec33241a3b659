using System.Collections.Immutable;
using Dapper;
using Gongkai.Documents.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Text;

namespace Gongkai.Features.Publishing;

/// <summary>The documents of an agency by what a list calls them: title, 文号, index number, number at the desk.</summary>
public sealed class NamedDocuments
{
    private readonly Dictionary<string, ImmutableArray<ItemId?>> known = new(StringComparer.Ordinal);

    /// <summary>The documents that are there.</summary>
    public static async Task<NamedDocuments> OfAsync(Database database, AgencyId agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var documents = new NamedDocuments();
        foreach (var row in
            await connection.QueryAsync<(ItemId Id, string Title, string Desk, string? Number, string? Index, string? Imported, string? Former)>($"""
            select v.id, v.title, v.number, p.number, p.index_number, i.number, i.index_number
            from item_view v left join public_item p on p.id = v.id left join imported_item i on i.item = v.id
            where v.agency = @agency and v.kind in {ItemView.DocumentKinds} and v.stage not in ('Withdrawn', 'Discarded', 'Kept')
            """, new { agency }))
            documents.Add(row.Id, [row.Id.ToString(), row.Title, row.Desk, row.Number, row.Index, row.Imported, row.Former]);
        return documents;
    }

    /// <summary>Takes one that will be there: what a trial would import.</summary>
    public void Expect(ItemContent content, ItemImport import) => Add(null, [content.Title, content.Number, import.IndexNumber]);

    /// <summary>Those that are called so; null for one that is only expected.</summary>
    public ImmutableArray<ItemId?> Find(string name) => known.GetValueOrDefault(KeyOf(name), []);

    private void Add(ItemId? id, IEnumerable<string?> names)
    {
        foreach (var key in names.Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => KeyOf(name!)).Distinct(StringComparer.Ordinal))
            if (known.GetValueOrDefault(key, []) is var same && !same.Contains(id)) known[key] = same.Add(id);
    }

    private static string KeyOf(string name) => ChineseText.Key(TypedField.NumberOf(name));
}
