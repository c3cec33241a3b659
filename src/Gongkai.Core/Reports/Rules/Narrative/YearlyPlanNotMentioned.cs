using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>Section 六 does not speak of the year's 政务公开工作要点 or of anything new, as is the practice since 2021.</summary>
internal sealed class YearlyPlanNotMentioned() : ReportRule("NV12", Severity.Hint)
{
    private static readonly ImmutableArray<string> Words = ["要点", "创新", "特色", "亮点", "重点任务", "年度任务", "政务公开工作"];

    public override IEnumerable<Finding> Check(Examination examination)
    {
        if (examination.Report is not { Year: >= 2021 } report) yield break;
        var section = report.Passages.FirstOrDefault(passage => passage.Section == ReportSection.OtherMatters);
        if (section is null) yield break;
        var text = ChineseText.Squeeze(report.Text(ReportSection.OtherMatters));
        if (!Words.Any(word => text.Contains(word, StringComparison.Ordinal))) yield return Found(section.At, []);
    }
}
