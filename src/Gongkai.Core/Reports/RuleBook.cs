using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports.Rules;

namespace Gongkai.Reports;

/// <summary>Every rule that a report is examined by.</summary>
public static class RuleBook
{
    /// <summary>All rules, family by family.</summary>
    public static ImmutableArray<ReportRule> All { get; } =
    [
        .. CrossFooting.Rules, .. BetweenYears.Rules, .. Narrative.Rules, .. Semantics.Rules, .. Structure.Rules, .. Typing.Rules,
    ];

    /// <summary>Every finding of every rule, in the order of the document, then of the codes.</summary>
    public static ImmutableArray<Finding> Examine(Examination examination) =>
        examination.Report.IsBeforeTheForm ? [] : [.. All.SelectMany(rule => rule.Check(examination)).Order(FindingOrder.ByPlace)];
}
