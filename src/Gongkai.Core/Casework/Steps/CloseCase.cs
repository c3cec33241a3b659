using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>办结</summary>
public sealed record CaseClosed(DateOnly On) : CaseEvent(On);

internal sealed class CloseCase() : CaseStep<CaseClosed>("close")
{
    public override ImmutableArray<Type> Follows =>
        [typeof(DecisionServed), typeof(ApplicationWithdrawn), typeof(ApplicationLapsed), typeof(CaseJoined), typeof(OutcomeImported)];

    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("办结", Over, Closed, Office) with { ByPlatform = true }];

    protected override DisclosureRequest Apply(DisclosureRequest request, CaseClosed e) => request;

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, CaseClosed e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, CaseClosed e) => "办结";

    protected override PublicStep? Shown(DisclosureRequest request, CaseClosed e) => new(e.On, "办结", "申请办结。");
}
