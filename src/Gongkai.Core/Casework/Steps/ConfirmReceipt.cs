using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>双方确认 (第三十一条).</summary>
public sealed record ReceiptConfirmed(DateOnly On) : CaseEvent(On);

internal sealed class ConfirmReceipt() : CaseStep<ReceiptConfirmed>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows =>
        [Row("双方确认", [Arrived, Registered, UnderReview], null, Office) with { ByApplicant = true }];

    protected override DisclosureRequest Apply(DisclosureRequest request, ReceiptConfirmed e) => request with { ConfirmedOn = e.On };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ReceiptConfirmed e, CaseSituation situation) =>
        // 第三十一条：双方确认之日只有一个。
        request.ConfirmedOn is { } confirmed ? [new("CW24") { Variant = "confirmed", Values = [("date", Day(confirmed))] }] : [];

    protected override Sentence Told(DisclosureRequest request, ReceiptConfirmed e) => "与申请人确认收到申请";

    protected override PublicStep? Shown(DisclosureRequest request, ReceiptConfirmed e) => new(e.On, "双方确认", "与您确认收到申请，从次日起计算答复期限。");
}
