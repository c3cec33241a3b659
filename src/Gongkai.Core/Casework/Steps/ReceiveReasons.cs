using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>申请人说明理由, and whether the agency accepts it.</summary>
public sealed record ReasonsReceived(DateOnly On, PrivateRef? Reasons, bool Accepted) : CaseEvent(On);

internal sealed class ReceiveReasons() : CaseStep<ReasonsReceived>("reasons")
{
    public override ImmutableArray<Type> Follows => [typeof(ReasonsRequested)];

    protected override ImmutableArray<Transition<CaseStage>> Rows =>
    [
        Row("收到理由", [AwaitingReasons], UnderReview, Officers) with { ByApplicant = true },
        Row("收到理由", [UnderReview, AwaitingCorrection, AwaitingPayment, Drafted], null, Officers) with { ByApplicant = true },
    ];

    protected override DisclosureRequest Apply(DisclosureRequest request, ReasonsReceived e) => request with { Reasons = request.Reasons.Add(e) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ReasonsReceived e, CaseSituation situation) =>
        IsOffered(request, situation) ? [] : [new("CW31") { Variant = "unasked" }];

    protected override Sentence Told(DisclosureRequest request, ReasonsReceived e) =>
        $"收到申请人说明的理由，{(e.Accepted ? "认为合理" : "认为不合理")}{Sentence.Maybe("：", e.Reasons)}";

    protected override PublicStep? Shown(DisclosureRequest request, ReasonsReceived e) =>
        new(e.On, "收到理由", e.Accepted ? "理由成立，继续办理。" : "已收到您说明的理由。");

    public override bool IsOffered(DisclosureRequest request, CaseSituation situation) => request.Reasons.Length < request.ReasonsRequests.Length;
}
