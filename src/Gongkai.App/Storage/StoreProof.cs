using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using Dapper;

namespace Gongkai.Storage;

/// <summary>A store proved from what lies on the disk, without the platform: the chains, and the files that rows name.</summary>
/// <param name="Chains">The chains.</param>
/// <param name="Files">How many files there should be.</param>
/// <param name="LostFiles">The hashes of files that are missing, of another length or, where they were read, of another content.</param>
public sealed record StoreProof(ChainProof Chains, long Files, ImmutableArray<string> LostFiles)
{
    /// <summary>Whether nothing was touched and nothing is missing.</summary>
    public bool IsWhole => Chains.Faults.IsEmpty && LostFiles.IsEmpty;

    /// <summary>Proves a store; nothing in it is changed.</summary>
    /// <param name="options">Where it lies.</param>
    /// <param name="earlier">Ends of chains written down earlier.</param>
    /// <param name="contents">Whether every file is opened and read through, which needs the keys.</param>
    public static StoreProof Of(StorageOptions options, IEnumerable<ChainEnd> earlier, bool contents)
    {
        using var connection = Database.Connect(options.ConnectionString);
        using var snapshot = Begin(connection);
        var chains = ChainProof.Of(connection, snapshot, earlier);
        var rows = connection.Query<FileRow>("select hash, name, size, key, sealed from stored_file order by hash", transaction: snapshot).AsList();
        var keys = contents ? KeyRing.Open(options.Keys, rows.Select(row => row.Key)) : null;
        return new(chains, rows.Count, [.. rows.Where(row => IsLost(options, row, keys)).Select(row => row.Hash)]);
    }

    /// <summary>One unchanging view of the database, however long it is looked at.</summary>
    internal static DbTransaction Begin(DbConnection connection) => connection is Microsoft.Data.Sqlite.SqliteConnection file
        ? file.BeginTransaction(deferred: true)
        : connection.BeginTransaction(IsolationLevel.RepeatableRead);

    private static bool IsLost(StorageOptions options, FileRow row, KeyRing? keys)
    {
        var path = Path.Combine(options.Files, row.Name);
        if (!File.Exists(path) || new FileInfo(path).Length != FileCipher.LengthOnDisk(row.Size)) return true;
        if (keys is null) return false;
        try
        {
            using var content = FileStore.Open(path, row.Hash, row.Size, new(row.Key, row.Sealed), keys);
            content.CopyTo(Stream.Null);
            return false;
        }
        catch (DamagedFileException)
        {
            return true;
        }
    }

    private sealed record FileRow(string Hash, string Name, long Size, string Key, string Sealed);
}
