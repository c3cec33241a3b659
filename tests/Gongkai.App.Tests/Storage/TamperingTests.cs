using System.Data.Common;
using System.Globalization;
using Dapper;
using Gongkai.Storage;
using Microsoft.Data.Sqlite;

namespace Gongkai.Tests.Storage;

public sealed class TamperingTests
{
    // Unique beside the key: a copy has others.
    private static readonly string[] Unique = ["sign_in_folded", "external_subject", "occasion", "tracking_hash", "form", "token", "code", "subject"];

    [Theory, BothEngines]
    public async Task Every_table_is_in_the_table_of_tables(Engine engine)
    {
        await using var store = AStore.On(engine);
        Assert.Equal([], FullStore.TablesOf(store.Options, name => StoreTables.NameOf(name) is null).Select(table => table.Name));
        Assert.All(FullStore.TablesOf(store.Options, _ => true), table => Assert.NotEmpty(table.Key));
        Assert.Equal(Views.Tables.Order(StringComparer.Ordinal),
            FullStore.TablesOf(store.Options, name => StoreTables.KindOf(name) == TableKind.Recomputed).Select(table => table.Name)
                .Order(StringComparer.Ordinal));
    }

    [Theory, BothEngines]
    public async Task Whatever_is_changed_removed_or_added_in_any_table_behind_the_platform_is_named(Engine engine)
    {
        await using var full = await FullStore.OnAsync(engine);
        var whole = Verify(full.Untouched());
        Assert.True(whole.Status == 0, whole.Out + whole.Error);
        Action<DbConnection, CatalogTable>[] deeds = [Change, Remove, Copy];
        foreach (var deed in deeds)
        {
            var place = full.Untouched();
            var tables = FullStore.TablesOf(place, name => StoreTables.KindOf(name) is not (TableKind.Chain or TableKind.Passing));
            using (var connection = Unguarded(place))
                foreach (var table in tables) deed(connection, table);
            var run = Verify(place);
            Assert.Equal((1, ""), (run.Status, run.Error));
            Assert.Equal([], tables.Select(table => table.Name).Where(name => !run.Out.Contains($"\n表 {name}（", StringComparison.Ordinal)));
            Assert.DoesNotContain("没有改动", run.Out, StringComparison.Ordinal);
        }
    }

    [Theory, BothEngines]
    public async Task Whatever_is_done_to_the_chains_themselves_is_seen(Engine engine)
    {
        await using var full = await FullStore.OnAsync(engine);
        Action<DbConnection, CatalogTable>[] deeds = [Change, Remove, Copy];
        foreach (var name in new[] { "journal", Witness.Table, Witness.Marks, Witness.Head, TableCatalog.Scripts })
            foreach (var deed in deeds)
            {
                // One row there can be only one of.
                if (deed == Copy && name == Witness.Head) continue;
                var place = full.Untouched();
                using (var connection = Unguarded(place))
                    deed(connection, FullStore.TablesOf(place, table => table.Equals(name, StringComparison.OrdinalIgnoreCase))[0]);
                Assert.True(Verify(place).Status == 1, $"{name} {deed.Method.Name}");
            }
    }

    internal static CommandLine Verify(StorageOptions place, params string[] options) =>
        CommandLine.Run(["verify", .. FullStore.ArgumentsOf(place), .. options]);

    /// <summary>A connection of somebody who may do everything, and whom no reference between tables stops.</summary>
    internal static DbConnection Unguarded(StorageOptions place)
    {
        var connection = Database.Connect(place.ConnectionString);
        connection.Execute(connection is SqliteConnection ? "pragma foreign_keys = off" : "set session_replication_role = replica");
        return connection;
    }

    private static void Change(DbConnection connection, CatalogTable table)
    {
        var column = table.Columns.Where(column => !table.Key.Contains(column.Name) && !StoreTables.PassingColumns.ContainsKey((table.Name, column.Name)))
            .LastOrDefault() ?? table.Columns.First(column => column.Name == table.Key[^1]);
        var value = table.Name.Equals(TableCatalog.Scripts, StringComparison.OrdinalIgnoreCase) ? "scriptname = 'x'"
            : column.IsNumber ? $"\"{column.Name}\" = coalesce(\"{column.Name}\", 0) + 1" : $"\"{column.Name}\" = coalesce(\"{column.Name}\", '') || 'x'";
        Assert.Equal(1, connection.Execute($"update \"{table.Name}\" set {value} where {First(connection, table)}"));
    }

    private static void Remove(DbConnection connection, CatalogTable table) =>
        Assert.Equal(1, connection.Execute($"delete from \"{table.Name}\" where {First(connection, table)}"));

    private static void Copy(DbConnection connection, CatalogTable table)
    {
        var row = (IDictionary<string, object?>)connection.QueryFirst($"select * from \"{table.Name}\" where {First(connection, table)}");
        var values = new DynamicParameters();
        foreach (var column in table.Columns)
            values.Add(column.Name, row[column.Name] switch
            {
                string text when table.Key[^1] == column.Name => Guid.TryParse(text, out _) ? Guid.CreateVersion7().ToString() : text + "x",
                string text when Unique.Contains(column.Name) => text + "x",
                long or int when table.Key[^1] == column.Name || column.Name is "version" or "year" =>
                    Convert.ToInt64(row[column.Name], CultureInfo.InvariantCulture) + 1000,
                var value => value,
            });
        connection.Execute(
            $"insert into \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) values "
                + $"({string.Join(", ", table.Columns.Select(column => $"@{column.Name}"))})", values);
    }

    private static string First(DbConnection connection, CatalogTable table)
    {
        var row = (IDictionary<string, object?>)connection.QueryFirst(
            $"select {string.Join(", ", table.Key.Select(column => $"\"{column}\""))} from \"{table.Name}\" limit 1");
        return string.Join(" and ",
            row.Select(column =>
                $"\"{column.Key}\" = {(column.Value is string text ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : Convert.ToString(column.Value, CultureInfo.InvariantCulture))}"));
    }
}
