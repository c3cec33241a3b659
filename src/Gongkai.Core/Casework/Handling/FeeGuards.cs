using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Guards of 信息处理费 (第四十二条；国办函〔2020〕109号).</summary>
internal static class FeeGuards
{
    public static IEnumerable<Refusal> Check(DisclosureRequest request, CaseEvent step, CaseSituation situation)
    {
        var clock = request.Clock(situation);
        return step switch
        {
            FeeNoticed notice => Notice(request, notice, clock, situation.Settings),
            FeePaid payment when payment.On > clock.PayBy => [new("CW41") { Field = nameof(payment.On), Values = [("paidOn", CaseRules.Day(payment.On)), ("by", CaseRules.Day(clock.PayBy.Value))] }],
            _ => [],
        };
    }

    private static Yuan Owed(FeeNoticed notice) => notice switch
    {
        _ when notice.On < InformationProcessingFee.From => Yuan.Zero,
        { Tariff: FeeTariff.PerItem } => InformationProcessingFee.PerItem(notice.On, notice.BeforeInMonth, notice.Units).Total,
        _ => InformationProcessingFee.PerPage(notice.On, notice.Units).Total,
    };

    private static IEnumerable<Refusal> Notice(DisclosureRequest request, FeeNoticed notice, ClockAnswer clock, CaseworkSettings settings)
    {
        if (!settings.Fee.IsCharged) yield return new("CW38");
        if (request.Kind == CaseKind.RecordCorrection) yield return new("CW38") { Variant = "record" };
        // 一件申请只按一种标准收一次费；a second notice would leave the payment without its notice.
        if (request.FeeNotice is { } earlier) yield return new("CW38") { Variant = "again", Values = [("date", CaseRules.Day(earlier.On))] };
        if (notice is { Units: < 1 or > InformationProcessingFee.Most } or { BeforeInMonth: < 0 or > InformationProcessingFee.Most })
        {
            yield return new("CW39") { Field = nameof(notice.Units), Variant = "range", Values = [("most", (long)InformationProcessingFee.Most)] };
            yield break;
        }
        var owed = Owed(notice);
        if (owed == Yuan.Zero) yield return new("CW39") { Variant = "free", Values = [("units", (long)notice.Units)] };
        else if (owed != notice.Amount) yield return new("CW39") { Field = nameof(notice.Amount), Values = [("amount", notice.Amount.ToString()), ("owed", owed.ToString())] };
        if (request.Decision.Order is { } order)
        {
            yield return new("CW40") { Variant = "ordered", Values = [("due", CaseRules.Day(order.Due))] };
            yield break;
        }
        // 处理期限内告知：after the term no fee can be asked.
        if (clock.Due is not { } due || notice.On > due)
            yield return new("CW40") { Field = nameof(notice.On), Variant = clock.Due is null ? "waiting" : null, Values = clock.Due is { } day ? [("date", CaseRules.Day(notice.On)), ("due", CaseRules.Day(day))] : [] };
    }
}
