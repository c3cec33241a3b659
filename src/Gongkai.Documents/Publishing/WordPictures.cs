using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using PIC = DocumentFormat.OpenXml.Drawing.Pictures;
using V = DocumentFormat.OpenXml.Vml;

namespace Gongkai.Documents.Publishing;

/// <summary>The pictures of a Word document, taken out as files of their own; what cannot be taken is told.</summary>
internal sealed class WordPictures(Removals removals)
{
    private const int Most = 500;
    private const long MostBytes = 30L << 20;
    private const string Charts = "http://schemas.openxmlformats.org/drawingml/2006/chart",
        Diagrams = "http://schemas.openxmlformats.org/drawingml/2006/diagram";

    private readonly Dictionary<string, TextFile> files = [];
    private long bytes;
    private int count;

    /// <summary>The files, each once.</summary>
    public IEnumerable<TextFile> Files => files.Values;

    /// <summary>The pictures of a drawing in order.</summary>
    public IEnumerable<TextImage> In(OpenXmlElement drawing, OpenXmlPart part)
    {
        if (drawing.Descendants<DW.DocProperties>().FirstOrDefault()?.Hidden?.Value == true)
        {
            removals.Add("hidden", "图片");
            yield break;
        }
        foreach (var data in drawing.Descendants<A.GraphicData>())
            if (data.Uri?.Value is Charts) removals.Doubt(TextFault.NoPicture("图表", "chart"));
            else if (data.Uri?.Value is Diagrams) removals.Doubt(TextFault.NoPicture("SmartArt 图形", "chart"));
        foreach (var blip in drawing.Descendants<A.Blip>())
            if (InText(blip)) continue;
            else if (blip.Embed?.Value is { } id && !IsCropped(blip))
            {
                if (Take(part, id, WordsOf(drawing, blip)) is { } image) yield return image;
            }
            else if (blip.Embed is not null) removals.Doubt(TextFault.NoPicture("裁剪过", "cropped"));
            else if (blip.Link?.Value is not null) removals.Doubt(TextFault.NoPicture("链接的图片", "linked"));
        foreach (var data in drawing.Descendants<V.ImageData>())
            if (!InText(data) && data.RelationshipId?.Value is { } id && Take(part, id, WordsOf(data)) is { } image) yield return image;
    }

    // Text boxes are read by themselves.
    private static bool InText(OpenXmlElement element) => element.Ancestors<DocumentFormat.OpenXml.Wordprocessing.TextBoxContent>().Any();

    // What was cut off is still in the file.
    private static bool IsCropped(A.Blip blip) =>
        blip.Parent?.GetFirstChild<A.SourceRectangle>() is { } cut
        && ((cut.Left?.Value ?? 0) > 0 || (cut.Top?.Value ?? 0) > 0 || (cut.Right?.Value ?? 0) > 0 || (cut.Bottom?.Value ?? 0) > 0);

    private static string WordsOf(OpenXmlElement drawing, A.Blip blip)
    {
        var own = blip.Ancestors<PIC.Picture>().FirstOrDefault()?.NonVisualPictureProperties?.NonVisualDrawingProperties?.Description?.Value;
        var whole = drawing.Descendants<DW.DocProperties>().FirstOrDefault();
        return new[] { whole?.Description?.Value, own, whole?.Title?.Value }.FirstOrDefault(words => !string.IsNullOrWhiteSpace(words)) ?? "";
    }

    private static string WordsOf(V.ImageData data) =>
        data.Ancestors<V.Shape>().FirstOrDefault()?.Alternate?.Value is { Length: > 0 } words ? words : data.Title?.Value ?? "";

    private TextImage? Take(OpenXmlPart part, string id, string words)
    {
        if (!part.TryGetPartById(id, out var found) || found is not ImagePart image) return null;
        if (++count > Most) throw new FileRefusedException(FileFault.TooManyParts(Most));
        using var stream = image.GetStream(FileMode.Open, FileAccess.Read);
        var content = Bounded.Read(stream, ReadingLimits.Default.FileBytes);
        if (PictureFile.Copy(content.Span, out var fault) is not { } copy)
        {
            removals.Doubt(TextFault.NoPicture(fault.Kind, fault.Variant));
            return null;
        }
        var alternative = TextTidy.Visible(words, removals).ReplaceLineEndings(" ").Trim();
        var file = TextFile.Of(alternative, copy.MediaType, copy.Extension, copy.Content);
        if (files.TryAdd(file.Name, file) && (bytes += file.Content.Length) > MostBytes) throw new FileRefusedException(FileFault.UnpacksTooLarge(MostBytes));
        if (alternative.Length == 0) removals.Doubt(TextFault.NoAlternative(count));
        // What Word and WPS write by themselves.
        else if (alternative.Contains("描述已自动生成", StringComparison.Ordinal) || alternative.Contains("generated", StringComparison.OrdinalIgnoreCase)
            || alternative.StartsWith("IMG_", StringComparison.OrdinalIgnoreCase) || alternative.StartsWith("图片", StringComparison.Ordinal)
                && alternative.Length < 6)
            removals.Doubt(TextFault.MadeAlternative(count, Removals.Short(alternative)));
        return new(TextPolicy.FilePrefix + file.Name, alternative);
    }
}
