using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Publishing;

namespace Gongkai.Documents.Publishing;

/// <summary>
/// A text as lines that can be typed: one for each paragraph, heading, point and row of a table. A line that is left as it was keeps all that the text had
/// there, wherever it is moved; one that is changed keeps its place on the page, its links and its pictures. What lines cannot say is held by a mark.
/// </summary>
public static partial class TextNotation
{
    internal const char Break = '⏎';

    /// <summary>The lines of a published fragment.</summary>
    public static string Of(string html) => string.Concat(NotedText.Of(html).Lines.Select(line => line.Raw + "\n")).TrimEnd('\n');

    /// <summary>Whether typed words have a mark of this notation in them, so that they are more than paragraphs.</summary>
    public static bool IsIn(string text) => text.Split('\n').Any(line => Marked().IsMatch(line.Trim(' ', '\t', '\u3000', '\r')));

    /// <summary>The text that lines say.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="standing">The fragment that stood there before, as it was cleaned; empty for none. Left as it was, it stays as it is.</param>
    /// <param name="policy">What a published text may hold.</param>
    public static CleanText Read(string text, string standing, TextPolicy policy)
    {
        var noted = NotedText.Of(standing);
        return Plain(text) == Plain(Of(standing)) ? new(standing, [])
            : CleanText.Of(TextHtml.Of(new NotedReading(noted).Blocks(text)), policy);
    }

    /// <summary>Words as they are compared: one kind of line end, nothing behind a line.</summary>
    public static string Plain(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim('\n');

    /// <summary>Words as they stand in a line.</summary>
    internal static string Escape(string words)
    {
        var escaped = new StringBuilder(words.Length);
        foreach (var c in words)
            if (c == '\n') escaped.Append(Break);
            else if (c is '\\' or '[' or ']' or Break) escaped.Append('\\').Append(c);
            else escaped.Append(c);
        return escaped.ToString();
    }

    // A row of a table, a point, a heading, what is quoted, a line across; a link or a mark for what is kept.
    [GeneratedRegex(@"^\||^[-+] |^#{1,5} |^> |^-{3,}$|(?<!\\)\[[^\[\]]+\]\([^()\s]+\)|\[\[(?:图|原文)\d+")]
    private static partial Regex Marked();

    [GeneratedRegex(@"\G\[\[(图|原文)(\d{1,6})(?:[^\[\]]*)\]\]")]
    internal static partial Regex Mark();

    [GeneratedRegex(@"\G\[((?:\\.|[^\[\]\\])+)\]\(([^()\s]+)\)")]
    internal static partial Regex Link();
}

/// <summary>What kind of line it is.</summary>
internal enum NotedKind { Paragraph, Point, Table, Quote, Rule, Kept, Gap }

/// <summary>A line of a text, or all lines of a table, and what it stands for.</summary>
internal sealed record NotedLine(NotedKind Kind, string Raw, ImmutableArray<TextBlock> Blocks)
{
    /// <summary>Of a point: how deep, and with which number its list begins; 0 for points without numbers.</summary>
    public int Depth { get; init; }

    public int Start { get; init; }

    /// <summary>Of a table: its cells.</summary>
    public NotedTable? Table { get; init; }
}

/// <summary>A text and its lines, with the pictures and parts that lines name by their numbers.</summary>
internal sealed class NotedText
{
    private readonly List<TextImage> pictures = [];
    private readonly List<ImmutableArray<TextBlock>> kept = [];
    private readonly List<NotedLine> lines = [];

    public IReadOnlyList<NotedLine> Lines => lines;

    public static NotedText Of(string html)
    {
        var text = new NotedText();
        TextBlock? before = null;
        foreach (var block in html.Length == 0 ? [] : CleanText.BlocksOf(html))
        {
            // Two lists, or two tables, that follow one another stay two.
            if (before is TextList or TextTable or TextQuote && before.GetType() == block.GetType()) text.lines.Add(new(NotedKind.Gap, "", []));
            text.Add(block);
            before = block;
        }
        return text;
    }

    /// <summary>The picture of that number, from 1; null where there is none.</summary>
    public TextImage? Picture(int number) => number >= 1 && number <= pictures.Count ? pictures[number - 1] : null;

    /// <summary>The part that was kept as it is under that number, from 1.</summary>
    public ImmutableArray<TextBlock>? Kept(int number) => number >= 1 && number <= kept.Count ? kept[number - 1] : null;

    private void Add(TextBlock block)
    {
        switch (block)
        {
            case TextParagraph paragraph:
                lines.Add(new(NotedKind.Paragraph, LineOf(paragraph), [block]));
                break;
            case TextList list when IsSaid(list):
                Points(list, 0);
                break;
            case TextQuote quote when quote.Blocks.All(inner => inner is TextParagraph { Level: 0 }):
                foreach (var inner in quote.Blocks) lines.Add(new(NotedKind.Quote, $"> {Words(((TextParagraph)inner).Runs)}", [inner]));
                break;
            case TextRule:
                lines.Add(new(NotedKind.Rule, "---", [block]));
                break;
            case TextTable table:
                var noted = NotedTable.Of(table, this);
                lines.Add(new(NotedKind.Table, noted.Raw, [block]) { Table = noted });
                break;
            default:
                lines.Add(new(NotedKind.Kept, Keep([block]), [block]));
                break;
        }
    }

    /// <summary>The mark of a part that lines cannot say.</summary>
    public string Keep(ImmutableArray<TextBlock> blocks)
    {
        kept.Add(blocks);
        var words = TextWords.Of(blocks).ReplaceLineEndings(" ");
        return $"[[原文{kept.Count} {Bare(words.Length > 12 ? words[..12] + "…" : words)}]]";
    }

    private static bool IsSaid(TextList list) => list.Items.All(item =>
        item is [TextParagraph { Level: 0 }, .. var rest] && rest.All(inner => inner is TextList nested && IsSaid(nested)));

    private void Points(TextList list, int depth)
    {
        foreach (var item in list.Items)
        {
            var words = (TextParagraph)item[0];
            lines.Add(new(NotedKind.Point, $"{new string(' ', depth * 2)}{(list.IsNumbered ? '+' : '-')} {Words(words.Runs)}", [words])
            {
                Depth = depth,
                Start = list.IsNumbered ? Math.Max(1, list.Start) : 0,
            });
            foreach (var inner in item.Skip(1)) Points((TextList)inner, depth + 1);
        }
    }

    private string LineOf(TextParagraph paragraph)
    {
        var words = Words(paragraph.Runs);
        if (paragraph.Level == 2 && PlainBody.IsHeading(words)) return words;
        if (paragraph.Level > 1) return $"{new string('#', paragraph.Level - 1)} {words}";
        return PlainBody.IsHeading(words) || NotedReading.IsMarked(words) ? $"\\{words}" : words;
    }

    /// <summary>The words of a paragraph as they are typed.</summary>
    public string Words(ImmutableArray<TextRun> runs)
    {
        var words = new StringBuilder();
        for (var i = 0; i < runs.Length;)
        {
            var (link, from) = (runs[i].Link, i);
            while (i < runs.Length && runs[i].Link == link && (i == from || link is not null)) i++;
            var part = string.Concat(runs[from..i].Select(Word));
            if (link is null || part.Length == 0 || part.Contains("[[", StringComparison.Ordinal)) words.Append(part);
            else words.Append('[').Append(part).Append("](").Append(Address(link)).Append(')');
        }
        return words.ToString();
    }

    private string Word(TextRun run)
    {
        if (run.Image is not { } image) return TextNotation.Escape(run.Text);
        pictures.Add(image);
        return $"[[图{pictures.Count}{(image.Alternative.Length > 0 ? " " + Bare(image.Alternative) : "")}]]";
    }

    private static string Address(string link) => link.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
        .Replace(" ", "%20", StringComparison.Ordinal);

    private static string Bare(string words) => string.Concat(words.Where(c => c is not ('[' or ']' or '|' or '\\' or '\n' or TextNotation.Break))).Trim();
}

/// <summary>Reads lines that were typed, beside the text that stood there before.</summary>
internal sealed partial class NotedReading(NotedText standing)
{
    private readonly bool[] used = new bool[standing.Lines.Count];

    /// <summary>Whether a line begins with a mark.</summary>
    public static bool IsMarked(string line) => Beginning().IsMatch(line);

    /// <summary>What the lines say, in order.</summary>
    public ImmutableArray<TextBlock> Blocks(string text)
    {
        var typed = Typed(text);
        var from = Matched(typed);
        var blocks = ImmutableArray.CreateBuilder<TextBlock>();
        for (var i = 0; i < typed.Count; i++)
            switch (typed[i].Kind)
            {
                case NotedKind.Point:
                    var last = i;
                    while (last + 1 < typed.Count && typed[last + 1].Kind == NotedKind.Point) last++;
                    blocks.AddRange(Lists([.. Enumerable.Range(i, last - i + 1).Select(at => PointOf(typed[at], Old(from[at])))], 0));
                    i = last;
                    break;
                case NotedKind.Quote:
                    var quoted = ImmutableArray.CreateBuilder<TextBlock>();
                    for (; i < typed.Count && typed[i].Kind == NotedKind.Quote; i++) quoted.Add(ParagraphOf(typed[i], Old(from[i]), typed[i].Raw[1..].Trim()));
                    blocks.Add(new TextQuote(quoted.ToImmutable()));
                    i--;
                    break;
                case NotedKind.Table:
                    blocks.AddRange(TableOf(typed[i], Old(from[i])));
                    break;
                case NotedKind.Rule:
                    blocks.Add(new TextRule());
                    break;
                case NotedKind.Kept:
                    blocks.AddRange(KeptOf(typed[i].Raw)!.Value);
                    break;
                case NotedKind.Paragraph:
                    blocks.Add(Paragraph(typed[i], Old(from[i])));
                    break;
            }
        return blocks.ToImmutable();
    }

    private NotedLine? Old(int? at) => at is { } index ? standing.Lines[index] : null;

    // Lines as they were, wherever they stand now; then each changed line beside the one whose place it has.
    private int?[] Matched(List<NotedLine> typed)
    {
        var known = standing.Lines.Index().Where(line => line.Item.Kind != NotedKind.Gap).GroupBy(line => line.Item.Raw, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<int>(group.Select(line => line.Index)), StringComparer.Ordinal);
        var from = new int?[typed.Count];
        for (var i = 0; i < typed.Count; i++)
            if (typed[i].Kind != NotedKind.Gap && known.TryGetValue(typed[i].Raw, out var waiting) && waiting.TryDequeue(out var at)) Take(i, at);
        for (var i = 0; i < typed.Count; i++)
        {
            if (from[i] is not null || typed[i].Kind == NotedKind.Gap) continue;
            var next = i == 0 ? 0 : from[i - 1] is { } before ? before + 1 : -1;
            while (next >= 0 && next < used.Length && standing.Lines[next].Kind == NotedKind.Gap) next++;
            if (next >= 0 && next < used.Length && !used[next] && standing.Lines[next].Kind == typed[i].Kind) Take(i, next);
            else if (typed[i].Kind == NotedKind.Table
                && standing.Lines.Index().FirstOrDefault(line => line.Item.Kind == NotedKind.Table && !used[line.Index]) is { Item: not null } table)
                Take(i, table.Index);
        }
        return from;

        void Take(int i, int at) => (from[i], used[at]) = (at, true);
    }

    private List<NotedLine> Typed(string text)
    {
        var typed = new List<NotedLine>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var (raw, line) = (lines[i].TrimEnd(), lines[i].Trim(' ', '\t', '\u3000'));
            if (line.Length == 0) typed.Add(new(NotedKind.Gap, "", []));
            else if (line[0] == '|')
            {
                var last = i;
                while (last + 1 < lines.Length && lines[last + 1].TrimStart().StartsWith('|')) last++;
                typed.Add(new(NotedKind.Table, string.Join('\n', lines[i..(last + 1)].Select(row => row.Trim())), []));
                i = last;
            }
            else if (line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("+ ", StringComparison.Ordinal))
                typed.Add(new(NotedKind.Point, raw, []) { Depth = (raw.Length - raw.TrimStart(' ').Length) / 2, Start = line[0] == '+' ? 1 : 0 });
            else if (line.StartsWith("> ", StringComparison.Ordinal)) typed.Add(new(NotedKind.Quote, line, []));
            else if (line.Length >= 3 && line.All(c => c == '-')) typed.Add(new(NotedKind.Rule, "---", []));
            else typed.Add(new(KeptOf(line) is null ? NotedKind.Paragraph : NotedKind.Kept, line, []));
        }
        return typed;
    }

    private ImmutableArray<TextBlock>? KeptOf(string line) => TextNotation.Mark().Match(line) is { Success: true } mark && mark.Length == line.Length
        && mark.Groups[1].Value == "原文" ? standing.Kept(int.Parse(mark.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)) : null;

    private TextBlock Paragraph(NotedLine typed, NotedLine? old)
    {
        if (old is not null && old.Raw == typed.Raw) return old.Blocks[0];
        var (line, level) = (typed.Raw, 0);
        if (line[0] == '\\' && (PlainBody.IsHeading(line[1..]) || IsMarked(line[1..]))) line = line[1..];
        else if (Heading().Match(line) is { Success: true } heading) (line, level) = (line[heading.Length..], heading.Groups[1].Length + 1);
        else if (PlainBody.IsHeading(line)) level = 2;
        var paragraph = ParagraphOf(typed, old, line);
        return paragraph with { Level = level };
    }

    // What is typed anew in a place has its looks where the whole of it had them.
    private TextParagraph ParagraphOf(NotedLine typed, NotedLine? old, string words)
    {
        var former = old?.Blocks[0] as TextParagraph;
        if (former is not null && old!.Raw == typed.Raw) return former;
        var look = former is { Runs: [var first, .. var rest] } && rest.All(run => run.Look == first.Look) ? first.Look : RunLook.Plain;
        return new(Runs(words, look), 0, former?.Align ?? TextAlign.Start);
    }

    private (int Depth, int Start, TextBlock Words) PointOf(NotedLine typed, NotedLine? old) =>
        (typed.Depth, typed.Start == 0 ? 0 : Math.Max(1, old?.Start ?? 1), ParagraphOf(typed, old, typed.Raw.Trim()[2..].Trim()));

    // Points of one depth and kind are a list; deeper ones belong to the point above.
    private static IEnumerable<TextBlock> Lists(ImmutableArray<(int Depth, int Start, TextBlock Words)> points, int depth)
    {
        for (var i = 0; i < points.Length;)
        {
            var (items, isNumbered, start) = (ImmutableArray.CreateBuilder<ImmutableArray<TextBlock>>(), points[i].Start > 0, points[i].Start);
            while (i < points.Length && points[i].Start > 0 == isNumbered)
            {
                var (words, from) = (points[i].Words, ++i);
                while (i < points.Length && points[i].Depth > depth && depth < 8) i++;
                items.Add([words, .. Lists(points[from..i], depth + 1)]);
            }
            yield return new TextList(isNumbered, isNumbered ? start : 1, items.ToImmutable());
        }
    }

    private IEnumerable<TextBlock> TableOf(NotedLine typed, NotedLine? old) =>
        old is not null && old.Raw == typed.Raw ? old.Blocks
            : NotedTable.Read(typed.Raw, old?.Table, this) is { } table ? [table] : [];

    /// <summary>The parts that a cell's words stand for.</summary>
    public ImmutableArray<TextBlock> Cell(string words)
    {
        if (KeptOf(words) is { } kept) return kept;
        return words.Length == 0 ? []
            : [.. Runs(words, RunLook.Plain) is var runs && runs.Length == 1 && runs[0].Image is null
                ? runs[0].Text.Split('\n').Select(line => new TextParagraph([runs[0] with { Text = line }])) : [new TextParagraph(runs)]];
    }

    /// <summary>The words of a line with their links and pictures.</summary>
    public ImmutableArray<TextRun> Runs(string words, RunLook look)
    {
        var (runs, plain) = (ImmutableArray.CreateBuilder<TextRun>(), new StringBuilder());
        for (var i = 0; i < words.Length;)
        {
            var c = words[i];
            if (c == '\\' && i + 1 < words.Length && words[i + 1] is '\\' or '[' or ']' or '|' or '<' or '^' or TextNotation.Break)
            {
                plain.Append(words[i + 1]);
                i += 2;
            }
            else if (c == '[' && TextNotation.Mark().Match(words, i) is { Success: true } mark && mark.Groups[1].Value == "图"
                && standing.Picture(int.Parse(mark.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)) is { } image)
            {
                Close();
                runs.Add(new("") { Image = image });
                i += mark.Length;
            }
            else if (c == '[' && TextNotation.Link().Match(words, i) is { Success: true } link)
            {
                Close();
                runs.Add(new(Unescaped(link.Groups[1].Value), look) { Link = link.Groups[2].Value });
                i += link.Length;
            }
            else
            {
                plain.Append(c == TextNotation.Break ? '\n' : c);
                i++;
            }
        }
        Close();
        return runs.ToImmutable();

        void Close()
        {
            if (plain.Length > 0) runs.Add(new(plain.ToString(), look));
            plain.Clear();
        }
    }

    private static string Unescaped(string words)
    {
        var plain = new StringBuilder(words.Length);
        for (var i = 0; i < words.Length; i++)
            plain.Append(words[i] == '\\' && i + 1 < words.Length ? words[++i] : words[i] == TextNotation.Break ? '\n' : words[i]);
        return plain.ToString();
    }

    [GeneratedRegex(@"^(#{1,5})\s+")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:\||[-+] |#{1,5} |> |-{3,}$)")]
    private static partial Regex Beginning();
}
