using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Gongkai.Storage;

/// <summary>A column, which is text or a whole number.</summary>
internal sealed record CatalogColumn(string Name, bool IsNumber);

/// <summary>A table of the database as it stands.</summary>
internal sealed record CatalogTable(string Name, ImmutableArray<CatalogColumn> Columns);

/// <summary>The tables that hold what nothing else says: all but views, their indexes, and the list of scripts.</summary>
internal static class TableCatalog
{
    private const string SqliteTables = "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite%'";
    private const string SqliteColumns = "select name, type from pragma_table_xinfo(@table) where hidden = 0 order by cid";
    private const string SqliteReferences = "select t.name, r.\"table\" from pragma_table_list t join pragma_foreign_key_list(t.name) r where t.schema = 'main' and t.type = 'table'";
    private const string PostgresTables = "select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'";

    private const string PostgresColumns = """
        select column_name, data_type from information_schema.columns
        where table_schema = current_schema() and table_name = @table and is_generated = 'NEVER' order by ordinal_position
        """;

    private const string PostgresReferences = """
        select child.relname, parent.relname from pg_constraint c join pg_class child on child.oid = c.conrelid join pg_class parent on parent.oid = c.confrelid
        where c.contype = 'f' and child.relnamespace = current_schema()::regnamespace
        """;

    /// <summary>Every table, those that others refer to first.</summary>
    public static ImmutableArray<CatalogTable> Of(DbConnection connection, DbTransaction? transaction)
    {
        var file = connection is SqliteConnection;
        var derived = Views.All.SelectMany(view => view.Tables).Append("schemaversions").Append(RestoreMark.Table).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = connection.Query<string>(file ? SqliteTables : PostgresTables, transaction: transaction).Where(name => !derived.Contains(name)).Order(StringComparer.Ordinal);
        var references = connection.Query<(string Child, string Parent)>(file ? SqliteReferences : PostgresReferences, transaction: transaction).ToLookup(pair => pair.Child, pair => pair.Parent);
        return [.. Ordered([.. names], references).Select(name => new CatalogTable(name, ColumnsOf(name)))];

        ImmutableArray<CatalogColumn> ColumnsOf(string table) =>
            [.. connection.Query<(string Name, string Type)>(file ? SqliteColumns : PostgresColumns, new { table }, transaction)
                .Select(column => new CatalogColumn(column.Name, column.Type.Equals("bigint", StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>Whether there is any table at all, but for the mark of a restore.</summary>
    public static bool IsEmpty(DbConnection connection, DbTransaction? transaction) =>
        !connection.Query<string>(connection is SqliteConnection ? SqliteTables : PostgresTables, transaction: transaction).Any(name => name != RestoreMark.Table);

    private static List<string> Ordered(List<string> names, ILookup<string, string> references)
    {
        var ordered = new List<string>();
        var met = new HashSet<string>();
        foreach (var name in names) Place(name);
        return ordered;

        void Place(string name)
        {
            if (!names.Contains(name) || !met.Add(name)) return;
            foreach (var parent in references[name]) Place(parent);
            ordered.Add(name);
        }
    }
}
