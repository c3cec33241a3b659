using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.YearEnd;

/// <summary>What the agency's registers say of the year today, and last year's report.</summary>
/// <param name="Counted">What they count; tables three and four as the register of cases was frozen, where it was.</param>
/// <param name="Live">Tables three and four as the register of cases has them today.</param>
/// <param name="Register">Tables three and four as they were frozen, else as they are.</param>
/// <param name="Previous">Last year's report; null where it is not here.</param>
public sealed record YearRegisters(ImmutableArray<KeyValuePair<string, YearFigure>> Counted, RegisterFigures Live, RegisterFigures Register,
    AnnualReport? Previous)
{
    /// <summary>What was collected of the subordinates; null where the agency collects nothing of that year.</summary>
    public MembersOfYear? Members { get; init; }

    /// <summary>All figures of a report as they would be frozen today.</summary>
    /// <param name="report">The report.</param>
    /// <param name="takesLive">Whether tables three and four are taken as the register has them today: for a correction.</param>
    public YearSnapshot Compiled(YearReport report, bool takesLive = false) => Whole(report, takesLive)?.Figures ?? Own(report, takesLive);

    /// <summary>The same with what everybody contributes; null for the report of one agency alone.</summary>
    public WholeYear? Whole(YearReport report, bool takesLive = false) =>
        report.IsWhole ? WholeYear.Of(Own(report, takesLive), Members ?? new([], [])) : null;

    /// <summary>定格 of what stands today, without any reason that may be wanted.</summary>
    public ReportFrozen Frozen(YearReport report, DateOnly on, PersonId by, bool takesLive = false)
    {
        var whole = Whole(report, takesLive);
        var figures = whole?.Figures ?? Own(report, takesLive);
        return new(on, figures, figures.Hash, by)
        {
            TakesLive = takesLive,
            Own = whole?.Own,
            Members = whole?.Members ?? [],
            Gaps = whole?.Gaps ?? [],
        };
    }

    private YearSnapshot Own(YearReport report, bool takesLive) =>
        YearSnapshot.Of(report.Year, takesLive ? Counted.Concat(Of(Live)) : Counted, report.Declared);

    /// <summary>What the report looks like: frozen figures once there are some, else those of today.</summary>
    public ReportLook Look(YearReport report, YearEndSettings settings) => Look(report, report.Draft, settings);

    /// <summary>The same with other words.</summary>
    public ReportLook Look(YearReport report, ReportDraft draft, YearEndSettings settings)
    {
        var whole = report.Frozen is null ? Whole(report) : null;
        var figures = report.Frozen?.Snapshot ?? whole?.Figures ?? Own(report, takesLive: false);
        var composed = ComposedReport.Of(draft, figures, settings.OwnFigures);
        // The register of cases is the agency's own: it says nothing of the whole.
        var register = report.IsWhole ? null : report.Frozen is { TakesLive: true } ? Live : Register;
        return new(figures, composed, RuleBook.Examine(new(composed.Report, Previous, register))) { Own = whole?.Own ?? report.Frozen?.Own };
    }

    /// <summary>The figures of a register as those of the report.</summary>
    public static IEnumerable<KeyValuePair<string, YearFigure>> Of(RegisterFigures register) =>
        register.Cells.Select(cell => KeyValuePair.Create(cell.Key, YearFigure.Of(cell.Value, FigureSource.Cases)));
}

/// <summary>A report as it stands, with what the engine of reports finds in it.</summary>
/// <param name="Figures">Its figures.</param>
/// <param name="Composed">Put together.</param>
/// <param name="Findings">What was found.</param>
public sealed record ReportLook(YearSnapshot Figures, ComposedReport Composed, ImmutableArray<Finding> Findings)
{
    /// <summary>The authority's own part of a report that adds up; null where it is its own alone.</summary>
    public YearSnapshot? Own { get; init; }

    /// <summary>The cells of which the agency itself does not know the figure yet: what others have declared does not make them known.</summary>
    public ImmutableArray<FormCell> Unknown() => (Own ?? Figures).Unknown();

    /// <summary>By which a finding is known again, whatever else changes.</summary>
    public FindingKey KeyOf(Finding finding)
    {
        var words = finding.Words is { } span && span.Passage < Composed.Report.Passages.Length
            ? Composed.Report.Passages[span.Passage].Text.Substring(span.Start, span.Length) : null;
        return FindingKey.Of(finding, words, Composed.Report.Agency, Composed.Report.Year);
    }

    /// <summary>The part that it stands in: of its words, else of its cells; null where it is about the whole.</summary>
    public ReportSection? SectionOf(Finding finding)
    {
        if (finding.Words is { } span && span.Passage < Composed.Report.Passages.Length) return Composed.Report.Passages[span.Passage].Section;
        if (finding.Cells.Select(cell => Figures.Form.Find(cell)).OfType<FormCell>().FirstOrDefault() is { } cell) return cell.Table.Section;
        return finding.At is LinePlace { Line: var line } && line <= Composed.Report.Passages.Length ? Composed.Report.Passages[line - 1].Section : null;
    }

    /// <summary>The warnings that nobody has explained.</summary>
    public IEnumerable<Finding> Unexplained(YearReport report) => Findings.Where(finding =>
        finding.Severity == Severity.Warning && report.Explanations.All(explained => explained.Key != KeyOf(finding)));
}
