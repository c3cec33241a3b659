using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Reports;

/// <summary>A superior's report and those of its members, as they were handed in.</summary>
/// <param name="Superior">The report that covers all of them.</param>
/// <param name="Members">Their reports.</param>
/// <param name="Expected">The names of the agencies that owe a report to the superior; empty when they are not known.</param>
public sealed record AgencyExamination(AnnualReport Superior, ImmutableArray<AnnualReport> Members, ImmutableArray<string> Expected)
{
    /// <summary>The members' reports on the superior's year and in its form: those that its figures can be made of.</summary>
    public ImmutableArray<AnnualReport> Comparable { get; } =
        [.. Members.Where(member =>
            member.Generation == Superior.Generation && (member.Year is null || Superior.Year is null || member.Year == Superior.Year))];
}

/// <summary>A fact that a superior's report and those of its members must respect together.</summary>
/// <param name="code">AG and two digits.</param>
/// <param name="severity">The severity of its findings unless one says otherwise.</param>
public abstract class AgencyRule(string code, Severity severity)
{
    /// <summary>AG and two digits.</summary>
    public string Code { get; } = code;

    /// <summary>The severity of its findings unless one says otherwise.</summary>
    public Severity Severity { get; } = severity;

    /// <summary>Everything that breaks the rule; places are those of the superior's report.</summary>
    public abstract IEnumerable<Finding> Check(AgencyExamination examination);

    /// <summary>A finding of this rule.</summary>
    protected Finding Found(Place? at, ImmutableArray<string> cells, params ReadOnlySpan<(string Name, object Value)> values) =>
        new(Code, Severity) { At = at, Cells = cells, Values = [.. values] };
}
