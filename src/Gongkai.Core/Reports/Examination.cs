using System.Collections.Immutable;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports;

/// <summary>One report under examination: what rules may look at.</summary>
/// <param name="report">The report.</param>
/// <param name="previous">The same agency's report on the year before, where it is given.</param>
/// <param name="register">What the agency's register of cases counts for the year, where it is given.</param>
public sealed class Examination(AnnualReport report, AnnualReport? previous = null, RegisterFigures? register = null)
{
    private readonly Lazy<ImmutableArray<Statement>> statements = new(() => StatementReader.Read(report));
    private readonly Lazy<ImmutableArray<Statement>> statedBefore = new(() => previous is null ? [] : StatementReader.Read(previous));

    /// <summary>The report examined.</summary>
    public AnnualReport Report { get; } = report;

    /// <summary>Last year's report; null when it was not given.</summary>
    public AnnualReport? Previous { get; } = previous;

    /// <summary>The register's figures; null when they were not given.</summary>
    public RegisterFigures? Register { get; } = register;

    /// <summary>What the text states in figures; read once, when first asked for.</summary>
    public ImmutableArray<Statement> Statements => statements.Value;

    /// <summary>What last year's text states; empty when it was not given.</summary>
    public ImmutableArray<Statement> StatedBefore => statedBefore.Value;
}
