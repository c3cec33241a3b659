using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports.Rules;

namespace Gongkai.Reports;

/// <summary>Every rule that a superior's report and its members' reports are examined by together.</summary>
public static class AgencyRuleBook
{
    /// <summary>All rules of the family AG.</summary>
    public static ImmutableArray<AgencyRule> All { get; } =
        [new SuperiorIsNotTheSum(), new MemberNotComparable(), new MemberTwice(), new MemberWithoutFigure(), new MemberMissing()];

    /// <summary>Every finding, in the order of the superior's report.</summary>
    public static ImmutableArray<Finding> Examine(AgencyExamination examination) =>
        [.. All.SelectMany(rule => rule.Check(examination)).Order(FindingOrder.ByPlace)];
}
