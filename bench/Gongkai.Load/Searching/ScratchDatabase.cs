using Gongkai.Storage;
using Npgsql;

namespace Gongkai.Load;

/// <summary>A place for a store that is gone afterwards.</summary>
internal sealed class ScratchDatabase(StorageOptions options, string? server) : IAsyncDisposable
{
    public StorageOptions Options { get; } = options;

    /// <summary>A file in a folder, or a database of its own on the server that GONGKAI_TEST_POSTGRES names.</summary>
    public static async Task<ScratchDatabase> MakeAsync(Engine engine, string folder)
    {
        if (engine == Engine.Sqlite) return new(new(folder), null);
        var server = Environment.GetEnvironmentVariable("GONGKAI_TEST_POSTGRES")!;
        var own = new NpgsqlConnectionStringBuilder(server) { Database = $"search_{Guid.NewGuid():n}" };
        await ExecuteAsync(server, $"create database {own.Database}");
        return new(new(folder, own.ToString()), server);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null) return;
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(server, $"drop database {new NpgsqlConnectionStringBuilder(Options.Connection!).Database} with (force)");
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
