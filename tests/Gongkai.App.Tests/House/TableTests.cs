using System.Text;
using Gongkai.Storage;
using Gongkai.Tests.Storage;

namespace Gongkai.Tests.House;

/// <summary>The page of tables, drawn from a new store and the declarations of the areas.</summary>
public sealed class TableTests
{
    [Fact]
    public async Task The_page_of_tables_is_drawn_from_a_new_store()
    {
        await using var store = AStore.On(Engine.Sqlite);
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        var tables = TableCatalog.Of(connection, null, _ => true).OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var page = new StringBuilder("""
            # Tables

            Drawn from a new store and the declarations of the areas by `TableTests`; `UPDATE_SNAPSHOTS=1` draws it anew.
            Columns are `text`; those in *italics* are `bigint`, those in **bold** the key.

            | held against | what that means |
            |---|---|
            | chain | proves itself: each link has the hash of the one before |
            | witness | every row's hash stands in the witness chain |
            | events | says nothing that events do not say: made anew by `gongkai rebuild`, left out of backups |
            | sealed rows | made anew from what lies sealed |
            | – | of no account once the moment has passed |

            """.ReplaceLineEndings("\n"));
        foreach (var area in StoredArea.All.Where(area => !area.Tables.IsEmpty).Prepend(null))
        {
            page.Append($"\n## {area?.GetType().Name[..^"Area".Length] ?? "Storage"}\n\n")
                .Append("| table | 内容 | columns | held against | script |\n|---|---|---|---|---|\n");
            foreach (var table in tables.Where(table => StoredArea.All.FirstOrDefault(one => one.Tables.Any(own => own.Name == table.Name)) == area))
                page.Append($"| `{table.Name}` | {StoreTables.NameOf(table.Name)} | {Printed(table)} | {Held(table.Name)} | {ScriptOf(table.Name)} |\n");
        }
        Snapshot.Match(page.ToString(), Repository.At("docs", "developing", "tables.md"));
    }

    private static string Printed(CatalogTable table) => string.Join(", ", table.Columns.Select(column => Printed(column, table)));

    private static string Printed(CatalogColumn column, CatalogTable table)
    {
        var name = column.IsNumber ? $"*{column.Name}*" : column.Name;
        return table.Key.Contains(column.Name) ? $"**{name}**" : name;
    }

    private static string Held(string table) => StoreTables.KindOf(table) switch
    {
        TableKind.Chain => "chain",
        TableKind.Witnessed => "witness",
        TableKind.Recomputed => "events",
        TableKind.FromSealed => "sealed rows",
        TableKind.Passing => "–",
        var kind => throw new ArgumentOutOfRangeException(nameof(table), kind, null),
    };

    // The one that makes it; others may add columns.
    private static string ScriptOf(string table) =>
        Directory.GetFiles(Repository.At("src", "Gongkai.App", "Storage", "Migrations"), "*.sql").Order(StringComparer.Ordinal)
            .Where(path => File.ReadAllText(path).Contains($"create table {table} ", StringComparison.Ordinal))
            .Select(path => Path.GetFileName(path)[..4]).FirstOrDefault() ?? "";
}
