using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

/// <summary>Whose a count is, of when, and whether of some only, by the signs around it.</summary>
internal sealed class FieldScope(AnnualReport report)
{
    private const int Sight = 90;

    private readonly ReportingBody body = new(report);

    /// <summary>Whether the report is a government's.</summary>
    public bool IsOfGovernment => body.IsGovernment;

    /// <summary>Whether the words say that all are meant: 均, 全部, 全年, 面对.</summary>
    public static bool SaysAll(string words)
    {
        foreach (var sign in Wholes)
            if (words.Contains(sign, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Whether the words before a count make it what is left: 其余, 另有.</summary>
    public static bool SaysRest(string before) => before.Contains("其余", StringComparison.Ordinal) || before.Contains('另');

    private static readonly ImmutableArray<string> Wholes =
    [
        "均", "全部", "都", "全年", "累计", "逐", "每", "先后", "一律", "统一", "面对", "共", "本年", "今年", "年内", "这", "上述", "所收",
    ];

    /// <summary>Null where another body's or another time's is counted.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="figure">The count.</param>
    /// <param name="named">Whether the noun stands right after the number: what follows it then says what was done, not which they are.</param>
    public FieldReach? Of(ProseSentence sentence, Figure figure, bool named)
    {
        var text = sentence.Text;
        var start = Math.Max(0, figure.Start - Sight);
        start += text.AsSpan(start, figure.Start - start).LastIndexOf(';') + 1;
        var words = text.AsSpan(start, figure.Start - start);
        var clause = words[(words.LastIndexOfAny(",:(") + 1)..];
        var own = named
            ? clause : text.AsSpan(figure.Start - clause.Length, Math.Min(text.Length, figure.Number.End + figure.After.Length) - figure.Start + clause.Length);
        if (Reviews(words) || OfGovernment(clause) || !body.IsGovernment && OfArea(clause)) return null;
        // 是区局挂牌以来少见的年份，全年登记申请75件: the clause says itself that it is of this year, and of all.
        var said = SaysOwn(clause) || clause.Contains("全年", StringComparison.Ordinal) || clause.Contains("本年", StringComparison.Ordinal)
            || clause.Contains("今年", StringComparison.Ordinal) || report.Year is { } year && clause.Contains($"{year}年", StringComparison.Ordinal);
        if (OfOthers(said ? clause : words)) return body.IsGovernment && clause.Contains('队') ? FieldReach.Some : null;
        if (!IsRecord(words) && OfAnotherTime(said ? clause : words)) return null;
        return SaysSome(clause) || words.EndsWith("各") || NarrowsClause(own) ? FieldReach.Some : FieldReach.Understood;
    }

    /// <summary>Whether words before a count say that it is of some only.</summary>
    public static bool SaysSome(ReadOnlySpan<char> words)
    {
        foreach (var sign in Narrowings)
            if (words.Contains(sign, StringComparison.Ordinal)) return true;
        // 涉及内部事务的 is a row of the form, 涉及拆违的 none.
        for (var at = words.IndexOf("涉及"); at >= 0;)
        {
            var rest = words[(at + 2)..];
            if (!FieldWords.In(rest[..Math.Min(8, rest.Length)]).Any(word => word.Start == 0 && word.Kind is FieldWordKind.Row or FieldWordKind.Dispute)
                && !rest.StartsWith("政府信息公开") && !rest.StartsWith("信息公开") && !rest.StartsWith("行政")) return true;
            var next = rest.IndexOf("涉及");
            at = next < 0 ? -1 : at + 2 + next;
        }
        return false;
    }

    /// <summary>Whether the words of a count's own clause do.</summary>
    public static bool NarrowsClause(ReadOnlySpan<char> clause)
    {
        foreach (var sign in OwnNarrowings)
            if (clause.Contains(sign, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Null where a clause speaks of another body or another time.</summary>
    public FieldReach? Of(string text, int start, int end)
    {
        var words = text.AsSpan(Math.Max(0, start - Sight), end - Math.Max(0, start - Sight));
        return Reviews(words) || OfOthers(words) || OfAnotherTime(words) || SaysLastYear(words) ? null : FieldReach.Understood;
    }

    // 不在本局新收的42件之列, 以我厅为被申请人的复议案
    private static bool SaysOwn(ReadOnlySpan<char> words)
    {
        for (var i = 0; i + 1 < words.Length; i++)
            if (words[i] is '本' or '我' && words[i + 1] is '局' or '厅' or '委' or '办' or '机' or '镇' or '乡' or '街' or '市' or '县' or '区' or '州') return true;
        return false;
    }

    private static bool SaysLastYear(ReadOnlySpan<char> words) =>
        words.Contains("上年", StringComparison.Ordinal) || words.Contains("去年", StringComparison.Ordinal) || words.Contains("上一年", StringComparison.Ordinal);

    private static bool IsRecord(ReadOnlySpan<char> words) =>
        words.Contains('最') || words.Contains("首次", StringComparison.Ordinal) || words.Contains("新高", StringComparison.Ordinal)
            || words.Contains("新低", StringComparison.Ordinal);

    // 作为复议机关, 履行复议职责: what came before this body as one that reviews.
    private static bool Reviews(ReadOnlySpan<char> words) =>
        words.Contains("为复议机关", StringComparison.Ordinal) || words.Contains("复议职责", StringComparison.Ordinal)
            || words.Contains("复议机构", StringComparison.Ordinal);

    /// <summary>Whether the words name another body.</summary>
    public bool OfOthers(ReadOnlySpan<char> words)
    {
        foreach (var sign in Others)
            if (words.Contains(sign, StringComparison.Ordinal)) return true;
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] is not ('局' or '厅' or '委' or '镇' or '乡' or '处' or '科' or '队' or '站' or '所') && !(words[(i - 1)..(i + 1)] is "中心" or "街道")) continue;
            var rest = words[(i + 1)..];
            if (words[i] == '委' && rest is ['托' or '员' or '办', ..] || words[i] == '处' && rest is ['理' or '罚' or '置' or '于', ..]
                || words[i] == '所' && rest is ['有' or '属' or '提' or '求' or '需' or '申' or '列' or '涉' or '形' or '收', ..]
                || words[i] == '所' && words[i - 1] is '务' or '究' or '场' || words[i] == '站' && words[i - 1] == '网'
                || words[i] == '科' && rest is ['研' or '技' or '普', ..]) continue;
            var from = i;
            while (from > 0 && i - from < 16 && ChineseText.IsHan(words[from - 1]) && words[from - 1] is not ('年' or '度' or '由' or '在' or '向' or '对')) from--;
            var phrase = words[from..(i + 1)].ToString();
            if (words[i] is '处' or '科' or '队' or '站' or '所' && phrase.Length < 3) continue;
            if (phrase.Length < 2 || phrase[^2] is '我' or '本' or '全' or '该' or '以' or '各' || rest.StartsWith("共计")
                || phrase.Contains("我局", StringComparison.Ordinal) || phrase.Contains("集中", StringComparison.Ordinal) || phrase[0] is '本' or '我'
                || body.IsOwn(phrase)) continue;
            return true;
        }
        return false;
    }

    // 全市行政机关 in a bureau's report.
    private static bool OfArea(ReadOnlySpan<char> words)
    {
        foreach (var area in (ReadOnlySpan<string>)["全市各", "全区各", "全县各", "全省各", "各级行政机关", "全市行政机关", "全区行政机关", "全县行政机关", "全省行政机关"])
            if (words.Contains(area, StringComparison.Ordinal)) return true;
        return false;
    }

    // 县政府 in a township's report.
    private bool OfGovernment(ReadOnlySpan<char> words)
    {
        for (var i = 1; i < words.Length; i++)
            if (words[i] == '府' && words[i - 1] == '政' && !(i + 1 < words.Length && words[i + 1] is '信' or '网' or '门' or '公' or '规' or '集' or '文')
                && Government(words, i)) return true;
        return false;
    }

    private bool Government(ReadOnlySpan<char> words, int at)
    {
        var from = at;
        while (from > 0 && at - from < 12 && ChineseText.IsHan(words[from - 1])
            && words[from - 1] is not ('年' or '度' or '由' or '在' or '向' or '对' or '被' or '因')) from--;
        var phrase = words[from..(at + 1)].ToString();
        return phrase.Length > 2 && phrase[^3] is '省' or '市' or '县' or '区' or '州' or '民' && !body.IsGovernment | !body.IsOwn(phrase)
            && !phrase.Contains("信息", StringComparison.Ordinal);
    }

    /// <summary>Whether the words name another time than the year.</summary>
    public bool OfAnotherTime(ReadOnlySpan<char> words)
    {
        foreach (var own in (ReadOnlySpan<string>)["今年以来", "全年", "今年", "本年", $"{report.Year}年"])
            if (words.LastIndexOf(own) is >= 0 and var said) words = words[(said + own.Length)..];
        foreach (var sign in Times)
            if (words.Contains(sign, StringComparison.Ordinal)) return true;
        // 2021年新收30件，办结31件: of a year before the last.
        for (var i = 4; i < words.Length; i++)
            if (words[i] == '年' && int.TryParse(words[(i - 4)..i], out var year) && report.Year is { } reported && year is > 1990 && year < reported - 1)
                return true;
        for (var i = 1; i < words.Length; i++)
            if (words[i] == '月' && (char.IsAsciiDigit(words[i - 1]) || ChineseNumerals.IsNumeral(words[i - 1]))
                && !(words.Contains("12月31日", StringComparison.Ordinal) || words.Contains("12月底", StringComparison.Ordinal))) return true;
        return false;
    }

    private static readonly ImmutableArray<string> Others =
    [
        "下属", "所属", "直属", "基层", "辖区", "县(", "区)", "乡镇", "上级", "各街道", "各镇", "镇街", "区直", "市直", "县直", "自身名义", "街道名义", "其名义", "转办给", "转办的", "交办", "转交", "协助", "配合",
        "系统内", "社区", "分局", "集团", "局属", "厅属", "委属", "院另", "所另",
    ];

    private static readonly ImmutableArray<string> Times =
    [
        "季度", "半年", "每", "以来", "五年", "三年", "两年", "近年", "日均", "平均", "单月", "当月", "月份", "十三五", "十四五", "十五五", "单日", "一周",
    ];

    private static readonly ImmutableArray<string> Narrowings =
    [
        "有关", "关于", "同一", "当场", "工作日", "延期", "延长", "征求", "前十", "前五", "前三", "排名", "典型", "简易", "一审", "二审", "重点", "经补正", "补正后受", "需要补正", "补正通知", "抽", "回访", "分别来自",
        "多次", "批量", "分批", "集中在", "领域", "大户", "新发生",
    ];

    private static readonly ImmutableArray<string> OwnNarrowings =
    [
        "其中", "工作日内", "撤回", "通过", "渠道", "经由", "途径", "类申请件", "类申请的", "类案件", "草案", "评估", "建议", "审查", "审核", "审议", "备案", "修订", "起草", "清理", "另", "其余", "占", "个别",
        "为主", "当年收", "由区", "由市", "由省", "由县", "内容为", "方面", "主要", "邮寄送", "送达", "延续", "电话", "沟通", "转办", "转来", "转送", "转交", "转由", "转给",
    ];
}
