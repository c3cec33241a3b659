using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>一审裁判生效: nobody appealed in time (行政诉讼法第八十五条).</summary>
public sealed record ReviewTookEffect(DateOnly On) : ReviewEvent(On);

internal sealed class LetTakeEffect() : ReviewStep<ReviewTookEffect>("effective", "登记裁判生效")
{
    protected override ImmutableArray<Transition<ReviewStage>> Rows => [Row("裁判生效", [ReviewStage.Decided], null)];

    public override bool Fits(ReviewCase matter) => matter is { Appeal: null, Effect: null } && matter.Kind.IsSuit();

    protected override ReviewCase Apply(ReviewCase review, ReviewTookEffect e) => review with { Effect = e };

    protected override IEnumerable<Refusal> Faults(ReviewCase review, ReviewTookEffect e, ReviewSituation situation) =>
        // 行政诉讼法第八十五条：逾期不提起上诉的，第一审判决发生法律效力。
        review.AppealBy(situation.Calendar) is { } by && e.On <= by
            ? [new("CW78") { Field = nameof(e.On), Variant = "running", Values = [("by", Plain.Day(by))] }] : [];

    protected override Sentence Told(ReviewCase review, ReviewTookEffect e) => "裁判生效，没有人在上诉期内上诉";
}
