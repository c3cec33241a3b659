using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>Counts of one sentence that are a whole and all its parts, whatever they count, do not add up.</summary>
internal sealed partial class SentenceSums() : NarrativeRule("NV22", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        foreach (var sentence in examination.Sentences)
        {
            if (sentence.Figures.Length < 2) continue;
            if (Apart(sentence) is { } sum && !IsList(examination, sum[^1]))
                yield return Found(sum[^1].Words, Place(examination, sum[^1]), [], ("whole", sum[0].Number.Value),
                    ("parts", string.Join("＋", sum.Skip(1).Select(part => $"{part.Number.Value:0.####}"))),
                    ("sum", sum.Skip(1).Sum(part => part.Number.Value)));
            foreach (var (figure, made) in SentenceArithmetic.Denied(sentence))
                yield return Found(examination, figure, ("stated", figure.Value), ("made", made)) with { Variant = "made" };
        }
    }

    // A list of the form's own parts is NV08's.
    private static bool IsList(Examination examination, Figure part) =>
        examination.Statements.Any(statement =>
            statement.Words == part.Words
                && statement is
                {
                    List: > 0, Family: not (PartFamily.Unknown
                    or PartFamily.None), Form: ListForm.Closed or ListForm.Loose, Wholes.IsEmpty: false
                });

    // The whole, then its parts.
    private static Figure[]? Apart(ProseSentence sentence)
    {
        Figure[] counts = [.. sentence.Figures.Where(figure => figure.IsCount)];
        for (var i = 2; i < counts.Length; i++)
            if (FigureWords.SaysTotal(counts[i].Before) && PartsBefore(sentence, counts, i) is { } parts) return [counts[i], .. parts];
        for (var i = 0; i + 2 < counts.Length; i++)
        {
            var (parts, adds) = PartsAfter(sentence, counts, i);
            if (parts > 0 && !adds) return counts[i..(i + parts + 1)];
            // What is a part is no whole of those beside it.
            if (parts > 0 && counts[i + 1].Depth == counts[i].Depth) i += parts;
        }
        return null;
    }

    // 网络12件、信函5件、当面3件，共20件
    private static Figure[]? PartsBefore(ProseSentence sentence, Figure[] counts, int at)
    {
        var whole = counts[at];
        var first = at;
        while (first > 0 && counts[first - 1].IsLike(whole) && counts[first - 1].Depth == counts[at - 1].Depth
            && (!FigureWords.SaysSum(counts[first - 1].Before) || Divides(counts[first - 1])) && !SaysSome(counts[first - 1])) first--;
        // A part is no more than the whole.
        while (first < at && counts[first].Number.Value > whole.Number.Value) first++;
        var parts = counts[first..at];
        if (parts.Length < 2 || SaysSome(whole) || !AddsUp(whole, parts)) return null;
        return Borne(whole, parts) || !IsNear(whole, parts) ? null : parts;
    }

    // Said plainly (合计, 两者相加), or of parts that are called alike: by time, by way, by kind.
    private static bool AddsUp(Figure whole, Figure[] parts) =>
        Plain().IsMatch(whole.Before) && Residue(whole.Before).Length <= 4 || parts.All(part => Divides(part) || part.Before == "、")
            || parts.All(part => part.Before.Length is > 0 and <= 8) && Plain().IsMatch(whole.Before);

    private static bool Divides(Figure part) => Division().IsMatch(part.Before);

    private static string Residue(string words) => Plain().Replace(words, "");

    // 共5期，具体为：…; 96条，市级0条、县级64条、乡镇级32条
    private static (int Parts, bool AddUp) PartsAfter(ProseSentence sentence, Figure[] counts, int at)
    {
        var whole = counts[at];
        var depth = counts[at + 1].Depth;
        var run = counts.Skip(at + 1).TakeWhile(part => part.IsLike(whole) && part.Depth == depth && !FigureWords.SaysTotal(part.Before)).ToArray();
        if (run.Length < 2 || depth < whole.Depth) return default;
        var brought = sentence.Text[whole.Number.End..run[0].Start];
        var some = brought.Contains("其中", StringComparison.Ordinal);
        if (brought.Contains(';')) return default;
        if (!some && !Brings().IsMatch(brought)
            && (depth != whole.Depth || run[^1] != counts[^1] || whole.Number.Value < 10 && !run.All(Divides) || !IsAll(sentence, whole, run))) return default;
        var sum = run.Sum(part => part.Number.Value);
        var closed = Closes().IsMatch(brought);
        if (closed ? sum == whole.Number.Value : Borne(whole, run) || run.Any(Acts)) return (run.Length, true);
        if (IsOpen(sentence, whole, run) || run.Any(part => part.Number.Value >= whole.Number.Value && run.Length < 3)) return (run.Length, true);
        return (run.Length, some && !run.All(Divides) ? sum <= whole.Number.Value || sum * 10 > whole.Number.Value * 17 : !IsNear(whole, run));
    }

    // Short labels, one after the other, to the end of the sentence, after a deed that was counted.
    private static bool IsAll(ProseSentence sentence, Figure whole, Figure[] parts) =>
        (whole.Before.Length > 1 || whole.After.Length > 0) && !whole.Before.StartsWith('、') && !SaysSome(whole)
            && (whole.After.Length < 5 || whole.After[0] is '中' or '里') && sentence.Text[whole.Number.End + whole.After.Length] is ','
            && whole == sentence.Figures[0]
        && parts.All(part => part.Before.Length is > 0 and <= 8 && part.Year == FigureYear.Unsaid && part.Number.Value < whole.Number.Value);

    // 等, 主要, or a rest that is not counted: not all of them are listed.
    private static bool IsOpen(ProseSentence sentence, Figure whole, Figure[] parts) =>
        sentence.Text[whole.Number.End..] is var words
            && (words.Contains('等') || words.Contains('另') || words.Contains("主要", StringComparison.Ordinal) || words.Contains('最')
                || parts[^1].Number.End is var end && sentence.Text.AsSpan(end) is var rest
                    && (rest.Contains("其余", StringComparison.Ordinal) || rest.Contains("其他", StringComparison.Ordinal)
                        || rest.Contains("余下", StringComparison.Ordinal)));

    // What was done next is a thing of its own: 办结90件, 解读3次.
    private static bool Acts(Figure part) => !part.Before.EndsWith('类') && Deeds().IsMatch(part.Before);

    private static bool SaysSome(Figure figure) => figure.Before.Contains("其中", StringComparison.Ordinal);

    // The whole is the sum of some that stand together, or is said twice.
    private static bool Borne(Figure whole, Figure[] parts)
    {
        for (var from = 0; from < parts.Length; from++)
        {
            var sum = 0m;
            for (var to = from; to < parts.Length; to++)
            {
                sum += parts[to].Number.Value;
                if (sum == whole.Number.Value) return true;
            }
        }
        return false;
    }

    private static bool IsNear(Figure whole, Figure[] parts)
    {
        var sum = parts.Sum(part => part.Number.Value);
        return sum * 10 >= whole.Number.Value * 6 && sum * 10 <= whole.Number.Value * 17;
    }

    private static Place? Place(Examination examination, Figure figure) => examination.Report.Passages[figure.Words.Passage].At;

    [GeneratedRegex("[:(]|分别|依次|具体|包括|涵盖|构成")]
    private static partial Regex Brings();

    [GeneratedRegex(":|分别")]
    private static partial Regex Closes();

    [GeneratedRegex("开展|召开|举办|组织|参加|参训|办理|办结|答复|制作|印发|制发|编发|推送|接待|接听|受理|收到|转办|回应|征集|解读|结转|予以公开|部分公开|不予|无法提供|废止|修改|修订|核查|复核|上年|去年|今年|延期|逾期|按时")]
    private static partial Regex Deeds();

    [GeneratedRegex("合计|总计|共计|共有|共|相加|加起来|加在一起|合起来|之和|总数|总量|总额|累计|总共|一共|[两二三四五六](?:者|项|类|个?渠道)|即为?|为|是|达")]
    private static partial Regex Plain();

    [GeneratedRegex("季度|半年|[上下]半|月|学期|前|后|市级|县级|区级|乡镇|镇级|街道|第[一二三四五六]|网|邮|信函|窗口|当面|现场|来信|来访|平台|渠道|传真|邮件|自然人|个人|公民|企业|组织|法人|机构|单位")]
    private static partial Regex Division();
}
