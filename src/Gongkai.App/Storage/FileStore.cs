using System.Security.Cryptography;
using Dapper;

namespace Gongkai.Storage;

/// <summary>Attachments and letters: immutable, named by their content, encrypted, and on the disk before anything tells of them.</summary>
public sealed class FileStore(string folder, Database database, Journal journal, KeyRing keys)
{
    internal const string Table = "stored_file";

    private string Incoming => Path.Combine(folder, "incoming");

    /// <summary>Keeps a content for its owner; the event that names it is written afterwards.</summary>
    /// <param name="content">The content, read to its end.</param>
    /// <param name="owner">The stream whose event will name it, as <c>case/{id}</c>.</param>
    /// <param name="limit">The most that is taken, in bytes.</param>
    /// <param name="ct">Gives the writing up.</param>
    /// <exception cref="FileTooLargeException">It is longer than <paramref name="limit"/>.</exception>
    public async Task<StoredFile> PutAsync(Stream content, string owner, long limit, CancellationToken ct)
    {
        var arrived = await ArriveAsync(content, limit, ct);
        await journal.WriteAsync(transaction => KeepAsync(transaction, arrived, owner), ct);
        return arrived.File;
    }

    /// <summary>
    /// Keeps a content of few bytes within a larger piece of writing: it is on the disk before that is done, and is named nowhere when that fails.
    /// </summary>
    public async Task<StoredFile> PutAsync(JournalTransaction transaction, ReadOnlyMemory<byte> content, string owner)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        var arrived = await ArriveAsync(stream, content.Length, CancellationToken.None);
        await KeepAsync(transaction, arrived, owner);
        return arrived.File;
    }

    /// <summary>The content, decrypted as it is read.</summary>
    /// <exception cref="DamagedFileException">It is missing, or not what it was; a long file may tell so only at its end.</exception>
    public async Task<Stream> OpenAsync(string hash, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<Row>("select name, size, key, sealed from stored_file where hash = @hash", new { hash })
            ?? throw new DamagedFileException(hash);
        return Open(PathOf(row.Name), hash, row.Size, new(row.Key, row.Sealed), keys);
    }

    /// <summary>The whole content, of a file that fits into memory.</summary>
    /// <exception cref="DamagedFileException">It is missing, or not what it was.</exception>
    public async Task<byte[]> ReadAsync(string hash, CancellationToken ct)
    {
        await using var stream = await OpenAsync(hash, ct);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    /// <summary>
    /// Forgets the file for this owner; with its last owner goes its key, and so its content.
    /// What is left on the disk is removed with <see cref="Remove"/> afterwards.
    /// </summary>
    /// <returns>The name on the disk to be removed; null while somebody else owns it.</returns>
    public static async Task<string?> EraseAsync(JournalTransaction transaction, string hash, string owner)
    {
        var (connection, within) = (transaction.Connection, transaction.Transaction);
        await connection.ExecuteAsync("delete from file_use where hash = @hash and owner = @owner", new { hash, owner }, within);
        return await connection.ExecuteScalarAsync<string?>(
            "delete from stored_file where hash = @hash and not exists (select 1 from file_use where hash = @hash) returning name", new { hash }, within);
    }

    /// <summary>Removes from the disk what <see cref="EraseAsync"/> has named, once that is durable.</summary>
    public void Remove(string name) => File.Delete(PathOf(name));

    /// <summary>Removes what a process that was ended while it wrote has left behind.</summary>
    internal void RemoveAbandoned()
    {
        if (!Directory.Exists(Incoming)) return;
        var yesterday = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);
        foreach (var file in Directory.EnumerateFiles(Incoming))
            if (File.GetLastWriteTimeUtc(file) < yesterday) File.Delete(file);
    }

    internal static Stream Open(string path, string hash, long size, SealedText box, KeyRing keys)
    {
        if (!File.Exists(path)) throw new DamagedFileException(hash);
        var fileKey = Convert.FromBase64String(keys.Open(box, $"{Table}/{hash}"));
        return new FileReading(hash, size, File.OpenRead(path), new(fileKey));
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private async Task<Arrived> ArriveAsync(Stream content, long limit, CancellationToken ct)
    {
        Durable.CreateFolder(folder);
        Durable.CreateFolder(Incoming);
        var arriving = Path.Combine(Incoming, Guid.NewGuid().ToString("n"));
        var fileKey = RandomNumberGenerator.GetBytes(32);
        try
        {
            var file = await EncryptAsync(content, arriving, fileKey, limit, ct);
            var name = $"{file.Hash[..2]}/{file.Hash}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
            Durable.CreateFolder(Path.GetDirectoryName(PathOf(name))!);
            Durable.Move(arriving, PathOf(name));
            return new(file, name, fileKey);
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    private async Task<bool> KeepAsync(JournalTransaction transaction, Arrived arrived, string owner)
    {
        var kept = await RecordAsync(transaction, arrived.File, arrived.Name, arrived.Key, owner);
        // The same content had come before.
        if (kept != arrived.Name) File.Delete(PathOf(arrived.Name));
        return true;
    }

    private async Task<string> RecordAsync(JournalTransaction transaction, StoredFile file, string name, byte[] fileKey, string owner)
    {
        var box = keys.Seal(Convert.ToBase64String(fileKey), $"{Table}/{file.Hash}");
        var (connection, within) = (transaction.Connection, transaction.Transaction);
        await connection.ExecuteAsync("""
            insert into stored_file (hash, name, size, key, sealed) values (@Hash, @name, @Size, @Key, @Text) on conflict (hash) do nothing
            """, new { file.Hash, name, file.Size, box.Key, box.Text }, within);
        await connection.ExecuteAsync("insert into file_use (hash, owner) values (@Hash, @owner) on conflict (hash, owner) do nothing",
            new { file.Hash, owner }, within);
        return (await connection.ExecuteScalarAsync<string>("select name from stored_file where hash = @Hash", new { file.Hash }, within))!;
    }

    private static async Task<StoredFile> EncryptAsync(Stream content, string path, byte[] fileKey, long limit, CancellationToken ct)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var cipher = new FileCipher(fileKey);
        await using var disk = Durable.Create(path);
        var (plain, next, box) = (new byte[FileCipher.Piece], new byte[FileCipher.Piece], new byte[FileCipher.Piece + FileCipher.TagSize]);
        long size = 0;
        var read = await content.ReadAtLeastAsync(plain, plain.Length, throwOnEndOfStream: false, ct);
        while (true)
        {
            if ((size += read) > limit) throw new FileTooLargeException(limit);
            // The last piece is marked, so one is read ahead.
            var ahead = read < plain.Length ? 0 : await content.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, ct);
            whole.AppendData(plain, 0, read);
            cipher.Seal(plain.AsSpan(0, read), box, last: ahead == 0);
            await disk.WriteAsync(box.AsMemory(0, read + FileCipher.TagSize), ct);
            if (ahead == 0) break;
            (plain, next, read) = (next, plain, ahead);
        }
        disk.Flush(flushToDisk: true);
        return new(Convert.ToHexStringLower(whole.GetHashAndReset()), size);
    }

    private sealed record Arrived(StoredFile File, string Name, byte[] Key);

    private sealed record Row(string Name, long Size, string Key, string Sealed);
}
