using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Reports.Prose;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>Figures that are called a multiple, an average, a product, a balance or a rest of others of their sentence, and are not.</summary>
internal static partial class SentenceArithmetic
{
    /// <summary>Each such figure with what the others make.</summary>
    public static IEnumerable<(Figure Figure, decimal Made)> Denied(ProseSentence sentence)
    {
        Figure[] all = [.. sentence.Figures.Where(figure =>
            figure.Role == FigureRole.Count
                && figure.Number is { Role: NumberRole.Quantity, Exactness: not (Exactness.Vague or Exactness.Between), Value: > 0 })];
        for (var i = 0; i < sentence.Figures.Length; i++)
        {
            var figure = sentence.Figures[i];
            var made = figure.Role switch
            {
                FigureRole.Multiple => Multiple(figure, all),
                FigureRole.Average => Average(sentence, figure, all),
                FigureRole.Points => Points(sentence, figure),
                FigureRole.Change when figure.Number.Exactness == Exactness.Exact => Net(sentence, figure) ?? Between(sentence, figure, all),
                FigureRole.Count when figure is { IsRest: true, IsCount: true } => Rest(figure, all),
                FigureRole.Count when figure.IsCount && i > 0 => Product(sentence, i) ?? Except(sentence, figure, all),
                _ => null,
            };
            if (made is { } other) yield return (figure, other);
        }
        if (Balance(sentence) is var (end, balance)) yield return (end, balance);
    }

    // 91件、28件，最多的是最少的3.25倍; 微信146期、微博67期，两倍多
    private static decimal? Multiple(Figure multiple, Figure[] all)
    {
        if (all.Length < 2) return null;
        var (stated, more) = (multiple.Number.Value, multiple.After.StartsWith('多') || multiple.Number.Exactness == Exactness.AtLeast);
        var unit = multiple.Number.Decimals == 0 ? 0.5m : Percent.Unit(multiple.Number);
        decimal? near = null;
        foreach (var one in all)
            foreach (var two in all)
            {
                if (one == two || one.Number.Value < two.Number.Value) continue;
                var ratio = one.Number.Value / two.Number.Value;
                if (more ? ratio >= stated && ratio < stated + 1 : Math.Abs(ratio - stated) <= unit) return null;
                if (near is null || Math.Abs(ratio - stated) < Math.Abs(near.Value - stated)) near = ratio;
            }
        return near is { } made ? Round(made) : null;
    }

    // 罚款1283万元、139件，平均每件9.2万元; 日均1.2万人次，全年438万人次
    private static decimal? Average(ProseSentence sentence, Figure average, Figure[] all)
    {
        var before = sentence.Text[Math.Max(0, average.Start - 14)..average.Start];
        int[] times = before.Contains('月')
            ? [12] : before.Contains('季')
                ? [4] : before.Contains('周') || before.Contains("星期", StringComparison.Ordinal)
                    ? [52] : before.Contains('日') || before.Contains('天') ? [365, 250, 366] : [];
        Figure[] sums = [.. all.Where(sum => sum.IsLike(average) && sum.Number.Value > average.Number.Value)];
        decimal[] divisors =
        [
            .. times.Select(each => (decimal)each), .. all.Where(count => !count.IsLike(average) && count.Number.Value > 1).Select(count => count.Number.Value),
        ];
        if (sums.Length == 0 || divisors.Length == 0) return null;
        var slack = Math.Max(average.Number.Value * (average.Number.Exactness == Exactness.Exact ? 0.011m : 0.06m), average.Number.Decimals > 0 ? 0.06m : 0.6m);
        foreach (var sum in sums)
            foreach (var divisor in divisors)
                if (Math.Abs(sum.Number.Value / divisor - average.Number.Value) <= slack) return null;
        var made = sums[^1].Number.Value / divisors[0];
        return made < average.Number.Value * 12 && made * 12 > average.Number.Value && average.Number.Value >= 5 ? Round(made) : null;
    }

    // 每期2500册，6期共15000册; 平均每次62人、4次，累计248人次
    private static decimal? Product(ProseSentence sentence, int at)
    {
        var total = sentence.Figures[at];
        if (!FigureWords.SaysTotal(total.Before)) return null;
        for (var i = at - 1; i >= 0; i--)
        {
            var each = sentence.Figures[i];
            if (each is not { Role: FigureRole.Each or FigureRole.Average, Number.Exactness: Exactness.Exact } || !each.IsLike(total)
                || total.Clause - each.Clause > 1) continue;
            decimal[] times = [.. sentence.Figures.Take(at)
                .Where(other => other.IsCount && other != each && other.Number.Value > 1 && !(other.IsLike(total) && other.Number.Unit == total.Number.Unit))
                .Select(other => other.Number.Value)];
            if (times.Length == 0
                || times.Any(count =>
                    Math.Abs(count * each.Number.Value - total.Number.Value) <= (each.Role == FigureRole.Each ? 0 : total.Number.Value * 0.02m))) return null;
            return Round(times[^1] * each.Number.Value);
        }
        return null;
    }

    // 由58.1%降至57.3%，下降0.8个百分点
    private static decimal? Points(ProseSentence sentence, Figure points)
    {
        decimal[] shares = [.. sentence.Figures.Where(figure => figure is { Role: FigureRole.Share, Number.Exactness: Exactness.Exact })
            .Select(figure => figure.Number.Value)];
        if (shares.Length < 2 || points.Number.Exactness != Exactness.Exact) return null;
        for (var i = 0; i < shares.Length; i++)
            for (var j = i + 1; j < shares.Length; j++)
                if (Math.Abs(Math.Abs(shares[i] - shares[j]) - points.Number.Value) < 0.11m) return null;
        return Math.Abs(shares[0] - shares[1]);
    }

    // 印发6件，废止4件，净增2件
    private static decimal? Net(ProseSentence sentence, Figure net)
    {
        if (!sentence.Text[Math.Max(0, net.Start - 6)..net.Start].Contains('净')) return null;
        Figure[] moves = [.. sentence.Figures.Where(figure => figure != net && figure.IsLike(net) && figure.Start < net.Start && Move(sentence, figure) != 0)];
        if (moves.Length < 2 || moves.Select(move => Move(sentence, move)).Distinct().Count() < 2) return null;
        var sum = moves.Sum(move => Move(sentence, move) * move.Number.Value);
        return sum == net.Value ? null : sum;
    }

    // 微博1530条、微信1128条，微博比微信多402条
    private static decimal? Between(ProseSentence sentence, Figure change, Figure[] all)
    {
        var clause = sentence.Text[..change.Start];
        clause = clause[(clause.LastIndexOfAny([',', ';', ':', '(']) + 1)..];
        Figure[] counts = [.. all.Where(count => count.IsLike(change) && count.IsCount && count.Start < change.Start)];
        // 结转30件，比上年结转的21件多9件: what it is compared with stands in its clause.
        if (counts.Length == 2 && counts[1].Clause == change.Clause && counts[1].Before.AsSpan().ContainsAny('比', '较') && counts[0].Clause == change.Clause - 1)
            return counts[0].Number.Value - counts[1].Number.Value is var apart && apart == change.Value ? null : apart;
        if (counts.Length != 2 || !clause.Contains('比') || clause.IndexOf('比', StringComparison.Ordinal) < 2 || OtherYear().IsMatch(clause)
            || change.Clause - counts[1].Clause > 1) return null;
        var between = Math.Abs(counts[0].Number.Value - counts[1].Number.Value);
        return between == change.Number.Value ? null : between;
    }

    // 11个村中，9个…，其余2个
    private static decimal? Rest(Figure rest, Figure[] all)
    {
        Figure[] before = [.. all.Where(count => count.Start < rest.Start && count.IsLike(rest) && count.IsCount)];
        if (before.Length < 2) return null;
        decimal? near = null;
        for (var whole = 0; whole < before.Length; whole++)
            for (var from = 0; from < before.Length; from++)
            {
                var sum = 0m;
                for (var to = from; to < before.Length; to++)
                {
                    if (to == whole) { if (from == to) continue; break; }
                    sum += before[to].Number.Value;
                    if (before[whole].Number.Value - sum == rest.Number.Value) return null;
                    if (whole == 0 && from == 1) near = before[0].Number.Value - sum;
                }
            }
        for (var i = 0; i + 1 < before.Length; i++)
            for (var to = i + 2; to <= before.Length; to++)
                if (before[i].Number.Value + before[i + 1].Number.Value - before[(i + 2)..to].Sum(count => count.Number.Value) == rest.Number.Value)
                    return null;
        return near > 0 && near < rest.Number.Value * 2.5m && near > rest.Number.Value * 0.4m && before[^1].Clause >= rest.Clause - 2 ? near : null;
    }

    // 104家，除涉密3家外全部公开，实际公开101家
    private static decimal? Except(ProseSentence sentence, Figure figure, Figure[] all)
    {
        if (!figure.Before.Contains("实际", StringComparison.Ordinal)) return null;
        var except = all.LastOrDefault(count => count.Start < figure.Start && count.Before.Contains('除') && count.After.Contains('外') && count.IsLike(figure));
        if (except is null || all.FirstOrDefault(count => count.Start < except.Start && count.IsLike(figure)) is not { } whole) return null;
        var made = whole.Number.Value - except.Number.Value;
        return made == figure.Number.Value ? null : made;
    }

    // 年初24件，制发5件、废止3件，年末26件
    private static (Figure End, decimal Made)? Balance(ProseSentence sentence)
    {
        var begin = sentence.Figures.FirstOrDefault(figure => figure.IsCount && (figure.Year == FigureYear.Last || Begins().IsMatch(figure.Before)));
        if (begin is null) return null;
        var end = sentence.Figures.FirstOrDefault(figure =>
            figure != begin && figure.IsCount && figure.IsLike(begin) && figure.Start > begin.Start
                && (Ends().IsMatch(figure.Before) || figure.Year == FigureYear.This && figure.Before.Length < 10 && begin.After.Length > 0));
        if (end is null) return null;
        Figure[] moves = [.. sentence.Figures.Where(figure => figure != begin && figure != end && figure.IsLike(begin) && Move(sentence, figure) != 0)];
        if (moves.Length == 0 || begin.Number.Unit.Length == 0 || moves.Any(move => move.Number.Exactness != Exactness.Exact)) return null;
        var went = end.Number.Value - begin.Number.Value;
        if (went == moves.Sum(move => Move(sentence, move) * move.Number.Value)
            || moves.Select(move => Move(sentence, move)).Distinct().Count() < 2 && moves.Any(move => Move(sentence, move) * move.Number.Value == went))
            return null;
        return (end, begin.Number.Value + moves.Sum(move => Move(sentence, move) * move.Number.Value));
    }

    private static int Move(ProseSentence sentence, Figure figure)
    {
        if (figure.Role is not (FigureRole.Count or FigureRole.Change)) return 0;
        var before = figure.Before[(figure.Before.LastIndexOf('、') + 1)..];
        return Less().IsMatch(before) ? -1 : More().IsMatch(before) ? 1 : 0;
    }

    /// <summary>A proportion a∶b that the two counts of its sentence do not have.</summary>
    public static (int Start, int Length, decimal Part, decimal Whole)? DeniedProportion(ProseSentence sentence)
    {
        if (Proportion().Match(sentence.Text) is not { Success: true } match) return null;
        var (one, two) = (decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture),
            decimal.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        Figure[] counts = [.. sentence.Counts.Where(count => count.Number.Unit.Length > 0 && count.Number.Value > 0)];
        if (counts.Length < 2 || two == 0) return null;
        for (var i = 0; i < counts.Length; i++)
            for (var j = 0; j < counts.Length; j++)
                if (i != j && IsProportion(one, two, counts[i].Number.Value, counts[j].Number.Value)) return null;
        return (match.Index, match.Length, counts[0].Number.Value, counts[1].Number.Value);
    }

    /// <summary>Whether two numbers stand to each other as two others, as exactly as those are printed.</summary>
    public static bool IsProportion(decimal one, decimal two, decimal part,
        decimal whole) => one * whole == two * part || Math.Abs(part / (part + whole) - one / (one + two)) <= (one + two >= 10 ? 0.012m : 0.03m);

    private static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    [GeneratedRegex("(?:之比|比例|比)(?:约|大致)?(?:为|是|达)?(?:约)?(\\d{1,6})[∶:](\\d{1,6})")]
    private static partial Regex Proportion();

    [GeneratedRegex("年初|期初|原有|上年末|上年底")]
    private static partial Regex Begins();

    [GeneratedRegex("年末|年底|期末|达到?|现有|增至|减至|降至|升至|变为|变成|调整为|增加到|减少到|增为|减为")]
    private static partial Regex Ends();

    [GeneratedRegex("新增|增加|净增|新制定|制定|新建|新设|制发|印发|新出台|出台|新发|增设|新开|扩充|新纳入|划入")]
    private static partial Regex More();

    [GeneratedRegex("取消|废止|减少|净减|撤销|注销|关停|失效|下放|停用|撤除|划出|核减|清退|压减")]
    private static partial Regex Less();

    [GeneratedRegex("上年|去年|上一|\\d{4}年|同期|年初")]
    private static partial Regex OtherYear();
}
