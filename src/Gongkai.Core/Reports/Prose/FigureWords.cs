using System.Buffers;
using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

/// <summary>
/// The small words that tell what a figure does: more or fewer, a share, an average, of last year or this. They are a closed class;
/// what is counted does not matter.
/// </summary>
internal static partial class FigureWords
{
    /// <summary>The figure with its role, year and sign.</summary>
    /// <param name="figure">The figure with the words around it.</param>
    /// <param name="said">The calendar year named in its clause.</param>
    /// <param name="sentence">The sentence up to the figure.</param>
    public static Figure Told(Figure figure, FigureYear said, ReadOnlySpan<char> sentence)
    {
        sentence = sentence[Math.Max(0, sentence.Length - Sight)..];
        // 上年度（83件）: what stands alone in brackets is said of the words before them.
        if (sentence is [.., '(']) sentence = sentence[..^1];
        // 每县（市）: belongs to the word.
        if (sentence.Contains(')')) sentence = Aside().Replace(sentence.ToString(), "");
        var clause = sentence[(sentence.LastIndexOfAny(",;:(") + 1)..];
        var before = Tail(sentence, 14);
        var year = YearOf(figure, clause, said);
        if (figure.Number.Role == NumberRole.PercentagePoints) return figure with { Role = FigureRole.Points };
        if (figure.Number.Unit == "倍") return figure with { Role = FigureRole.Multiple };
        if (figure.Number.Role == NumberRole.Percentage)
            return Reach().IsMatch(before)
                ? figure with { Role = FigureRole.Share, Year = year }
                : Growth().Match(before) is { Success: true } growth
                    ? figure with { Role = FigureRole.Growth, Sign = SignOf(growth.Groups[1].ValueSpan) }
                    : figure with { Role = FigureRole.Share, Year = year };
        if (Reach().IsMatch(before)) return figure with { Role = FigureRole.Count, Year = year == FigureYear.Unsaid ? FigureYear.This : year };
        if (Change().Match(before) is { Success: true } change && !(change.ValueSpan.StartsWith("新增") && !Compares(sentence)))
            return figure with { Role = FigureRole.Change, Sign = SignOf(change.Groups[1].ValueSpan) };
        if (clause.Contains("平均", StringComparison.Ordinal) || before.Contains('均') && Averages().IsMatch(before))
            return figure with { Role = FigureRole.Average };
        if (clause.Contains('每')) return figure with { Role = FigureRole.Each };
        if (Asides().IsMatch(before)) return figure with { Role = FigureRole.Aside };
        return figure with { Role = FigureRole.Count, Year = year, IsRest = Rest().IsMatch(before) };
    }

    /// <summary>Whether the words compare one year, or one thing, with another.</summary>
    public static bool Compares(ReadOnlySpan<char> words) =>
        words.ContainsAny('比', '较') || words.Contains("去年", StringComparison.Ordinal) || words.Contains("上年", StringComparison.Ordinal)
            || words.Contains("上一", StringComparison.Ordinal);

    /// <summary>Whether the words before a figure make it a sum of what was said: 共, 合计, 两者相加.</summary>
    public static bool SaysTotal(string before) => before[(before.LastIndexOf('、') + 1)..] is var own && Total().IsMatch(own) && !Each().IsMatch(own);

    private static FigureYear YearOf(Figure figure, ReadOnlySpan<char> clause, FigureYear said)
    {
        if (clause.ContainsAny('由', '从') && After().IsMatch(figure.After)) return FigureYear.Last;
        if (LastYear().IsMatch(figure.Before)) return FigureYear.Last;
        if (ThisYear().IsMatch(figure.Before)) return FigureYear.This;
        // 上年度（83件）
        return said != FigureYear.Unsaid
            ? said : clause.Length > figure.Before.Length && figure.Before.Length == 0 && LastYear().IsMatch(clause.ToString())
                ? FigureYear.Last : FigureYear.Unsaid;
    }

    private static int SignOf(ReadOnlySpan<char> word) => word.ContainsAny(Falling) ? -1 : 1;

    private static string Tail(ReadOnlySpan<char> text, int length)
    {
        var tail = text[Math.Max(0, text.Length - length)..];
        var stop = tail.LastIndexOfAny(Marks);
        return tail[(stop + 1)..].ToString();
    }

    // A text without stops must not be read again and again.
    private const int Sight = 90;

    private static readonly SearchValues<char> Falling = SearchValues.Create("少减降落缩滑跌低");
    private static readonly SearchValues<char> Marks = SearchValues.Create(",;:()、");

    private const string Ways = "净增长?|增加|增长|新增|上升|提高|提升|上涨|攀升|多出|扩大|增多|减少|下降|降低|回落|下滑|下跌|缩减|压减|净减少?|增收|减收|升高|多|少|增|减|升|降|涨";

    [GeneratedRegex($"({Ways})(?:了|出|办|收|办结|收到|答复|受理|约|近|计|有)?$")]
    private static partial Regex Change();

    [GeneratedRegex($"({Ways}|同比|环比)(?:了|幅|率|幅度|比例|速)?(?:约|近|为|达|达到|是|高达)?$")]
    private static partial Regex Growth();

    [GeneratedRegex("(?:增|升|降|减|变|落|涨|跌|调|长|少|高|加|扩大)(?:加|长|少|低|高|升|化|整|大)?(?:了)?(?:到|至|为|成|达)(?:了)?$")]
    private static partial Regex Reach();

    [GeneratedRegex("^(?:以上|左右)?(?:进一步|大幅|逐步|一路|显著|持续|小幅)?(?:增|升|降|减|变|回落|上|下|提|扩|涨|跌|调|压|攀|缩)|^[^,、]{0,4}[到至为成]$")]
    private static partial Regex After();

    [GeneratedRegex("(?:上年|去年|上一年|上一个年|前一年)(?!度?(?:结|转|遗|未|留|剩|延|余|末|移|续|办))|彼时|上期|同期")]
    private static partial Regex LastYear();

    [GeneratedRegex("今年|本年|此时|当年|本期|全年|年内")]
    private static partial Regex ThisYear();

    [GeneratedRegex("(?:其余|余下|剩余|剩下)(?:的|有|各|为|仅|仅有)?$")]
    private static partial Regex Rest();

    [GeneratedRegex("(?:日|月|周|季|年|人|户|件|次)均")]
    private static partial Regex Averages();

    [GeneratedRegex("(?:最多|最少|最高|最低|最大|最长|最短|单月|单日|单笔|突破|首超|超过|超出|低于|高于|少于|多于|迈过|跨过|跌破|降破|跌至|不到|门槛|上限|下限|达到?以上|起步|标准为)(?:的|了|为|达|达到|有|是|一件为|一天为)?$")]
    private static partial Regex Asides();

    [GeneratedRegex("\\([^0-9()]{1,5}\\)")]
    private static partial Regex Aside();

    /// <summary>Whether it is a sum whatever else is said: 全年 alone may be said of anything.</summary>
    public static bool SaysSum(string before) => SaysTotal(before) && !Year().IsMatch(before);

    [GeneratedRegex("^(?!.*(?:共|合计|总计|相加|之和|总数|总量)).*(?:全年|累计)")]
    private static partial Regex Year();

    /// <summary>Whether each of several things has its own figure: 分别, 依次.</summary>
    public static bool SaysEach(string before) => Each().IsMatch(before);

    /// <summary>Whether nothing but a change is said: 新增1件.</summary>
    public static bool IsChangeAlone(string before) => before is "新增" or "增加" or "减少" or "净增" or "其中新增";

    [GeneratedRegex("分别|依次|各")]
    private static partial Regex Each();

    [GeneratedRegex("共|合计|总计|相加|加起来|加在一起|合起来|之和|总数|总量|总额|累计|合起|[两二三四五六]者|[两二三四五六]项|[两二三四五六]类|[两二三四五六]个(?:渠道|学期|季度|部分|方面)|全年|计入|总")]
    private static partial Regex Total();
}
