using System.Buffers.Binary;
using System.Collections.Immutable;
using Gongkai.Documents.Publishing;
using Gongkai.Severing;
using StbImageSharp;

namespace Gongkai.Documents.Redaction;

/// <summary>A picture made anew out of its pixels, with black where parts were; nothing that is not pixels is taken over.</summary>
internal static class PictureRedaction
{
    private const long MostPixels = 60_000_000;

    /// <summary>The new picture as PNG, and how it was looked at afterwards.</summary>
    public static byte[] Of(ReadOnlyMemory<byte> content, SeverancePlan plan, Taken taken, out ImmutableArray<SeveranceReading> readings)
    {
        foreach (var one in plan.Parts)
            if (one.Place is null) throw new FileRefusedException(RedactionFault.Picture(1));
            else if (one.Place is not SeverancePlace.Area { OnPage: 0 or 1 }) throw new FileRefusedException(RedactionFault.NoSuchPlace(one.Place));
        if (PictureFile.SizeOf(content.Span) is not var (width, height)) throw new FileRefusedException(FileFault.Damaged("图片"));
        if ((long)width * height > MostPixels) throw new FileRefusedException(FileFault.TooManyParts(MostPixels));
        var picture = Decoded(content);
        foreach (var (part, i) in plan.Parts.Select((part, i) => (part, i)))
        {
            var area = (SeverancePlace.Area)part.Place!;
            if (!picture.Cover((double)area.Left, (double)area.Top, (double)(area.Left + area.Width), (double)(area.Top + area.Height)))
                throw new FileRefusedException(RedactionFault.NoSuchPlace(area));
            taken.Add(i);
        }
        var made = picture.ToPng();
        var again = Decoded(made);
        var left = plan.Parts.Select(part => (SeverancePlace.Area)part.Place!).Count(area =>
            !again.IsCovered((double)area.Left, (double)area.Top, (double)(area.Left + area.Width), (double)(area.Top + area.Height)));
        readings = [new("StbImageSharp（看是否涂黑）", (long)again.Width * again.Height, left), new("PNG 的数据块（只有像素）", made.Length, Foreign(made))];
        taken.Besides("拍摄信息、预览等附加数据");
        return made;
    }

    // What there is beside head, pixels and end.
    private static int Foreign(ReadOnlySpan<byte> png)
    {
        var (at, foreign) = (8, 0);
        while (at + 12 <= png.Length)
        {
            var type = png.Slice(at + 4, 4);
            if (!type.SequenceEqual("IHDR"u8) && !type.SequenceEqual("IDAT"u8) && !type.SequenceEqual("IEND"u8)) foreign++;
            at += 12 + BinaryPrimitives.ReadInt32BigEndian(png[at..]);
        }
        return at == png.Length ? foreign : foreign + 1;
    }

    /// <summary>The pixels as they are seen: transparent ones on white, turned as the camera says.</summary>
    internal static Raster Decoded(ReadOnlyMemory<byte> content)
    {
        try
        {
            var decoded = ImageResult.FromMemory(content.ToArray(), ColorComponents.RedGreenBlueAlpha);
            var pixels = new byte[decoded.Width * decoded.Height * 3];
            for (int from = 0, to = 0; to < pixels.Length; from += 4, to += 3)
                for (var i = 0; i < 3; i++)
                    pixels[to + i] = (byte)((decoded.Data[from + i] * decoded.Data[from + 3] + 255 * (255 - decoded.Data[from + 3])) / 255);
            return new Raster(decoded.Width, decoded.Height, pixels).Turned(PictureFile.SideUp(content.Span));
        }
        // The decoder meets bytes that nobody promised anything about.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            throw new FileRefusedException(FileFault.Damaged("图片"));
        }
    }
}
