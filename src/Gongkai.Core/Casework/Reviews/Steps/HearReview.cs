using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>听取意见、听证 or 开庭</summary>
public sealed record ReviewHeard(DateOnly On) : ReviewEvent(On)
{
    public PrivateRef? Note { get; init; }
}

internal sealed class HearReview() : ReviewStep<ReviewHeard>("heard", "登记审理")
{
    public override ImmutableArray<Type> Follows => [typeof(ReviewAccepted)];

    protected override ImmutableArray<Transition<ReviewStage>> Rows =>
        [Row("审理", [ReviewStage.Accepted, ReviewStage.Answered, ReviewStage.Appealed], null)];

    protected override ReviewCase Apply(ReviewCase review, ReviewHeard e) => review with { Hearings = review.Hearings.Add(e) };

    protected override IEnumerable<Refusal> Faults(ReviewCase review, ReviewHeard e, ReviewSituation situation) => [];

    protected override Sentence Told(ReviewCase review, ReviewHeard e) => review.Kind.IsSuit() ? "开庭审理" : "听取意见或者听证";
}
