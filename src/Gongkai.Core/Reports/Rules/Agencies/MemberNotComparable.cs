using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>AG02: a member's report on another year, or in another form, which cannot be added up.</summary>
internal sealed class MemberNotComparable() : AgencyRule("AG02", Severity.Error)
{
    public override IEnumerable<Finding> Check(AgencyExamination examination)
    {
        foreach (var member in examination.Members.Except(examination.Comparable))
        {
            var finding = Found(null, [], ("agency", member.Agency ?? "（名称不明的机关）"), ("year", (long)(member.Year ?? 0)),
                ("expected", (long)(examination.Superior.Year ?? 0)));
            yield return member.Generation != examination.Superior.Generation && member.Year == examination.Superior.Year
                ? finding with { Variant = "form" } : finding;
        }
    }
}
