using System.Security.Cryptography;
using Gongkai.Storage;

namespace Gongkai.Tests.Storage;

public sealed class FileStoreTests
{
    [Theory, BothEngines]
    public async Task A_file_comes_back_as_it_was_and_lies_unreadable_on_the_disk(Engine engine)
    {
        await using var store = AStore.On(engine);
        foreach (var size in new[] { 0, 1, 5000, FileCipher.Piece - 1, FileCipher.Piece, FileCipher.Piece + 1, 3 * FileCipher.Piece })
        {
            var content = Content(size);
            var file = await store.Files.PutAsync(new MemoryStream(content), "case/1", 1 << 20, CancellationToken.None);
            Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(content)), size), (file.Hash, file.Size));
            Assert.Equal(content, await ReadAsync(store, file.Hash));
            var onDisk = File.ReadAllBytes(OnDisk(store, file.Hash));
            Assert.Equal(FileCipher.LengthOnDisk(size), onDisk.Length);
            if (size >= 5000) Assert.Equal(-1, onDisk.AsSpan().IndexOf(content.AsSpan(100, 16)));
        }
        Assert.Empty(Directory.GetFiles(Path.Combine(store.Options.Files, "incoming")));
    }

    [Theory, BothEngines]
    public async Task The_same_content_lies_once_and_goes_with_its_last_owner(Engine engine)
    {
        await using var store = AStore.On(engine);
        var files = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(i => store.Files.PutAsync(new MemoryStream(Content(9000)), $"case/{i % 2}", 1 << 20, CancellationToken.None)));
        Assert.Single(files.Distinct());
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(OnDisk(store, files[0].Hash))!));
        Assert.Null(await EraseAsync(store, files[0].Hash, "case/0"));
        Assert.Equal(9000, (await ReadAsync(store, files[0].Hash)).Length);
        var name = await EraseAsync(store, files[0].Hash, "case/1");
        store.Files.Remove(name!);
        await Assert.ThrowsAsync<DamagedFileException>(() => ReadAsync(store, files[0].Hash));
        Assert.Empty(Directory.GetFiles(store.Options.Files, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_is_too_long_is_refused_and_leaves_nothing()
    {
        await using var store = AStore.On(Engine.Sqlite);
        var refused = await Assert.ThrowsAsync<FileTooLargeException>(() =>
            store.Files.PutAsync(new MemoryStream(Content(200_001)), "case/1", 200_000, CancellationToken.None));
        Assert.Equal(200_000, refused.Limit);
        Assert.Empty(Directory.GetFiles(store.Options.Files, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(70_000, 1)]
    [InlineData(0, FileCipher.Piece + FileCipher.TagSize)]
    public async Task A_file_that_was_touched_is_not_given_out(int at, int cut)
    {
        await using var store = AStore.On(Engine.Sqlite);
        var file = await store.Files.PutAsync(new MemoryStream(Content(100_000)), "case/1", 1 << 20, CancellationToken.None);
        var path = OnDisk(store, file.Hash);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, [.. bytes[..at], .. bytes[(at + cut)..]]);
        await Assert.ThrowsAsync<DamagedFileException>(() => ReadAsync(store, file.Hash));
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
        await Assert.ThrowsAsync<DamagedFileException>(() => ReadAsync(store, file.Hash));
        File.Delete(path);
        await Assert.ThrowsAsync<DamagedFileException>(() => ReadAsync(store, file.Hash));
    }

    private static byte[] Content(int size)
    {
        var bytes = new byte[size];
        new Random(711).NextBytes(bytes);
        return bytes;
    }

    private static string OnDisk(AStore store, string hash) => Directory.GetFiles(Path.Combine(store.Options.Files, hash[..2]), $"{hash}-*").Single();

    private static Task<string?> EraseAsync(AStore store, string hash, string owner) =>
        store.Journal.WriteAsync(transaction => FileStore.EraseAsync(transaction, hash, owner), CancellationToken.None);

    private static async Task<byte[]> ReadAsync(AStore store, string hash)
    {
        await using var content = await store.Files.OpenAsync(hash, CancellationToken.None);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
