using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>CF06: more items dropped than there were.</summary>
internal sealed class NegativeStock() : ReportRule("CF06", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        foreach (var row in report.Form.Proactive.Where(table => table.Columns[0].Id == "items_prev").SelectMany(table => table.Rows))
        {
            string[] cells = [$"{row.Id}.items_prev", $"{row.Id}.items_delta"];
            if (report.Number(cells[0]) is { } before && report.Number(cells[1]) is { } change && before + change < 0)
                yield return Found(report.PlaceOf(cells[1], cells[0]), [.. cells], ("row", row.Label), ("before", before), ("change", change));
        }
    }
}
