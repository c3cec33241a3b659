using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Gongkai.Storage;

/// <summary>
/// Triggers by which the writer hears of every row that it touches, whatever statement did it. They tell nobody else:
/// in a database file they belong to the writer's
/// connection, on a server they work only where the writer's transaction says so.
/// </summary>
internal static class WitnessTriggers
{
    /// <summary>The writer's own table of rows touched.</summary>
    public const string Touched = "witness_touched";

    /// <summary>Says to a server that this transaction is the writer's.</summary>
    public const string Begin = "select set_config('gongkai.witness', 'on', true)";

    private const string Function = """
        create or replace function gongkai_witness() returns trigger language plpgsql as $$
        declare before json; after json; was text; now text;
        begin
            if tg_op <> 'INSERT' then before := row_to_json(old); was := (select string_agg(before ->> c, chr(31) order by n) from unnest(tg_argv) with ordinality as k(c, n)); end if;
            if tg_op <> 'DELETE' then after := row_to_json(new); now := (select string_agg(after ->> c, chr(31) order by n) from unnest(tg_argv) with ordinality as k(c, n)); end if;
            if was <> now then
                insert into pg_temp.witness_touched (name, key, before, after) values (tg_table_name, was, before::text, null);
                before := null;
            end if;
            insert into pg_temp.witness_touched (name, key, before, after) values (tg_table_name, coalesce(now, was), before::text, after::text);
            return null;
        end $$
        """;

    /// <summary>Makes what belongs to a writer's connection.</summary>
    public static async Task PrepareAsync(DbConnection connection)
    {
        if (connection is not SqliteConnection)
        {
            await connection.ExecuteAsync(
                $"create temp table if not exists {Touched} (n bigint generated always as identity, name text not null, key text not null, before text, "
                    + $"after text) on commit delete rows");
            return;
        }
        // A pooled connection may have been somebody's before.
        var sql = new StringBuilder(
            $"pragma temp_store = memory; create temp table if not exists {Touched} (n integer primary key, name text not null, key text not null, "
                + $"before text, after text);\ndelete from temp.{Touched};\n");
        foreach (var table in StoreTables.Witnessed(connection, null)) Add(sql, table);
        await connection.ExecuteAsync(sql.ToString());
    }

    /// <summary>Makes what a server keeps: one function, and a trigger on each table; whoever did it before did the same.</summary>
    public static void Install(DbConnection connection, DbTransaction transaction)
    {
        if (connection is SqliteConnection) return;
        connection.Execute(Function, transaction: transaction);
        foreach (var table in StoreTables.Witnessed(connection, transaction))
            connection.Execute($"""
                drop trigger if exists gongkai_witness on "{table.Name}";
                create trigger gongkai_witness after insert or delete or update of {string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))} on "{table.Name}"
                for each row when (current_setting('gongkai.witness', true) = 'on') execute function gongkai_witness({string.Join(", ", table.Key.Select(column => $"'{column}'"))})
                """, transaction: transaction);
    }

    /// <summary>The columns of a key as one text, of the rows of an alias.</summary>
    public static string Key(CatalogTable table, string alias, bool file) => string.Join(
        string.Create(CultureInfo.InvariantCulture, $" || {(file ? "char" : "chr")}({(int)WitnessHash.KeySeparator}) || "),
        table.Key.Select(column => $"cast({alias}.\"{column}\" as text)"));

    private static void Add(StringBuilder sql, CatalogTable table)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));
        Trigger("insert", "insert", Insert("new", null, Row("new")));
        Trigger("delete", "delete", Insert("old", Row("old"), null));
        // A key that changes is one row gone and another come.
        Trigger("update", $"update of {columns}", $"""
            insert into {Touched} (name, key, before, after) select '{table.Name}', {Key(table, "old", true)}, {Row("old")}, null where {Key(table, "old", true)} <> {Key(table, "new", true)};
            insert into {Touched} (name, key, before, after) select '{table.Name}', {Key(table, "new", true)}, case when {Key(table, "old", true)} = {Key(table, "new", true)} then {Row("old")} end, {Row("new")};
            """);

        string Row(string alias) => $"json_object({string.Join(", ", table.Columns.Select(column => $"'{column.Name}', {alias}.\"{column.Name}\""))})";
        string Insert(string alias, string? before,
            string? after) =>
                $"insert into {Touched} (name, key, before, after) values ('{table.Name}', {Key(table, alias, true)}, {before ?? "null"}, {after ?? "null"});";
        void Trigger(string name, string on, string body) =>
            sql.Append(CultureInfo.InvariantCulture,
                $"create temp trigger if not exists \"witness_{table.Name}_{name}\" after {on} on main.\"{table.Name}\" begin\n{body}\nend;\n");
    }
}
