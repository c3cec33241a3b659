using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports.Rules;

namespace Gongkai.Reports;

/// <summary>Every rule that a superior's report and its members' reports are examined by together.</summary>
public static class AgencyRuleBook
{
    /// <summary>All rules of the family AG.</summary>
    public static ImmutableArray<AgencyRule> All { get; } =
        [new SuperiorIsNotTheSum(), new MemberNotComparable(), new MemberTwice(), new MemberWithoutFigure(), new MemberMissing(), new CopiedWording()];

    /// <summary>AG06 of two reports that were held against each other by their sentences alone.</summary>
    /// <param name="agency">One agency.</param>
    /// <param name="other">The other.</param>
    /// <param name="shared">What they share.</param>
    public static Finding Copied(string agency, string other, SharedWording shared) => CopiedWording.Of(agency, other, shared);

    /// <summary>Every finding, in the order of the superior's report.</summary>
    public static ImmutableArray<Finding> Examine(AgencyExamination examination) =>
        [.. All.SelectMany(rule => rule.Check(examination)).Order(FindingOrder.ByPlace)];
}
