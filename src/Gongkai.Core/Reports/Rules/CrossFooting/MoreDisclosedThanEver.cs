using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>CF07: more disclosed within the year than in all years.</summary>
internal sealed class MoreDisclosedThanEver() : ReportRule("CF07", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        foreach (var row in report.Form.Proactive.Where(table => table.Id == "proactive.a20_1").SelectMany(table => table.Rows))
        {
            string[] cells = [$"{row.Id}.disclosed", $"{row.Id}.disclosed_total"];
            if (report.Number(cells[0]) is { } year && report.Number(cells[1]) is { } total && year > total)
                yield return Found(report.PlaceOf(cells[1], cells[0]), [.. cells], ("row", row.Label), ("disclosed", year), ("total", total));
        }
    }
}
