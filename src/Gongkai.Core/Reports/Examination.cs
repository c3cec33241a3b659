namespace Gongkai.Reports;

/// <summary>One report under examination: what rules may look at.</summary>
/// <param name="report">The report.</param>
/// <param name="previous">The same agency's report on the year before, where it is given.</param>
public sealed class Examination(AnnualReport report, AnnualReport? previous = null)
{
    /// <summary>The report examined.</summary>
    public AnnualReport Report { get; } = report;

    /// <summary>Last year's report; null when it was not given.</summary>
    public AnnualReport? Previous { get; } = previous;
}
