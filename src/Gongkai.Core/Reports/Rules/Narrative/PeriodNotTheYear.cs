using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>The statistic period is not stated, or is not the report year's 1 January to 31 December.</summary>
internal sealed class PeriodNotTheYear() : ReportRule("NV02", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        if (examination.Report is not { Year: { } year } report) yield break;
        var at = report.Passages.FirstOrDefault()?.At;
        if (report.Period is not { } period) yield return Found(at, [], ("year", (long)year)) with { Variant = "missing" };
        else if (period.From != new DateOnly(year, 1, 1) || period.To != new DateOnly(year, 12, 31))
            yield return Found(at, [], ("from", $"{period.From:yyyy-MM-dd}"), ("to", $"{period.To:yyyy-MM-dd}"), ("year", (long)year));
    }
}
