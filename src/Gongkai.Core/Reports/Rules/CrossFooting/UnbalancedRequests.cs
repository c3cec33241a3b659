using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>CF03: a column of table 三 in which 一 and 二 together are not 三（七） and 四 together.</summary>
internal sealed class UnbalancedRequests() : ReportRule("CF03", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        foreach (var column in ReportForm.RequestColumns)
        {
            string[] received = [$"requests.received.{column.Id}", $"requests.carried_in.{column.Id}"];
            string[] settled = [$"requests.outcome.total.{column.Id}", $"requests.carried_out.{column.Id}"];
            if (report.Sum(received) is { } taken && report.Sum(settled) is { } done && taken != done)
                yield return Found(report.PlaceOf([settled[0], .. received, .. settled]), [.. received, .. settled],
                    ("column", column.Label), ("taken", taken), ("done", done), ("difference", Math.Abs(taken - done)));
        }
    }
}
