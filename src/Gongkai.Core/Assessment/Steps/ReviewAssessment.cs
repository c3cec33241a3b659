using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Assessment;

/// <summary>采集数据: what the registers say of the indicators that name a source.</summary>
/// <param name="On">The day.</param>
/// <param name="Facts">By indicator; what no register knows is not there.</param>
/// <param name="By">Who.</param>
public sealed record FactsCollected(DateOnly On, ImmutableSortedDictionary<string, IndicatorFacts> Facts, PersonId By) : AssessmentEvent(On);

/// <summary>评审: a reviewer's word on indicators, with the evidence for it.</summary>
public sealed record IndicatorsReviewed(DateOnly On, ImmutableArray<IndicatorReview> Reviews, PersonId By) : AssessmentEvent(On);

/// <summary>反馈: the agency is told its score, and until when it may object.</summary>
/// <param name="On">The day.</param>
/// <param name="Total">The score as it was then.</param>
/// <param name="AppealBy">The last day for an appeal.</param>
/// <param name="By">Who.</param>
public sealed record AssessmentFedBack(DateOnly On, decimal Total, DateOnly AppealBy, PersonId By) : AssessmentEvent(On);

internal sealed class CollectFacts() : AssessmentStep<FactsCollected>("facts")
{
    protected override ImmutableArray<Transition<AssessmentStage>> Rows => Row("采集数据", [SelfAssessing, Submitted], null, Authority);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, FactsCollected e) => assessment with { Collected = e };

    protected override IEnumerable<Refusal> Faults(AgencyAssessment assessment, FactsCollected e, AssessmentSituation situation) => Foreign(e.Facts.Keys,
        situation);

    protected override Sentence Told(AgencyAssessment assessment, FactsCollected e) => $"{e.By}采集了 {e.Facts.Count} 项指标的数据";
}

internal sealed class ReviewIndicators() : AssessmentStep<IndicatorsReviewed>("review")
{
    protected override ImmutableArray<Transition<AssessmentStage>> Rows => Row("评审", [SelfAssessing, Submitted, Appealed], null, Authority);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, IndicatorsReviewed e) =>
        assessment with { Reviews = e.Reviews.Aggregate(assessment.Reviews, (all, review) => all.SetItem(review.Code, review)) };

    protected override IEnumerable<Refusal> Faults(AgencyAssessment assessment, IndicatorsReviewed e, AssessmentSituation situation)
    {
        if (e.Reviews.IsEmpty) yield return Fault("AS04", "nothing");
        foreach (var fault in Foreign(e.Reviews.Select(one => one.Code), situation)) yield return fault;
        foreach (var review in e.Reviews)
        {
            foreach (var fault in Beyond(review.Code, review.Value, situation, $"Values[{review.Code}]", isPoints: false)) yield return fault;
            // Whoever loses points reads why.
            if (review.Words.Length == 0) yield return Fault("AS04", "words", $"Words[{review.Code}]", ("code", review.Code));
        }
    }

    protected override Sentence Told(AgencyAssessment assessment, IndicatorsReviewed e) =>
        $"{e.By}评审 {e.Reviews.Length} 项指标：{string.Join('、', e.Reviews.Select(one => one.Code))}";
}

internal sealed class FeedBackAssessment() : AssessmentStep<AssessmentFedBack>("feedback")
{
    protected override ImmutableArray<Transition<AssessmentStage>> Rows => Row("反馈", [SelfAssessing, Submitted], FedBack, Authority);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, AssessmentFedBack e) => assessment with { FedBack = e };

    // Who has not assessed itself in time is assessed all the same.
    public override bool IsOffered(AgencyAssessment matter, AssessmentSituation situation) =>
        matter.Stage == Submitted || matter.Opened!.SelfBy < situation.Today;

    protected override IEnumerable<Refusal> Faults(AgencyAssessment assessment, AssessmentFedBack e, AssessmentSituation situation)
    {
        if (assessment.Stage == SelfAssessing && e.On <= assessment.Opened!.SelfBy)
            yield return Fault("AS04", "early", null, ("date", Plain.Day(assessment.Opened.SelfBy)));
        if (e.AppealBy <= e.On || e.AppealBy > e.On.AddYears(1)) yield return Fault("AS01", "due", nameof(e.AppealBy), ("after", Plain.Day(e.On)));
        foreach (var fault in Whole(assessment, e.Total, situation)) yield return fault;
    }

    protected override Sentence Told(AgencyAssessment assessment, AssessmentFedBack e) =>
        $"{e.By}反馈 {IndicatorTable.Text(e.Total)} 分，{Plain.Day(e.AppealBy)}前可以申诉";

    /// <summary>A total that is not the one that is computed, or where something is not known.</summary>
    internal static IEnumerable<Refusal> Whole(AgencyAssessment assessment, decimal total, AssessmentSituation situation)
    {
        var sheet = assessment.SheetBy(situation.System!);
        if (!sheet.Unknown.IsEmpty) yield return Fault("AS04", "unknown", null, ("codes", string.Join('、', sheet.Unknown)));
        else if (sheet.Total != total) yield return Fault("AS04", "total", null, ("total", sheet.Total ?? 0));
    }
}
