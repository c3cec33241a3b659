using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>收费通知 (第四十二条): one tariff, the count it was computed from, the amount.</summary>
/// <param name="On">申请人收到通知之日</param>
public sealed record FeeNoticed(DateOnly On, FeeTariff Tariff, int Units, int BeforeInMonth, Yuan Amount) : CaseEvent(On), INamesLetter
{
    public IssuedLetterRef? Letter { get; init; }
}

internal sealed class NoticeFee() : CaseStep<FeeNoticed>("fee")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows =>
        [Row("通知缴费", [UnderReview, AwaitingCorrection, AwaitingReasons, Drafted], AwaitingPayment, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, FeeNoticed e) => request with { FeeNotice = e };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, FeeNoticed e, CaseSituation situation)
    {
        if (!situation.Settings.Fee.IsCharged) yield return new("CW38");
        if (request.Kind == CaseKind.RecordCorrection) yield return new("CW38") { Variant = "record" };
        // 一件申请只按一种标准收一次费；a second notice would leave the payment without its notice.
        if (request.FeeNotice is { } earlier) yield return new("CW38") { Variant = "again", Values = [("date", Day(earlier.On))] };
        if (e is { Units: < 1 or > InformationProcessingFee.Most } or { BeforeInMonth: < 0 or > InformationProcessingFee.Most })
        {
            yield return new("CW39") { Field = nameof(e.Units), Variant = "range", Values = [("most", (long)InformationProcessingFee.Most)] };
            yield break;
        }
        var owed = Owed(e);
        if (owed == Yuan.Zero) yield return new("CW39") { Variant = "free", Values = [("units", (long)e.Units)] };
        else if (owed != e.Amount) yield return new("CW39") { Field = nameof(e.Amount), Values = [("amount", e.Amount.ToString()), ("owed", owed.ToString())] };
        if (request.Decision.Order is { } order) yield return new("CW40") { Variant = "ordered", Values = [("due", Day(order.Due))] };
        // 处理期限内告知：after the term no fee can be asked.
        else if (request.Clock(situation).Due is not { } due) yield return new("CW40") { Field = nameof(e.On), Variant = "waiting" };
        else if (e.On > due) yield return new("CW40") { Field = nameof(e.On), Values = [("date", Day(e.On)), ("due", Day(due))] };
    }

    protected override Sentence Told(DisclosureRequest request, FeeNoticed e) =>
        $"申请人收到收费通知：{e.Tariff.Name()}，{e.Units}{FeeTariffs.UnitOf(e.Tariff)}，{e.Amount.ToString()} 元{Numbered(e)}";

    protected override PublicStep? Shown(DisclosureRequest request, FeeNoticed e) => new(e.On, "通知缴费", $"应缴信息处理费 {e.Amount} 元。");

    public override bool IsOffered(DisclosureRequest request, CaseSituation situation) =>
        request.FeeNotice is null && situation.Settings.Fee.IsCharged;

    private static Yuan Owed(FeeNoticed notice) => notice switch
    {
        _ when notice.On < InformationProcessingFee.From => Yuan.Zero,
        { Tariff: FeeTariff.PerItem } => InformationProcessingFee.PerItem(notice.On, notice.BeforeInMonth, notice.Units).Total,
        _ => InformationProcessingFee.PerPage(notice.On, notice.Units).Total,
    };
}
