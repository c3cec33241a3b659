using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognition;

/// <summary>A report on 2008–2018: 概述 and the other headings of its time, and no uniform tables (those are of 2019).</summary>
internal static class FormerReport
{
    private const int FirstYear = 2007, LastYear = 2018;

    private static readonly (ReportSection Section, string[] Words)[] Headings =
    [
        (ReportSection.Problems, ["主要问题", "存在的问题", "存在问题", "改进措施", "问题及改进"]),
        (ReportSection.Disputes, ["行政复议", "行政诉讼", "复议诉讼", "申诉"]),
        (ReportSection.OtherMatters, ["收费及减免", "收费和减免", "收费情况", "费用", "其他需要", "需要报告", "附表", "说明的事项", "统计表"]),
        (ReportSection.Requests, ["依申请公开", "申请公开", "不予公开", "申请办理", "申请情况"]),
        (ReportSection.Proactive, ["主动公开"]),
        (ReportSection.Overview, ["概述", "概况", "总体情况", "基本情况", "工作情况", "推进"]),
    ];

    private const string Numbers = "一二三四五六七八九";

    /// <summary>Whether the lines are such a report: its title names a year before the form's, and nothing in it is of the form's tables.</summary>
    public static bool Is(ImmutableArray<PrintedLine> lines)
    {
        var (start, end) = FrontMatter.TitleLines(lines, 0);
        return end > start && FrontMatter.Title(lines, start, end) is { } title && FrontMatter.YearIn(title) is >= FirstYear and <= LastYear
            && !lines.Any(line =>
                line.Slots.Any(slot =>
                    slot.Text.Length <= 60
                        && Labels.Exactly(slot.Text, null) is { Label: { Kind: LabelKind.Block } or { Id: Labels.Corner or "requests.received" } }));
    }

    /// <summary>The title of one of its sections that the line is; null when it is none.</summary>
    public static SectionTitles.Title? Heading(string raw)
    {
        var text = ChineseText.Fold(raw).Trim(' ', '#', '*');
        if (text.Length is < 4 or > 40 || text.Contains('。', StringComparison.Ordinal) || !Numbers.Contains(text[0], StringComparison.Ordinal)
            || text[1] is not ('、' or '.' or ' ' or ':')) return null;
        foreach (var (section, words) in Headings)
            if (words.Any(word => ChineseText.Key(text).Contains(word, StringComparison.Ordinal))) return new(section, raw.Length);
        return null;
    }
}
