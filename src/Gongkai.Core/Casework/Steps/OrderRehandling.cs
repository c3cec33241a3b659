using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>责令重新答复: a reconsideration decision or judgment orders the case to be decided again. The register's row stays one.</summary>
/// <param name="On">收到决定或判决之日</param>
/// <param name="Due">责令的期限</param>
public sealed record RehandlingOrdered(DateOnly On, DateOnly Due, string Organ, string DocumentNumber) : CaseEvent(On)
{
    /// <summary>The reconsideration or suit in which it was ordered; null where it is not kept here.</summary>
    public ReviewId? Review { get; init; }
}

internal sealed class OrderRehandling() : CaseStep<RehandlingOrdered>("decision/order")
{
    public override ImmutableArray<Type> Follows => [typeof(DecisionServed)];

    protected override ImmutableArray<Transition<CaseStage>> Rows =>
        [Row("责令重新答复", [Served, LapsedNoCorrection, LapsedFeeUnpaid, Closed, Archived], UnderReview, Office) with { ByPlatform = true }];

    protected override DisclosureRequest Apply(DisclosureRequest request, RehandlingOrdered e) =>
        request with { Decisions = request.Decisions.Add(new() { Order = e }) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, RehandlingOrdered e, CaseSituation situation) =>
        e.Due <= e.On ? [new("CW59") { Field = nameof(e.Due), Values = [("due", Day(e.Due)), ("date", Day(e.On))] }] : [];

    protected override Sentence Told(DisclosureRequest request, RehandlingOrdered e) => $"{e.Organ}责令重新答复（{e.DocumentNumber}），期限 {e.Due:yyyy-MM-dd}";

    protected override PublicStep? Shown(DisclosureRequest request, RehandlingOrdered e) => new(e.On, "重新办理", $"按照{e.Organ}的要求重新办理。");
}
