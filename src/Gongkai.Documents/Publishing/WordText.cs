using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Formats;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Publishing;

/// <summary>A Word document as it is published: its text in parts with their layout, the heads of its pages, its pictures.</summary>
internal sealed record WordReading(ImmutableArray<LaidOut> Parts, ImmutableArray<LaidOut> Heads, ImmutableArray<TextFile> Files);

/// <summary>Reads a Word document in reading order for publication. Its size and depth were bounded before (<see cref="Container"/>).</summary>
internal sealed partial class WordText
{
    private const int LongestHeading = 60;
    private const int FirstPrintedLevel = 2;

    private List<LaidOut> parts = [];
    private readonly List<(int Level, TextParagraph Point)> points = [];
    private readonly MainDocumentPart main;
    private readonly DocxStyles styles;
    private readonly DocxNumbering numbering;
    private readonly DocxText plain;
    private readonly WordInline inline;
    private readonly WordNotes notes;
    private readonly WordPictures pictures;
    private readonly Removals removals;
    private readonly ReadingLimits limits;
    private OpenXmlPart part;
    private int paragraphs, tables, blocks;

    private WordText(MainDocumentPart main, TextAddresses addresses, Removals removals, ReadingLimits limits)
    {
        (this.main, part, this.removals, this.limits) = (main, main, removals, limits);
        styles = new(main.StyleDefinitionsPart?.Styles);
        numbering = new(main.NumberingDefinitionsPart?.Numbering, styles);
        plain = new(numbering, styles);
        (notes, pictures) = (new(main), new(removals));
        inline = new(main, styles, pictures, notes, addresses, removals);
    }

    public static WordReading Read(ReadOnlyMemory<byte> docx, TextAddresses addresses, Removals removals, ReadingLimits limits)
    {
        Container.Examine(docx, limits);
        using var package = WordprocessingDocument.Open(Container.Stream(docx), false);
        WordRemains.Tell(package, removals);
        if (package.MainDocumentPart is not { Document.Body: { } body } main) return new([], [], []);
        var text = new WordText(main, addresses, removals, limits);
        text.Blocks(body);
        text.ClosePoints();
        text.AddNotes();
        text.notes.Tell(removals);
        return new([.. text.parts], [.. text.HeadsOf()], [.. text.pictures.Files]);
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
                case SdtBlock when WordInline.IsPrompt(child):
                    removals.Add("prompt", child.InnerText);
                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock or InsertedRun or MoveToRun or SdtCell or SdtContentCell or SdtRow or SdtContentRow:
                    Blocks(child);
                    break;
                case DeletedRun or MoveFromRun:
                    removals.Add("deleted", child.InnerText);
                    break;
                case AltChunk:
                    removals.Add("object", "altChunk");
                    break;
            }
    }

    private void AddParagraph(W.Paragraph paragraph)
    {
        Count();
        var where = string.Create(CultureInfo.InvariantCulture, $"第 {++paragraphs} 段");
        var runs = inline.Of(paragraph, part);
        var boxes = inline.TakeBoxes();
        if (runs.Any(run => run.Image is not null || run.Text.AsSpan().Trim().Length > 0)) AddWords(paragraph, runs, where);
        foreach (var box in boxes) Blocks(box);
    }

    private void AddWords(W.Paragraph paragraph, ImmutableArray<TextRun> runs, string where)
    {
        var point = numbering.PointOf(paragraph);
        if (numbering.Next(paragraph) is { } number) runs = [new(number), .. runs];
        var block = new TextParagraph(runs, 0, AlignOf(paragraph));
        if (point is { } deep)
        {
            points.Add((deep, block with { Align = TextAlign.Start }));
            return;
        }
        ClosePoints();
        parts.Add(new(block with { Level = LevelOf(paragraph, block) }, where)
        {
            IsRed = IsRed(paragraph),
            HalfPoints = Sizes(paragraph).Max(),
            IsTitle = styles.IsTitle(paragraph),
        });
    }

    // As written: the library throws at a value that it does not know.
    private TextAlign AlignOf(W.Paragraph paragraph) => styles.Layout<Justification>(paragraph)?.Val?.InnerText switch
    {
        "center" => TextAlign.Centre,
        "right" or "end" => TextAlign.Right,
        _ => TextAlign.Start,
    };

    // A style says it; where none does, the number and the typeface of the standard together (一、 in 黑体, （一） in 楷体, both also in bold).
    private int LevelOf(W.Paragraph paragraph, TextParagraph block)
    {
        if (styles.IsTitle(paragraph)) return 1;
        if (styles.LevelOf(paragraph) is { } level) return Math.Min(level + 1, 6);
        var words = block.Words.Trim();
        if (words.Length > LongestHeading || words.Contains('\n', StringComparison.Ordinal)) return 0;
        var look = DocxLook.Of(paragraph, styles);
        bool Set(params ReadOnlySpan<string> faces)
        {
            foreach (var run in paragraph.Elements<Run>())
                if (run.InnerText.AsSpan().Trim().Length > 0 && !look.IsOn<Bold>(run)
                    && !IsOf(look.Said<RunFonts>(run)?.EastAsia?.Value ?? look.Said<RunFonts>(run)?.Ascii?.Value ?? "", faces)) return false;
            return true;
        }
        if (FirstLevel().IsMatch(words) && Set("黑体", "SimHei")) return FirstPrintedLevel;
        if (Chapter().IsMatch(words) && (block.Align == TextAlign.Centre || Set("黑体", "SimHei"))) return words.Contains('章', StringComparison.Ordinal) ? 2 : 3;
        return SecondLevel().IsMatch(words) && Set("楷体", "KaiTi", "楷体_GB2312") ? FirstPrintedLevel + 1 : 0;
    }

    private static bool IsOf(string face, ReadOnlySpan<string> faces)
    {
        foreach (var one in faces)
            if (face.Contains(one, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private bool IsRed(W.Paragraph paragraph)
    {
        var look = DocxLook.Of(paragraph, styles);
        var any = false;
        foreach (var run in paragraph.Descendants<Run>())
        {
            if (run.Elements<W.Text>().All(text => text.Text.AsSpan().Trim().IsEmpty)) continue;
            if (look.Said<Color>(run)?.Val?.Value is not { Length: 6 } colour || !IsRed(colour)) return false;
            any = true;
        }
        return any;
    }

    private static bool IsRed(string colour) =>
        int.TryParse(colour, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value) && value >> 16 >= 0xC0 && (value >> 8 & 0xFF) < 0x50
            && (value & 0xFF) < 0x50;

    private IEnumerable<int?> Sizes(W.Paragraph paragraph)
    {
        var look = DocxLook.Of(paragraph, styles);
        yield return null;
        foreach (var run in paragraph.Descendants<Run>())
            if (run.InnerText.AsSpan().Trim().Length > 0)
                yield return int.TryParse(look.Said<FontSize>(run)?.Val?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
    }

    private void AddTable(W.Table table)
    {
        ClosePoints();
        Count();
        var where = string.Create(CultureInfo.InvariantCulture, $"第 {++tables} 个表格");
        var number = tables;
        var counted = numbering.Remember();
        var (cells, nested) = new DocxTable(plain).Read(table);
        numbering.Restore(counted);
        plain.TakeBoxes();
        if (cells.Count == 0) return;
        if (nested || cells.Count == 1)
        {
            foreach (var (_, cell) in cells) Blocks(cell);
            return;
        }
        var rows = ImmutableArray.CreateBuilder<TextRow>();
        foreach (var row in cells.GroupBy(cell => cell.Grid.Row))
            rows.Add(new(IsHead(row.First().Element),
                [.. row.Select(cell => new TextCell(Within(cell.Element), null, cell.Grid.ColumnSpan, cell.Grid.RowSpan))]));
        if (rows.Count > 1 && rows[0].Cells.Length > 1 && !rows[0].IsHead) removals.Doubt(TextFault.Look("heads", ("table", (long)number)));
        parts.Add(new(new TextTable([], rows.ToImmutable()), where));
    }

    private static bool IsHead(W.TableCell cell) =>
        cell.Ancestors<TableRow>().FirstOrDefault()?.TableRowProperties?.GetFirstChild<TableHeader>() is { } head
        && head.Val?.InnerText is not ("0" or "false" or "off");

    // What stands inside, gathered apart.
    private ImmutableArray<TextBlock> Within(OpenXmlElement container)
    {
        var (around, counted) = (parts, paragraphs);
        parts = [];
        Blocks(container);
        ClosePoints();
        ImmutableArray<TextBlock> inside = [.. parts.Select(part => part.Block)];
        // Paragraphs are counted outside tables, as people count them.
        (parts, paragraphs) = (around, counted);
        return inside;
    }

    private void ClosePoints()
    {
        if (points.Count == 0) return;
        var next = 0;
        parts.Add(new(Points(ref next, points[0].Level), "列表"));
        points.Clear();
    }

    private TextList Points(ref int next, int level)
    {
        var items = ImmutableArray.CreateBuilder<ImmutableArray<TextBlock>>();
        while (next < points.Count && (points[next].Level >= level || items.Count == 0))
            if (points[next].Level > level && items.Count > 0) items[^1] = [.. items[^1], Points(ref next, points[next].Level)];
            else items.Add([points[next++].Point]);
        return new(false, 1, items.ToImmutable());
    }

    private void AddNotes()
    {
        if (notes.Count == 0) return;
        parts.Add(new(new TextRule(), "脚注"));
        // A note may name another: the list grows while it is gone through.
        for (var number = 1; number <= notes.Count; number++)
        {
            var (owner, note) = notes[number];
            part = owner;
            inline.EndFields();
            var first = true;
            foreach (var paragraph in note.Descendants<W.Paragraph>())
            {
                Count();
                var runs = inline.Of(paragraph, owner);
                inline.TakeBoxes();
                if (runs.IsEmpty) continue;
                parts.Add(new(new TextParagraph(first ? [new(string.Create(CultureInfo.InvariantCulture, $"[{number}] ")), .. runs] : runs),
                    string.Create(CultureInfo.InvariantCulture, $"第 {number} 条脚注")));
                first = false;
            }
        }
    }

    // Agencies print their name in the head of the first page.
    private IEnumerable<LaidOut> HeadsOf()
    {
        inline.EndFields();
        foreach (var head in main.HeaderParts)
            foreach (var paragraph in head.Header?.Descendants<W.Paragraph>() ?? [])
                if (string.Concat(paragraph.Descendants<W.Text>().Select(text => text.Text)).Trim() is { Length: > 0 } words)
                    yield return new(new TextParagraph([new(words)]), "页眉") { IsRed = IsRed(paragraph), HalfPoints = Sizes(paragraph).Max() };
    }

    private void Count()
    {
        if (++blocks > limits.Blocks) throw new FileRefusedException(FileFault.TooManyParts(limits.Blocks));
    }

    [GeneratedRegex(@"\A[一二三四五六七八九十]{1,3}、[^。；]+\z")]
    private static partial Regex FirstLevel();

    [GeneratedRegex(@"\A[（(][一二三四五六七八九十]{1,3}[）)][^。；]+。?\z")]
    private static partial Regex SecondLevel();

    [GeneratedRegex(@"\A第[一二三四五六七八九十百]{1,4}[章节](?:[\s　]|\z)")]
    private static partial Regex Chapter();
}
