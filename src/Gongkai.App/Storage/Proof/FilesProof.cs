using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace Gongkai.Storage;

/// <summary>The files that rows name, as they lie on the disk.</summary>
/// <param name="Files">How many there should be.</param>
/// <param name="Read">How many were read to their end and held against their hash; the others only for being there and their length.</param>
/// <param name="Bytes">How many bytes were read.</param>
/// <param name="Lost">The hashes of those that are missing, of another length or, where they were read, of another content.</param>
/// <param name="Unowned">Files on the disk that no row names, as a process that was ended may leave them.</param>
internal sealed record FilesProof(long Files, long Read, long Bytes, ImmutableArray<string> Lost, long Unowned)
{
    /// <summary>Looks at all files; opens and reads them with the keys.</summary>
    public static FilesProof Of(StorageOptions options, DbConnection connection, DbTransaction snapshot, KeyRing? keys)
    {
        var (names, lost, files, read, bytes) = (new HashSet<string>(), ImmutableArray.CreateBuilder<string>(), 0L, 0L, 0L);
        foreach (var row in connection.Query<Row>("select hash, name, size, key, sealed from stored_file order by hash", transaction: snapshot).AsList())
        {
            files++;
            names.Add(row.Name);
            if (IsLost(options, row, keys)) lost.Add(row.Hash);
            if (keys is null) continue;
            read++;
            bytes = unchecked(bytes + row.Size);
        }
        return new(files, read, bytes, lost.ToImmutable(), Directory.Exists(options.Files) ? Unnamed(options.Files, names) : 0);
    }

    private static long Unnamed(string folder, HashSet<string> names) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .LongCount(name => !names.Contains(name) && !name.StartsWith("incoming/", StringComparison.Ordinal));

    private static bool IsLost(StorageOptions options, Row row, KeyRing? keys)
    {
        var path = Path.Combine(options.Files, row.Name);
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length != FileCipher.LengthOnDisk(row.Size)) return true;
            if (keys is null) return false;
            using var content = FileStore.Open(path, row.Hash, row.Size, new(row.Key, row.Sealed), keys);
            content.CopyTo(Stream.Null);
            return false;
        }
        catch (Exception closed) when (closed is DamagedFileException or MissingKeyException or System.Security.Cryptography.CryptographicException
            or FormatException or ArgumentException or OverflowException)
        {
            return true;
        }
    }

    private sealed record Row(string Hash, string Name, long Size, string Key, string Sealed);
}
