using System.Collections.Immutable;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports;

/// <summary>One report under examination: what rules may look at.</summary>
/// <param name="report">The report.</param>
/// <param name="previous">The same agency's report on the year before, where it is given.</param>
/// <param name="register">What the agency's register of cases counts for the year, where it is given.</param>
public sealed class Examination(AnnualReport report, AnnualReport? previous = null, RegisterFigures? register = null)
{
    private readonly Lazy<ProseReading> prose = new(() => StatementReader.Read(report));
    private readonly Lazy<ProseReading> proseBefore = new(() => previous is null ? new([], []) : StatementReader.Read(previous));

    private FieldFigures? figures;

    /// <summary>The report examined.</summary>
    public AnnualReport Report { get; } = report;

    /// <summary>Last year's report; null when it was not given.</summary>
    public AnnualReport? Previous { get; } = previous;

    /// <summary>The register's figures; null when they were not given.</summary>
    public RegisterFigures? Register { get; } = register;

    /// <summary>What the text states in figures; read once, when first asked for.</summary>
    public ImmutableArray<Statement> Statements => prose.Value.Statements;

    /// <summary>The sentences of the text with their figures, each told by what it does there, whatever it counts.</summary>
    internal ImmutableArray<ProseSentence> Sentences => prose.Value.Sentences;

    /// <summary>The figures of those sentences, read by the words of the field around them.</summary>
    internal FieldFigures Figures => figures ??= new(Report, Previous, Sentences);

    /// <summary>What last year's text states; empty when it was not given.</summary>
    public ImmutableArray<Statement> StatedBefore => proseBefore.Value.Statements;
}
