using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>CF01: a row of table 三 whose six columns of applicants do not add up to its 总计.</summary>
internal sealed class UnequalRowTotal() : ReportRule("CF01", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        foreach (var row in report.AllRequestRows())
        {
            string[] parts = [.. ReportForm.RequestColumns[..^1].Select(column => $"{row.Id}.{column.Id}")];
            var total = $"{row.Id}.total";
            if (report.Sum(parts) is { } computed && report.Number(total) is { } stated && stated != computed)
                yield return Found(report.PlaceOf([total, .. parts]), [total, .. parts],
                    ("row", row.Name()), ("stated", stated), ("computed", computed), ("difference", Math.Abs(stated - computed)));
        }
    }
}
