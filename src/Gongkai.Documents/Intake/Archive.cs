using System.IO.Compression;
using System.Text;

namespace Gongkai.Documents;

/// <summary>A ZIP archive of reports. It stays open until every member that was yielded has been loaded.</summary>
internal sealed class Archive
{
    private const int Deepest = 2;

    // Deflate packs at most 1032 to 1; more means that members overlap.
    private const long LargestRatio = 1032;

    private readonly string name;
    private readonly int depth;
    private readonly Stream stream;
    private readonly ZipArchive zip;
    private readonly long size;
    private readonly Lock gate = new();
    private long unpacked;
    private int users = 1;

    private Archive(string name, int depth, Stream stream, ZipArchive zip) =>
        (this.name, this.depth, this.stream, this.zip, size) = (name, depth, stream, zip, stream.Length);

    /// <summary>The archive at that path; null when it is none, or too broken to tell.</summary>
    public static Archive? Open(string path)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var opened = stream.CanSeek && IsZip(stream) ? Open(path, 1, stream) : null;
            if (opened is null) stream.Dispose();
            return opened;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Its members by name, archives among them opened.</summary>
    public IEnumerable<ReportFile> Members(ReadingLimits limits)
    {
        if (zip.Entries.Count > limits.Members)
        {
            Release();
            yield return ReportFile.Refused(name, FileFault.TooManyParts(limits.Members));
            yield break;
        }
        foreach (var (member, entry) in zip.Entries.Select(entry => (Name: NameOf(entry), Entry: entry)).OrderBy(pair => pair.Name, StringComparer.Ordinal))
        {
            if (member.Length == 0 || member.EndsWith('/') || member.Split('/').Any(ReportFiles.IsLitter)) continue;
            foreach (var file in OfMember($"{name}/{member}", entry, limits)) yield return file;
        }
        Release();
    }

    private IEnumerable<ReportFile> OfMember(string path, ZipArchiveEntry entry, ReadingLimits limits)
    {
        if (entry.IsEncrypted) return [ReportFile.Refused(path, FileFault.Encrypted("ZIP"))];
        if (entry.Length > limits.FileBytes) return [ReportFile.Refused(path, FileFault.TooLarge(entry.Length, limits.FileBytes))];
        try
        {
            if (!BeginsAsZip(entry))
            {
                Interlocked.Increment(ref users);
                return [new(path, given => LoadOnce(entry, given))];
            }
            var content = Load(entry, limits);
            return Open(path, depth + 1, Container.Stream(content)) is not { } nested ? [new(path, _ => content)]
                : nested.depth > Deepest ? [ReportFile.Refused(path, FileFault.NestedArchive(Path.GetFileName(path)))]
                : nested.Members(limits);
        }
        catch (FileRefusedException refused)
        {
            return [ReportFile.Refused(path, refused.Finding)];
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            return [ReportFile.Refused(path, FileFault.MemberUnreadable(Path.GetFileName(path)))];
        }
    }

    private static Archive? Open(string name, int depth, Stream stream)
    {
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true, Encoding.Latin1);
            if (FileKind.OfZip(zip).Format == SourceFormat.Archive) return new(name, depth, stream, zip);
            zip.Dispose();
            return null;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static bool IsZip(Stream stream)
    {
        Span<byte> head = stackalloc byte[4];
        var read = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == 4 && (head.SequenceEqual("PK\u0003\u0004"u8) || head.SequenceEqual("PK\u0005\u0006"u8));
    }

    private bool BeginsAsZip(ZipArchiveEntry entry)
    {
        lock (gate)
        {
            using var content = entry.Open();
            Span<byte> head = stackalloc byte[4];
            return content.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head.StartsWith("PK"u8);
        }
    }

    private ReadOnlyMemory<byte> LoadOnce(ZipArchiveEntry entry, ReadingLimits limits)
    {
        try
        {
            return Load(entry, limits);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ObjectDisposedException)
        {
            throw new FileRefusedException(FileFault.MemberUnreadable(Path.GetFileName(entry.FullName)));
        }
        finally
        {
            Release();
        }
    }

    private ReadOnlyMemory<byte> Load(ZipArchiveEntry entry, ReadingLimits limits)
    {
        lock (gate)
        {
            using var content = entry.Open();
            var bytes = Bounded.Read(content, limits.FileBytes);
            if (Checksum.Of(bytes.Span) != entry.Crc32) throw new InvalidDataException(entry.FullName);
            unpacked += bytes.Length;
            if (unpacked > LargestRatio * size && unpacked > limits.UnpackedBytes)
                throw new FileRefusedException(FileFault.UnpacksTooLarge(limits.UnpackedBytes));
            return bytes;
        }
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref users) > 0) return;
        zip.Dispose();
        stream.Dispose();
    }

    // Names without the UTF-8 mark come as Latin-1, byte for character: strict UTF-8, else GB18030 as Windows in China packs.
    internal static string NameOf(ZipArchiveEntry entry)
    {
        var given = entry.FullName;
        if (given.AsSpan().ContainsAnyInRange('\u0080', '\u00FF') && !given.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF'))
            given = DecodedText.OfName(Encoding.Latin1.GetBytes(given));
        var parts = given.Replace('\\', '/').Split('/').Select(part => part.Trim()).Where(part => part is not ".." and not ".");
        return string.Join('/', parts).TrimStart('/');
    }
}

/// <summary>CRC-32 as ZIP uses it (ISO 3309): a damaged member may unpack without complaint.</summary>
internal static class Checksum
{
    private static readonly uint[] Table = Fill();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes) sum = Table[(sum ^ b) & 0xFF] ^ (sum >> 8);
        return ~sum;
    }

    private static uint[] Fill()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }
        return table;
    }
}
