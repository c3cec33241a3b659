using System.Text.RegularExpressions;
using Gongkai.Reports.Prose;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>Percentages and averages that the counts of their own sentence deny, whatever is counted.</summary>
internal static partial class SentenceRatios
{
    /// <summary>Each percentage that no two counts of its sentence make, with the two that it speaks of.</summary>
    public static IEnumerable<(Figure Share, decimal Part, decimal Whole)> Denied(ProseSentence sentence)
    {
        foreach (var share in sentence.Figures)
            if (share is { Role: FigureRole.Share, Number: { Exactness: Exactness.Exact, Value: > 0 } } && Denial(sentence, share) is var (part, whole))
                yield return (share, part, whole);
    }

    private static (decimal Part, decimal Whole)? Denial(ProseSentence sentence, Figure share)
    {
        var words = share.Before;
        // 二者占比过半，达50.5%
        if (words.Length <= 2 && share.Start > words.Length + 1 && sentence.Text[share.Start - words.Length - 1] == ',')
            words = sentence.Text[..(share.Start - words.Length - 1)] is var head ? head[(head.LastIndexOfAny([',', ';', ':', '(']) + 1)..] : "";
        var rate = RateWord().Match(words) is { Success: true } match ? match.Groups[1].Value : "";
        if (share.Number.Value > 100 && rate.Length == 0) return null;
        if (rate.Length == 0 && !words.Contains('占')) return null;
        Figure[] counts = [.. sentence.Counts.Where(count => count.Number.Value > 1 && Beside(count, share))];
        if (counts.Length < 2 || Explained(share, counts)) return null;
        if (rate.Length == 0) return Shared(sentence, share, counts);
        // 按时办结率100% is of what was due; with some that were late it is not so.
        var late = counts.FirstOrDefault(count => Late().IsMatch(count.Before + count.After));
        if (share.Number.Value == 100 && Due().IsMatch(rate) && late is null && !counts.Any(count => Timely().IsMatch(count.Before + count.After))) return null;
        var part = counts.LastOrDefault(count => Timely().IsMatch(count.Before + count.After) && Due().IsMatch(rate))
            ?? counts.LastOrDefault(count => count.Start < share.Start && IsCalled(count, rate)) ?? (late is not null ? counts[1] : null);
        if (part is null) return null;
        if (counts.FirstOrDefault(whole => whole != part && whole.IsLike(part) && whole.Number.Value >= part.Number.Value) is { } of)
            return (part.Number.Value, of.Number.Value);
        return counts.Length > 2 && counts.All(count => count.IsLike(part)) ? (part.Number.Value, counts.Sum(count => count.Number.Value)) : null;
    }

    // 24件采用电子邮件送达，占36件的…: the count before it, of one that is larger.
    private static (decimal, decimal)? Shared(ProseSentence sentence, Figure share, Figure[] counts) =>
        counts.LastOrDefault(count => count.Start < share.Start && count.Clause >= share.Clause - 1) is { } part && !Elsewhere().IsMatch(share.Before)
            && counts.FirstOrDefault(whole => whole.IsLike(part) && whole.Number.Value > part.Number.Value && !HasShare(sentence, whole)) is { } whole
            ? (part.Number.Value, whole.Number.Value) : null;

    // 自然人61件，占81.3%；商业企业9件: what has a share of its own is no whole.
    private static bool HasShare(ProseSentence sentence, Figure count) =>
        sentence.Figures.SkipWhile(figure => figure != count).Skip(1).FirstOrDefault() is { Role: FigureRole.Share } next && next.Clause <= count.Clause + 1;

    private static bool Beside(Figure count, Figure share) => count.Start < share.Start || count.Clause <= share.Clause + 2 && count.Depth > share.Depth;

    // Any two of them, what is left of one without the other, or neighbours taken together.
    /// <summary>Whether a percentage can be of some figures of its sentence, or of what they make together.</summary>
    public static bool MayBe(ProseSentence sentence, Figure share) =>
        Explained(share, [.. sentence.Counts.Where(count => count.Number.Value > 0)])
            || OfRuns(share, [.. sentence.Counts.Select(count => count.Number.Value)]);

    private static bool OfRuns(Figure share, decimal[] counts)
    {
        if (counts.Length > 12 || share.Number.Exactness != Exactness.Exact || share.Number.Decimals == 0) return false;
        var runs = new List<decimal>();
        for (var from = 0; from < counts.Length; from++)
        {
            var sum = 0m;
            for (var to = from; to < counts.Length; to++) runs.Add(sum += counts[to]);
        }
        return runs.Exists(part => runs.Exists(whole => part <= whole && Percent.Fits(share.Number, part, whole)));
    }

    private static bool Explained(Figure share, Figure[] counts)
    {
        // 100% is said of all of them.
        if (share.Number.Value == 100) return counts.Any(whole => counts.Any(part => part != whole && part.Number.Value == whole.Number.Value));
        foreach (var whole in counts)
            for (var from = 0; from < counts.Length; from++)
            {
                var sum = 0m;
                for (var to = from; to < counts.Length && to < from + 8; to++)
                {
                    sum += counts[to].Number.Value;
                    if (!(from == to && counts[to] == whole)
                        && (Fits(share, sum, whole.Number.Value) || Fits(share, whole.Number.Value - sum, whole.Number.Value)
                            || to > from && Fits(share, whole.Number.Value, sum))) return true;
                }
            }
        return false;
    }

    private static bool Fits(Figure share, decimal part, decimal whole) => part >= 0 && part <= whole && Percent.Fits(share.Number, part, whole);

    // 合格率 of 合格27卷, 面交率 of 当面提交6件, 按期答复率 of 按期的158件.
    private static bool IsCalled(Figure count, string rate)
    {
        var words = count.Before + count.After;
        foreach (var c in rate)
            if (!Generic.Contains(c) && words.Contains(c)) return true;
        return rate.All(Generic.Contains) && words.AsSpan().ContainsAny(rate);
    }

    private const string Generic = "办理答复申请公开信息总成功综合的完成数量件比事项工作";

    [GeneratedRegex("((?:[\\u4e00-\\u9fff]{0,10}满意)(?=度)|[\\u4e00-\\u9fff]{1,12}?(?=率|比例|占比))(?:率|度|比例|占比)[^,]{0,5}$")]
    private static partial Regex RateWord();

    [GeneratedRegex("按时|按期|及时|如期|准时|时限|期限|限时|答复|回复|应答")]
    private static partial Regex Due();

    [GeneratedRegex("按时|按期|及时|如期|准时|[时期]限内|期内|限时")]
    private static partial Regex Timely();

    [GeneratedRegex("逾期|超期|超时|延误|未按[时期]|不及时")]
    private static partial Regex Late();

    [GeneratedRegex("占(?:全|市|区|县|省|同类|各类|全部类)")]
    private static partial Regex Elsewhere();
}
