using System.Data.Common;
using Dapper;
using Npgsql;

namespace Gongkai.Storage;

/// <summary>A restore was broken off in this place.</summary>
public sealed class UnfinishedRestoreException(string place) : Exception($"{place} 上次没有恢复完；请再运行一次 gongkai restore。");

/// <summary>
/// Marks a place while a backup is put into it: a file in the data folder, and a table on a server. Where the mark is found later, the restore was broken off,
/// all that lies there came from it, and the next one begins by throwing it away. Nobody opens such a place as a platform.
/// </summary>
internal sealed class RestoreMark : IDisposable
{
    /// <summary>The table on a server.</summary>
    public const string Table = "restoring";

    private readonly StorageOptions place;
    private readonly FileStream file;
    private readonly DbConnection? turn;

    private RestoreMark(StorageOptions place, FileStream file, DbConnection? turn) => (this.place, this.file, this.turn) = (place, file, turn);

    /// <summary>Marks an empty place, or one where a restore was broken off, which is emptied first. One at a time.</summary>
    /// <exception cref="OccupiedPlaceException">It holds something else, or is being restored to.</exception>
    public static RestoreMark Begin(StorageOptions place)
    {
        Durable.CreateFolder(place.Data);
        if (!File.Exists(FileOf(place)) && Directory.EnumerateFileSystemEntries(place.Data).Any() || IsComplete(place))
            throw new OccupiedPlaceException(place.Data);
        FileStream file;
        try
        {
            file = new(FileOf(place), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new OccupiedPlaceException(place.Data);
        }
        DbConnection? turn = null;
        try
        {
            if (place.Engine == Engine.Postgres) turn = BeginOnServer(place);
            var mark = new RestoreMark(place, file, turn);
            mark.EmptyFolder();
            return mark;
        }
        catch
        {
            turn?.Dispose();
            file.Dispose();
            if (!Directory.EnumerateFileSystemEntries(place.Data).Skip(1).Any()) File.Delete(FileOf(place));
            throw;
        }
    }

    /// <summary>Refuses a place where a restore was broken off.</summary>
    public static void DemandNone(StorageOptions place)
    {
        var isMarked = File.Exists(FileOf(place));
        if (place.Engine == Engine.Postgres)
        {
            using var connection = Database.Connect(place.ConnectionString);
            if (IsMarked(connection)) throw new UnfinishedRestoreException(connection.Database);
            isMarked &= TableCatalog.IsEmpty(connection, null);
        }
        else isMarked &= !File.Exists(place.DatabaseFile);
        if (isMarked) throw new UnfinishedRestoreException(place.Data);
        // The last step of a restore that was complete.
        File.Delete(FileOf(place));
    }

    /// <summary>Everything is there: takes the marks away.</summary>
    public void End()
    {
        turn?.Execute($"drop table {Table}");
        file.Dispose();
        File.Delete(FileOf(place));
        Durable.FlushFolder(place.Data);
    }

    /// <summary>Nothing came of it: leaves the place as empty as it was.</summary>
    public void Undo()
    {
        EmptyFolder();
        if (turn is not null) DropAll(turn);
        file.Dispose();
        Directory.Delete(place.Data, recursive: true);
    }

    public void Dispose()
    {
        file.Dispose();
        turn?.Dispose();
    }

    private static string FileOf(StorageOptions place) => Path.Combine(place.Data, Table);

    // The database file gets its name when all is done; only the mark was left.
    private static bool IsComplete(StorageOptions place) => place.Engine == Engine.Sqlite && File.Exists(place.DatabaseFile);

    private static NpgsqlConnection BeginOnServer(StorageOptions place)
    {
        var connection = (NpgsqlConnection)Database.Connect(place.ConnectionString);
        try
        {
            var isMine = connection.ExecuteScalar<bool>("select pg_try_advisory_lock(hashtext('gongkai restore'), hashtext(current_schema()))");
            if (!isMine || !IsMarked(connection) && !TableCatalog.IsEmpty(connection, null)) throw new OccupiedPlaceException(connection.Database);
            DropAll(connection);
            connection.Execute($"create table {Table} (begun_at text)");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static bool IsMarked(DbConnection connection) =>
        connection.ExecuteScalar<long>("select count(*) from information_schema.tables where table_schema = current_schema() and table_name = @Table",
            new { Table }) > 0;

    // The mark goes last: broken off here, the rest is still known for what it is.
    private static void DropAll(DbConnection connection)
    {
        foreach (var table in connection.Query<string>(
            """
                select table_name
                from information_schema.tables
                where table_schema = current_schema() and table_type = 'BASE TABLE'
                order by case when table_name = @Table then 1 else 0 end
                """, new { Table }).AsList())
            connection.Execute($"drop table if exists \"{table}\" cascade");
    }

    private void EmptyFolder()
    {
        foreach (var folder in Directory.EnumerateDirectories(place.Data)) Directory.Delete(folder, recursive: true);
        foreach (var name in Directory.EnumerateFiles(place.Data))
            if (Path.GetFileName(name) != Table) File.Delete(name);
    }
}
