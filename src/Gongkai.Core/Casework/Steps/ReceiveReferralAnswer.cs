using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>上级或保密行政管理部门答复。</summary>
public sealed record ReferralAnswered(DateOnly On, PrivateRef? Result) : CaseEvent(On);

internal sealed class ReceiveReferralAnswer() : CaseStep<ReferralAnswered>("referral-answer")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("收到确定意见", Known, null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, ReferralAnswered e) =>
        request with { ReferralAnswers = request.ReferralAnswers.Add(e) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ReferralAnswered e, CaseSituation situation) =>
        IsOffered(request, situation) ? [] : [new("CW33") { Variant = "referral" }];

    protected override Sentence Told(DisclosureRequest request, ReferralAnswered e) => $"收到确定意见{Sentence.Maybe("：", e.Result)}";

    protected override PublicStep? Shown(DisclosureRequest request, ReferralAnswered e) => null;

    public override bool IsOffered(DisclosureRequest request, CaseSituation situation) => request.ReferralAnswers.Length < request.Referrals.Length;

    // Referrals are answered in the order in which they were sent.
    protected override IEnumerable<CaseEvent> Before(DisclosureRequest request) => request.Referrals.Skip(request.ReferralAnswers.Length).Take(1);
}
