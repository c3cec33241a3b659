using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Writing;

/// <summary>One table as a Word document in the layout of official documents: a title, lines below it, headings that stand again on every page.</summary>
public static class TableDocument
{
    // The width of the text, 156 mm, in twentieths of a point.
    private const int Wide = 8_844;

    /// <summary>The document; of columns the width is a share of that of all.</summary>
    public static byte[] ToDocx(string title, string author, ImmutableArray<string> lines, ImmutableArray<TableColumn> columns,
        ImmutableArray<ImmutableArray<string>> rows)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Styles();
            main.AddNewPart<FontTablePart>().Fonts = OfficialFonts.Table();
            main.AddNewPart<DocumentSettingsPart>().Settings = DocxWriter.Settings();
            var body = new Body(ParagraphOf(title, "Title"));
            foreach (var line in lines) body.Append(ParagraphOf(line, DocxStyles.RowLabel));
            body.Append(TableOf(columns, rows), new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.AfterTable })));
            body.Append(DocxWriter.Page(main));
            main.Document = new W.Document(body);
            file.PackageProperties.Title = title;
            file.PackageProperties.Creator = author;
            file.PackageProperties.Language = "zh-CN";
        }
        return stream.ToArray();
    }

    private static W.Table TableOf(ImmutableArray<TableColumn> columns, ImmutableArray<ImmutableArray<string>> rows)
    {
        var all = columns.Sum(column => column.Width);
        int[] widths = [.. columns.Select(column => (int)(Wide * column.Width / all))];
        var table = new W.Table(
            new TableProperties(
                new TableStyle { Val = DocxStyles.Table },
                new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(width => new GridColumn { Width = Text(width) })),
            RowOf([.. columns.Select(column => column.Heading)], widths, isHead: true));
        foreach (var row in rows) table.Append(RowOf(row, widths, isHead: false));
        return table;
    }

    private static TableRow RowOf(ImmutableArray<string> cells, int[] widths, bool isHead)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHead) properties.Append(new TableHeader());
        var row = new TableRow(properties);
        foreach (var (cell, width) in cells.Zip(widths))
            row.Append(new W.TableCell(
                new TableCellProperties(new TableCellWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa },
                    new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                ParagraphOf(cell, isHead ? DocxStyles.Cell : DocxStyles.RowLabel)));
        return row;
    }

    private static W.Paragraph ParagraphOf(string text, string style)
    {
        var paragraph = new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (text.Length > 0) paragraph.Append(new Run(new W.Text(DocxWriter.Printable(text)) { Space = SpaceProcessingModeValues.Preserve }));
        return paragraph;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
