using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Publishing;
using Gongkai.Storage;

namespace Gongkai.Features.Publishing;

/// <summary>A figure of table two that items give, and the items behind it.</summary>
/// <param name="Kind">规章 or 行政规范性文件.</param>
/// <param name="Cell">Which of the three: <c>issued</c>, <c>repealed</c>, <c>inforce</c>.</param>
/// <param name="Items">The items that it counts.</param>
public sealed record DocumentFigure(ItemKind Kind, string Cell, ImmutableArray<(ItemId Id, string Title, string Number)> Items)
{
    /// <summary>By which a page opens it.</summary>
    public string Name => $"{Kind.Code}-{Cell}";

    /// <summary>Its cell in table two of the form in force since the reports on 2021; that before counted otherwise.</summary>
    public string FormCell =>
        $"proactive.b20_1.{(Kind == ItemKinds.Regulation ? "regulations" : "normative_documents")}.{(Cell == "inforce" ? "in_force" : Cell)}";
}

/// <summary>
/// 规章和行政规范性文件 of a year: issued, repealed or lapsed in it, in force at its end. What comes into force later is issued and not in force; what was
/// said ahead counts from its day. Decisions on licences, penalties and measures of force are not
/// counted from items: the form wants all of them, also those that are lawfully not published.
/// </summary>
public sealed class DocumentFigures(Database database)
{
    /// <summary>The cells, with their names.</summary>
    public static ImmutableArray<(string Cell, string Name)> Cells { get; } = [("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("inforce", "现行有效件数")];

    // What is said of it at the year's end, and since when.
    private const string Said = "(case when coming_since <= @Last then coming else validity end)";
    private const string Since = "(case when coming_since <= @Last then coming_since else validity_since end)";
    private const string Ended = $"({Said} in ('Abolished', 'Lapsed') and {Since} <= @Last or valid_until <= @Last)";

    /// <summary>The figures of an agency's year, as the public's items say them today.</summary>
    public async Task<ImmutableArray<DocumentFigure>> OfAsync(AgencyId agency, int year, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await ReadAsync(connection, null, agency, year);
    }

    /// <summary>The same within a reading or a writing.</summary>
    public static async Task<ImmutableArray<DocumentFigure>> ReadAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency, int year)
    {
        var figures = ImmutableArray.CreateBuilder<DocumentFigure>();
        foreach (var kind in new[] { ItemKinds.Regulation, ItemKinds.NormativeDocument })
            foreach (var (cell, _) in Cells)
                figures.Add(new(kind, cell, [.. await connection.QueryAsync<(ItemId, string, string)>($"""
                    select id, title, number from public_item where agency = @agency and kind = @Code and withdrawn_on is null and {Condition(cell)}
                    order by formed_on, id
                    """, new { agency, kind.Code, First = $"{year:0000}-01-01", Last = $"{year:0000}-12-31" }, transaction)]));
        return figures.ToImmutable();
    }

    /// <summary>权责清单事项 that are public, by their types in the order of the list; types of which there is none are there too.</summary>
    public async Task<ImmutableArray<(string Type, ImmutableArray<(ItemId Id, string Title, string Number)> Items)>> PowersAsync(
        AgencyId agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var items = (await connection.QueryAsync<(ItemId Id, string Title, string Body)>(new CommandDefinition($"""
            select p.id, p.title, c.body from public_item p join {ItemContentTable.Table} c on c.hash = p.content
            where p.agency = @agency and p.kind = @kind and p.withdrawn_on is null order by p.title, p.id
            """, new { agency, kind = ItemKinds.PowerEntry.Code }, cancellationToken: ct)))
            .Select(row => (row.Id, row.Title, Content: ItemContent.Read(row.Body))).ToLookup(row => row.Content["type"]);
        return [.. ItemKinds.PowerEntry.Field("type")!.Choices.Select(type =>
            (type, items[type].Select(row => (row.Id, row.Title, row.Content["code"])).ToImmutableArray()))];
    }

    private static string Condition(string cell) => cell switch
    {
        "issued" => "formed_on between @First and @Last",
        "repealed" => $"({Said} in ('Abolished', 'Lapsed') and {Since} between @First and @Last"
            + $" or {Said} in ('InForce', 'Amended') and valid_until between @First and @Last)",
        _ => $"formed_on <= @Last and coalesce(valid_from, formed_on) <= @Last and not coalesce({Ended}, 1 = 0)",
    };
}
