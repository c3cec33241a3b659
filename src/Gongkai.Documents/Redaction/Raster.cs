using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Documents.Redaction;

/// <summary>Pixels: three bytes each, red, green, blue, row by row from the top.</summary>
internal sealed class Raster(int width, int height, byte[] pixels)
{
    private const int MostPixels = 60_000_000;

    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(number => Enumerable.Range(0, 8)
        .Aggregate((uint)number, (value, _) => (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1))];

    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>Whether no pixel has a colour.</summary>
    public bool IsGrey
    {
        get
        {
            for (var i = 0; i < pixels.Length; i += 3)
                if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) return false;
            return true;
        }
    }

    /// <summary>A portable pixmap (P6, 255), as poppler writes it.</summary>
    public static Raster OfPpm(ReadOnlySpan<byte> ppm)
    {
        Span<int> head = stackalloc int[3];
        var at = 2;
        for (var i = 0; i < 3; i++)
        {
            while (at < ppm.Length && char.IsWhiteSpace((char)ppm[at])) at++;
            var end = at;
            while (end < ppm.Length && char.IsAsciiDigit((char)ppm[end])) end++;
            if (!int.TryParse(Encoding.ASCII.GetString(ppm[at..end]), NumberStyles.None, CultureInfo.InvariantCulture, out head[i]))
                throw new FileRefusedException(FileFault.Damaged("PDF"));
            at = end;
        }
        if (!ppm.StartsWith("P6"u8) || head[2] != 255 || (long)head[0] * head[1] is <= 0 or > MostPixels || ppm.Length - at - 1 < head[0] * head[1] * 3)
            throw new FileRefusedException(FileFault.Damaged("PDF"));
        return new(head[0], head[1], ppm.Slice(at + 1, head[0] * head[1] * 3).ToArray());
    }

    /// <summary>Covers a rectangle; what of it lies outside does not matter. False where nothing of it lies inside.</summary>
    public bool Cover(double left, double top, double right, double bottom)
    {
        var (x0, y0) = (Math.Max(0, (int)Math.Floor(left)), Math.Max(0, (int)Math.Floor(top)));
        var (x1, y1) = (Math.Min(Width, (int)Math.Ceiling(right)), Math.Min(Height, (int)Math.Ceiling(bottom)));
        for (var y = y0; y < y1; y++) pixels.AsSpan((y * Width + x0) * 3, Math.Max(0, x1 - x0) * 3).Clear();
        return x1 > x0 && y1 > y0;
    }

    /// <summary>Whether a rectangle is black altogether.</summary>
    public bool IsCovered(double left, double top, double right, double bottom)
    {
        // An edge may fall between two pixels when it is drawn again.
        var (x0, y0) = (Math.Max(0, (int)Math.Ceiling(left) + 1), Math.Max(0, (int)Math.Ceiling(top) + 1));
        var (x1, y1) = (Math.Min(Width, (int)Math.Floor(right) - 1), Math.Min(Height, (int)Math.Floor(bottom) - 1));
        for (var y = y0; y < y1; y++)
            if (x1 > x0 && pixels.AsSpan((y * Width + x0) * 3, (x1 - x0) * 3).ContainsAnyExceptInRange((byte)0, (byte)16)) return false;
        return true;
    }

    /// <summary>Whether anything is seen in a rectangle: not all of it has one colour.</summary>
    public bool Shows(double left, double top, double right, double bottom)
    {
        var (x0, y0) = (Math.Max(0, (int)Math.Floor(left)), Math.Max(0, (int)Math.Floor(top)));
        var (x1, y1) = (Math.Min(Width, (int)Math.Ceiling(right)), Math.Min(Height, (int)Math.Ceiling(bottom)));
        if (x1 <= x0 || y1 <= y0) return false;
        var (least, most) = (255, 0);
        for (var y = y0; y < y1; y++)
            foreach (var value in pixels.AsSpan((y * Width + x0) * 3, (x1 - x0) * 3))
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return most - least > 40;
    }

    /// <summary>What is left when parts of the whole are cut off at its sides; at least one pixel.</summary>
    public Raster Cut(double left, double top, double right, double bottom)
    {
        var (x, y) = (Math.Min((int)(left * Width), Width - 1), Math.Min((int)(top * Height), Height - 1));
        var (wide, high) = (Math.Max(1, (int)((1 - right) * Width) - x), Math.Max(1, (int)((1 - bottom) * Height) - y));
        var cut = new byte[wide * high * 3];
        for (var row = 0; row < high; row++) pixels.AsSpan(((y + row) * Width + x) * 3, wide * 3).CopyTo(cut.AsSpan(row * wide * 3));
        return new(wide, high, cut);
    }

    /// <summary>Turns it as cameras say that it stands (the orientation of EXIF, 1 to 8).</summary>
    public Raster Turned(int side)
    {
        if (side is < 2 or > 8) return this;
        var (wide, high) = side >= 5 ? (Height, Width) : (Width, Height);
        var turned = new byte[pixels.Length];
        for (var y = 0; y < high; y++)
            for (var x = 0; x < wide; x++)
            {
                var (fromX, fromY) = side switch
                {
                    2 => (Width - 1 - x, y),
                    3 => (Width - 1 - x, Height - 1 - y),
                    4 => (x, Height - 1 - y),
                    5 => (y, x),
                    6 => (y, Height - 1 - x),
                    7 => (Width - 1 - y, Height - 1 - x),
                    _ => (Width - 1 - y, x),
                };
                pixels.AsSpan((fromY * Width + fromX) * 3, 3).CopyTo(turned.AsSpan((y * wide + x) * 3));
            }
        return new(wide, high, turned);
    }

    /// <summary>The rows as PDF and PNG pack them (predictor Up): sixteen greys, or three bytes a pixel.</summary>
    public byte[] Packed(bool grey)
    {
        var length = grey ? (Width + 1) / 2 : Width * 3;
        var (before, row) = (new byte[length], new byte[length]);
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
            for (var y = 0; y < Height; y++)
            {
                if (grey) Greys(y, row);
                else pixels.AsSpan(y * length, length).CopyTo(row);
                zlib.WriteByte(2);
                for (var i = 0; i < length; i++) before[i] = unchecked((byte)(row[i] - before[i]));
                zlib.Write(before);
                (before, row) = (row, before);
            }
        return stream.ToArray();
    }

    private void Greys(int y, byte[] row)
    {
        row.AsSpan().Clear();
        for (var x = 0; x < Width; x++)
        {
            // 0.299, 0.587, 0.114 in parts of 256, to sixteen steps.
            var at = (y * Width + x) * 3;
            var grey = (pixels[at] * 77 + pixels[at + 1] * 150 + pixels[at + 2] * 29 + 2176) / 4352;
            row[x / 2] |= (byte)(x % 2 == 0 ? grey << 4 : grey);
        }
    }

    /// <summary>The picture as PNG: what is seen, and no more.</summary>
    public byte[] ToPng()
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "IDAT"u8, Packed(grey: false));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(type);
        png.Write(content);
        var crc = 0xFFFFFFFFu;
        foreach (var one in type) crc = Crc[(crc ^ one) & 0xFF] ^ (crc >> 8);
        foreach (var one in content) crc = Crc[(crc ^ one) & 0xFF] ^ (crc >> 8);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        png.Write(number);
    }
}
