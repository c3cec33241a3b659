using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>报有关主管部门或者保密行政管理部门确定 (第十七条第三款).</summary>
public sealed record ReferralSent(DateOnly On, string Body) : CaseEvent(On);

internal sealed class SendReferral() : CaseStep<ReferralSent>("referral")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("报请确定", Handled, null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, ReferralSent e) => request with { Referrals = request.Referrals.Add(e) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ReferralSent e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, ReferralSent e) => $"报请{e.Body}确定";

    protected override PublicStep? Shown(DisclosureRequest request, ReferralSent e) => null;
}
