using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.ReviewStage;

namespace Gongkai.Casework;

/// <summary>录入更正: the event of that version was wrong; this is what it should have said. The old one stays in the journal.</summary>
public sealed record ReviewEntryCorrected(DateOnly On, int Version, ReviewEvent Instead) : ReviewEvent(On), ICorrection<ReviewEvent>
{
    /// <summary>更正的原因</summary>
    public PrivateRef? Reason { get; init; }
}

internal sealed class CorrectReviewEntry() : ReviewStep<ReviewEntryCorrected>()
{
    protected override ImmutableArray<Transition<ReviewStage>> Rows => [Row("更正录入", [Filed, Accepted, Answered, Decided, Appealed, Withdrawn], null)];

    protected override ReviewCase Apply(ReviewCase review, ReviewEntryCorrected e) => review;

    protected override IEnumerable<Refusal> Faults(ReviewCase review, ReviewEntryCorrected e, ReviewSituation situation) =>
        ReviewSteps.Workflow.Check(new(review.Id) { Request = review.Request }, review.History, e, situation, FrozenSet<string>.Empty);

    protected override Sentence Told(ReviewCase review, ReviewEntryCorrected e) =>
        $"更正第 {e.Version} 条录入，改为：{e.Instead.On:yyyy-MM-dd} {ReviewSteps.Workflow.Told(review, e.Instead)}{Sentence.Maybe("；更正的原因：", e.Reason)}";
}
