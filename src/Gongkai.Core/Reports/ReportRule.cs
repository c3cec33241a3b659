using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Reports;

/// <summary>A fact that a report must respect. A rule yields values; the words are those of its page <c>docs/rules/{code}.md</c>.</summary>
/// <param name="code">Family and two digits, as CF03.</param>
/// <param name="severity">The severity of its findings unless one says otherwise.</param>
public abstract class ReportRule(string code, Severity severity)
{
    /// <summary>Family and two digits, as CF03.</summary>
    public string Code { get; } = code;

    /// <summary>The severity of its findings unless one says otherwise.</summary>
    public Severity Severity { get; } = severity;

    /// <summary>Everything that breaks the rule; nothing when it holds or cannot be judged.</summary>
    public abstract IEnumerable<Finding> Check(Examination examination);

    /// <summary>A finding of this rule.</summary>
    protected Finding Found(Place? at, ImmutableArray<string> cells, params ReadOnlySpan<(string Name, object Value)> values) =>
        new(Code, Severity) { At = at, Cells = cells, Values = [.. values] };

    /// <summary>A finding of this rule about words of a passage.</summary>
    protected Finding Found(PassageSpan words, Place? at, ImmutableArray<string> cells, params ReadOnlySpan<(string Name, object Value)> values) =>
        new(Code, Severity) { At = at, Words = words, Cells = cells, Values = [.. values] };
}
