using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>SM02: an act was corrected in a dispute, and neither 一 nor 五 speaks of it.</summary>
internal sealed partial class LessonNotDrawn() : ReportRule("SM02", Severity.Hint)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        string[] cells = [.. report.Form.Disputes.Rows.Select(row => $"{row.Id}.corrected").Where(cell => report.Number(cell) > 0)];
        if (cells.Length > 0 && !Lesson().IsMatch(report.Text(ReportSection.Overview)) && !Lesson().IsMatch(report.Text(ReportSection.Problems)))
            yield return Found(report.PlaceOf(cells), [.. cells], ("corrected", cells.Sum(cell => report.Number(cell)!.Value)));
    }

    [GeneratedRegex(
        "纠正|纠错|败诉|被撤销|予以撤销|确认违法|责令.{0,6}(?:履行|答复)|教训|以案(?:促改|为鉴|释法)|(?:复议|诉讼|案件)[^。；\n]{0,20}(?:整改|反思|剖析|复盘)|(?:整改|反思|剖析|复盘)[^。；\n]{0,20}(?:复议|诉讼)")]
    private static partial Regex Lesson();
}
