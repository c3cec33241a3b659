using Dapper;
using Microsoft.Data.Sqlite;

namespace Gongkai.Storage;

/// <summary>The platform is running on the database that is to be upgraded.</summary>
public sealed class StoreInUseException(string file) : Exception($"数据库 {file} 正在使用，不能升级；请先停止平台。");

/// <summary>
/// Brings the tables of a store up to date. A database file is upgraded as a copy, which takes its place only when it was proved;
/// the old one is kept beside it.
/// A server does it in one transaction, which is undone unless the chains come out of it as they went in.
/// </summary>
internal static class Upgrade
{
    /// <summary>Whether there are tables of an earlier version.</summary>
    public static bool IsDue(StorageOptions place) =>
        !(place.Engine == Engine.Sqlite && !File.Exists(place.DatabaseFile)) && !Migrations.Pending(place.ConnectionString).IsEmpty
            && !Migrations.IsNew(place.ConnectionString);

    /// <summary>Runs the scripts that have not been run.</summary>
    public static void Run(StorageOptions place)
    {
        if (place.Engine == Engine.Postgres) OnServer(place.ConnectionString);
        else OnFile(place.ConnectionString, new SqliteConnectionStringBuilder(place.ConnectionString).DataSource);
    }

    // Of two processes that start at once the second finds nothing left to do.
    private static void OnServer(string connectionString)
    {
        using var turn = Database.Connect(connectionString);
        turn.Execute("select pg_advisory_lock(hashtext('gongkai upgrade'), hashtext(current_schema()))", commandTimeout: 0);
        Migrations.Run(connectionString);
    }

    private static void OnFile(string connectionString, string file)
    {
        if (!File.Exists(file) || Migrations.Pending(connectionString) is not [var first, ..] || Migrations.IsNew(connectionString))
        {
            Migrations.Run(connectionString);
            return;
        }
        var (copy, kept) = ($"{file}.upgrade", $"{file}.before-{first}");
        foreach (var abandoned in new[] { copy, $"{copy}-wal", $"{copy}-shm", $"{kept}.part" }) File.Delete(abandoned);
        using var original = (SqliteConnection)Database.Connect(connectionString);
        Shut(original, file);
        Copy(original, $"{kept}.part");
        File.Move($"{kept}.part", kept, overwrite: true);
        Copy(original, copy);
        Migrations.Run(At(copy));
        Examine(copy);
        File.Move(copy, file, overwrite: true);
        Durable.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
    }

    // Leaving the write-ahead log needs the file for oneself alone, and puts everything into it; the lock stays until the connection is closed.
    private static void Shut(SqliteConnection original, string file)
    {
        try
        {
            original.Execute("pragma busy_timeout = 2000", commandTimeout: 3);
            if (original.QuerySingle<string>("pragma journal_mode = delete", commandTimeout: 3) != "delete") throw new StoreInUseException(file);
            original.Execute("pragma locking_mode = exclusive", commandTimeout: 3);
            original.Execute("begin exclusive; commit", commandTimeout: 3);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            throw new StoreInUseException(file);
        }
    }

    private static void Copy(SqliteConnection original, string to)
    {
        using (var copy = (SqliteConnection)Database.Connect(At(to))) original.BackupDatabase(copy);
        Durable.Flush(to);
    }

    private static void Examine(string copy)
    {
        using (var connection = Database.Connect(At(copy)))
            if (connection.QueryFirst<string>("pragma integrity_check") != "ok" || connection.Query("pragma foreign_key_check").Any())
                throw new InvalidOperationException("The upgraded copy is not sound.");
        if (File.Exists($"{copy}-wal")) throw new InvalidOperationException("The upgraded copy is not closed.");
        Durable.Flush(copy);
    }

    private static string At(string file) => new SqliteConnectionStringBuilder { DataSource = file }.ToString();
}
