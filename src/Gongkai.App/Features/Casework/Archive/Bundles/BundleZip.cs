using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Features.Casework;

/// <summary>Writes a ZIP with the hash of everything in it; the same contents at the same moment give the same bytes.</summary>
internal sealed class BundleZip : IDisposable
{
    private readonly MemoryStream bytes = new();
    private readonly ZipArchive archive;
    private readonly DateTimeOffset madeAt;
    private readonly List<BundleFile> files = [];

    public BundleZip(DateTimeOffset madeAt) =>
        (archive, this.madeAt) = (new(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8), madeAt.ToOffset(BeijingTime.Offset));

    /// <summary>How the JSON in a bundle is written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public ImmutableArray<BundleFile> Files => [.. files];

    /// <summary>Adds a content under a name that is free.</summary>
    public async Task AddAsync(string path, string title, string source, Stream content, CancellationToken ct)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = 0;
        await using (var into = Entry(path))
        {
            var buffer = new byte[64 << 10];
            while (await content.ReadAsync(buffer, ct) is > 0 and var read)
            {
                whole.AppendData(buffer, 0, read);
                await into.WriteAsync(buffer.AsMemory(0, read), ct);
                size += read;
            }
        }
        files.Add(new(path, title, source, Convert.ToHexStringLower(whole.GetHashAndReset()), size));
    }

    /// <summary>The same for bytes.</summary>
    public async Task AddAsync(string path, string title, string source, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        await AddAsync(path, title, source, stream, ct);
    }

    /// <summary>Adds the manifest and closes the ZIP.</summary>
    public Bundle Finish(BundleManifest manifest)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(manifest, Json);
        using (var into = Entry(BundleManifest.FileName)) into.Write(text);
        archive.Dispose();
        return new(bytes.ToArray(), Convert.ToHexStringLower(SHA256.HashData(text)), manifest);
    }

    /// <summary>A Word document whose parts bear one moment, instead of the moments at which each was written.</summary>
    public static byte[] Steady(ReadOnlyMemory<byte> docx, DateTimeOffset at)
    {
        using var from = new ZipArchive(new MemoryStream(docx.ToArray(), writable: false), ZipArchiveMode.Read);
        using var bytes = new MemoryStream();
        using (var to = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in from.Entries)
            {
                var copy = to.CreateEntry(part.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = at;
                using var source = part.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        return bytes.ToArray();
    }

    public void Dispose()
    {
        archive.Dispose();
        bytes.Dispose();
    }

    private Stream Entry(string path)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = madeAt;
        return entry.Open();
    }
}
