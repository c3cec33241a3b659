using System.Collections.Frozen;

namespace Gongkai.Text;

/// <summary>Words of measure that follow a number.</summary>
public static class Classifiers
{
    /// <summary>Words of measure for things that are counted, longest first.</summary>
    public static string? Counting(ReadOnlySpan<char> text)
    {
        foreach (var word in Long)
            if (text.StartsWith(word, StringComparison.Ordinal)) return word;
        if (text.IsEmpty || !Short.TryGetValue(text[0], out var unit)) return null;
        foreach (var (head, tail) in Not)
            if (head == text[0] && text[1..].StartsWith(tail, StringComparison.Ordinal)) return null;
        return unit;
    }

    /// <summary>Whether what follows the number makes it a time or a length of time.</summary>
    public static string? OfTime(ReadOnlySpan<char> text) => First(Times, text);

    /// <summary>Whether what follows the number makes it the name of something: 号, 楼, 热线.</summary>
    public static string? OfNames(ReadOnlySpan<char> text) => First(Names, text);

    private static string? First(string[] words, ReadOnlySpan<char> text)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.Ordinal)) return word;
        return null;
    }

    private static readonly string[] Long = ["人次", "件次", "篇次", "条次", "场次", "户次", "家次", "余件", "平方米", "公里"];

    private static readonly FrozenDictionary<char, string> Short =
        "件条项次篇期个份人名家场元页部宗起例则批类种册户位块套台张幅本处所卷栏封通单笔轮堂节组款门辆只支回度集倍".ToFrozenDictionary(c => c, c => c.ToString());

    // 部分, 部门, 本年 and the like begin with a word of measure and are none.
    private static readonly (char Head, string Tail)[] Not =
    [
        ('部', "分"), ('部', "门"), ('部', "署"), ('个', "百分点"), ('个', "工作日"), ('个', "月"), ('个', "小时"), ('个', "自然日"), ('个', "季度"), ('个', "学期"),
        ('本', "年"), ('本', "机"), ('本', "局"), ('本', "级"), ('单', "位"), ('通', "过"), ('条', "例"), ('名', "称"), ('人', "民"),
        ('类', "型"), ('度', "月"), ('所', "有"), ('处', "理"), ('处', "罚"), ('项', "目"), ('期', "间"), ('节', "假"), ('支', "队"),
        ('家', "庭"), ('场', "所"), ('批', "评"), ('个', "人信息"), ('回', "复"), ('回', "应"), ('集', "中"), ('起', "诉"), ('起', "草"), ('组', "织"), ('则', "上"),
    ];

    private static readonly string[] Times =
    [
        "个工作日", "工作日", "个自然日", "个月", "个小时", "个季度", "个学期", "年", "月", "日", "天", "时", "小时", "分钟", "秒", "周", "季度", "点", "岁", "世纪", "届",
    ];

    private static readonly string[] Names =
    [
        "号", "楼", "室", "层", "栋", "幢", "座", "路", "热线", "级", "型", "版", "政务服务", "便民", "平台", "举报", "投诉", "市民", "政府服务", "公里", "平方",
    ];
}
