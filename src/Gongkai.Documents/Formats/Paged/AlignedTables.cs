using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>Finds the tables that no lines bound, or only horizontal ones: runs of lines that end in numbers standing under one another.</summary>
internal static partial class AlignedTables
{
    private const int MostHeaderLines = 12;

    // So many numbers in a row are no sentence, however close they stand to their label.
    private const int MostlyNumbers = 5;

    /// <summary>The tables, and every line that belongs to none.</summary>
    public static IEnumerable<PagedBlock> Among(PageContent page, List<TextLine> lines, List<Segment> horizontal)
    {
        lines = Baselines.Parted(lines);
        var rows = lines.ConvertAll(line => NumberedLine.Of(line) ?? (NumberedLine.Tight(line) is { Numbers.Count: >= MostlyNumbers } tight ? tight : null));
        var blocks = new List<PagedBlock>();
        var next = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if ((rows[i] ?? UnderHead(lines, i)) is not { } first) continue;
            var anchors = new List<NumberedLine> { first };
            var last = i;
            for (var j = i + 1; j < lines.Count && !IsBreak(lines[j], rows[j]) && !BeginsBlock(lines[j])
                && lines[last].Box.MiddleY - lines[j].Box.MiddleY < 8 * lines[last].Size; j++)
                if (Row(lines[j], rows[j], anchors) is { } row)
                {
                    if (!row.StandsUnder(anchors)) break;
                    anchors.Add(row);
                    last = j;
                }
            var top = HeaderStart(lines, rows, i, next);
            if (!IsTable(anchors, lines, top, i)) continue;
            var bottom = LabelEnd(lines, rows, last, anchors);
            for (; next < top; next++) blocks.Add(new LineBlock(page, lines[next]));
            blocks.Add(new AlignedTable(page, anchors, lines.GetRange(top, bottom - top + 1), horizontal).Block());
            next = bottom + 1;
            i = bottom;
        }
        for (; next < lines.Count; next++) blocks.Add(new LineBlock(page, lines[next]));
        return blocks;
    }

    // A number that fills its column may touch the label beside it; its place under the others tells it from a label's own digits.
    private static NumberedLine? Row(TextLine line, NumberedLine? row, List<NumberedLine> anchors) =>
        NumberedLine.Tight(line) is { } tight && tight.Numbers.Count > (row?.Numbers.Count ?? 0) && tight.StandsUnder(anchors) ? tight : row;

    private static NumberedLine? UnderHead(List<TextLine> lines, int i) => i > 0 && BeginsBlock(lines[i - 1]) ? NumberedLine.Tight(lines[i]) : null;

    private static bool IsTable(List<NumberedLine> anchors, List<TextLine> lines, int top, int first) =>
        anchors[0].Numbers.Count >= 3 || anchors.Count >= 3 ||
        (first > top && Enumerable.Range(top, first - top).Any(line => lines[line].Fields(1).Count > anchors[0].Numbers.Count));

    private static int HeaderStart(List<TextLine> lines, List<NumberedLine?> rows, int first, int taken)
    {
        var top = first;
        while (top > taken && first - top < MostHeaderLines && rows[top - 1] is null && !IsBreak(lines[top - 1], null) &&
            lines[top - 1].Box.MiddleY - lines[top].Box.MiddleY < 5 * lines[top].Size) top--;
        return top;
    }

    // The last label may go on below its numbers.
    private static int LabelEnd(List<TextLine> lines, List<NumberedLine?> rows, int last, List<NumberedLine> anchors)
    {
        var end = last;
        var numbers = anchors.Min(anchor => anchor.Numbers[0].Box.X0);
        while (end + 1 < lines.Count && end - last < 3 && rows[end + 1] is null && !IsBreak(lines[end + 1], null) &&
            lines[end + 1].Box.X1 < numbers && lines[end].Box.MiddleY - lines[end + 1].Box.MiddleY < 1.7 * lines[end].Size) end++;
        return end;
    }

    // The blocks of table 二 each have a head of their own.
    private static bool BeginsBlock(TextLine line) =>
        ChineseText.Fold(line.Text) is var text && (text.StartsWith("第二十条", StringComparison.Ordinal) || text.StartsWith("信息内容", StringComparison.Ordinal));

    private static bool IsBreak(TextLine line, NumberedLine? row) =>
        row is null && NumberedLine.Tight(line) is null && (ChineseText.Fold(line.Text) is var text)
            && (SectionTitle().IsMatch(text) || text.EndsWith('。') || (text.Length > 30 && text.Contains('。')));

    [GeneratedRegex("^[一二三四五六七八]、(?!本年新收|上年结转|本年度办理|结转下年)")]
    private static partial Regex SectionTitle();
}

/// <summary>A line of labels and, after them, numbers in columns.</summary>
internal sealed partial record NumberedLine(TextLine Line, List<TextLine> Labels, List<TextLine> Numbers)
{
    /// <summary>The line taken apart; null when it does not end in numbers set off from what stands before them.</summary>
    public static NumberedLine? Of(TextLine line)
    {
        var fields = NumbersOf(line);
        var labels = fields.Count;
        while (labels > 0 && IsNumber(fields[labels - 1])) labels--;
        var count = fields.Count - labels;
        if (count == 0
            || (labels == 0 && fields.Count(field => char.IsAsciiDigit(ChineseText.Fold(field.Text[^1]))) is var digits && (digits < 3 || digits < count / 2)))
            return null;
        var text = Labelled(fields[..labels]);
        var isSetOff = labels == 0 || fields[labels].Box.X0 - fields[labels - 1].Box.X1 > (count < 3 ? 1.5 : 0.8) * line.Size;
        return isSetOff && !text.Exists(label => label.Text.AsSpan().ContainsAny('。', '；')) ? new(line, text, fields[labels..]) : null;
    }

    /// <summary>
    /// The line taken apart where its first number stands close to its label, as a full column of numbers does; null when it does not end so.
    /// </summary>
    public static NumberedLine? Tight(TextLine line)
    {
        var glyphs = line.Glyphs;
        for (var i = 1; i < glyphs.Count; i++)
        {
            if (!char.IsAsciiDigit(glyphs[i].Text[0]) || !TextLine.IsWide(glyphs[i - 1].Text[^1]) || glyphs[i].Box.X0 - glyphs[i - 1].Box.X1 < 0.1 * line.Size)
                continue;
            var label = TextLine.Of(glyphs[..i])!;
            var numbers = NumbersOf(TextLine.Of(glyphs[i..])!);
            if (numbers.TrueForAll(IsNumber)) return label.Text.AsSpan().ContainsAny('，', '。', '；') ? null : new(line, Labelled(label.Fields(0.4)), numbers);
        }
        return null;
    }

    /// <summary>Whether every number stands under (or in) a column of the others.</summary>
    public bool StandsUnder(List<NumberedLine> anchors)
    {
        var columns = anchors.MaxBy(anchor => anchor.Numbers.Count)!.Numbers;
        if (Numbers.Count > columns.Count || (columns.Count < 3 && Numbers.Count < columns.Count)) return false;
        var pitch = columns.Count < 2 ? 12 * Line.Size : Enumerable.Range(1, columns.Count - 1).Min(k => columns[k].Box.MiddleX - columns[k - 1].Box.MiddleX);
        return Numbers.TrueForAll(number => columns.Exists(column => Math.Abs(column.Box.MiddleX - number.Box.MiddleX) < 0.5 * pitch));
    }

    // Narrow gaps occur within a label; but where （三） or 2. follows, a label of its own begins.
    private static List<TextLine> Labelled(List<TextLine> fields)
    {
        var labels = new List<TextLine>();
        foreach (var field in fields)
            if (labels.Count > 0 && field.Box.X0 - labels[^1].Box.X1 < 0.9 * field.Size && !ItemMark().IsMatch(ChineseText.Fold(field.Text)))
                labels[^1] = TextLine.Of([.. labels[^1].Glyphs, .. field.Glyphs])!;
            else labels.Add(field);
        return [.. labels.SelectMany(TouchingWords.Parted)];
    }

    // Of the numbers of narrow columns hardly a gap may be left between.
    private static List<TextLine> NumbersOf(TextLine line) =>
        [.. line.Fields(0.4).SelectMany(field => char.IsAsciiDigit(field.Text[0]) ? TouchingWords.Parted(field) : [field])];

    [GeneratedRegex(@"^(\([一二三四五六七八]|\d[.、])")]
    private static partial Regex ItemMark();

    private static bool IsNumber(TextLine field) => Number().IsMatch(ChineseText.Fold(field.Text));

    [GeneratedRegex(@"^(-?\d[\d,.]*(%|元|万元|件|项)?|[/\-—]|\d*…)$")]
    private static partial Regex Number();
}
