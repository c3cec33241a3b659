using System.Collections.Immutable;
using System.Text;
using Gongkai.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>
/// Brings a text to the one way in which it is written: spaces as the page would show them, runs of one look together, nothing empty, headings that leave out
/// no level. What was tidied once stays as it is.
/// </summary>
internal static class TextTidy
{
    private const int Highest = 2, Lowest = 6;
    private const string Spaces = " \t\u00A0\u3000";

    /// <summary>The text tidied.</summary>
    public static ImmutableArray<TextBlock> Of(IEnumerable<TextBlock> blocks, Removals removals) => Levelled([.. Blocks(blocks, removals, isInner: false)]);

    /// <summary>Words as they are published: without marks that are not seen.</summary>
    public static string Visible(string text, Removals removals)
    {
        var seen = VisibleText.Of(text);
        if (seen.Length < text.Length) removals.Add("characters", "", text.Length - seen.Length);
        return seen;
    }

    /// <summary>The runs of one line of words: a caption, a paragraph of a cell.</summary>
    public static ImmutableArray<TextRun> Runs(IEnumerable<TextRun> runs, Removals removals) => Paragraphs(runs, removals) switch
    {
        [] => [],
        [var only] => only,
        var several => [.. several.SelectMany((part, i) => i == 0 ? part : [new TextRun("\n"), .. part])],
    };

    private static IEnumerable<TextBlock> Blocks(IEnumerable<TextBlock> blocks, Removals removals, bool isInner)
    {
        foreach (var block in blocks)
            switch (block)
            {
                case TextParagraph paragraph:
                    foreach (var runs in Paragraphs(paragraph.Runs, removals))
                        yield return isInner
                            ? new TextParagraph(paragraph.Level > 0 ? Merged(runs.Select(Strong)) : runs)
                            : paragraph with { Runs = paragraph.Level > 0 ? Merged(runs.Select(Weak)) : runs };
                    break;
                case TextList list:
                    ImmutableArray<ImmutableArray<TextBlock>> items =
                        [.. list.Items.Select(item => (ImmutableArray<TextBlock>)[.. Blocks(item, removals, isInner: true)]).Where(item => !item.IsEmpty)];
                    if (!items.IsEmpty) yield return list with { Items = items };
                    break;
                case TextQuote quote:
                    ImmutableArray<TextBlock> quoted = [.. Blocks(quote.Blocks, removals, isInner: true)];
                    if (!quoted.IsEmpty) yield return new TextQuote(quoted);
                    break;
                case TextTable table:
                    if (TextTables.Tidy(table, cell => [.. Blocks(cell, removals, isInner: true)], caption => Runs(caption, removals)) is { } tidy)
                        yield return tidy;
                    break;
                default:
                    yield return block;
                    break;
            }
    }

    private static TextRun Strong(TextRun run) => run.Image is null ? run with { Look = run.Look | RunLook.Strong } : run;

    // A heading is set off as it is.
    private static TextRun Weak(TextRun run) => run with { Look = run.Look & ~RunLook.Strong };

    // Old pages part their paragraphs with two line breaks, or with one and an indent of two ideographic spaces.
    private static List<ImmutableArray<TextRun>> Paragraphs(IEnumerable<TextRun> runs, Removals removals)
    {
        var paragraphs = new List<ImmutableArray<TextRun>>();
        foreach (var part in Parted([.. runs.Select(run => run.Image is null ? run with { Text = Spaced(Visible(run.Text, removals), run.Look) } : run)]))
            if (Merged(Trimmed(part)) is { IsEmpty: false } paragraph) paragraphs.Add(paragraph);
        return paragraphs;
    }

    private static string Spaced(string text, RunLook look)
    {
        var spaced = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            // Lines to be filled in are drawn by underlining spaces.
            if (look.HasFlag(RunLook.Underlined) && (c is ' ' or '\t')) spaced.Append('\u00A0');
            else if (c is ' ' or '\t' or '\r' or '\f' or '\v')
            {
                if (spaced.Length == 0 || spaced[^1] != ' ') spaced.Append(' ');
            }
            else spaced.Append(c);
        }
        return spaced.ToString();
    }

    private static IEnumerable<List<TextRun>> Parted(ImmutableArray<TextRun> runs)
    {
        var part = new List<TextRun>();
        foreach (var run in runs)
        {
            if (run.Image is not null || !run.Text.Contains('\n', StringComparison.Ordinal))
            {
                if (part.Count > 0 && IsIndent(run) && EndsLine(part))
                {
                    yield return part;
                    part = [];
                }
                part.Add(run);
                continue;
            }
            var lines = run.Text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                var (line, isFirst) = (lines[i], i == 0);
                if (!isFirst && EndsLine(part))
                {
                    yield return part;
                    part = [];
                }
                else if (!isFirst && line.StartsWith('　'))
                {
                    yield return part;
                    part = [];
                }
                else if (!isFirst) part.Add(run with { Text = "\n" });
                if (line.Length > 0) part.Add(run with { Text = line });
            }
        }
        yield return part;
    }

    private static bool IsIndent(TextRun run) => run.Image is null && run.Text.StartsWith('　');

    // The last that is not a space is a line break.
    private static bool EndsLine(List<TextRun> part)
    {
        for (var i = part.Count - 1; i >= 0; i--)
            if (part[i].Image is not null) return false;
            else if (part[i].Text == "\n") return true;
            else if (!IsBlank(part[i])) return false;
        return false;
    }

    private static bool IsBlank(TextRun run) => run.Image is null && !run.Look.HasFlag(RunLook.Underlined) && run.Text.AsSpan().Trim(Spaces).IsEmpty;

    // No spaces at the ends of lines, none doubled where runs meet, no break at either end.
    private static List<TextRun> Trimmed(List<TextRun> runs)
    {
        var lines = new List<List<TextRun>> { new() };
        foreach (var run in runs)
            if (run is { Image: null, Text: "\n" }) lines.Add([]);
            else lines[^1].Add(run);
        foreach (var line in lines) TrimLine(line);
        while (lines.Count > 0 && lines[^1].Count == 0) lines.RemoveAt(lines.Count - 1);
        while (lines.Count > 0 && lines[0].Count == 0) lines.RemoveAt(0);
        var trimmed = new List<TextRun>();
        foreach (var (i, line) in lines.Index())
        {
            if (i > 0) trimmed.Add(new("\n"));
            trimmed.AddRange(line);
        }
        return trimmed;
    }

    private static void TrimLine(List<TextRun> line)
    {
        while (line.Count > 0 && line[0] is { Image: null } first && !first.Look.HasFlag(RunLook.Underlined))
        {
            line[0] = first with { Text = first.Text.TrimStart([.. Spaces]) };
            if (line[0].Text.Length > 0) break;
            line.RemoveAt(0);
        }
        while (line.Count > 0 && line[^1] is { Image: null } last && !last.Look.HasFlag(RunLook.Underlined))
        {
            line[^1] = last with { Text = last.Text.TrimEnd([.. Spaces]) };
            if (line[^1].Text.Length > 0) break;
            line.RemoveAt(line.Count - 1);
        }
        for (var i = 1; i < line.Count;)
        {
            if (line[i - 1] is { Image: null } before && before.Text.EndsWith(' ') && line[i] is { Image: null } after && after.Text.StartsWith(' '))
                line[i] = after with { Text = after.Text[1..] };
            if (line[i] is { Image: null, Text: "" }) line.RemoveAt(i);
            else i++;
        }
    }

    private static ImmutableArray<TextRun> Merged(IEnumerable<TextRun> runs)
    {
        var merged = ImmutableArray.CreateBuilder<TextRun>();
        foreach (var one in runs)
        {
            var run = one.Look.HasFlag(RunLook.Raised) ? one with { Look = one.Look & ~RunLook.Lowered } : one;
            // A break has the look and the link of what goes on over it.
            if (run is { Image: null, Text: "\n" }) run = merged.Count > 0 && merged[^1].Image is null ? merged[^1] with { Text = "\n" } : new("\n");
            if (merged.Count > 0 && merged[^1] is { Image: null } last && run.Image is null && last.Look == run.Look && last.Link == run.Link)
                merged[^1] = last with { Text = last.Text + run.Text };
            else merged.Add(run);
        }
        return merged.ToImmutable();
    }

    private static ImmutableArray<TextBlock> Levelled(ImmutableArray<TextBlock> blocks)
    {
        var open = new Stack<int>();
        var levelled = ImmutableArray.CreateBuilder<TextBlock>(blocks.Length);
        foreach (var block in blocks)
        {
            if (block is not TextParagraph { Level: > 0 } heading)
            {
                levelled.Add(block);
                continue;
            }
            while (open.TryPeek(out var above) && above >= heading.Level) open.Pop();
            levelled.Add(heading with { Level = Math.Min(Highest + open.Count, Lowest) });
            open.Push(heading.Level);
        }
        return levelled.MoveToImmutable();
    }
}
