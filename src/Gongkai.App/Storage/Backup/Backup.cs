using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dapper;

namespace Gongkai.Storage;

/// <summary>A copy of everything, taken in one snapshot while the platform runs, and proved before it gets its name.</summary>
internal sealed class Backup(StorageOptions options, bool withKeys, DateTimeOffset madeAt)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the backup to a ZIP archive or a folder.</summary>
    public BackupManifest Write(string path)
    {
        var part = $"{path}.part";
        BackupManifest manifest;
        using (var package = BackupPackage.Create(part, BackupPackage.IsArchive(path)))
        {
            manifest = Fill(package);
            package.Complete();
        }
        using (var package = BackupPackage.Open(part)) BackupProof.Demand(package, manifest);
        if (BackupPackage.IsArchive(path)) File.Move(part, path);
        else Directory.Move(part, path);
        Durable.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return manifest;
    }

    private BackupManifest Fill(BackupPackage package)
    {
        var keys = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var connection = Database.Connect(options.ConnectionString);
        // A key may be removed after the snapshot, or added before it.
        TakeKeys(keys);
        using var snapshot = StoreProof.Begin(connection);
        ImmutableArray<BackupTable> tables = [.. TableCatalog.Of(connection, snapshot).Select(table => Export(package, connection, snapshot, table))];
        TakeKeys(keys);
        foreach (var (name, bytes) in keys)
        {
            using var key = package.Add($"keys/{name}");
            key.Write(bytes);
        }
        var files = connection.Query<(string Hash, string Name)>("select hash, name from stored_file order by hash", transaction: snapshot).AsList();
        var gone = files.Where(file => !Copy(package, file.Name)).Select(file => file.Hash).ToHashSet();
        var lost = StillNamed(gone);
        var manifest = new BackupManifest(
            BackupManifest.CurrentForm, madeAt, connection is Npgsql.NpgsqlConnection ? Engine.Postgres : Engine.Sqlite,
            Migrations.Done(connection, snapshot), tables,
            ChainProof.Of(connection, snapshot),
            files.Count - gone.Count, [.. gone.Except(lost).Order()], [.. lost.Order()], withKeys);
        using var stream = package.Add(BackupManifest.Name);
        manifest.Write(stream);
        return manifest;
    }

    private void TakeKeys(SortedDictionary<string, byte[]> keys)
    {
        if (!withKeys || !Directory.Exists(options.Keys)) return;
        foreach (var file in Directory.EnumerateFiles(options.Keys, "*", SearchOption.AllDirectories))
            keys[Path.GetRelativePath(options.Keys, file).Replace('\\', '/')] = File.ReadAllBytes(file);
    }

    private static BackupTable Export(BackupPackage package, DbConnection connection, DbTransaction snapshot, CatalogTable table)
    {
        using var stream = package.Add($"tables/{table.Name}.jsonl");
        using var writer = new Utf8JsonWriter(stream, Plain);
        using var command = connection.CreateCommand();
        command.Transaction = snapshot;
        command.CommandTimeout = 0;
        command.CommandText =
            $"select {string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))} from \"{table.Name}\"{(table.Name == "journal" ? " order by agency, sequence" : "")}";
        using var reader = command.ExecuteReader();
        long rows = 0;
        for (; reader.Read(); rows++)
        {
            writer.WriteStartArray();
            for (var i = 0; i < table.Columns.Length; i++)
                if (reader.IsDBNull(i)) writer.WriteNullValue();
                else if (reader.GetValue(i) is long number) writer.WriteNumberValue(number);
                else writer.WriteStringValue(reader.GetString(i));
            writer.WriteEndArray();
            writer.Flush();
            stream.WriteByte((byte)'\n');
            writer.Reset();
        }
        return new(table.Name, [.. table.Columns.Select(column => column.Name)], rows);
    }

    private bool Copy(BackupPackage package, string name)
    {
        FileStream source;
        try
        {
            source = File.OpenRead(Path.Combine(options.Files, name));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        using (source)
        using (var copy = package.Add($"files/{name}", compress: false)) source.CopyTo(copy);
        return true;
    }

    // What the database has forgotten since the snapshot was erased meanwhile; what it still names is lost.
    private HashSet<string> StillNamed(HashSet<string> gone)
    {
        if (gone.Count == 0) return [];
        using var connection = Database.Connect(options.ConnectionString);
        return [.. connection.Query<string>("select hash from stored_file").Where(gone.Contains)];
    }
}
