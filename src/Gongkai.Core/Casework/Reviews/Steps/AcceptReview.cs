using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>受理、立案</summary>
/// <param name="On">受理或者立案之日</param>
/// <param name="Number">案号</param>
/// <param name="CopyReceivedOn">收到申请书或者起诉状副本之日: what the agency's terms are counted from.</param>
public sealed record ReviewAccepted(DateOnly On, string Number, DateOnly CopyReceivedOn) : ReviewEvent(On)
{
    /// <summary>简易程序 of reconsideration: five workdays to answer instead of ten (行政复议法第五十四条).</summary>
    public bool IsSimplified { get; init; }
}

internal sealed class AcceptReview() : ReviewStep<ReviewAccepted>("accepted", "登记受理")
{
    protected override ImmutableArray<Transition<ReviewStage>> Rows => [Row("受理", [ReviewStage.Filed], ReviewStage.Accepted)];

    protected override ReviewCase Apply(ReviewCase review, ReviewAccepted e) => review with { Accepted = e };

    protected override IEnumerable<Refusal> Faults(ReviewCase review, ReviewAccepted e, ReviewSituation situation)
    {
        if (e.CopyReceivedOn < e.On || e.CopyReceivedOn > situation.Today) yield return Copy(nameof(e.CopyReceivedOn), e.CopyReceivedOn, e.On);
        if (string.IsNullOrWhiteSpace(e.Number)) yield return new("CW74") { Field = nameof(e.Number), Variant = "number" };
    }

    protected override Sentence Told(ReviewCase review, ReviewAccepted e) =>
        $"受理，案号 {e.Number}，{e.CopyReceivedOn:yyyy-MM-dd} 收到副本{(e.IsSimplified ? "，适用简易程序" : "")}";
}
