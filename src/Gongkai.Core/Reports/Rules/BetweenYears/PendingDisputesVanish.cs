using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>IY05: fewer disputes in all than were pending at the end of last year.</summary>
internal sealed class PendingDisputesVanish() : BetweenYearsRule("IY05", Severity.Warning)
{
    protected override IEnumerable<Finding> Check(AnnualReport report, AnnualReport previous)
    {
        foreach (var row in report.Form.Disputes.Rows)
            if (report.Number($"{row.Id}.total") is { } total && previous.Number($"{row.Id}.pending") is { } pending && total < pending)
                yield return Found(report.PlaceOf($"{row.Id}.total"), [$"{row.Id}.total"], ("block", row.Label), ("total", total), ("pending", pending));
    }
}
