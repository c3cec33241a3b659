using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>申请人评价: one to five.</summary>
public sealed record ReplyRated(DateOnly On, int Stars, PrivateRef? Remark) : CaseEvent(On);

internal sealed class RateReply() : CaseStep<ReplyRated>()
{
    public override ImmutableArray<Type> Follows => [typeof(DecisionServed)];

    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("评价", [Served, Closed, Archived], null, []) with { ByApplicant = true }];

    protected override DisclosureRequest Apply(DisclosureRequest request, ReplyRated e) => request with { Rating = e };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ReplyRated e, CaseSituation situation) =>
        e.Stars is < 1 or > 5 ? [new("CW68") { Field = nameof(e.Stars), Values = [("stars", (long)e.Stars)] }] : [];

    protected override Sentence Told(DisclosureRequest request, ReplyRated e) => $"申请人评价 {e.Stars} 分{Sentence.Maybe("：", e.Remark)}";

    protected override PublicStep? Shown(DisclosureRequest request, ReplyRated e) => new(e.On, "评价", $"您评了 {e.Stars} 分。");
}
