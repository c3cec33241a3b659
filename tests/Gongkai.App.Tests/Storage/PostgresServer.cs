using System.Security.Cryptography;
using System.Text;
using Dapper;
using Gongkai.Storage;
using Npgsql;

namespace Gongkai.Tests.Storage;

/// <summary>The server that <c>GONGKAI_TEST_POSTGRES</c> names; each test has a database of its own on it, copied from one that has the tables.</summary>
internal static class PostgresServer
{
    private static readonly Lazy<string> Template = new(MakeTemplate);

    public static string? Connection { get; } = Environment.GetEnvironmentVariable("GONGKAI_TEST_POSTGRES") is { Length: > 0 } named ? named : null;

    /// <summary>A fresh database with all tables, or without any.</summary>
    public static string Create(bool empty = false) => CreateFrom(empty ? "template0" : Template.Value);

    /// <summary>Another database with all that is in one to which nobody is connected.</summary>
    public static string Copy(string connection)
    {
        Disconnect(connection);
        return CreateFrom(new NpgsqlConnectionStringBuilder(connection).Database!);
    }

    public static void Drop(string connection) => Execute($"drop database if exists {new NpgsqlConnectionStringBuilder(connection).Database} with (force)");

    /// <summary>Ends every connection to a database, as a server that is restarted does.</summary>
    public static void Disconnect(string connection) =>
        Execute($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{new NpgsqlConnectionStringBuilder(connection).Database}'");

    private static string CreateFrom(string template)
    {
        var name = $"gongkai_{Guid.NewGuid():n}";
        Execute($"create database {name} template {template}");
        return To(name);
    }

    private static string To(string database) => new NpgsqlConnectionStringBuilder(Connection) { Database = database, MaxPoolSize = 20 }.ToString();

    // Named by the scripts that made it, so that it serves the next run too.
    private static string MakeTemplate()
    {
        var scripts = string.Join('\n', Migrations.Of(Engine.Postgres).Select(script => script.Contents));
        var name = $"gongkai_template_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scripts)))[..16]}";
        using var server = new NpgsqlConnection(Connection);
        server.Open();
        server.Execute("select pg_advisory_lock(20190515)");
        if (server.ExecuteScalar<long>("select count(*) from pg_database where datname = @name", new { name }) > 0) return name;
        var making = $"{name}_{Environment.ProcessId}";
        server.Execute($"create database {making} template template0");
        Migrations.Run($"{To(making)};Pooling=false");
        server.Execute($"alter database {making} rename to {name}");
        return name;
    }

    private static void Execute(string sql)
    {
        using var server = new NpgsqlConnection(Connection);
        server.Open();
        server.Execute(sql);
    }
}
