using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Microsoft.Data.Sqlite;

namespace Gongkai.Storage;

/// <summary>The numbered scripts that make the tables: one set, with a sibling <c>.postgres.sql</c> where the engines differ.</summary>
internal static class Migrations
{
    private const string First = "0001_journal";
    private const string Folder = "Migrations/";
    private const string ForPostgres = ".postgres.sql";

    /// <summary>The scripts of an engine, in order.</summary>
    public static IReadOnlyList<SqlScript> Of(Engine engine)
    {
        var assembly = typeof(Migrations).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).ToHashSet();
        return [.. names.Where(name => !name.EndsWith(ForPostgres, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Script)];

        SqlScript Script(string name)
        {
            var number = name[Folder.Length..^".sql".Length];
            var sibling = $"{Folder}{number}{ForPostgres}";
            using var text = new StreamReader(assembly.GetManifestResourceStream(engine == Engine.Postgres && names.Contains(sibling) ? sibling : name)!);
            return new(number, text.ReadToEnd());
        }
    }

    /// <summary>The names of the scripts that a database has been through; none where it is empty.</summary>
    public static ImmutableArray<string> Done(DbConnection connection, DbTransaction? transaction) =>
        TableCatalog.IsEmpty(connection, transaction)
            ? [] : [.. connection.Query<string>("select scriptname from schemaversions order by scriptname", transaction: transaction)];

    /// <summary>Runs what has not been run, all in one transaction; the chains must come out of it as they went in.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="only">The scripts to run; null for all.</param>
    public static void Run(string connectionString, IReadOnlyCollection<string>? only = null)
    {
        var engine = Database.EngineOf(connectionString);
        if (engine == Engine.Sqlite) UseWriteAheadLog(connectionString);
        var pending = Pending(connectionString);
        SqlScript[] scripts = [.. Of(engine).Where(script => pending.Contains(script.Name) && only?.Contains(script.Name) != false)];
        if (scripts.Length == 0) return;
        var before = Chains(connectionString);
        UpgradeConfiguration? configuration = null;
        var upgrade = On(engine, connectionString).WithScripts(scripts).WithVariablesDisabled().WithTransaction()
            .WithExecutionTimeout(TimeSpan.Zero).LogToNowhere();
        upgrade.Configure(settings => configuration = settings);
        var run = upgrade.Build();
        // Within the transaction of the scripts: a fault here undoes them.
        run.ScriptExecuted += (_, executed) =>
        {
            if (((ScriptExecutedEventArgs)executed).Script.Name == scripts[^1].Name && before is not null)
                configuration!.ConnectionManager.ExecuteCommandsWithManagedConnection(command => Demand(ChainProof.Of(command, []), before));
        };
        var result = run.PerformUpgrade();
        if (!result.Successful) throw new FailedMigrationException(result.ErrorScript?.Name, result.Error);
    }

    /// <summary>The scripts that a database has not been through.</summary>
    public static ImmutableArray<string> Pending(string connectionString)
    {
        using var connection = Database.Connect(connectionString);
        return [.. Of(Database.EngineOf(connectionString)).Select(script => script.Name).Except(Done(connection, null))];
    }

    /// <summary>Whether a database holds nothing yet.</summary>
    public static bool IsNew(string connectionString)
    {
        using var connection = Database.Connect(connectionString);
        return TableCatalog.IsEmpty(connection, null);
    }

    private static ChainProof? Chains(string connectionString)
    {
        using var connection = Database.Connect(connectionString);
        return Done(connection, null).Contains(First) ? ChainProof.Of(connection, null) : null;
    }

    private static void Demand(ChainProof after, ChainProof before)
    {
        if (!after.Ends.SequenceEqual(before.Ends) || !after.Faults.SequenceEqual(before.Faults))
            throw new InvalidOperationException("The migration has changed the journal.");
    }

    private static UpgradeEngineBuilder On(Engine engine, string connectionString) => engine == Engine.Sqlite
        ? DeployChanges.To.SqliteDatabase(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString())
        : DeployChanges.To.PostgresqlDatabase(connectionString);

    // The mode is kept in the file.
    private static void UseWriteAheadLog(string connectionString)
    {
        using var connection = Database.Connect(connectionString);
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal";
        command.ExecuteScalar();
    }
}

/// <summary>A script failed; nothing of it was kept.</summary>
public sealed class FailedMigrationException(string? script, Exception cause) : Exception($"数据库升级失败（{script}），原数据没有改动：{cause.Message}", cause);
