using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Documents.Writing;

namespace Gongkai.Documents.Letters;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>A template written from lines of text, in the look of an official letter; what an agency downloads to change.</summary>
internal static class LetterDraft
{
    private const decimal TwipsPerMillimetre = 56.6929m;

    /// <summary>The Word document.</summary>
    public static byte[] ToDocx(ImmutableArray<string> lines, string title)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = LetterStyles.Styles();
            main.AddNewPart<FontTablePart>().Fonts = OfficialFonts.Table();
            main.AddNewPart<DocumentSettingsPart>().Settings = DocxWriter.Settings();
            var body = new Body();
            for (var i = 0; i < lines.Length;)
            {
                var rows = lines.Skip(i).TakeWhile(line => line.StartsWith('|')).ToArray();
                // A second line of widths begins a table of its own, right below: one form to the eye.
                if (rows.Length > 0) rows = [rows[0], .. rows.Skip(1).TakeWhile(row => !IsWidths(row))];
                if (rows.Length > 0) body.Append(TableOf(rows), new Paragraph(Style(DocxStyles.AfterTable)));
                else body.Append(ParagraphOf(lines[i]));
                i += Math.Max(1, rows.Length);
            }
            body.Append(DocxWriter.Page(main));
            main.Document = new Document(body);
            file.PackageProperties.Title = title;
            file.PackageProperties.Language = "zh-CN";
        }
        return stream.ToArray();
    }

    private static bool IsSeal(string line) => line is ['>', ..] && line.Contains("{{机关名称}}", StringComparison.Ordinal);

    private static Paragraph ParagraphOf(string line)
    {
        if (line == "---") return new(new Run(new Break { Type = BreakValues.Page }));
        var (style, text) = line switch
        {
            ['#', '#', .. var rest] => (LetterStyles.Heading, rest),
            ['#', .. var rest] => (LetterStyles.Title, rest),
            ['%', .. var rest] => (LetterStyles.Number, rest),
            ['@', .. var rest] => (LetterStyles.Addressee, rest),
            ['&', .. var rest] => (LetterStyles.Appendix, rest),
            ['^', .. var rest] => (LetterStyles.Centre, rest),
            ['>', .. var rest] => (IsSeal(line) ? LetterStyles.Seal : LetterStyles.SignOff, rest),
            ['~', .. var rest] => (LetterStyles.Note, rest),
            _ => (LetterStyles.Body, line),
        };
        return new(Style(style), RunOf(text));
    }

    private static ParagraphProperties Style(string style) => new(new ParagraphStyleId { Val = style });

    private static Run RunOf(string text)
    {
        var run = new Run();
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (index > 0) run.Append(new Break());
            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    private static bool IsWidths(string row) => row.All(c => c is '|' or (>= '0' and <= '9'));

    private static Table TableOf(string[] rows)
    {
        int[] widths = [.. rows[0].Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(width => (int)(int.Parse(width, CultureInfo.InvariantCulture) * TwipsPerMillimetre))];
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = DocxStyles.Table },
                new TableWidth { Width = Twips(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(width => new GridColumn { Width = Twips(width) })));
        foreach (var row in rows.Skip(1)) table.Append(RowOf(row, widths));
        return table;
    }

    private static TableRow RowOf(string line, int[] widths)
    {
        var isHead = line.StartsWith("|*", StringComparison.Ordinal);
        var cells = line[(isHead ? 2 : 1)..].TrimEnd('|').Split('|');
        var properties = new TableRowProperties(new CantSplit(),
            new TableRowHeight { Val = cells.Any(cell => cell.Trim() == "__") ? 2000u : 600u, HeightType = HeightRuleValues.AtLeast });
        if (isHead) properties.Append(new TableHeader());
        var row = new TableRow(properties);
        for (var (i, column) = (0, 0); i < cells.Length; i++)
        {
            // An empty cell lengthens the one before; the last cell takes what is left of the row.
            var span = 1 + cells.Skip(i + 1).TakeWhile(cell => cell.Length == 0).Count();
            if (i + span == cells.Length) span = widths.Length - column;
            row.Append(CellOf(cells[i].Trim(), isHead, isLabel: IsLabel(cells, i, widths), span, widths[column..(column + span)].Sum()));
            (i, column) = (i + cells.Skip(i + 1).TakeWhile(cell => cell.Length == 0).Count(), column + span);
        }
        return row;
    }

    // In a form the cells without fields or blanks name those that have some.
    private static bool IsLabel(string[] cells, int index, int[] widths) =>
        index % 2 == 0 && (widths.Length is 2 or 4) && !cells[index].Contains("{{", StringComparison.Ordinal);

    private static TableCell CellOf(string text, bool isHead, bool isLabel, int span, int width)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Twips(width), Type = TableWidthUnitValues.Dxa });
        if (span > 1) properties.Append(new GridSpan { Val = span });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var style = isHead ? LetterStyles.Head : isLabel ? LetterStyles.Label : LetterStyles.Cell;
        return new(properties, new Paragraph(Style(style), RunOf(text is "_" or "__" ? "" : text)));
    }

    private static string Twips(int twips) => twips.ToString(CultureInfo.InvariantCulture);
}
