using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>SM01: disputes although no request was there, this year or (where its report is given) last year.</summary>
internal sealed class DisputeWithoutRequest() : ReportRule("SM01", Severity.Warning)
{
    private static readonly string[] Requests = ["requests.received.total", "requests.carried_in.total"];

    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        string[] totals = [.. report.Form.Disputes.Rows.Select(row => $"{row.Id}.total")];
        if (report.Sum(Requests) != 0 || totals.Sum(cell => report.Number(cell) ?? 0) is not (> 0 and var disputes)) yield break;
        if (examination.Previous is { } previous && previous.Year == report.Year - 1 && previous.Sum(Requests) > 0) yield break;
        string[] cells = [.. totals.Where(cell => report.Number(cell) > 0)];
        yield return Found(report.PlaceOf(cells), [.. cells, .. Requests], ("disputes", disputes));
    }
}
