using Dapper;
using Gongkai.Storage;

namespace Gongkai.Tests.Storage;

public sealed class MigrationsTests
{
    [Fact]
    public void Scripts_are_numbered_once()
    {
        var numbers = Migrations.Of(Engine.Sqlite).Select(script => script.Name[..4]).ToList();
        Assert.Equal(numbers.Distinct(), numbers);
        Assert.All(numbers, number => Assert.True(int.TryParse(number, out _), number));
    }

    [Theory, BothEngines]
    public async Task Columns_are_text_or_whole_numbers(Engine engine)
    {
        await using var store = AStore.On(engine);
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        var tables = TableCatalog.Of(connection, null).Select(table => table.Name).ToHashSet();
        var columns = await connection.QueryAsync<(string Table, string Column, string Type)>(engine == Engine.Sqlite
            ? "select t.name, c.name, lower(c.type) from pragma_table_list t join pragma_table_xinfo(t.name) c where t.schema = 'main'"
            : "select table_name, column_name, data_type from information_schema.columns where table_schema = current_schema()");
        Assert.Equal([], columns.Where(column => tables.Contains(column.Table) && column.Type is not ("text" or "bigint")));
    }

    [Fact]
    public async Task Both_engines_have_the_same_tables()
    {
        Assert.SkipWhen(PostgresServer.Connection is null, "GONGKAI_TEST_POSTGRES is not set");
        await using var file = AStore.On(Engine.Sqlite);
        await using var server = AStore.On(Engine.Postgres);
        Assert.Equal(await TablesAsync(file), await TablesAsync(server));
    }

    private static async Task<string> TablesAsync(AStore store)
    {
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        var tables = TableCatalog.Of(connection, null).OrderBy(table => table.Name, StringComparer.Ordinal);
        return string.Join('\n',
            tables.Select(table =>
                $"{table.Name}: {string.Join(", ", table.Columns.Select(column => column.IsNumber ? $"{column.Name} bigint" : column.Name))}"));
    }
}
