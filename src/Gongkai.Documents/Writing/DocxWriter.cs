using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Reports;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Writing;

/// <summary>The report as a Word document in the layout of official documents (after GB/T 9704—2012).</summary>
internal static class DocxWriter
{
    private const decimal TwipsPerMillimetre = 56.6929m;

    public static byte[] ToBytes(AnnualReport report, bool wholeForm)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Styles();
            main.AddNewPart<FontTablePart>().Fonts = OfficialFonts.Table();
            main.AddNewPart<DocumentSettingsPart>().Settings = Settings();
            var body = new Body();
            var parts = PrintedReport.Of(report, wholeForm);
            for (var i = 0; i < parts.Length; i++)
            {
                var next = i + 1 < parts.Length && parts[i + 1].Role == TextRole.SignOff ? parts[i + 1].Text : null;
                if (parts[i].Grid is { } grid) body.Append(TableOf(grid), new W.Paragraph(Properties(DocxStyles.AfterTable, isKept: next is not null)));
                else body.Append(ParagraphOf(parts[i], next));
            }
            body.Append(Page(main));
            main.Document = new W.Document(body);
            file.PackageProperties.Title = report.Title;
            file.PackageProperties.Creator = report.Agency;
            file.PackageProperties.Language = "zh-CN";
        }
        return stream.ToArray();
    }

    /// <summary>What every document of ours is set to.</summary>
    internal static Settings Settings() => new(
        new Zoom { Percent = "100" }, new EvenAndOddHeaders(), new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
        new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" });

    // What stands before a line of the signature stays with it.
    private static W.Paragraph ParagraphOf(PrintedPart part, string? signature)
    {
        var properties = Properties(DocxStyles.Of(part), isKept: signature is not null);
        if (part.Role == TextRole.SignOff && SignaturePlace.Right(part.Text!, signature) is var right && right != SignaturePlace.OfDate)
            properties.Append(new Indentation { Right = Text((int)(right * 320)), RightChars = (int)(right * 100) });
        if (part.Role == TextRole.Body && WholeWords.AreIn(part.Text!)) properties.Append(new Justification { Val = JustificationValues.Left });
        return new W.Paragraph(properties, RunOf(part.Role == TextRole.Title ? string.Join('\n', TitleLines.Of(part.Text!)) : part.Text!));
    }

    private static ParagraphProperties Properties(string style, bool isKept)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (isKept) properties.Append(new KeepNext());
        return properties;
    }

    private static Run RunOf(string text)
    {
        var run = new Run();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new Break());
            var fields = lines[i].Split('\t');
            for (var f = 0; f < fields.Length; f++)
            {
                if (f > 0) run.Append(new TabChar());
                AppendWords(run, Printable(fields[f]));
            }
        }
        return run;
    }

    private static void AppendWords(Run run, string words)
    {
        var at = 0;
        foreach (var hyphen in WholeWords.Hyphens(words))
        {
            run.Append(new W.Text(words[at..hyphen]) { Space = SpaceProcessingModeValues.Preserve }, new NoBreakHyphen());
            at = hyphen + 1;
        }
        if (at < words.Length) run.Append(new W.Text(words[at..]) { Space = SpaceProcessingModeValues.Preserve });
    }

    // XML has no way to write control characters.
    internal static string Printable(string text) =>
        text.All(IsXml) ? text : string.Concat(text.Where(IsXml));

    private static bool IsXml(char c) => c is >= ' ' or '\t' or '\n' and not ('\uFFFE' or '\uFFFF');

    private static W.Table TableOf(FormGrid grid)
    {
        var widths = grid.Widths.Select(width => (int)(width * TwipsPerMillimetre)).ToImmutableArray();
        var table = new W.Table(
            new TableProperties(
                new TableStyle { Val = DocxStyles.Table },
                new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(width => new GridColumn { Width = Text(width) })));
        for (var row = 0; row < grid.RowCount; row++)
        {
            var properties = new TableRowProperties(new CantSplit());
            if (row < grid.HeaderRows) properties.Append(new TableHeader());
            var line = new TableRow(properties);
            foreach (var cell in grid.Cells.Where(cell => cell.Row <= row && row < cell.Row + cell.RowSpan).OrderBy(cell => cell.Column))
                line.Append(CellOf(cell, row, widths, grid.ValueSize));
            table.Append(line);
        }
        return table;
    }

    private static W.TableCell CellOf(GridCell cell, int row, ImmutableArray<int> widths, decimal valueSize)
    {
        var properties = new TableCellProperties(
            new TableCellWidth { Width = Text(widths.Skip(cell.Column).Take(cell.ColumnSpan).Sum()), Type = TableWidthUnitValues.Dxa });
        if (cell.ColumnSpan > 1) properties.Append(new GridSpan { Val = cell.ColumnSpan });
        if (cell.RowSpan > 1) properties.Append(new VerticalMerge { Val = row == cell.Row ? MergedCellValues.Restart : MergedCellValues.Continue });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var paragraph = new W.Paragraph(new ParagraphProperties(
            new ParagraphStyleId { Val = cell.Role == GridRole.RowLabel && cell.RowSpan == 1 ? DocxStyles.RowLabel : DocxStyles.Cell }));
        if (row != cell.Row) return new(properties, paragraph);
        var run = RunOf(cell.Text);
        if (cell.Role == GridRole.Value && valueSize != ValueColumns.Usual)
            run.PrependChild(new RunProperties(new FontSize { Val = Text((int)(valueSize * 2)) }));
        paragraph.Append(run);
        return new(properties, paragraph);
    }

    /// <summary>A4; 版心 156 mm × 225 mm; page numbers — 1 —, outside.</summary>
    internal static SectionProperties Page(MainDocumentPart main) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = Footer(main, DocxStyles.FooterOdd) },
        new FooterReference { Type = HeaderFooterValues.Even, Id = Footer(main, DocxStyles.FooterEven) },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin
        {
            Top = Twips(37),
            Bottom = Twips(35),
            Left = (uint)Twips(28),
            Right = (uint)Twips(26),
            Header = (uint)Twips(15),
            Footer = (uint)Twips(25),
            Gutter = 0,
        },
        new DocGrid { Type = DocGridValues.Lines, LinePitch = 579 });

    private static string Footer(MainDocumentPart main, string style)
    {
        var part = main.AddNewPart<FooterPart>();
        part.Footer = new W.Footer(new W.Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = style }),
            new Run(new W.Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
            new SimpleField(new Run(new W.Text("1"))) { Instruction = " PAGE " },
            new Run(new W.Text(" —") { Space = SpaceProcessingModeValues.Preserve })));
        return main.GetIdOfPart(part);
    }

    private static int Twips(decimal millimetres) => (int)(millimetres * TwipsPerMillimetre);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
