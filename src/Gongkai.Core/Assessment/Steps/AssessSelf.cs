using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Assessment;

/// <summary>提交佐证材料: for an indicator.</summary>
/// <param name="On">The day.</param>
/// <param name="Code">Which indicator.</param>
/// <param name="Words">What it shows, in the agency's words.</param>
/// <param name="Files">The papers.</param>
/// <param name="By">Who.</param>
public sealed record EvidenceGiven(DateOnly On, string Code, PrivateRef Words, ImmutableArray<AttachedFile> Files, PersonId By) : AssessmentEvent(On);

/// <summary>What an agency gives itself for an indicator.</summary>
public sealed record SelfScore(string Code, decimal Points);

/// <summary>自评: the agency's own scores.</summary>
/// <param name="On">The day.</param>
/// <param name="Scores">By indicator; one that is not there was not scored.</param>
/// <param name="By">Who.</param>
public sealed record SelfAssessed(DateOnly On, ImmutableArray<SelfScore> Scores, PersonId By) : AssessmentEvent(On)
{
    /// <summary>情况说明: what the agency says to it; null where it says nothing.</summary>
    public PrivateRef? Words { get; init; }

    /// <summary>What it gives itself; null where it says nothing.</summary>
    public decimal? PointsOf(string code) => Scores.FirstOrDefault(one => one.Code == code)?.Points;

    /// <summary>自评总分.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Total => Scores.Sum(one => one.Points);
}

internal sealed class GiveEvidence() : AssessmentStep<EvidenceGiven>("evidence")
{
    protected override ImmutableArray<Transition<AssessmentStage>> Rows =>
        Row("提交佐证材料", [SelfAssessing, Submitted, FedBack, Appealed], null, [.. Office, .. Sections]);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, EvidenceGiven e) => assessment with { Evidence = assessment.Evidence.Add(e) };

    protected override IEnumerable<Refusal> Faults(AgencyAssessment assessment, EvidenceGiven e, AssessmentSituation situation) => Foreign([e.Code], situation);

    protected override Sentence Told(AgencyAssessment assessment, EvidenceGiven e) =>
        $"{e.By}提交 {e.Code} 的佐证材料（{e.Files.Length} 个文件）：{e.Words}";
}

internal sealed class AssessSelf() : AssessmentStep<SelfAssessed>("self")
{
    protected override ImmutableArray<Transition<AssessmentStage>> Rows => Row("自评", [SelfAssessing], Submitted, Office);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, SelfAssessed e) => assessment with { Self = e };

    protected override IEnumerable<Refusal> Faults(AgencyAssessment assessment, SelfAssessed e, AssessmentSituation situation)
    {
        foreach (var fault in Foreign(e.Scores.Select(one => one.Code), situation)) yield return fault;
        foreach (var fault in e.Scores.SelectMany(one => Beyond(one.Code, one.Points, situation, $"Points[{one.Code}]", isPoints: true))) yield return fault;
        foreach (var missing in situation.System!.Leaves.Where(leaf => leaf.IsWeighted && e.PointsOf(leaf.Code) is null))
            yield return Fault("AS03", "missing", $"Points[{missing.Code}]", ("code", missing.Code));
    }

    protected override Sentence Told(AgencyAssessment assessment, SelfAssessed e) =>
        $"{e.By}提交自评，{IndicatorTable.Text(e.Total)} 分{Sentence.Maybe("：", e.Words)}";
}
