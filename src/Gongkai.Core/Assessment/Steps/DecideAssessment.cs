using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Assessment;

/// <summary>A point that an agency objects to, in its own words.</summary>
public sealed record AppealedPoint(string Code, PrivateRef Words);

/// <summary>申诉.</summary>
public sealed record AssessmentAppealed(DateOnly On, ImmutableArray<AppealedPoint> Points, PersonId By) : AssessmentEvent(On);

/// <summary>What became of one point of an appeal.</summary>
/// <param name="Code">Which.</param>
/// <param name="IsUpheld">申诉成立</param>
/// <param name="Words">Why.</param>
public sealed record AppealOutcome(string Code, bool IsUpheld, string Words);

/// <summary>申诉处理: on every point at once; what an upheld one changes was reviewed before.</summary>
/// <param name="On">The day.</param>
/// <param name="Outcomes">What became of each.</param>
/// <param name="Total">The score after it.</param>
/// <param name="By">Who.</param>
public sealed record AppealDecided(DateOnly On, ImmutableArray<AppealOutcome> Outcomes, decimal Total, PersonId By) : AssessmentEvent(On);

/// <summary>说明失分情况: what a section or a handler says to an indicator for which it answers.</summary>
public sealed record PointAnswered(DateOnly On, string Code, PrivateRef Words, PersonId By) : AssessmentEvent(On);

/// <summary>审定.</summary>
/// <param name="On">The day.</param>
/// <param name="Total">总分.</param>
/// <param name="Grade">等次; empty where the system has none for it.</param>
/// <param name="By">Who.</param>
public sealed record AssessmentDecided(DateOnly On, decimal Total, string Grade, PersonId By) : AssessmentEvent(On);

/// <summary>公布考核结果.</summary>
public sealed record AssessmentPublished(DateOnly On, PersonId By) : AssessmentEvent(On);

internal sealed class AppealAssessment() : AssessmentStep<AssessmentAppealed>("appeal")
{
    protected override ImmutableArray<Transition<AssessmentStage>> Rows => Row("申诉", [FedBack], Appealed, [Role.OfficeHead, Role.LeaderInCharge]);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, AssessmentAppealed e) => assessment with { Appeal = e, AppealAnswer = null };

    public override bool IsOffered(AgencyAssessment matter, AssessmentSituation situation) =>
        matter.Appeal is null && situation.Today <= matter.FedBack!.AppealBy;

    protected override IEnumerable<Refusal> Faults(AgencyAssessment assessment, AssessmentAppealed e, AssessmentSituation situation)
    {
        if (assessment.Appeal is not null) yield return Fault("AS04", "again");
        else if (e.On > assessment.FedBack!.AppealBy) yield return Fault("AS04", "late", null, ("date", Plain.Day(assessment.FedBack.AppealBy)));
        if (e.Points.IsEmpty) yield return Fault("AS04", "pointless");
        foreach (var fault in Foreign(e.Points.Select(one => one.Code), situation)) yield return fault;
    }

    protected override Sentence Told(AgencyAssessment assessment, AssessmentAppealed e) =>
        $"{e.By}就 {e.Points.Length} 项指标申诉：{string.Join('、', e.Points.Select(one => one.Code))}";
}

internal sealed class DecideAppeal() : AssessmentStep<AppealDecided>("appeal-decision")
{
    protected override ImmutableArray<Transition<AssessmentStage>> Rows => Row("申诉处理", [Appealed], FedBack, Authority);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, AppealDecided e) => assessment with { AppealAnswer = e };

    protected override IEnumerable<Refusal> Faults(AgencyAssessment assessment, AppealDecided e, AssessmentSituation situation)
    {
        foreach (var point in assessment.Appeal!.Points.Where(point => e.Outcomes.FirstOrDefault(one => one.Code == point.Code) is not { Words.Length: > 0 }))
            yield return Fault("AS04", "answer", $"Words[{point.Code}]", ("code", point.Code));
        // What is found right changes the score: it is reviewed first.
        foreach (var upheld in e.Outcomes.Where(one => one.IsUpheld && !assessment.History.SkipWhile(happened => happened != assessment.Appeal)
            .OfType<IndicatorsReviewed>().Any(reviewed => reviewed.Reviews.Any(review => review.Code == one.Code))))
            yield return Fault("AS04", "unchanged", $"Upheld[{upheld.Code}]", ("code", upheld.Code));
        foreach (var fault in FeedBackAssessment.Whole(assessment, e.Total, situation)) yield return fault;
    }

    protected override Sentence Told(AgencyAssessment assessment, AppealDecided e) =>
        $"{e.By}处理申诉：{e.Outcomes.Count(one => one.IsUpheld)} 项成立，{e.Outcomes.Count(one => !one.IsUpheld)} 项不成立，{IndicatorTable.Text(e.Total)} 分";
}

internal sealed class AnswerPoint() : AssessmentStep<PointAnswered>("answer")
{
    protected override ImmutableArray<Transition<AssessmentStage>> Rows =>
        Row("说明失分情况", [Submitted, FedBack, Appealed, Decided, Published], null, [.. Sections, Role.OfficeHead]);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, PointAnswered e) => assessment with { Answers = assessment.Answers.Add(e) };

    public override bool IsOffered(AgencyAssessment matter, AssessmentSituation situation) =>
        matter.Responsible.Values.Any(one => IsHis(one, situation.Actor));

    protected override IEnumerable<Refusal> Faults(AgencyAssessment assessment, PointAnswered e, AssessmentSituation situation)
    {
        foreach (var fault in Foreign([e.Code], situation)) yield return fault;
        if (assessment.Responsible.GetValueOrDefault(e.Code) is not { } one || !IsHis(one, situation.Actor)) yield return Fault("AS04", "other",
            nameof(e.Code));
    }

    protected override Sentence Told(AgencyAssessment assessment, PointAnswered e) => $"{e.By}就 {e.Code} 说明：{e.Words}";

    /// <summary>Whether an indicator is somebody's to answer for.</summary>
    internal static bool IsHis(Responsibility one, Actor actor) =>
        one.Person is { } person && person == actor.Person || actor.Posts.Any(post => post.Reaches(one.Section));
}

internal sealed class DecideAssessment() : AssessmentStep<AssessmentDecided>("decide")
{
    protected override ImmutableArray<Transition<AssessmentStage>> Rows => Row("审定", [FedBack], Decided, Authority);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, AssessmentDecided e) => assessment with { Decided = e };

    public override bool IsOffered(AgencyAssessment matter, AssessmentSituation situation) => IsRipe(matter, situation.Today);

    protected override IEnumerable<Refusal> Faults(AgencyAssessment assessment, AssessmentDecided e, AssessmentSituation situation)
    {
        // The right to object has its time.
        if (!IsRipe(assessment, e.On)) yield return Fault("AS04", "running", null, ("date", Plain.Day(assessment.FedBack!.AppealBy)));
        foreach (var fault in FeedBackAssessment.Whole(assessment, e.Total, situation)) yield return fault;
        if (e.Grade != (situation.System!.GradeOf(e.Total) ?? "")) yield return Fault("AS04", "grade");
    }

    protected override Sentence Told(AgencyAssessment assessment, AssessmentDecided e) =>
        $"{e.By}审定 {IndicatorTable.Text(e.Total)} 分{(e.Grade.Length > 0 ? $"，{e.Grade}" : "")}";

    private static bool IsRipe(AgencyAssessment assessment, DateOnly on) => assessment.AppealAnswer is not null || on > assessment.FedBack!.AppealBy;
}

internal sealed class PublishAssessment() : AssessmentStep<AssessmentPublished>
{
    protected override ImmutableArray<Transition<AssessmentStage>> Rows => Row("公布考核结果", [Decided], Published, Authority);

    protected override AgencyAssessment Apply(AgencyAssessment assessment, AssessmentPublished e) => assessment;

    protected override Sentence Told(AgencyAssessment assessment, AssessmentPublished e) => $"{e.By}公布考核结果";
}
