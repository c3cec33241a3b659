using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>IY02: 上一年项目数量 is not last year's number and change.</summary>
internal sealed class ItemsDoNotContinue() : BetweenYearsRule("IY02", Severity.Error)
{
    protected override IEnumerable<Finding> Check(AnnualReport report, AnnualReport previous)
    {
        foreach (var row in report.Form.Proactive.Where(table => table.Columns[0].Id == "items_prev").SelectMany(table => table.Rows))
        {
            var cell = $"{row.Id}.items_prev";
            if (report.Number(cell) is { } stated && previous.Number(cell) is { } before && previous.Number($"{row.Id}.items_delta") is { } change
                && stated != before + change)
                yield return Found(report.PlaceOf(cell), [cell], ("row", row.Label), ("stated", stated),
                    ("year", (long)previous.Year!.Value), ("before", before), ("change", change), ("expected", before + change));
        }
    }
}
