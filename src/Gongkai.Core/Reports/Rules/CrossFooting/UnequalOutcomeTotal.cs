using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>CF02: a column of table 三 whose outcomes do not add up to （七）总计.</summary>
internal sealed class UnequalOutcomeTotal() : ReportRule("CF02", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        var rows = report.OutcomeRows();
        foreach (var column in ReportForm.RequestColumns)
        {
            string[] parts = [.. rows.Select(row => $"{row.Id}.{column.Id}")];
            var total = $"requests.outcome.total.{column.Id}";
            if (report.Sum(parts) is { } computed && report.Number(total) is { } stated && stated != computed)
                yield return Found(report.PlaceOf([total, .. parts]), [total, .. parts.Where(part => report.Number(part) != 0)],
                    ("column", column.Label), ("stated", stated), ("computed", computed), ("difference", Math.Abs(stated - computed)));
        }
    }
}
