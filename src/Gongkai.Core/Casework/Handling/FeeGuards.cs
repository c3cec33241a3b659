using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Guards of 信息处理费 (第四十二条；国办函〔2020〕109号).</summary>
internal static class FeeGuards
{
    public static IEnumerable<Refusal> Check(DisclosureRequest request, CaseEvent step, CaseSituation situation)
    {
        var clock = request.Clock(situation.Today, situation.Settings, situation.Calendar);
        return step switch
        {
            FeeNoticed notice => Notice(notice, clock, situation.Settings),
            FeePaid payment when payment.On > clock.PayBy => [new("CW41") { Field = nameof(payment.On), Values = [("by", CaseRules.Day(clock.PayBy.Value))] }],
            _ => [],
        };
    }

    private static Yuan Owed(FeeNoticed notice) => notice switch
    {
        { Units: < 1 } or { BeforeInMonth: < 0 } => Yuan.Zero,
        _ when notice.On < InformationProcessingFee.From => Yuan.Zero,
        { Tariff: FeeTariff.PerItem } => InformationProcessingFee.PerItem(notice.On, notice.BeforeInMonth, notice.Units).Total,
        _ => InformationProcessingFee.PerPage(notice.On, notice.Units).Total,
    };

    private static IEnumerable<Refusal> Notice(FeeNoticed notice, ClockAnswer clock, CaseworkSettings settings)
    {
        if (!settings.Fee.IsCharged) yield return new("CW38");
        var owed = Owed(notice);
        if (owed == Yuan.Zero) yield return new("CW39") { Variant = "free", Values = [("units", (long)notice.Units)] };
        else if (owed != notice.Amount) yield return new("CW39") { Field = nameof(notice.Amount), Values = [("amount", notice.Amount.ToString()), ("owed", owed.ToString())] };
        // 处理期限内告知：after the term no fee can be asked.
        if (clock.Due is not { } due || notice.On > due)
            yield return new("CW40") { Field = nameof(notice.On), Variant = clock.Due is null ? "waiting" : null, Values = clock.Due is { } day ? [("due", CaseRules.Day(day))] : [] };
    }
}
