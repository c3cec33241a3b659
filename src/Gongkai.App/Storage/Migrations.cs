using DbUp;
using DbUp.Builder;
using DbUp.Engine;

namespace Gongkai.Storage;

/// <summary>The numbered scripts that make the tables: one set, with a sibling <c>.postgres.sql</c> where the engines differ.</summary>
internal static class Migrations
{
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

    /// <summary>Runs what has not been run, all in one transaction.</summary>
    public static void Run(string connectionString)
    {
        var engine = Database.EngineOf(connectionString);
        if (engine == Engine.Sqlite) UseWriteAheadLog(connectionString);
        var result = On(engine, connectionString).WithScripts(Of(engine)).WithVariablesDisabled().WithTransaction().LogToNowhere().Build().PerformUpgrade();
        if (!result.Successful) throw new InvalidOperationException($"{result.ErrorScript?.Name}: {result.Error.Message}", result.Error);
    }

    private static UpgradeEngineBuilder On(Engine engine, string connectionString) => engine == Engine.Sqlite
        ? DeployChanges.To.SqliteDatabase(connectionString)
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
