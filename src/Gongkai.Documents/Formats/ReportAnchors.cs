using System.Collections.Frozen;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>The words by which a report is found inside whatever page or sheet stands around it.</summary>
internal static class ReportAnchors
{
    private const int LongestTitle = 60;

    private static readonly string[] Titles =
    [
        "总体情况", "主动公开政府信息", "收到和处理政府信息公开申请", "行政复议行政诉讼", "申请行政复议提起行政诉讼",
        "存在的主要问题", "存在问题", "存在的问题", "主要问题及改进", "其他需要报告", "需要报告的其他事项",
    ];

    private static readonly FrozenSet<string> Labels = FrozenSet.ToFrozenSet(
        ["信息内容", "申请人情况", "自然人", "法人或其他组织", "结果维持", "尚未审结", "复议后起诉", "未经复议直接起诉", "一本年新收政府信息公开申请数量", "行政许可", "行政事业性收费", "一予以公开", "三本年度办理结果"]);

    /// <summary>Whether the line is a section's title: its number, then the form's words, and nothing like a sentence.</summary>
    public static bool IsSectionTitle(string text)
    {
        if (text.Length is < 5 or > LongestTitle || text.Contains('。', StringComparison.Ordinal)) return false;
        var key = ChineseText.Key(text);
        if (key.Length == 0 || !"一二三四五六123456".Contains(key[0], StringComparison.Ordinal)) return false;
        foreach (var title in Titles)
            if (key.IndexOf(title, StringComparison.Ordinal) is >= 1 and <= 14) return true;
        return false;
    }

    /// <summary>Whether the line is, or ends, the title of an annual report.</summary>
    public static bool IsReportTitle(string text)
    {
        if (text.Length is < 6 or > LongestTitle || text.Contains('。', StringComparison.Ordinal)) return false;
        var key = ChineseText.Key(text);
        return key.Contains("信息公开", StringComparison.Ordinal)
            && (key.EndsWith("年度报告", StringComparison.Ordinal) || key.EndsWith("年报", StringComparison.Ordinal)
                || key.EndsWith("工作报告", StringComparison.Ordinal));
    }

    /// <summary>Whether a cell's text is a label found in no other table than the form's.</summary>
    public static bool IsFormLabel(string text) => text.Length is >= 3 and <= 24 && Labels.Contains(ChineseText.Key(text));
}
