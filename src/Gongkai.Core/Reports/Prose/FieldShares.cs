using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Gongkai.Reports.Prose;

/// <summary>A percentage said of figures of the tables: 不予公开率13%, 公开类占办结数的61.1%.</summary>
/// <param name="Figure">The percentage.</param>
/// <param name="Parts">What the part can be: sums of subjects.</param>
/// <param name="Counted">The count said just before, where that is the part.</param>
/// <param name="Wholes">What the whole can be; empty where it does not say.</param>
/// <param name="IsLastYear">Whether it is last year's.</param>
internal sealed record FieldShare(Figure Figure, ImmutableArray<ImmutableArray<Subject>> Parts, decimal? Counted,
    ImmutableArray<ImmutableArray<Subject>> Wholes, bool IsLastYear);

/// <summary>Finds them by the words of the field before 占 or 率.</summary>
internal static partial class FieldShares
{
    /// <summary>The percentages of a sentence whose part, and whole if it is said, are the field's.</summary>
    public static IEnumerable<FieldShare> Of(ProseSentence sentence, FieldReading reading)
    {
        var last = "";
        foreach (var figure in sentence.Figures)
        {
            if (figure.Role != FigureRole.Share || figure.Number.Value is 0 or 100) continue;
            var words = Words(sentence, figure);
            // 2022年复议维持率为66.7%，2023年为60.9%
            if (words.Length <= 3 && figure.Year != FigureYear.Unsaid) words = last;
            last = words;
            if (reading.IsElsewhere(sentence, figure.Start, figure.Start) && figure.Year == FigureYear.Unsaid) continue;
            if (Read(sentence, figure, words, reading) is { } share) yield return share;
        }
    }

    private static string Words(ProseSentence sentence, Figure figure)
    {
        if (figure.Before.Length > 3 || figure.Start - figure.Before.Length < 2) return figure.Before;
        var before = sentence.Text[..(figure.Start - figure.Before.Length - 1)];
        return sentence.Text[figure.Start - figure.Before.Length - 1] is not (',' or '(')
            ? figure.Before
            : before[(before.LastIndexOfAny([',', ';', ':', '(']) + 1)..] is var clause && clause.AsSpan().ContainsAnyInRange('0', '9')
                ? figure.Before : clause;
    }

    private static FieldShare? Read(ProseSentence sentence, Figure figure, string words, FieldReading reading)
    {
        var (part, whole) = Rate().Match(words) is { Success: true } rate
            ? (rate.Groups[1].Value, "")
            : words.IndexOf('占') is >= 0 and var at ? (words[..at], Base().Match(words[(at + 1)..]) is { Success: true } of ? of.Value : "") : (null, "");
        if (part is null) return null;
        var (one, two) = (FieldPhrase.Of(part), FieldPhrase.Of(whole));
        if (one.Unknown > 1 || two.Unknown > 1 || one.Narrows || two.Narrows || one.CountsOther || two.CountsOther || two.BeginsWithOther
            || whole.Length > 1 && two.Words.IsEmpty && !Total().IsMatch(whole)) return null;
        var parts = one.Names && !one.Words.All(word => word.Payload is "received" or "concluded" or "handled" or "new")
            ? reading.Readings(sentence, figure.Start, one.Words).ToImmutableArray() : [];
        var counted = parts.IsEmpty && part.Length < 3 && whole.Length > 1
            ? sentence.Counts.LastOrDefault(count => count.Start < figure.Start && count.Clause == figure.Clause - 1)?.Number.Value : null;
        if (parts.IsEmpty && counted is null) return null;
        ImmutableArray<ImmutableArray<Subject>> wholes = two.Words.IsEmpty ? [] : [.. reading.Readings(sentence, figure.Start, two.Words)];
        return counted is not null && wholes.IsEmpty ? null : new(figure, parts, counted, wholes, figure.Year == FigureYear.Last);
    }

    [GeneratedRegex("([\\u4e00-\\u9fff]{2,10}?)(?:率|比例|比重|占比)[\\u4e00-\\u9fff]{0,4}$")]
    private static partial Regex Rate();

    [GeneratedRegex("^.{1,14}(?=的)")]
    private static partial Regex Base();

    [GeneratedRegex("总数|总量|全部|总")]
    private static partial Regex Total();
}
