using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>CF08: documents issued and not repealed in the same year, yet none in force.</summary>
internal sealed class IssuedButNotInForce() : ReportRule("CF08", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        foreach (var row in report.Form.Proactive.Where(table => table.Id == "proactive.b20_1").SelectMany(table => table.Rows))
        {
            string[] cells = [$"{row.Id}.issued", $"{row.Id}.repealed", $"{row.Id}.in_force"];
            if (report.Number(cells[0]) is > 0 and var issued && report.Number(cells[1]) is { } repealed && repealed < issued && report.Number(cells[2]) == 0)
                yield return Found(report.PlaceOf(cells[2], cells[0]), [.. cells], ("row", row.Label), ("issued", issued), ("repealed", repealed));
        }
    }
}
