using System.Text.RegularExpressions;
using Gongkai.Reports.Prose;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>Differences and growth that the two counts of their own sentence deny, whatever is counted.</summary>
internal static partial class SentenceChanges
{
    /// <summary>Each change that no two counts of its sentence make, with the two that it speaks of.</summary>
    public static IEnumerable<(Figure Change, decimal Before, decimal Now)> Denied(ProseSentence sentence)
    {
        Figure[] last = [.. sentence.Counts.Where(count =>
            count.Year == FigureYear.Last || count.Before.Contains("年初", StringComparison.Ordinal) && !count.Before.Contains("结转", StringComparison.Ordinal))];
        if (last.Length == 0) yield break;
        Figure[] now = [.. sentence.Counts.Where(count =>
            !last.Contains(count) && count.Year is FigureYear.This or FigureYear.Unsaid && last.Any(then => then.IsLike(count)))];
        if (now.Length == 0) yield break;
        foreach (var change in sentence.Figures)
            if (change is { Role: FigureRole.Change or FigureRole.Growth }
                && (change.Role == FigureRole.Growth
                    ? change.Number.Exactness is not (Exactness.Vague or Exactness.Between) : change.Number.Exactness == Exactness.Exact)
                    && !last.Any(then => now.Any(count => Makes(change, then.Number.Value, count.Number.Value)))
                && (change.Role == FigureRole.Growth || change.IsLike(last[^1])) && Nearest(now, last[^1]) is { } with
                && !OfAnother(sentence, change, last, now)) yield return (change, last[^1].Number.Value, with.Number.Value);
    }

    /// <summary>Up or down, said without a number, where two counts of the sentence go the other way: 有所增加，由31件变为23件.</summary>
    public static (Figure Now, decimal Before)? Turned(ProseSentence sentence)
    {
        Figure[] counts = [.. sentence.Counts];
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i - 1].Year != FigureYear.Last || !counts[i - 1].IsLike(counts[i])
                || !Became().IsMatch(counts[i].Before) && !Against().IsMatch(counts[i - 1].Before)) continue;
            var up = Up().Matches(sentence.Text[..counts[i - 1].Start]);
            if (up.Count != 1 || sentence.Figures.Any(figure => figure.Role is FigureRole.Change or FigureRole.Growth)) continue;
            var sign = up[0].ValueSpan.IndexOfAny("少减降落") >= 0 ? -1 : 1;
            if (Math.Sign(counts[i].Number.Value - counts[i - 1].Number.Value) == -sign) return (counts[i], counts[i - 1].Number.Value);
        }
        return null;
    }

    private static bool Makes(Figure change, decimal before, decimal now) => change.Role == FigureRole.Change
        ? now - before == change.Value
        : before > 0 && Percent.Is(change.Number, 100m * Math.Abs(now - before) / before) && now >= before == change.Value >= 0;

    private static Figure? Nearest(Figure[] now, Figure last) =>
        now.LastOrDefault(count => count.IsLike(last) && count.Year == FigureYear.This)
            ?? now.Where(count => count.IsLike(last)).MinBy(count => Math.Abs(count.Clause - last.Clause));

    // Of several things in one sentence the change may be of one whose counts are not given.
    private static bool OfAnother(ProseSentence sentence, Figure change, Figure[] last, Figure[] now) =>
        last.Length > 1 || now.Length > 1 && change.Clause - Math.Max(last[^1].Clause, now.Max(count => count.Clause)) > 2
            || sentence.Text.Contains("分别", StringComparison.Ordinal) || sentence.Figures.Count(figure => figure.Role == change.Role) > 1 && now.Length > 1;

    [GeneratedRegex("(?:增|升|降|减|变|落|涨|跌|调)(?:加|长|少|低|高|升|化|整)?(?:了)?(?:到|至|为|成)|此时|本年|今年")]
    private static partial Regex Became();

    [GeneratedRegex("由|从|彼时")]
    private static partial Regex Against();

    [GeneratedRegex("(?:有所|略有|明显|大幅|小幅|持续|显著|稍有|继续)(?:增加|上升|增长|增多|减少|下降|回落|降低)")]
    private static partial Regex Up();
}
