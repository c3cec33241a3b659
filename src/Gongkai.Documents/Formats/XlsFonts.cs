using System.Buffers.Binary;

namespace Gongkai.Documents.Formats;

/// <summary>
/// The fonts of a binary workbook ([MS-XLS] 2.4.122): whether one sets text off its line, strikes it out, or is white or tiny.
/// The reader of such files knows no fonts.
/// </summary>
internal static class XlsFonts
{
    private const int Font = 0x31, End = 0x0A, SmallType = 150;

    /// <summary>How much of a workbook's stream holds its fonts.</summary>
    public const int Head = 1 << 20;

    /// <summary>Whether what stands in a cell may be something else than its value.</summary>
    public static bool MaySetOff(ReadOnlySpan<byte> workbook)
    {
        for (var at = 0; at + 4 <= workbook.Length;)
        {
            var (type, length) = (BinaryPrimitives.ReadUInt16LittleEndian(workbook[at..]), BinaryPrimitives.ReadUInt16LittleEndian(workbook[(at + 2)..]));
            at += 4;
            if (type == End || at + length > workbook.Length) return false;
            if (type == Font && length >= 10 && IsOff(workbook.Slice(at, length))) return true;
            at += length;
        }
        return false;
    }

    // Height in twentieths of a point, flags (bit 3: struck out), colour, weight, above or below the line.
    private static bool IsOff(ReadOnlySpan<byte> font) =>
        BinaryPrimitives.ReadUInt16LittleEndian(font) <= SmallType
        || (BinaryPrimitives.ReadUInt16LittleEndian(font[2..]) & 8) != 0
        || BinaryPrimitives.ReadUInt16LittleEndian(font[4..]) is 1 or 9
        || BinaryPrimitives.ReadUInt16LittleEndian(font[8..]) != 0;
}
