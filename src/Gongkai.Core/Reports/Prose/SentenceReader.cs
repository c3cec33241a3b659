using System.Buffers;
using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

/// <summary>Cuts running text into sentences and tells of each figure what it does there, by the small words around it alone: whatever is counted.</summary>
internal static class SentenceReader
{
    /// <summary>The sentences of a stretch of text.</summary>
    /// <param name="prose">The stretch.</param>
    /// <param name="topic">What the passage is about.</param>
    /// <param name="year">The report year.</param>
    public static IEnumerable<ProseSentence> Read(ProseText prose, Topic? topic, int? year)
    {
        var text = prose.Text;
        var next = 0;
        for (var start = 0; start < text.Length;)
        {
            var stop = text.AsSpan(start).IndexOfAny('。', '!', '?');
            var end = stop < 0 ? text.Length : start + stop;
            var first = next;
            while (next < prose.Numbers.Length && prose.Numbers[next].Start < end && next - first < Most) next++;
            // A text without stops is no sentence: its figures are held against those near them.
            if (next < prose.Numbers.Length && prose.Numbers[next].Start < end) end = Cut(text, prose.Numbers[next - 1].End, prose.Numbers[next].Start);
            if (end > start) yield return new(text[start..end], prose, start, topic, Figures(prose, start, end, prose.Numbers.AsSpan()[first..next], year));
            start = stop >= 0 && end == start + stop ? end + 1 : end;
        }
    }

    private static ImmutableArray<Figure> Figures(ProseText prose, int start, int end, ReadOnlySpan<NumberReading> numbers, int? year)
    {
        var figures = ImmutableArray.CreateBuilder<Figure>();
        var text = prose.Text;
        var (clause, depth, from, opened, said) = (0, 0, start, '。', FigureYear.Unsaid);
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = numbers[i];
            var begun = from;
            for (var at = from; at < number.Start; at++)
                if (Stops.Contains(text[at]))
                {
                    // 县（市、区）: belongs to the word.
                    if (text[at] == '(' && Within(text, at, number.Start) is var inner and > 0) { at = inner; continue; }
                    (clause, begun, opened, said) = (clause + 1, at + 1, text[at] is ')' ? ',' : text[at], FigureYear.Unsaid);
                    if (text[at] == '(') depth++;
                    else if (text[at] == ')' && depth > 0) depth--;
                }
            if (number.Role == NumberRole.Year)
                said = year is not { } own
                    ? FigureYear.Other : number.Value == own ? FigureYear.This : number.Value == own - 1 ? FigureYear.Last : FigureYear.Other;
            if (number.Role is not (NumberRole.Quantity or NumberRole.Percentage or NumberRole.PercentagePoints))
            {
                // 5月15日, 第3: belongs to the words of the figure that follows.
                from = begun;
                continue;
            }
            var close = end;
            for (var at = number.End; at < close; at++)
                if (Stops.Contains(text[at])
                    || i + 1 < numbers.Length && at >= numbers[i + 1].Start && numbers[i + 1].Role is NumberRole.Quantity or NumberRole.Percentage) close = at;
            // 8月（7件）: what stands alone in brackets is said of the words before them.
            var alone = opened == '(' && begun == number.Start && close < end && text[close] == ')' && close == number.End;
            var before = text[begun..number.Start];
            if (alone) before = text[(start + text.AsSpan(start, begun - 1 - start).LastIndexOfAny(Stops) + 1)..(begun - 1)];
            var figure = new Figure(number with { Start = number.Start - start }, prose.Span(number.Start, number.Length), before,
                text[number.End..close])
            { Clause = clause, Depth = alone ? depth - 1 : depth, Opened = opened };
            figures.Add(FigureWords.Told(figure, said, text.AsSpan(start, number.Start - start)));
            from = number.End;
        }
        // 71、88、97件; 342（件）: the word of measure stands once, or apart.
        for (var i = figures.Count - 1; i >= 0; i--)
            if (figures[i].Number is { Role: NumberRole.Quantity, Unit.Length: 0 } bare
                && UnitOf(text, start + bare.End, i + 1 < figures.Count ? figures[i + 1] : null) is { } unit)
                figures[i] = figures[i] with { Number = bare with { Unit = unit } };
        return figures.ToImmutable();
    }

    private const int Most = 40;

    private static int Cut(string text, int from, int to) => text.AsSpan(from, to - from).IndexOfAny(Stops) is >= 0 and var at ? from + at + 1 : to;

    private static int Within(string text, int open, int end)
    {
        var close = text.AsSpan(open, Math.Min(6, end - open)).IndexOf(')');
        return close > 0 && !text.AsSpan(open, close).ContainsAnyInRange('0', '9') ? open + close : 0;
    }

    private static string? UnitOf(string text, int end, Figure? next) =>
        end < text.Length && text[end] == '(' && Classifiers.Counting(text.AsSpan(end + 1)) is { } apart ? apart
        : next is { Before: "、" or "和" or "与" or "及", Number.Unit: { Length: > 0 } unit } ? unit
        : null;

    private static readonly SearchValues<char> Stops = SearchValues.Create(",;:()[]");
}
