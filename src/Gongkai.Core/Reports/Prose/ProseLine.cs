using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

/// <summary>A printed line of running text.</summary>
/// <param name="Passage">The passage it stands in, by index.</param>
/// <param name="Start">Where in the passage it begins.</param>
/// <param name="Text">Its words as printed.</param>
internal readonly record struct ProseLine(int Passage, int Start, string Text)
{
    /// <summary>The lines of one passage: a passage may hold breaks of its own.</summary>
    public static IEnumerable<ProseLine> Of(Passage passage, int index)
    {
        for (var start = 0; start <= passage.Text.Length;)
        {
            var end = passage.Text.IndexOf('\n', start);
            if (end < 0) end = passage.Text.Length;
            if (end > start) yield return new(index, start, passage.Text[start..end]);
            start = end + 1;
        }
    }

    /// <summary>How this line goes on from the line before it.</summary>
    /// <param name="before">The line before.</param>
    /// <param name="inList">Whether the line before is an item of a list.</param>
    public LineBreak After(ProseLine before, bool inList)
    {
        var (head, tail) = (ChineseText.Squeeze(before.Text), ChineseText.Squeeze(Text));
        if (head.Length == 0 || tail.Length == 0) return LineBreak.Ends;
        var last = head[^1];
        if (IsItem(tail))
            return last is ':' or ';' || inList && IsShort(head)
                || last is not ('。' or '!' or '?') && before.Passage == Passage && IsShort(head) && !IsHeading(head) ? LineBreak.NextItem : LineBreak.Ends;
        if (last is '。' or '!' or '?' or ';' or ':' || IsHeading(head) || IsHeading(tail)) return LineBreak.Ends;
        if (last is ',' or '、') return LineBreak.RunsOn;
        if (!char.IsAsciiDigit(last) && !ChineseText.IsHan(last)) return LineBreak.Ends;
        if (head.Length >= 20 && ContainsClause(head)) return LineBreak.RunsOn;
        return IsTorn(head, tail) ? LineBreak.RunsOn : LineBreak.Ends;
    }

    // 1. 2、 (3) ① （一） 一是: the mark of an item.
    private static bool IsItem(string text)
    {
        var at = text[0] is '(' ? 1 : 0;
        if (text[0] is >= '①' and <= '⑳') return true;
        var end = at;
        while (end < text.Length && end - at < 2 && char.IsAsciiDigit(text[end])) end++;
        if (end > at && end < text.Length)
            return at == 1 ? text[end] == ')' : text[end] is ')' or '、' || text[end] == '.' && end + 1 < text.Length && !char.IsAsciiDigit(text[end + 1]);
        while (end < text.Length && end - at < 3 && ChineseNumerals.IsNumeral(text[end])) end++;
        return end > at && end < text.Length && (at == 1 ? text[end] == ')' : text[end] is '、' or '是');
    }

    private static bool IsShort(string text) => text.Length <= 60 && text.AsSpan(0, text.Length - 1).IndexOf('。') < 0;

    // （二）依申请公开情况: a mark, a few words and no clause, or a few words that name an aspect.
    private static bool IsHeading(string text) => text.Length <= 30 && !ContainsClause(text) && IsItem(text);

    private static bool ContainsClause(string text) => text.AsSpan(0, text.Length - 1).IndexOfAny(",。;:") >= 0;

    // 未收⏎到, 1⏎28件: the break stands inside a number, before its unit, or inside a word.
    private static bool IsTorn(string head, string tail)
    {
        if (head.Length < 4 || tail.Length < 2) return false;
        if (char.IsAsciiDigit(head[^1]))
            return ChineseText.IsHan(head[^2]) | char.IsAsciiDigit(head[^2]) && head.Any(ChineseText.IsHan)
                && (char.IsAsciiDigit(tail[0]) && tail.Any(ChineseText.IsHan) || Classifiers.Counting(tail) is not null || tail[0] is '年' or '月');
        var across = head[^Math.Min(6, head.Length)..] + tail[..Math.Min(6, tail.Length)];
        var middle = Math.Min(6, head.Length);
        for (var at = 0; at < middle; at++)
            if (ProseVocabulary.TryMatch(across, at, out var term))
            {
                if (term.End > middle) return true;
                at = term.End - 1;
            }
        return false;
    }
}

/// <summary>What a break between two lines is.</summary>
internal enum LineBreak
{
    /// <summary>The end of what was said.</summary>
    Ends,

    /// <summary>Nothing but the width of the paper.</summary>
    RunsOn,

    /// <summary>The next item of a list.</summary>
    NextItem,
}

/// <summary>Running text cut into stretches that are read as one: lines broken by the width of the paper, and lists with an item on each line.</summary>
internal static class ProseFlow
{
    /// <summary>The stretches of a report, in order; titles and the sign-off are none.</summary>
    public static IEnumerable<ImmutableArray<(ProseLine Line, LineBreak Break)>> Of(AnnualReport report)
    {
        var flow = new List<(ProseLine Line, LineBreak Break)>();
        for (var i = 0; i < report.Passages.Length; i++)
        {
            var passage = report.Passages[i];
            if (passage.IsSectionTitle || passage.IsReportTitle || passage.IsSignOff || passage.Text == report.Title)
            {
                if (flow.Count > 0) { yield return [.. flow]; flow.Clear(); }
                continue;
            }
            foreach (var line in ProseLine.Of(passage, i))
            {
                var how = flow.Count == 0 || IsApart(report, flow[^1].Line.Passage, i)
                    ? LineBreak.Ends : line.After(flow[^1].Line, flow[^1].Break == LineBreak.NextItem);
                if (flow.Count > 0 && how == LineBreak.Ends && line.Passage != flow[^1].Line.Passage) { yield return [.. flow]; flow.Clear(); }
                flow.Add((line, how));
            }
        }
        if (flow.Count > 0) yield return [.. flow];
    }

    private static bool IsApart(AnnualReport report, int before, int now) =>
        before != now
            && (report.Passages[before].Section != report.Passages[now].Section || report.Passages[before].HeadingLevel is not null
                || report.Passages[now].HeadingLevel is not null);
}
