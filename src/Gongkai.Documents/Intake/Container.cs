using System.Buffers;
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
        long declared = 0, actual = 0;
        foreach (var entry in archive.Entries)
        {
            declared += entry.Length;
            if (declared > limits.UnpackedBytes) throw new FileRefusedException(FileFault.UnpacksTooLarge(limits.UnpackedBytes));
            if (IsXml(entry.FullName)) actual = Inflate(entry, limits, actual);
        }
    }

    /// <summary>The bytes as a stream, not copied.</summary>
    public static MemoryStream Stream(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var segment) ? new(segment.Array!, segment.Offset, segment.Count, false) : new(content.ToArray(), false);

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static long Inflate(ZipArchiveEntry entry, ReadingLimits limits, long total)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 15);
        try
        {
            using var part = entry.Open();
            var nesting = new XmlNesting();
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                total += read;
                if (total > limits.UnpackedBytes) throw new FileRefusedException(FileFault.UnpacksTooLarge(limits.UnpackedBytes));
                nesting.Scan(buffer.AsSpan(0, read));
                if (nesting.DeclaresType) throw new FileRefusedException(FileFault.DeclaresEntities());
                if (nesting.Deepest > DeepestXml) throw new FileRefusedException(FileFault.NestedTooDeep(DeepestXml));
            }
            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

/// <summary>Counts how deep the elements of an XML text nest without parsing it.</summary>
internal struct XmlNesting
{
    private enum Inside
    {
        Text,
        Markup,
        Start,
        End,
        Other,
        Declaration,
    }

    private Inside inside;
    private byte quote;
    private byte last;
    private int depth;
    private int dashes;

    /// <summary>The deepest nesting met so far.</summary>
    public int Deepest { get; private set; }

    /// <summary>Whether a document type is declared.</summary>
    public bool DeclaresType { get; private set; }

    /// <summary>Goes on with the next bytes.</summary>
    public void Scan(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (inside == Inside.Text)
            {
                var skip = bytes[i..].IndexOf((byte)'<');
                if (skip < 0) return;
                i += skip;
                inside = Inside.Markup;
                continue;
            }
            var b = bytes[i];
            switch (inside)
            {
                case Inside.Markup:
                    inside = b switch { (byte)'/' => Inside.End, (byte)'?' => Inside.Other, (byte)'!' => Inside.Declaration, _ => Inside.Start };
                    quote = 0;
                    dashes = 0;
                    break;
                case Inside.Start when quote != 0:
                    if (b == quote) quote = 0;
                    break;
                case Inside.Start when b is (byte)'"' or (byte)'\'':
                    quote = b;
                    break;
                case Inside.Start when b == '>':
                    if (last != '/' && ++depth > Deepest) Deepest = depth;
                    inside = Inside.Text;
                    break;
                case Inside.End when b == '>':
                    depth--;
                    inside = Inside.Text;
                    break;
                case Inside.Other when b == '>':
                    inside = Inside.Text;
                    break;
                case Inside.Declaration:
                    Declaration(b);
                    break;
            }
            last = b;
        }
    }

    // <!DOCTYPE …>, <!-- … --> or <![CDATA[ … ]]>: told apart by what follows the exclamation mark.
    private void Declaration(byte b)
    {
        if (dashes == 0)
        {
            DeclaresType |= b is (byte)'D' or (byte)'d' or (byte)'E';
            quote = b == '[' ? (byte)']' : (byte)'-';
            dashes = 1;
            return;
        }
        if (b == '>' && dashes >= 3) inside = Inside.Text;
        dashes = b == quote ? Math.Min(dashes + 1, 3) : 1;
        if (inside == Inside.Text) quote = 0;
    }
}
