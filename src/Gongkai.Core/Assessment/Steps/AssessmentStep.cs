using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Assessment;

/// <summary>A step of an assessment, and what they share.</summary>
internal abstract class AssessmentStep<T>(string? path = null)
    : Step<AgencyAssessment, AssessmentEvent, AssessmentStage, AssessmentSituation, T>("AS01", path) where T : AssessmentEvent
{
    private protected const AssessmentStage SelfAssessing = AssessmentStage.SelfAssessing;
    private protected const AssessmentStage Submitted = AssessmentStage.Submitted;
    private protected const AssessmentStage FedBack = AssessmentStage.FedBack;
    private protected const AssessmentStage Appealed = AssessmentStage.Appealed;
    private protected const AssessmentStage Decided = AssessmentStage.Decided;
    private protected const AssessmentStage Published = AssessmentStage.Published;

    /// <summary>主管部门</summary>
    private protected static readonly ImmutableArray<Role> Authority = [Role.Supervisor];

    /// <summary>被考核机关的公开工作机构</summary>
    private protected static readonly ImmutableArray<Role> Office = [Role.RegistrationClerk, Role.OfficeHead];

    /// <summary>被考核机关的科室</summary>
    private protected static readonly ImmutableArray<Role> Sections = [Role.SectionOfficer, Role.SectionHead];

    /// <summary>The codes that are no leaf of the system.</summary>
    private protected static IEnumerable<Refusal> Foreign(IEnumerable<string> codes, AssessmentSituation situation) =>
        from code in codes
        where situation.System?.Find(code) is not { Rule: not null }
        select Fault("AS03", "code", null, ("code", code));

    /// <summary>A value out of what an indicator may have.</summary>
    private protected static IEnumerable<Refusal> Beyond(string code, decimal value, AssessmentSituation situation, string field, bool isPoints)
    {
        if (situation.System?.Find(code) is not { Rule: { } rule } leaf) yield break;
        if (isPoints || rule == IndicatorRule.Judgement)
        {
            var most = leaf.IsWeighted ? leaf.Weight : leaf.Rule == IndicatorRule.Bonus ? leaf.Most ?? 0 : 0;
            if (value < 0 || value > most) yield return Fault("AS03", "points", field, ("code", code), ("most", most));
        }
        else if (rule == IndicatorRule.Threshold ? value < 0 : value is < 0 or > 100_000 || value != decimal.Truncate(value))
            yield return Fault("AS03", "count", field, ("code", code));
    }
}
