using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Letters;
using Gongkai.Documents.Writing;
using DocxStyles = Gongkai.Documents.Writing.DocxStyles;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Publishing;

/// <summary>Writes a published text as a Word document in the layout of official documents, arranged as letters are.</summary>
internal sealed class TextDocx
{
    private const string Red = "FF0000";
    private const int TextWidth = 8844;
    private const int Indent = 640;

    private readonly MainDocumentPart main;
    private readonly OfficialFile file;
    private readonly Func<string, ReadOnlyMemory<byte>?> picture;
    private uint pictures;

    private TextDocx(MainDocumentPart main, OfficialFile file, Func<string, ReadOnlyMemory<byte>?> picture) =>
        (this.main, this.file, this.picture) = (main, file, picture);

    public static byte[] ToBytes(OfficialFile item, Func<string, ReadOnlyMemory<byte>?> picture)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = LetterStyles.Styles();
            main.AddNewPart<FontTablePart>().Fonts = OfficialFonts.Table();
            main.AddNewPart<DocumentSettingsPart>().Settings = DocxWriter.Settings();
            var body = new Body();
            var writer = new TextDocx(main, item, picture);
            body.Append(writer.Head());
            var whole = item.Whole();
            for (var i = 0; i < whole.Length; i++) body.Append(writer.Block(whole[i], i, whole));
            body.Append(DocxWriter.Page(main));
            main.Document = new Document(body);
            LetterLayout.Arrange(file);
            file.PackageProperties.Title = DocxWriter.Printable(item.Title);
            file.PackageProperties.Language = "zh-CN";
        }
        return stream.ToArray();
    }

    // 发文机关标志 in red, the number two lines below it, a red line of the width of the text 4 mm below the number, the title two lines below that.
    private IEnumerable<OpenXmlElement> Head()
    {
        if (file.Head is { Length: > 0 } head)
        {
            var size = Math.Min(62, 430 / Math.Max(1, head.Length)) * 2;
            yield return new W.Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = LetterStyles.Centre },
                    new SpacingBetweenLines
                    {
                        Before = "600",
                        After = file.Number is null ? "0" : "1158",
                        Line = Text(size * 12),
                        LineRule = LineSpacingRuleValues.AtLeast
                    },
                    new Justification { Val = JustificationValues.Center }),
                new Run(
                    new RunProperties(DocxStyles.FontsOf(OfficialFonts.XiaoBiaoSong), new Color { Val = Red }, new Spacing { Val = 0 },
                        new FontSize { Val = Text(size) }, new FontSizeComplexScript { Val = Text(size) }),
                    Words(head)));
        }
        if (file.Number is { Length: > 0 } number)
        {
            var properties = new ParagraphProperties(new ParagraphStyleId { Val = LetterStyles.Number });
            if (file.Head is not null)
                properties.Append(new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Color = Red, Size = 12, Space = 11 }),
                    new SpacingBetweenLines { After = "1158", Line = DocxStyles.LinePitch, LineRule = LineSpacingRuleValues.Exact });
            yield return new W.Paragraph(properties, new Run(Words(number)));
        }
        yield return new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = LetterStyles.Title }), new Run(Words(file.Title)));
        if (!file.Particulars.IsEmpty)
            yield return new W.Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = LetterStyles.Note }, new Indentation { FirstLine = "0", FirstLineChars = 0 },
                    new Justification { Val = JustificationValues.Center }),
                new Run(Words(string.Join('　', file.Particulars.Select(one => $"{one.Label}：{one.Value}")))));
    }

    private IEnumerable<OpenXmlElement> Block(TextBlock block, int at, ImmutableArray<TextBlock> all) => block switch
    {
        TextParagraph paragraph => [ParagraphOf(paragraph, StyleOf(paragraph, at, all))],
        TextList list => ItemsOf(list, 0),
        TextQuote quote => quote.Blocks.SelectMany(inner => Inner(inner, 1)),
        TextRule => [new W.Paragraph(new ParagraphProperties(
            new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 1 }),
            new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.Exact }))],
        TextTable table => TableOf(table),
        _ => [],
    };

    // The agency's name above its date is where the seal goes.
    private static string StyleOf(TextParagraph paragraph, int at, ImmutableArray<TextBlock> all) => paragraph switch
    {
        { Level: >= 2 and <= 5 and var level } => string.Create(CultureInfo.InvariantCulture, $"Heading{level - 1}"),
        { Level: > 5 } => "Heading4",
        { Align: TextAlign.Flush } => LetterStyles.Addressee,
        { Align: TextAlign.Centre } => LetterStyles.Centre,
        { Align: TextAlign.Right, Words: var words } => !SignaturePlace.IsDate(words) && (at == 0
            || all[at - 1] is not TextParagraph { Align: TextAlign.Right })
            ? LetterStyles.Seal : LetterStyles.SignOff,
        _ => LetterStyles.Body,
    };

    private W.Paragraph ParagraphOf(TextParagraph paragraph, string style, int deep = 0, string mark = "")
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        // A line of exact height would cut a picture off.
        if (paragraph.Runs.Any(run => run.Image is not null)) properties.Append(new SpacingBetweenLines
        {
            Line = "240",
            LineRule = LineSpacingRuleValues.Auto
        });
        if (deep > 0) properties.Append(new Indentation
        {
            Left = Text(deep * Indent),
            FirstLine = mark.Length > 0 ? "0" : null,
            FirstLineChars = mark.Length > 0 ? 0 : null
        });
        if (paragraph is { Level: > 0, Align: TextAlign.Centre }) properties.Append(new Justification { Val = JustificationValues.Center });
        var built = new W.Paragraph(properties);
        if (mark.Length > 0) built.Append(new Run(Words(mark)));
        built.Append(RunsOf(paragraph.Runs));
        return built;
    }

    private IEnumerable<OpenXmlElement> RunsOf(ImmutableArray<TextRun> runs)
    {
        for (var i = 0; i < runs.Length;)
        {
            var (link, from) = (runs[i].Link, i);
            while (i < runs.Length && runs[i].Link == link) i++;
            var words = runs[from..i].Select(RunOf);
            if (link is not null && AddressOf(link) is { } address)
                yield return new Hyperlink(words) { Id = main.AddHyperlinkRelationship(address, true).Id };
            else
                foreach (var run in words) yield return run;
        }
    }

    private Uri? AddressOf(string link) =>
        link.StartsWith(TextPolicy.FilePrefix, StringComparison.Ordinal) ? null
        : link.StartsWith('/') ? file.Site is { } site ? new(site, link) : null
        : Uri.TryCreate(link, UriKind.Absolute, out var address) ? address : null;

    private Run RunOf(TextRun run)
    {
        if (run.Image is { } image) return PictureOf(image);
        var built = new Run();
        if (LookOf(run.Look) is { HasChildren: true } look) built.Append(look);
        foreach (var (i, line) in run.Text.Split('\n').Index())
        {
            if (i > 0) built.Append(new Break());
            if (line.Length > 0) built.Append(Words(line));
        }
        return built;
    }

    // In the order of the schema.
    private static RunProperties LookOf(RunLook look)
    {
        var properties = new RunProperties();
        if (look.HasFlag(RunLook.Strong)) properties.Append(new Bold());
        if (look.HasFlag(RunLook.Emphasised)) properties.Append(new Italic());
        if (look.HasFlag(RunLook.Struck)) properties.Append(new Strike());
        if (look.HasFlag(RunLook.Underlined)) properties.Append(new Underline { Val = UnderlineValues.Single });
        if (look.HasFlag(RunLook.Raised)) properties.Append(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript });
        else if (look.HasFlag(RunLook.Lowered)) properties.Append(new VerticalTextAlignment { Val = VerticalPositionValues.Subscript });
        return properties;
    }

    private Run PictureOf(TextImage image)
    {
        var name = image.Source.StartsWith(TextPolicy.FilePrefix, StringComparison.Ordinal) ? image.Source[TextPolicy.FilePrefix.Length..] : "";
        return name.Length > 0 && picture(name) is { } content && PictureFile.SizeOf(content.Span) is { } size
            ? new(TextDrawing.Of(main, content, size, image.Alternative, ++pictures))
            : new(Words($"〔图片：{image.Alternative}〕"));
    }

    // A browser counts a list by itself; paper has the numbers written.
    private IEnumerable<OpenXmlElement> ItemsOf(TextList list, int deep)
    {
        foreach (var (i, item) in list.Items.Index())
        {
            var mark = list.IsNumbered ? string.Create(CultureInfo.InvariantCulture, $"{list.Start + i}．") : "• ";
            foreach (var block in item)
            {
                if (block is TextParagraph paragraph) yield return ParagraphOf(paragraph, LetterStyles.Body, deep + 1, mark);
                else
                    foreach (var element in Inner(block, deep + 1)) yield return element;
                mark = "";
            }
        }
    }

    private IEnumerable<OpenXmlElement> Inner(TextBlock block, int deep) => block switch
    {
        TextParagraph paragraph => [ParagraphOf(paragraph, LetterStyles.Body, deep)],
        TextList list => ItemsOf(list, deep),
        TextQuote quote => quote.Blocks.SelectMany(inner => Inner(inner, deep + 1)),
        _ => Block(block, 0, []),
    };

    private IEnumerable<OpenXmlElement> TableOf(TextTable table)
    {
        if (!table.Caption.IsEmpty)
        {
            var caption = ParagraphOf(new(table.Caption), LetterStyles.Centre);
            caption.ParagraphProperties!.KeepNext = new();
            yield return caption;
        }
        var cells = Grid(table);
        var columns = cells.Max(cell => cell.Column + cell.Cell.ColumnSpan);
        var width = TextWidth / columns;
        var built = new W.Table(
            new TableProperties(new TableStyle { Val = DocxStyles.Table }, new TableWidth { Width = Text(width * columns), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center }),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = Text(width) })));
        for (var row = 0; row < table.Rows.Length; row++) built.Append(RowOf(table, cells, row, columns, width));
        yield return built;
        yield return new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.AfterTable }));
    }

    private TableRow RowOf(TextTable table, List<(int Row, int Column, TextCell Cell)> cells, int row, int columns, int width)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (table.Rows[row].IsHead) properties.Append(new TableHeader());
        var built = new TableRow(properties);
        var next = 0;
        foreach (var (from, column, cell) in cells.Where(cell => cell.Row <= row && row < cell.Row + cell.Cell.RowSpan).OrderBy(cell => cell.Column))
        {
            // What a table of HTML leaves open is an empty cell on paper.
            if (column > next) built.Append(Empty(column - next, width));
            built.Append(CellOf(cell, isFirst: from == row, width));
            next = column + cell.ColumnSpan;
        }
        if (next < columns) built.Append(Empty(columns - next, width));
        return built;
    }

    private static W.TableCell Empty(int span, int width) => new(Properties(span, width), new W.Paragraph());

    private static TableCellProperties Properties(int span, int width)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Text(width * span), Type = TableWidthUnitValues.Dxa });
        if (span > 1) properties.Append(new GridSpan { Val = span });
        return properties;
    }

    private W.TableCell CellOf(TextCell cell, bool isFirst, int width)
    {
        var properties = Properties(cell.ColumnSpan, width);
        if (cell.RowSpan > 1) properties.Append(new VerticalMerge { Val = isFirst ? MergedCellValues.Restart : MergedCellValues.Continue });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var built = new W.TableCell(properties);
        if (isFirst)
            foreach (var block in cell.Blocks)
                if (block is TextParagraph paragraph) built.Append(ParagraphOf(paragraph, cell.Scope is null ? DocxStyles.RowLabel : DocxStyles.Cell));
                else built.Append(Inner(block, 0));
        // A cell ends with a paragraph.
        if (built.LastChild is not W.Paragraph) built.Append(new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Cell })));
        return built;
    }

    private static List<(int Row, int Column, TextCell Cell)> Grid(TextTable table)
    {
        var (spans, cells) = (new Spans(), new List<(int, int, TextCell)>());
        foreach (var (at, row) in table.Rows.Index())
        {
            if (at > 0 && table.Rows[at - 1].IsHead != row.IsHead) spans.EndGroup(at);
            spans.BeginRow(at, row.Cells.Sum(cell => cell.ColumnSpan));
            foreach (var cell in row.Cells) cells.Add((at, spans.Take(cell.ColumnSpan, cell.RowSpan), cell));
        }
        return cells;
    }

    private static W.Text Words(string words) => new(DocxWriter.Printable(words)) { Space = SpaceProcessingModeValues.Preserve };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
