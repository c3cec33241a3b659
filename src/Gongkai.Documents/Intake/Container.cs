using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Gongkai.Documents;

/// <summary>Looks into a ZIP container before any parser does: what it unpacks to, how deep its XML nests, whether it declares entities.</summary>
internal static class Container
{
    /// <summary>The deepest nesting of elements that a part may have: parsers of office formats recurse into it.</summary>
    public const int DeepestXml = 400;

    /// <summary>Refuses what is larger, deeper or trickier than an annual report can be.</summary>
    public static void Examine(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        using var archive = new ZipArchive(Stream(content), ZipArchiveMode.Read);
        if (archive.Entries.Count > limits.Members) throw new FileRefusedException(FileFault.TooManyParts(limits.Members));
        var isOpenDocument = archive.GetEntry("mimetype") is not null;
        long declared = 0, unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            declared += entry.Length;
            if (declared > limits.UnpackedBytes) throw new FileRefusedException(FileFault.UnpacksTooLarge(limits.UnpackedBytes));
            // Parts cut into pieces (ECMA-376 part 2) are put together by the parser only, and no office program writes them.
            if (entry.FullName.EndsWith(".piece", StringComparison.OrdinalIgnoreCase)) throw new FileRefusedException(FileFault.Damaged("Office"));
            if (!entry.IsEncrypted) Examine(entry, isOpenDocument, limits, ref unpacked);
        }
    }

    /// <summary>The bytes as a stream, not copied.</summary>
    public static MemoryStream Stream(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var segment) ? new(segment.Array!, segment.Offset, segment.Count, false) : new(content.ToArray(), false);

    // A part is XML by what it holds: its name and its declared type are the sender's. Pictures and fonts end at their first byte.
    private static void Examine(ZipArchiveEntry entry, bool mayNameType, ReadingLimits limits, ref long unpacked)
    {
        using var part = new CountedStream(entry.Open(), limits.UnpackedBytes - unpacked, () => FileFault.UnpacksTooLarge(limits.UnpackedBytes));
        var (_, declaresType) = XmlDepth.Of(part, DeepestXml, mayNameType);
        unpacked += part.Count;
        // A drawing (SVG) may well have one; nothing here reads it.
        if (declaresType && IsNamedXml(entry.FullName)) throw new FileRefusedException(FileFault.DeclaresEntities());
    }

    private static bool IsNamedXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
}
