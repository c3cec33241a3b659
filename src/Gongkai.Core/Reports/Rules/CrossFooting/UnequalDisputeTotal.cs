using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>CF04: a block of table 四 whose four results do not add up to its 总计.</summary>
internal sealed class UnequalDisputeTotal() : ReportRule("CF04", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        foreach (var row in report.Form.Disputes.Rows)
        {
            string[] parts = [.. ReportForm.DisputeColumns[..^1].Select(column => $"{row.Id}.{column.Id}")];
            var total = $"{row.Id}.total";
            if (report.Sum(parts) is { } computed && report.Number(total) is { } stated && stated != computed)
                yield return Found(report.PlaceOf([total, .. parts]), [total, .. parts],
                    ("block", row.Label), ("stated", stated), ("computed", computed), ("difference", Math.Abs(stated - computed)));
        }
    }
}
