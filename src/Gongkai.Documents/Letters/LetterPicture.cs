using System.Buffers.Binary;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using PIC = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Gongkai.Documents.Letters;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>A PNG in the text of a letter, 30 mm wide.</summary>
internal static class LetterPicture
{
    private const long Width = 30 * 36_000;

    public static Drawing Of(OpenXmlPart owner, ReadOnlyMemory<byte> png, string name, uint id)
    {
        var image = owner.AddNewPart<ImagePart>("image/png", null);
        using (var stream = new MemoryStream(png.ToArray())) image.FeedData(stream);
        var height = HeightOf(png.Span);
        return new(new DW.Inline(
            new DW.Extent { Cx = Width, Cy = height },
            new DW.DocProperties { Id = id, Name = name, Description = name },
            new A.Graphic(new A.GraphicData(new PIC.Picture(
                new PIC.NonVisualPictureProperties(new PIC.NonVisualDrawingProperties { Id = id, Name = name }, new PIC.NonVisualPictureDrawingProperties()),
                new PIC.BlipFill(new A.Blip { Embed = owner.GetIdOfPart(image) }, new A.Stretch(new A.FillRectangle())),
                new PIC.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = Width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }

    /// <summary>The picture's bytes, as a page takes them in.</summary>
    public static string? AddressOf(OpenXmlPart owner, OpenXmlElement drawing)
    {
        if (drawing.Descendants<A.Blip>().FirstOrDefault()?.Embed?.Value is not { } id || !owner.TryGetPartById(id, out var part)) return null;
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return $"data:{part.ContentType};base64,{Convert.ToBase64String(bytes.ToArray())}";
    }

    // PNG: the header's width and height stand at 16 and 20.
    private static long HeightOf(ReadOnlySpan<byte> png)
    {
        if (png.Length < 24) return Width;
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(png[16..]), BinaryPrimitives.ReadUInt32BigEndian(png[20..]));
        return width == 0 ? Width : Width * height / width;
    }
}
