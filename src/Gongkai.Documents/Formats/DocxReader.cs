using DocumentFormat.OpenXml.Packaging;

namespace Gongkai.Documents.Formats;

/// <summary>Reads Office Open XML text: what a person sees in the body, revisions taken as accepted.</summary>
internal static class DocxReader
{
    public static SourceDocument Read(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        Container.Examine(content, limits);
        using var package = WordprocessingDocument.Open(Container.Stream(content), false);
        var blocks = new BlockList(SourceFormat.Docx, limits);
        foreach (var part in DocxWalk.Through(package.MainDocumentPart))
            if (part.Cells is { } cells) blocks.AddTable(cells.ConvertAll(cell => cell.Grid));
            else blocks.AddParagraph(part.Text, part.HeadingLevel);
        return blocks.ToDocument();
    }
}
