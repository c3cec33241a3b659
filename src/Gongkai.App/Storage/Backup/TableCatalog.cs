using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Gongkai.Storage;

/// <summary>A column, which is text or a whole number.</summary>
internal sealed record CatalogColumn(string Name, bool IsNumber);

/// <summary>A table of the database as it stands; <paramref name="Key"/> are the columns of its primary key.</summary>
internal sealed record CatalogTable(string Name, ImmutableArray<CatalogColumn> Columns, ImmutableArray<string> Key);

/// <summary>The tables that hold what nothing else says: all but views, their indexes, and the list of scripts.</summary>
internal static class TableCatalog
{
    /// <summary>The list of scripts that a database has been through.</summary>
    public const string Scripts = "schemaversions";

    private const string SqliteTables = "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite%'";
    private const string SqliteColumns = """
        select t.name, c.name, c.type from pragma_table_list t join pragma_table_xinfo(t.name) c where t.schema = 'main' and t.type = 'table' and c.hidden = 0
        order by t.name, c.cid
        """;

    private const string SqliteReferences =
        "select t.name, r.\"table\" from pragma_table_list t join pragma_foreign_key_list(t.name) r where t.schema = 'main' and t.type = 'table'";
    private const string PostgresTables =
        "select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'";

    private const string PostgresColumns = """
        select table_name, column_name, data_type from information_schema.columns where table_schema = current_schema() and is_generated = 'NEVER'
        order by table_name, ordinal_position
        """;

    private const string SqliteKeys = """
        select t.name, c.name from pragma_table_list t join pragma_table_xinfo(t.name) c where t.schema = 'main' and t.type = 'table' and c.pk > 0
        order by t.name, c.pk
        """;

    private const string PostgresKeys = """
        select c.relname, a.attname from pg_index i join pg_class c on c.oid = i.indrelid
        cross join lateral unnest(i.indkey) with ordinality as k(number, place) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
        where i.indisprimary and c.relnamespace = current_schema()::regnamespace order by c.relname, k.place
        """;

    private const string PostgresReferences = """
        select child.relname, parent.relname from pg_constraint c join pg_class child on child.oid = c.conrelid join pg_class parent on parent.oid = c.confrelid
        where c.contype = 'f' and child.relnamespace = current_schema()::regnamespace
        """;

    /// <summary>Every table, those that others refer to first.</summary>
    public static ImmutableArray<CatalogTable> Of(DbConnection connection, DbTransaction? transaction)
    {
        var derived = Views.Tables.Append(Scripts).Append(RestoreMark.Table).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Of(connection, transaction, name => !derived.Contains(name));
    }

    /// <summary>The tables of those names, those that others refer to first.</summary>
    public static ImmutableArray<CatalogTable> Of(DbConnection connection, DbTransaction? transaction, Func<string, bool> isMeant)
    {
        var file = connection is SqliteConnection;
        var names = connection.Query<string>(file ? SqliteTables : PostgresTables, transaction: transaction).Where(isMeant).Order(StringComparer.Ordinal);
        var references = connection.Query<(string Child, string Parent)>(file ? SqliteReferences : PostgresReferences, transaction: transaction)
            .ToLookup(pair => pair.Child, pair => pair.Parent);
        // All tables in one question each: a server goes through its catalogue for one as long as for all.
        var columns = connection.Query<(string Table, string Name, string Type)>(file ? SqliteColumns : PostgresColumns, transaction: transaction)
            .ToLookup(column => column.Table, column => new CatalogColumn(column.Name, column.Type.Equals("bigint", StringComparison.OrdinalIgnoreCase)));
        var keys = connection.Query<(string Table, string Name)>(file ? SqliteKeys : PostgresKeys, transaction: transaction)
            .ToLookup(key => key.Table, key => key.Name);
        return [.. Ordered([.. names], references).Select(name => new CatalogTable(name, [.. columns[name]], [.. keys[name]]))];
    }

    /// <summary>The schema of the stored tables, where tables of the connection's own may bear the same names.</summary>
    public static string SchemaOf(DbConnection connection, DbTransaction? transaction) =>
        connection is SqliteConnection ? "main" : connection.ExecuteScalar<string>("select quote_ident(current_schema())", transaction: transaction)!;

    /// <summary>Whether there is any table at all, but for the mark of a restore.</summary>
    public static bool IsEmpty(DbConnection connection, DbTransaction? transaction) =>
        !connection.Query<string>(connection is SqliteConnection ? SqliteTables : PostgresTables, transaction: transaction)
            .Any(name => name != RestoreMark.Table);

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
