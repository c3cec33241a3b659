using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>IY07: from 2024 on, suits without reconsideration although requests were refused; refusals must go to reconsideration first (行政复议法第二十三条).</summary>
internal sealed class SuitWithoutReconsideration() : ReportRule("IY07", Severity.Hint)
{
    private const string Suits = "disputes.litigation_direct.total";

    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        if (report.Year is not >= 2024 || report.Number(Suits) is not (> 0 and var suits)) yield break;
        string[] refusals = [.. report.Form.Requests.Rows.Where(row => row.Group == "（三）不予公开").Select(row => $"{row.Id}.total")];
        if (report.Sum(refusals) is > 0 and var refused)
            yield return Found(report.PlaceOf(Suits), [Suits], ("suits", suits), ("refused", refused));
    }
}
