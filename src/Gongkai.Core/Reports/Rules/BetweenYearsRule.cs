using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>A rule that holds a report against the one on the year before; silent where that was not given.</summary>
internal abstract class BetweenYearsRule(string code, Severity severity) : ReportRule(code, severity)
{
    public sealed override IEnumerable<Finding> Check(Examination examination) =>
        examination is { Previous: { Year: { } before } previous, Report: { Year: { } year } report } && before == year - 1
            ? Check(report, previous)
            : [];

    protected abstract IEnumerable<Finding> Check(AnnualReport report, AnnualReport previous);
}
