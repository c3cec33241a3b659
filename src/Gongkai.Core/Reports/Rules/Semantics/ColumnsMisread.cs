using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>SM04: 处理决定数量 is the items of last year less (or with) the change: the columns were taken for a subtraction.</summary>
internal sealed class ColumnsMisread() : ReportRule("SM04", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        foreach (var row in report.Form.Proactive.Where(table => table.Columns.Any(column => column.Id == "decisions") && table.Columns[0].Id == "items_prev")
            .SelectMany(table => table.Rows))
        {
            string[] cells = [$"{row.Id}.decisions", $"{row.Id}.items_prev", $"{row.Id}.items_delta"];
            if (report.Number(cells[0]) is { } decisions and not 0 && report.Number(cells[1]) is { } before && report.Number(cells[2]) is { } change and not 0
                && (decisions == before - change || decisions == before + change))
                yield return Found(report.PlaceOf(cells), [.. cells], ("row", row.Label), ("before", before), ("change", change),
                    ("decisions", decisions));
        }
    }
}
