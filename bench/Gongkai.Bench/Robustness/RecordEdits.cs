using System.Buffers.Binary;

namespace Gongkai.Bench.Robustness;

/// <summary>
/// Edits of a binary workbook as records ([MS-XLS] 2.1.4) in the sectors of a compound file:
/// kinds, lengths, and the numbers of rows, columns, formats and merges; and the chains of sectors.
/// </summary>
internal static class RecordEdits
{
    private static readonly ushort[] Edges = [0, 1, 2, 255, 256, 0x0FFF, 0x2020, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF];

    public static byte[] Edit(byte[] workbook, Random random)
    {
        var bytes = workbook.ToArray();
        var records = Records(bytes);
        for (var edits = random.Next(1, 10); edits > 0; edits--)
        {
            if (records.Count == 0 || random.Next(6) == 0)
            {
                // The header, and the table of sectors that follows it or lies anywhere else.
                var at = random.Next(8) == 0 ? random.Next(bytes.Length / 512) * 512 + random.Next(128) * 4 : random.Next(11, 128) * 4;
                if (at + 4 <= bytes.Length)
                    BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at),
                        random.Next(3) switch { 0 => random.Next(bytes.Length / 512), 1 => -random.Next(1, 5), _ => random.Next() });
                continue;
            }
            var (start, length) = records[random.Next(records.Count)];
            var (other, _) = records[random.Next(records.Count)];
            switch (random.Next(5))
            {
                case 0: bytes.AsSpan(other, 2).CopyTo(bytes.AsSpan(start)); break;
                case 1: Put(bytes, start + 2, random.Next(2) == 0 ? (ushort)Math.Max(0, length + random.Next(-4, 5)) : Edge(random)); break;
                default: if (length >= 2) Put(bytes, start + 4 + random.Next(length / 2) * 2, Edge(random)); break;
            }
        }
        return random.Next(15) == 0 ? ByteEdits.Edit(bytes, random) : bytes;
    }

    private static ushort Edge(Random random) => random.Next(3) == 0 ? (ushort)random.Next(65536) : Edges[random.Next(Edges.Length)];

    private static void Put(byte[] bytes, int at, ushort value)
    {
        if (at + 2 <= bytes.Length) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);
    }

    // From the first BOF record on, as far as they follow each other.
    private static List<(int Start, int Length)> Records(byte[] bytes)
    {
        var records = new List<(int, int)>();
        var at = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x09, 0x08, 0x10, 0x00]);
        while (at >= 0 && at + 4 <= bytes.Length)
        {
            var (kind, length) = (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at)), BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 2)));
            if (kind == 0 || kind > 0x10FF || length > 8_224) break;
            records.Add((at, length));
            at += 4 + length;
        }
        return records;
    }
}
