using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>拟稿: reviews of an earlier draft no longer count.</summary>
public sealed record DecisionDrafted(DateOnly On, DecisionDraft Draft, PersonId By) : CaseEvent(On);

internal sealed class DraftDecision() : CaseStep<DecisionDrafted>("decision")
{
    public override ImmutableArray<Type> Follows => [typeof(RehandlingOrdered)];

    protected override ImmutableArray<Transition<CaseStage>> Rows =>
        [Row("拟稿", [UnderReview, AwaitingReasons, AwaitingCorrection, Drafted], Drafted, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, DecisionDrafted e) =>
        request.Now(new() { Drafted = e, Order = request.Decision.Order });

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, DecisionDrafted e, CaseSituation situation) =>
        DraftGuards.Check(request, e, situation);

    protected override Sentence Told(DisclosureRequest request, DecisionDrafted e) =>
        $"{e.By}拟稿：{(e.Draft.Correction is { } result ? result.Name() : Disposition.Of(e.Draft.Type).Name)}";

    protected override PublicStep? Shown(DisclosureRequest request, DecisionDrafted e) => null;
}
