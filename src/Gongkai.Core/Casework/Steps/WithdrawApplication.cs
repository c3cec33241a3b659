using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>撤回申请: the applicant's written word.</summary>
public sealed record ApplicationWithdrawn(DateOnly On, FileRef? Proof) : CaseEvent(On);

internal sealed class WithdrawApplication() : CaseStep<ApplicationWithdrawn>("withdrawal")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("撤回", Open, Withdrawn, Office) with { ByApplicant = true }];

    protected override DisclosureRequest Apply(DisclosureRequest request, ApplicationWithdrawn e) => request.Ended(e, DispositionType.Misc);

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ApplicationWithdrawn e, CaseSituation situation) =>
        e.Proof is null && !situation.Actor.IsApplicant ? [new("CW56") { Field = nameof(e.Proof) }] : [];

    protected override Sentence Told(DisclosureRequest request, ApplicationWithdrawn e) => "申请人撤回申请";

    protected override PublicStep? Shown(DisclosureRequest request, ApplicationWithdrawn e) => new(e.On, "撤回申请", "您撤回了申请。");
}
