using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>书面答复 or 答辩状 handed in.</summary>
public sealed record ReviewAnswered(DateOnly On) : ReviewEvent(On);

internal sealed class AnswerReview() : ReviewStep<ReviewAnswered>("answered", "登记答复")
{
    public override ImmutableArray<Type> Follows => [typeof(ReviewAccepted)];

    protected override ImmutableArray<Transition<ReviewStage>> Rows => [Row("答复", [ReviewStage.Accepted], ReviewStage.Answered)];

    protected override ReviewCase Apply(ReviewCase review, ReviewAnswered e) => review with { Answered = e };

    protected override IEnumerable<Refusal> Faults(ReviewCase review, ReviewAnswered e, ReviewSituation situation) => [];

    protected override Sentence Told(ReviewCase review, ReviewAnswered e) => review.Kind.IsSuit() ? "提交答辩状" : "提交书面答复和证据";
}
