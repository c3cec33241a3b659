using System.Buffers.Binary;

namespace Gongkai.Documents.Publishing;

/// <summary>
/// Pictures that pages show, copied with what makes the picture and nothing else: no place where it was taken, no author, no preview of an earlier state, no
/// bytes behind its end. What it shows is not changed.
/// </summary>
internal static class PictureFile
{
    private const long MostPixels = 60_000_000;

    /// <summary>The copy; null with a message of RD21 where it cannot be taken.</summary>
    public static (string MediaType, string Extension, byte[] Content)? Copy(ReadOnlySpan<byte> picture, out (string Kind, string Variant) fault)
    {
        fault = default;
        var (kind, media, extension) = KindOf(picture);
        if (media is null) fault = (kind, "kind");
        else
        {
            using var copy = new MemoryStream(picture.Length);
            try
            {
                var pixels = extension switch { "png" => Png(picture, copy), "jpg" => Jpeg(picture, copy), _ => Gif(picture, copy) };
                if (pixels is > 0 and <= MostPixels) return (media, extension!, copy.ToArray());
                fault = (kind, pixels > MostPixels ? "large" : "broken");
            }
            // A length that lies leads past the end.
            catch (ArgumentOutOfRangeException)
            {
                fault = (kind, "broken");
            }
        }
        return null;
    }

    /// <summary>What a picture is by its first bytes; without a media type where pages do not show it.</summary>
    public static (string Kind, string? MediaType, string? Extension) KindOf(ReadOnlySpan<byte> picture) => picture switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ("PNG", "image/png", "png"),
        [0xFF, 0xD8, 0xFF, ..] => ("JPEG", "image/jpeg", "jpg"),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => ("GIF", "image/gif", "gif"),
        [0x01, 0x00, 0x00, 0x00, ..] => ("EMF", null, null),
        [0xD7, 0xCD, 0xC6, 0x9A, ..] or [0x01, 0x00, 0x09, 0x00, ..] => ("WMF", null, null),
        [(byte)'B', (byte)'M', ..] => ("BMP", null, null),
        [(byte)'I', (byte)'I', (byte)'*', 0, ..] or [(byte)'M', (byte)'M', 0, (byte)'*', ..] => ("TIFF", null, null),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => ("WebP", null, null),
        _ => ("其他格式", null, null),
    };

    /// <summary>How wide and high a picture is in pixels; null for one that pages do not show.</summary>
    public static (int Width, int Height)? SizeOf(ReadOnlySpan<byte> picture) => KindOf(picture).Extension switch
    {
        "png" when picture.Length >= 24 => Sides(BinaryPrimitives.ReadInt32BigEndian(picture[16..]), BinaryPrimitives.ReadInt32BigEndian(picture[20..])),
        "gif" when picture.Length >= 10 => Sides(BinaryPrimitives.ReadUInt16LittleEndian(picture[6..]), BinaryPrimitives.ReadUInt16LittleEndian(picture[8..])),
        "jpg" => SizeOfJpeg(picture),
        _ => null,
    };

    /// <summary>How a camera says that its picture stands (the orientation of EXIF); 1 where nothing is said.</summary>
    public static int SideUp(ReadOnlySpan<byte> picture)
    {
        if (KindOf(picture).Extension != "jpg") return 1;
        for (var at = 2; at + 9 <= picture.Length && picture[at] == 0xFF && picture[at + 1] != 0xDA;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]);
            if (picture[at + 1] == 0xE1 && at + 2 + length <= picture.Length
                && Orientation(picture.Slice(at, 2 + length)) is >= 1 and <= 8 and var side) return side;
            at += 2 + length;
        }
        return 1;
    }

    private static (int, int)? Sides(int width, int height) => width > 0 && height > 0 ? (width, height) : null;

    private static (int, int)? SizeOfJpeg(ReadOnlySpan<byte> jpeg)
    {
        var isTurned = false;
        for (var at = 2; at + 9 <= jpeg.Length && jpeg[at] == 0xFF;)
        {
            var (marker, length) = (jpeg[at + 1], BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]));
            if (marker == 0xE1 && at + 2 + length <= jpeg.Length) isTurned = Orientation(jpeg.Slice(at, 2 + length)) is >= 5 and <= 8;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 7)..]));
                return isTurned ? Sides(height, width) : Sides(width, height);
            }
            at += 2 + length;
        }
        return null;
    }

    // Chunks that make the picture; a preview, a date, a text or a colour profile does not.
    private static long Png(ReadOnlySpan<byte> png, MemoryStream copy)
    {
        copy.Write(png[..8]);
        long pixels = 0;
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length is < 0 or > 1 << 30) return 0;
            var type = png.Slice(at + 4, 4);
            var whole = png.Slice(at, 12 + length);
            if (pixels == 0)
            {
                if (!type.SequenceEqual("IHDR"u8) || length != 13) return 0;
                pixels = (long)BinaryPrimitives.ReadUInt32BigEndian(png[(at + 8)..]) * BinaryPrimitives.ReadUInt32BigEndian(png[(at + 12)..]);
            }
            if (IsPicture(type)) copy.Write(whole);
            if (type.SequenceEqual("IEND"u8)) return pixels;
            at += whole.Length;
        }
        return 0;
    }

    private static bool IsPicture(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("IHDR"u8) || type.SequenceEqual("PLTE"u8) || type.SequenceEqual("IDAT"u8) || type.SequenceEqual("IEND"u8)
        || type.SequenceEqual("tRNS"u8) || type.SequenceEqual("gAMA"u8) || type.SequenceEqual("cHRM"u8) || type.SequenceEqual("sRGB"u8)
        || type.SequenceEqual("sBIT"u8) || type.SequenceEqual("pHYs"u8);

    private static long Jpeg(ReadOnlySpan<byte> jpeg, MemoryStream copy)
    {
        copy.Write(jpeg[..2]);
        long pixels = 0;
        for (var at = 2; at + 4 <= jpeg.Length;)
        {
            if (jpeg[at] != 0xFF) return 0;
            var marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == 0xD9)
            {
                copy.Write([0xFF, 0xD9]);
                return pixels;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 2) return 0;
            var segment = jpeg.Slice(at, 2 + length);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                pixels = (long)BinaryPrimitives.ReadUInt16BigEndian(segment[5..]) * BinaryPrimitives.ReadUInt16BigEndian(segment[7..]);
            Segment(marker, segment, copy);
            at += segment.Length;
            if (marker == 0xDA) at = Scan(jpeg, at, copy);
        }
        return 0;
    }

    private static void Segment(byte marker, ReadOnlySpan<byte> segment, MemoryStream copy)
    {
        // APP0 says that it is JFIF, APP14 how its colours are mixed; of what cameras write (APP1), which side is up is the picture's.
        if (marker == 0xE1 && Orientation(segment) is > 1 and <= 8 and var side)
            copy.Write([0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)side, 0, 0, 0, 0, 0, 0]);
        else if (marker is 0xE0 && segment[4..].StartsWith("JFIF\0"u8) && segment.Length >= 18)
            // Without the preview that may follow.
            copy.Write([0xFF, 0xE0, 0, 16, .. segment[4..16], 0, 0]);
        else if (marker is 0xEE || marker is not (>= 0xE0 and <= 0xEF or 0xFE)) copy.Write(segment);
    }

    private static int Orientation(ReadOnlySpan<byte> segment)
    {
        if (!segment[4..].StartsWith("Exif\0\0"u8) || segment.Length < 24) return 0;
        var tiff = segment[10..];
        var isBig = tiff.StartsWith("MM"u8);
        int Short(ReadOnlySpan<byte> at) => isBig ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);
        var first = isBig ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (first + 2 > tiff.Length) return 0;
        var count = Short(tiff[(int)first..]);
        for (var i = 0; i < count && first + 2 + (i + 1) * 12 <= tiff.Length; i++)
            if (tiff[((int)first + 2 + i * 12)..] is var entry && Short(entry) == 0x0112) return Short(entry[8..]);
        return 0;
    }

    // What stands between a scan and the next marker is the picture.
    private static int Scan(ReadOnlySpan<byte> jpeg, int at, MemoryStream copy)
    {
        var end = at;
        while (end + 1 < jpeg.Length && !(jpeg[end] == 0xFF && jpeg[end + 1] is not (0 or (>= 0xD0 and <= 0xD7) or 0xFF))) end++;
        copy.Write(jpeg[at..end]);
        return end;
    }

    private static long Gif(ReadOnlySpan<byte> gif, MemoryStream copy)
    {
        if (gif.Length < 13) return 0;
        var pixels = (long)BinaryPrimitives.ReadUInt16LittleEndian(gif[6..]) * BinaryPrimitives.ReadUInt16LittleEndian(gif[8..]);
        var at = 13 + Colours(gif[10]);
        copy.Write(gif[..at]);
        while (at < gif.Length)
        {
            if (gif[at] == 0x3B)
            {
                copy.WriteByte(0x3B);
                return pixels;
            }
            var head = gif[at] == 0x2C ? 11 + Colours(gif[at + 9]) : 2;
            if (gif[at] is not (0x2C or 0x21)) return 0;
            var end = Blocks(gif, at + head);
            // Of the extensions only how long a frame is shown.
            if (gif[at] == 0x2C || gif[at + 1] == 0xF9) copy.Write(gif[at..end]);
            at = end;
        }
        return 0;
    }

    private static int Colours(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int Blocks(ReadOnlySpan<byte> gif, int at)
    {
        while (true)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(at, gif.Length);
            var length = gif[at];
            at += 1 + length;
            if (length == 0) return at;
        }
    }
}
