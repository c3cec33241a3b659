using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Gongkai.Storage;

/// <summary>One database of either engine. Anybody reads; whoever writes does so through the <see cref="Journal"/>.</summary>
public sealed class Database : IAsyncDisposable
{
    private const string Settings =
        "pragma busy_timeout = 5000; pragma foreign_keys = on; pragma synchronous = full; pragma secure_delete = on; pragma cache_size = -16000;";

    private readonly string reading;
    private readonly string writing;
    private readonly ConditionalWeakTable<sqlite3, object> prepared = new();
    private readonly NpgsqlDataSource? readers;
    private readonly NpgsqlDataSource? writers;

    static Database() => StoredTypes.Register();

    /// <summary>A database by its connection string: <c>Data Source=…</c> is SQLite, <c>Host=…</c> PostgreSQL.</summary>
    public Database(string connectionString)
    {
        Engine = EngineOf(connectionString);
        if (Engine == Engine.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(connectionString);
            writing = new SqliteConnectionStringBuilder(file.ToString()) { Mode = SqliteOpenMode.ReadWrite }.ToString();
            reading = new SqliteConnectionStringBuilder(file.ToString()) { Mode = SqliteOpenMode.ReadOnly }.ToString();
            return;
        }
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        if (server.MaxAutoPrepare == 0) server.MaxAutoPrepare = 100;
        writing = server.ToString();
        server.Options = $"{server.Options} -c default_transaction_read_only=on".Trim();
        reading = server.ToString();
        writers = NpgsqlDataSource.Create(writing);
        readers = NpgsqlDataSource.Create(reading);
    }

    /// <summary>Which engine it is.</summary>
    public Engine Engine { get; }

    /// <summary>A connection for reading; it refuses to write.</summary>
    public ValueTask<DbConnection> OpenAsync(CancellationToken ct) => OpenAsync(reading, readers, ct);

    /// <summary>A connection for the one writer.</summary>
    internal ValueTask<DbConnection> OpenWriterAsync(CancellationToken ct) => OpenAsync(writing, writers, ct);

    /// <summary>Closes what the pools hold.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Engine == Engine.Sqlite)
            foreach (var pooled in new[] { reading, writing })
            {
                using var connection = new SqliteConnection(pooled);
                SqliteConnection.ClearPool(connection);
            }
        if (readers is not null) await readers.DisposeAsync();
        if (writers is not null) await writers.DisposeAsync();
    }

    /// <summary>A connection of its own, outside the pools, for what is done to a database as a whole.</summary>
    internal static DbConnection Connect(string connectionString)
    {
        DbConnection connection = EngineOf(connectionString) == Engine.Sqlite
            ? new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString())
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>The engine that a connection string speaks of.</summary>
    internal static Engine EngineOf(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return parts.ContainsKey("Host") || parts.ContainsKey("Server") ? Engine.Postgres : Engine.Sqlite;
    }

    private async ValueTask<DbConnection> OpenAsync(string file, NpgsqlDataSource? server, CancellationToken ct)
    {
        if (server is not null) return await server.OpenConnectionAsync(ct);
        var connection = new SqliteConnection(file);
        try
        {
            connection.Open();
            // A pooled handle keeps its settings.
            if (prepared.TryAdd(connection.Handle!, Settings)) Execute(connection, Settings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
