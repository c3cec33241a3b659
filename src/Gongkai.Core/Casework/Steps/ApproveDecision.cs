using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Agencies.Role;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>签发 by the leader in charge, who is not the drafter.</summary>
public sealed record DecisionApproved(DateOnly On, PersonId By) : CaseEvent(On);

internal sealed class ApproveDecision() : CaseStep<DecisionApproved>("decision/approval")
{
    public override ImmutableArray<Type> Follows => [typeof(DecisionDrafted), typeof(SecrecyReviewed), typeof(LegalReviewed)];

    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("签发", [Drafted], Approved, [LeaderInCharge])];

    protected override DisclosureRequest Apply(DisclosureRequest request, DecisionApproved e) => request.Now(request.Decision with { Approved = e });

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, DecisionApproved e, CaseSituation situation) =>
        ApprovalGuards.Check(request, e, situation);

    protected override Sentence Told(DisclosureRequest request, DecisionApproved e) => $"{e.By}签发";

    protected override PublicStep? Shown(DisclosureRequest request, DecisionApproved e) => null;

    public override bool IsOffered(DisclosureRequest request, CaseSituation situation) =>
        situation.Actor.Person is { } person && !CaseSteps.Workflow.Decide(request, new DecisionApproved(situation.Today, person), situation).IsRefused;
}
