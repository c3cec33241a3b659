using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>A word that is wrong wherever it stands, and the word meant.</summary>
internal readonly record struct LookAlike(int Start, int Length, string Right);

/// <summary>The closed list of characters and words that are taken for others (TX02). Nothing stands here that can be right in some sentence.</summary>
internal static partial class LookAlikes
{
    // Wrong and right; what must not stand before, what must not follow.
    private static readonly ImmutableArray<(string Wrong, string Right, string NotAfter, string NotBefore)> Words =
    [
        ("釆", "采", "", ""), ("显着", "显著", "凸彰明突尽浅", ""), ("图文形势", "图文形式", "", ""), ("多种形势", "多种形式", "", "下变"), ("形势多样", "形式多样", "", ""),
        ("扩大完", "扩大", "", "善成毕备整全美"), ("布署", "部署", "", ""), ("按装", "安装", "", "修配载"), ("按排", "安排", "", "放名序列队水污除查出版"),
        ("再接再励", "再接再厉", "", ""), ("一如继往", "一如既往", "", ""), ("一如即往", "一如既往", "", ""), ("按步就班", "按部就班", "", ""), ("默守成规", "墨守成规", "", ""),
        ("竞竞业业", "兢兢业业", "", ""), ("渊源流长", "源远流长", "", ""), ("穿流不息", "川流不息", "", ""), ("迫不急待", "迫不及待", "", ""), ("旁证博引", "旁征博引", "", ""),
        ("松驰", "松弛", "", ""), ("急燥", "急躁", "", ""), ("震憾", "震撼", "", ""), ("脏款", "赃款", "", ""), ("编篡", "编纂", "", ""),
        ("桥粱", "桥梁", "", ""), ("幅射", "辐射", "", ""),
        ("追朔", "追溯", "", ""), ("陷井", "陷阱", "", ""), ("迁徒", "迁徙", "", ""), ("坐阵", "坐镇", "", ""), ("亲睐", "青睐", "", ""),
        ("时侯", "时候", "", ""), ("气侯", "气候", "", ""),
        ("等侯", "等候", "", ""), ("侯补", "候补", "", ""), ("既将", "即将", "", ""), ("即使公开", "及时公开", "", ""), ("即使更新", "及时更新", "", ""), ("即使发布", "及时发布", "", ""),
        ("己经", "已经", "自知", "营历手"), ("己完成", "已完成", "自", ""), ("己办结", "已办结", "自", ""), ("己公开", "已公开", "自", ""), ("己建立", "已建立", "自", ""), ("而己", "而已", "", ""),
        ("未尾", "末尾", "", ""), ("末经", "未经", "期年周月岁季世", "济营"), ("末收到", "未收到", "期年周月", ""), ("末发生", "未发生", "期年周月", ""), ("末发现", "未发现", "期年周月", ""),
        ("公开条列", "公开条例", "", "式出举"), ("规范性文性", "规范性文件", "", ""), ("行政复义", "行政复议", "", ""), ("行政诉颂", "行政诉讼", "", ""), ("行政权利", "行政权力", "", ""),
        ("互联网十", "互联网+", "", "大强佳年周个家条项多余"), ("没置", "设置", "", ""), ("没施", "设施", "", "工"), ("解渎", "解读", "", ""), ("群从", "群众", "", ""), ("公从号", "公众号", "", ""),
        ("贯切", "贯彻", "", ""), ("贯澈", "贯彻", "", ""), ("澈底", "彻底", "清澄", ""), ("恰谈", "洽谈", "", ""), ("融恰", "融洽", "", ""),
        ("坐谈会", "座谈会", "", ""), ("合谐", "和谐", "", ""),
        ("训炼", "训练", "", ""), ("锻练", "锻炼", "", ""), ("防犯", "防范", "", "罪人"), ("答辨", "答辩", "", ""), ("拔款", "拨款", "", ""),
        ("拔付", "拨付", "", ""), ("划拔", "划拨", "", ""),
        ("竟争", "竞争", "", "论相先着执"), ("由其是", "尤其是", "", "否不"), ("制渡", "制度", "", ""), ("力渡", "力度", "", ""), ("透明渡", "透明度", "", ""), ("招聘启示", "招聘启事", "", ""),
        ("政务公幵", "政务公开", "", ""), ("信息公幵", "信息公开", "", ""), ("家俱", "家具", "", ""), ("水笼头", "水龙头", "", ""), ("好象", "好像", "", ""), ("国家密秘", "国家秘密", "", ""),
        ("己于", "已于", "自律待利知克", ""), ("规章制渡", "规章制度", "", ""), ("凑和", "凑合", "", ""), ("入场卷", "入场券", "", ""), ("消费卷", "消费券", "", "宗"),
    ];

    private static readonly SearchValues<string> Any = SearchValues.Create([.. Words.Select(word => word.Wrong), "截止"], StringComparison.Ordinal);
    private static readonly ILookup<char, (string Wrong, string Right, string NotAfter, string NotBefore)> ByFirst = Words.ToLookup(word => word.Wrong[0]);

    /// <summary>Every wrong word of the text, left to right.</summary>
    public static IEnumerable<LookAlike> In(string text)
    {
        for (var from = 0; from < text.Length && text.AsSpan(from).IndexOfAny(Any) is >= 0 and var at;)
        {
            var start = from + at;
            var found = Wrong(text, start) ?? Deadline(text, start);
            if (found is { } one) yield return one;
            from = start + (found?.Length ?? 1);
        }
    }

    /// <summary>Whether the character is the form of a radical, or a compatibility form, that stands for an ordinary character.</summary>
    public static bool IsRadicalForm(char c) => c is (>= '\u2E80' and <= '\u2FDF') or (>= '\uF900' and <= '\uFAFF');

    /// <summary>The ordinary character; the same where it is not known.</summary>
    public static char Ordinary(char c) => ChineseText.Radicals.GetValueOrDefault(c, c);

    private static LookAlike? Wrong(string text, int start)
    {
        foreach (var (wrong, right, notAfter, notBefore) in ByFirst[text[start]])
            if (text.AsSpan(start).StartsWith(wrong, StringComparison.Ordinal)
                && (start == 0 || !notAfter.Contains(text[start - 1], StringComparison.Ordinal))
                && (start + wrong.Length == text.Length || !notBefore.Contains(text[start + wrong.Length], StringComparison.Ordinal)))
                return new(start, wrong.Length, right);
        return null;
    }

    // 截止 ends something, 截至 tells up to when: 截止2020年底 is wrong, 截止日期 and 截止到 are not.
    private static LookAlike? Deadline(string text, int start) =>
        UpTo().Match(text, start) is { Success: true } match && match.Index == start ? new(start, 2, "截至") : null;

    [GeneratedRegex("截止(?=\\s*(?:[12]\\d{3}年|目前|本?年底|\\d{1,2}月\\d{1,2}日))")]
    private static partial Regex UpTo();
}
