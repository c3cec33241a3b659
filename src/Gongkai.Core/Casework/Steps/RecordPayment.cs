using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>缴费: the term is counted anew from the next day.</summary>
public sealed record FeePaid(DateOnly On, string? ReceiptNumber) : CaseEvent(On);

internal sealed class RecordPayment() : CaseStep<FeePaid>("payment")
{
    public override ImmutableArray<Type> Follows => [typeof(FeeNoticed)];

    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("缴费", [AwaitingPayment], UnderReview, Office)];

    protected override DisclosureRequest Apply(DisclosureRequest request, FeePaid e) => request with { FeePayment = e };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, FeePaid e, CaseSituation situation) =>
        request.Clock(situation).PayBy is { } by && e.On > by ? [new("CW41") { Field = nameof(e.On), Values = [("paidOn", Day(e.On)), ("by", Day(by))] }] : [];

    protected override Sentence Told(DisclosureRequest request, FeePaid e) =>
        $"申请人缴费{(string.IsNullOrEmpty(e.ReceiptNumber) ? "" : $"，票据号 {e.ReceiptNumber}")}";

    protected override PublicStep? Shown(DisclosureRequest request, FeePaid e) => new(e.On, "缴费", "已收到信息处理费，从次日起重新计算答复期限。");
}
