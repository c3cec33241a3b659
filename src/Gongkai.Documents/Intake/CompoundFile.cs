using System.Buffers.Binary;

namespace Gongkai.Documents;

/// <summary>The streams of a compound file ([MS-CFB]), as far as is needed to look into one before its parser does.</summary>
internal static class CompoundFile
{
    private const int Header = 512, SmallestStream = 4096;
    private const uint LastSector = 0xFFFFFFFA;

    /// <summary>The first bytes of the stream whose directory entry stands there; empty where it is kept among the small ones or its chain is broken.</summary>
    public static byte[] Stream(ReadOnlySpan<byte> file, int entry, int most)
    {
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(file[30..]);
        if (shift is not 9 and not 12) return [];
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(entry + 120)..]);
        if (length < SmallestStream) return [];
        var content = new List<byte>();
        var size = 1 << shift;
        for (var sector = BinaryPrimitives.ReadUInt32LittleEndian(file[(entry + 116)..]); sector < LastSector && content.Count < Math.Min(most, length);)
        {
            var at = (sector + 1L) << shift;
            if (at + size > file.Length) break;
            content.AddRange(file.Slice((int)at, size));
            if (Next(file, sector, shift) is not { } next) break;
            sector = next;
        }
        return [.. content];
    }

    // The sectors of the table are named in the header, 109 at most; a table larger than that is of a file of 7 MB or more, whose fonts stand long before.
    private static uint? Next(ReadOnlySpan<byte> file, uint sector, int shift)
    {
        var perSector = 1 << (shift - 2);
        var table = sector / (uint)perSector;
        if (table >= (Header - 76) / 4) return null;
        var at = ((BinaryPrimitives.ReadUInt32LittleEndian(file[(76 + (int)table * 4)..]) + 1L) << shift) + sector % (uint)perSector * 4;
        return at + 4 > file.Length ? null : BinaryPrimitives.ReadUInt32LittleEndian(file[(int)at..]);
    }
}
