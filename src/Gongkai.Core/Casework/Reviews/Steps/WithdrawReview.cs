using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>撤回复议申请 or 撤诉.</summary>
public sealed record ReviewWithdrawn(DateOnly On) : ReviewEvent(On);

internal sealed class WithdrawReview() : ReviewStep<ReviewWithdrawn>("withdrawn", "登记撤回")
{
    public override ImmutableArray<Type> Follows => [typeof(ReviewAccepted), typeof(ReviewAppealed)];

    protected override ImmutableArray<Transition<ReviewStage>> Rows =>
    [
        Row("撤回", [ReviewStage.Filed, ReviewStage.Accepted, ReviewStage.Answered], ReviewStage.Withdrawn),
        // An appeal that is withdrawn leaves the first judgment.
        Row("撤回", [ReviewStage.Appealed], ReviewStage.Decided),
    ];

    protected override ReviewCase Apply(ReviewCase review, ReviewWithdrawn e) => review with { Withdrawal = e };

    protected override IEnumerable<Refusal> Faults(ReviewCase review, ReviewWithdrawn e, ReviewSituation situation) => [];

    protected override Sentence Told(ReviewCase review, ReviewWithdrawn e) => "撤回";
}
