using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Gongkai.Storage;

/// <summary>The place that a backup was to be restored to holds something already.</summary>
public sealed class OccupiedPlaceException(string place) : Exception($"只能恢复到空的地方：{place} 已有内容。");

/// <summary>The backup is of a newer version of the program.</summary>
public sealed class NewerBackupException(string script) : Exception($"备份由较新版本的程序制作（{script}）；请先升级程序再恢复。");

/// <summary>A backup of either engine put into an empty place of either engine.</summary>
internal sealed class Restoration(BackupPackage package, StorageOptions place)
{
    private readonly BackupManifest manifest = BackupProof.ManifestOf(package);

    private string WorkFile => Path.GetFullPath($"{place.DatabaseFile}.part");

    /// <summary>Restores and proves everything; a place that could not be filled is left empty, and one where this was broken off is begun anew.</summary>
    /// <param name="keys">The folder of keys, where the backup was made without them.</param>
    /// <param name="erased">What was destroyed since the backup was made, and is destroyed again.</param>
    /// <param name="clock">The time to which views are rebuilt.</param>
    /// <param name="ct">Gives up.</param>
    internal async Task<StoreProof> RunAsync(string? keys, IReadOnlyCollection<ErasedContent> erased, TimeProvider clock, CancellationToken ct)
    {
        var known = Migrations.Of(place.Engine).Select(script => script.Name).ToHashSet();
        if (manifest.Form > BackupManifest.CurrentForm) throw new NewerBackupException($"form {manifest.Form}");
        if (manifest.Migrations.FirstOrDefault(name => !known.Contains(name)) is { } newer) throw new NewerBackupException(newer);
        // A database file gets its name only when it is complete: one that a power cut left half filled would look like a platform.
        var work = place.Engine == Engine.Sqlite ? place with { Connection = new SqliteConnectionStringBuilder { DataSource = WorkFile }.ToString() } : place;
        using var mark = RestoreMark.Begin(place);
        try
        {
            BackupProof.Demand(package, manifest);
            CopyFiles(keys);
            Load(work.ConnectionString);
            await using (var store = Store.Open(work, isBeingRestored: true))
            {
                if (erased.Count > 0) await EraseAgainAsync(store, erased, ct);
                await Rebuilding.RunAsync(store, Views.All, clock, ct);
            }
            if (work != place) Durable.Move(WorkFile, place.DatabaseFile);
            var proof = await StoreProof.OfAsync(place, new(clock) { Ends = manifest.Chains.Ends });
            mark.End();
            return proof;
        }
        catch
        {
            SqliteConnection.ClearAllPools();
            mark.Undo();
            throw;
        }
    }

    private static async Task EraseAgainAsync(Store store, IReadOnlyCollection<ErasedContent> erased, CancellationToken ct)
    {
        foreach (var name in await store.Journal.WriteAsync(transaction => ErasedContents.DestroyAsync(transaction, store.People, erased), ct))
            store.Files.Remove(name);
        await ErasedContents.WriteListAsync(store, ct);
    }

    private void CopyFiles(string? keys)
    {
        Durable.CreateFolder(place.Keys);
        if (keys is not null)
            foreach (var file in Directory.EnumerateFiles(keys, "*", SearchOption.AllDirectories))
                Write(Path.GetRelativePath(keys, file), place.Keys, File.OpenRead(file));
        foreach (var name in package.Names)
            if (name.StartsWith("files/", StringComparison.Ordinal)) Write(name["files/".Length..], place.Files, package.Part(name)!);
            else if (keys is null && name.StartsWith("keys/", StringComparison.Ordinal)) Write(name["keys/".Length..], place.Keys, package.Part(name)!);
    }

    private static void Write(string name, string folder, Stream content)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        if (!path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new DamagedBackupException(name);
        Durable.CreateFolder(folder);
        Durable.CreateFolder(Path.GetDirectoryName(path)!);
        using (content)
        using (var file = Durable.Create(path))
        {
            content.CopyTo(file);
            file.Flush(flushToDisk: true);
        }
        Durable.FlushFolder(Path.GetDirectoryName(path)!);
    }

    // The tables as they were then, their rows, and only then the scripts that came later.
    private void Load(string connectionString)
    {
        Migrations.Run(connectionString, manifest.Migrations);
        using (var connection = Database.Connect(connectionString))
        using (var transaction = connection.BeginTransaction())
        {
            if (place.Engine == Engine.Sqlite) connection.Execute("pragma defer_foreign_keys = on", transaction: transaction);
            var catalog = TableCatalog.Of(connection, transaction);
            foreach (var table in catalog.Reverse()) connection.Execute($"delete from \"{table.Name}\"", transaction: transaction);
            foreach (var name in manifest.Tables.Select(table => table.Name).Except(catalog.Select(table => table.Name)))
                throw new DamagedBackupException($"tables/{name}.jsonl");
            foreach (var table in catalog)
                if (manifest.Tables.FirstOrDefault(held => held.Name == table.Name) is { } held) Insert(connection, transaction, table, held);
            foreach (var hash in manifest.Erased)
            {
                connection.Execute("delete from file_use where hash = @hash", new { hash }, transaction);
                connection.Execute("delete from stored_file where hash = @hash", new { hash }, transaction);
            }
            transaction.Commit();
        }
        Migrations.Run(connectionString);
    }

    private void Insert(DbConnection connection, DbTransaction transaction, CatalogTable table, BackupTable held)
    {
        var columns = string.Join(", ", held.Columns.Select(column => $"\"{column}\""));
        if (connection is NpgsqlConnection server)
        {
            using var import = server.BeginBinaryImport($"copy \"{table.Name}\" ({columns}) from stdin (format binary)");
            NpgsqlDbType[] types = [.. held.Columns.Select(name =>
                table.Columns.Single(column => column.Name == name).IsNumber ? NpgsqlDbType.Bigint : NpgsqlDbType.Text)];
            foreach (var row in BackupRows.Of(package, held))
            {
                import.StartRow();
                foreach (var (i, value) in row.Index())
                    if (value is null) import.WriteNull();
                    else import.Write(value, types[i]);
            }
            import.Complete();
            return;
        }
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"insert into \"{table.Name}\" ({columns}) values ({string.Join(", ", held.Columns.Select((_, i) => $"@p{i}"))})";
        foreach (var i in Enumerable.Range(0, held.Columns.Length)) insert.Parameters.Add(new SqliteParameter($"@p{i}", null));
        foreach (var row in BackupRows.Of(package, held))
        {
            foreach (var (i, value) in row.Index()) insert.Parameters[i].Value = value ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }
}
