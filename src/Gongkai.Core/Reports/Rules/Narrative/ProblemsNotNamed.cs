using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>Section 五 names no problem or no measure, or is last year's over again (条例第五十条第（四）项).</summary>
internal sealed class ProblemsNotNamed() : ReportRule("NV14", Severity.Warning)
{
    private static readonly ImmutableArray<string> Problems =
    [
        "问题", "不足", "有待", "不够", "薄弱", "短板", "差距", "欠缺", "不高", "不强", "较少", "偏少", "单一", "滞后", "不及时", "不到位", "不规范", "待加强", "待提升", "不平衡", "困难", "做不到", "不能", "较弱",
        "缺乏", "不深", "不全", "还未", "不完善", "不多", "不准确", "需要加强", "需进一步", "还需",
    ];
    private static readonly ImmutableArray<string> Measures =
    [
        "下一步", "下步", "今后", "将", "改进", "措施", "加强", "进一步", "完善", "提升", "强化", "健全", "加大", "增强", "推进", "优化", "整改", "计划", "打算", "努力", "着力",
    ];

    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        var section = report.Passages.FirstOrDefault(passage => passage.Section == ReportSection.Problems);
        if (section is null) yield break;
        var text = ChineseText.Squeeze(report.Text(ReportSection.Problems));
        if (!Problems.Any(word => text.Contains(word, StringComparison.Ordinal))) yield return Found(section.At, []) with { Variant = "problem" };
        if (!Measures.Any(word => text.Contains(word, StringComparison.Ordinal))) yield return Found(section.At, []) with { Variant = "measure" };
        if (examination.Previous is not { } previous) yield break;
        var likeness = Likeness(text, ChineseText.Squeeze(previous.Text(ReportSection.Problems)));
        if (likeness >= 0.8m) yield return Found(section.At, [], ("percent", Math.Round(likeness * 100, MidpointRounding.AwayFromZero)));
    }

    /// <summary>How alike two texts are, figures aside: the share of runs of five characters that both have.</summary>
    private static decimal Likeness(string a, string b)
    {
        var (x, y) = (Shingles(a), Shingles(b));
        return Math.Min(x.Count, y.Count) < 20 ? 0 : (decimal)x.Intersect(y).Count() / x.Union(y).Count();
    }

    private static HashSet<string> Shingles(string text)
    {
        var bare = string.Concat(text.Where(c => !char.IsAsciiDigit(c)));
        return [.. Enumerable.Range(0, Math.Max(0, bare.Length - 4)).Select(at => bare.Substring(at, 5))];
    }
}
