using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Assessment;

/// <summary>开始考核.</summary>
/// <param name="On">The day.</param>
/// <param name="Authority">Who assesses.</param>
/// <param name="Member">Who is assessed.</param>
/// <param name="Name">Its name on that day.</param>
/// <param name="Year">The year.</param>
/// <param name="System">By which system.</param>
/// <param name="SystemVersion">In which version of it: later ones change nothing here.</param>
/// <param name="SelfBy">The last day for the self-assessment.</param>
/// <param name="By">Who.</param>
public sealed record AssessmentOpened(DateOnly On, AgencyId Authority, AgencyId Member, string Name, int Year, IndicatorSystemId System, int SystemVersion,
    DateOnly SelfBy, PersonId By) : AssessmentEvent(On);

/// <summary>分解指标: which section, and who in it, answers for which indicator.</summary>
public sealed record IndicatorsAssigned(DateOnly On, ImmutableArray<Responsibility> Responsible, PersonId By) : AssessmentEvent(On);

/// <summary>登记责任书签订.</summary>
/// <param name="On">The day.</param>
/// <param name="WithSection">The section that signed; empty for the agency itself.</param>
/// <param name="SignedOn">When it was signed.</param>
/// <param name="By">Who registers it.</param>
public sealed record ResponsibilitySigned(DateOnly On, string WithSection, DateOnly SignedOn, PersonId By) : AssessmentEvent(On);

internal sealed class OpenAssessment() : AssessmentStep<AssessmentOpened>
{
    private const int FirstYear = 2008;

    protected override ImmutableArray<Transition<AssessmentStage>> Rows => Row("开始考核", [], SelfAssessing, Authority);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, AssessmentOpened e) => assessment with { Opened = e };

    protected override IEnumerable<Refusal> Faults(AgencyAssessment assessment, AssessmentOpened e, AssessmentSituation situation)
    {
        if (e.Year < FirstYear || e.Year > situation.Today.Year)
            yield return Fault("AS01", "year", nameof(e.Year), ("year", (long)e.Year), ("first", (long)FirstYear), ("last", (long)situation.Today.Year));
        if (e.SelfBy <= e.On || e.SelfBy > e.On.AddYears(1)) yield return Fault("AS01", "due", nameof(e.SelfBy), ("after", Plain.Day(e.On)));
        if (e.Member == e.Authority) yield return Fault("AS01", "own", "Members");
    }

    protected override Sentence Told(AgencyAssessment assessment, AssessmentOpened e) => $"{e.By}开始{e.Year}年考核，{Plain.Day(e.SelfBy)}前自评";
}

internal sealed class AssignIndicators() : AssessmentStep<IndicatorsAssigned>("assign")
{
    protected override ImmutableArray<Transition<AssessmentStage>> Rows => Row("分解指标", [SelfAssessing, Submitted, FedBack], null, [Role.OfficeHead]);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, IndicatorsAssigned e) =>
        assessment with { Responsible = e.Responsible.ToImmutableSortedDictionary(one => one.Code, one => one, StringComparer.Ordinal) };

    protected override IEnumerable<Refusal> Faults(AgencyAssessment assessment, IndicatorsAssigned e, AssessmentSituation situation)
    {
        foreach (var fault in Foreign(e.Responsible.Select(one => one.Code), situation)) yield return fault;
        if (e.Responsible.IsEmpty) yield return Fault("AS03", "nobody");
    }

    protected override Sentence Told(AgencyAssessment assessment, IndicatorsAssigned e) =>
        $"{e.By}把 {e.Responsible.Length} 项指标分解到 {e.Responsible.Select(one => one.Section).Distinct().Count()} 个科室";
}

internal sealed class SignResponsibility() : AssessmentStep<ResponsibilitySigned>("sign")
{
    protected override ImmutableArray<Transition<AssessmentStage>> Rows => Row("登记责任书签订", [SelfAssessing, Submitted, FedBack], null, [Role.OfficeHead]);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, ResponsibilitySigned e) =>
        assessment with { Signed = assessment.Signed.SetItem(e.WithSection, e.SignedOn) };

    protected override IEnumerable<Refusal> Faults(AgencyAssessment assessment, ResponsibilitySigned e, AssessmentSituation situation)
    {
        if (e.SignedOn > situation.Today) yield return Fault("AS01", "future", nameof(e.SignedOn), ("date", Plain.Day(e.SignedOn)),
            ("today", Plain.Day(situation.Today)));
        if (e.WithSection.Length > 0 && assessment.Responsible.Values.All(one => one.Section != e.WithSection))
            yield return Fault("AS03", "section", nameof(e.WithSection), ("section", e.WithSection));
    }

    protected override Sentence Told(AgencyAssessment assessment, ResponsibilitySigned e) =>
        $"{e.By}登记{(e.WithSection.Length == 0 ? "本机关" : e.WithSection)}责任书 {Plain.Day(e.SignedOn)} 签订";
}
