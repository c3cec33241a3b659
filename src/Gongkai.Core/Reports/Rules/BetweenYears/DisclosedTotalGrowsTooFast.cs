using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>IY03: 对外公开总数量 grew by more than was disclosed in the year.</summary>
internal sealed class DisclosedTotalGrowsTooFast() : BetweenYearsRule("IY03", Severity.Warning)
{
    protected override IEnumerable<Finding> Check(AnnualReport report, AnnualReport previous)
    {
        foreach (var row in report.Form.Proactive.Where(table => table.Id == "proactive.a20_1").SelectMany(table => table.Rows))
        {
            string[] cells = [$"{row.Id}.disclosed_total", $"{row.Id}.disclosed"];
            if (report.Number(cells[0]) is { } total && report.Number(cells[1]) is { } disclosed && previous.Number(cells[0]) is { } before
                && total > before + disclosed)
                yield return Found(report.PlaceOf(cells), [.. cells], ("row", row.Label), ("total", total), ("before", before), ("disclosed", disclosed));
        }
    }
}
