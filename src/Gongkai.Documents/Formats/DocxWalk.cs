using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Formats;

/// <summary>A paragraph outside tables or a table of a Word document, as printed.</summary>
internal sealed record DocxPart(OpenXmlElement Element, string Text, int? HeadingLevel, List<(GridCell Grid, W.TableCell Element)>? Cells);

/// <summary>Goes through the body in reading order. Depth is bounded before (see <see cref="Container"/>), so recursion is safe.</summary>
internal sealed class DocxWalk
{
    private readonly List<DocxPart> parts = [];
    private readonly DocxText text;
    private readonly DocxStyles styles;
    private readonly DocxNumbering numbering;

    private DocxWalk(MainDocumentPart main)
    {
        styles = new(main.StyleDefinitionsPart?.Styles);
        numbering = new(main.NumberingDefinitionsPart?.Numbering, styles);
        text = new(numbering, styles);
    }

    public static List<DocxPart> Through(MainDocumentPart? main)
    {
        if (main?.Document?.Body is not { } body) return [];
        var walk = new DocxWalk(main);
        walk.Blocks(body);
        return walk.parts;
    }

    private void Blocks(OpenXmlElement parent)
    {
        for (var child = parent.FirstChild; child is not null; child = child.NextSibling())
            switch (child)
            {
                case W.Paragraph paragraph:
                    AddParagraph(paragraph);
                    break;
                case W.Table table:
                    AddTable(table);
                    break;
                case AlternateContent choice:
                    if (DocxText.Chosen(choice) is { } chosen) Blocks(chosen);
                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock or InsertedRun or MoveToRun or SdtCell or SdtContentCell or SdtRow or SdtContentRow:
                    Blocks(child);
                    break;
            }
    }

    private void AddParagraph(W.Paragraph paragraph)
    {
        var printed = SoftLines.Trim(text.Of(paragraph)).ToString();
        var boxes = text.TakeBoxes();
        if (printed.Length > 0) parts.Add(new(paragraph, printed, styles.LevelOf(paragraph), null));
        foreach (var box in boxes) Blocks(box);
    }

    private void AddTable(W.Table table)
    {
        var counted = numbering.Remember();
        var (cells, nested) = new DocxTable(text).Read(table);
        if (cells.Count == 0) return;
        if (!nested && !LayoutTable.Is(cells.ConvertAll(cell => cell.Grid)))
        {
            parts.Add(new(table, "", null, cells));
            foreach (var box in text.TakeBoxes()) Blocks(box);
            return;
        }
        numbering.Restore(counted);
        text.TakeBoxes();
        foreach (var (_, cell) in cells) Blocks(cell);
    }
}
