using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>SM03: every figure of the tables is zero. A changed number of items (本年增/减) is no work done and does not count against it.</summary>
internal sealed class NothingAtAll() : ReportRule("SM03", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        var cells = report.PrintedTables().SelectMany(table => table.Rows.SelectMany(row => table.Columns
            .Where(column => column.Type != CellType.SignedCount).Select(column => report[$"{row.Id}.{column.Id}"])));
        if (cells.All(cell => cell is Count { Value: 0 } or Amount { Value: 0 }))
            yield return Found(report.PlaceOf(report.Form.Cells[0].Id), []);
    }
}
