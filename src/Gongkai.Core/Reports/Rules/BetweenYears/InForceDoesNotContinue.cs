using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>IY04: 现行有效件数 is not last year's, and this year's issued less repealed.</summary>
internal sealed class InForceDoesNotContinue() : BetweenYearsRule("IY04", Severity.Warning)
{
    protected override IEnumerable<Finding> Check(AnnualReport report, AnnualReport previous)
    {
        foreach (var row in report.Form.Proactive.Where(table => table.Id == "proactive.b20_1").SelectMany(table => table.Rows))
        {
            string[] cells = [$"{row.Id}.in_force", $"{row.Id}.issued", $"{row.Id}.repealed"];
            if (report.Number(cells[0]) is { } stated && report.Number(cells[1]) is { } issued && report.Number(cells[2]) is { } repealed
                && previous.Number(cells[0]) is { } before && stated != before + issued - repealed)
                yield return Found(report.PlaceOf(cells), [.. cells], ("row", row.Label), ("stated", stated),
                    ("before", before), ("issued", issued), ("repealed", repealed), ("expected", before + issued - repealed));
        }
    }
}
