using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using PIC = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Gongkai.Documents.Publishing;

/// <summary>A picture within a text on paper: as large as a page shows it, and no larger than the text.</summary>
internal static class TextDrawing
{
    private const long PerPixel = 9525, Widest = 156 * 36_000, Highest = 200 * 36_000;

    public static Drawing Of(MainDocumentPart main, ReadOnlyMemory<byte> content, (int Width, int Height) size, string words, uint id)
    {
        var image = main.AddNewPart<ImagePart>(PictureFile.KindOf(content.Span).MediaType!, null);
        using (var stream = new MemoryStream(content.ToArray())) image.FeedData(stream);
        var (width, height) = (size.Width * PerPixel, size.Height * PerPixel);
        if (width > Widest) (width, height) = (Widest, Math.Max(1, height * Widest / width));
        if (height > Highest) (width, height) = (Math.Max(1, width * Highest / height), Highest);
        return new(new DW.Inline(
            new DW.Extent { Cx = width, Cy = height },
            new DW.DocProperties { Id = id, Name = $"图片 {id}", Description = Writing.DocxWriter.Printable(words) },
            new A.Graphic(new A.GraphicData(new PIC.Picture(
                new PIC.NonVisualPictureProperties(
                    new PIC.NonVisualDrawingProperties { Id = id, Name = $"图片 {id}" }, new PIC.NonVisualPictureDrawingProperties()),
                new PIC.BlipFill(new A.Blip { Embed = main.GetIdOfPart(image) }, new A.Stretch(new A.FillRectangle())),
                new PIC.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }
}
