using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Agencies.Role;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>退回修改</summary>
public sealed record DraftReturned(DateOnly On, PrivateRef Reason) : CaseEvent(On);

internal sealed class ReturnDraft() : CaseStep<DraftReturned>()
{
    public override ImmutableArray<Type> Follows => [typeof(DecisionDrafted)];

    protected override ImmutableArray<Transition<CaseStage>> Rows =>
        [Row("退回修改", [Drafted, Approved], UnderReview, [SectionHead, OfficeHead, LeaderInCharge, LegalReviewer, SecrecyReviewer])];

    protected override DisclosureRequest Apply(DisclosureRequest request, DraftReturned e) => request.Now(request.Decision with { Approved = null });

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, DraftReturned e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, DraftReturned e) => $"退回修改{Sentence.Maybe("：", e.Reason)}";

    protected override PublicStep? Shown(DisclosureRequest request, DraftReturned e) => null;
}
