using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Guards of receipt and registration, and of the applicant's rating at the end.</summary>
internal static class IntakeGuards
{
    public static IEnumerable<Refusal> Check(DisclosureRequest request, CaseEvent step, CaseSituation situation) => step switch
    {
        ApplicationArrived arrival => Arrival(arrival, situation.Today),
        // 第三十一条：双方确认之日只有一个。
        ReceiptConfirmed when request.ConfirmedOn is { } confirmed => [new("CW24") { Variant = "confirmed", Values = [("date", CaseRules.Day(confirmed))] }],
        // 第三十一条：收到之日定了才能登记。
        CaseRegistered when ReceiptDate.Of(request.Facts(situation.Today, situation.Settings.Clock), situation.Calendar) is null => [new("CW24") { Field = nameof(ReceiptConfirmed) }],
        ReplyRated { Stars: < 1 or > 5 } rating => [new("CW68") { Field = nameof(rating.Stars), Values = [("stars", (long)rating.Stars)] }],
        _ => [],
    };

    private static IEnumerable<Refusal> Arrival(ApplicationArrived arrival, DateOnly today)
    {
        // 第二十九条：采用书面形式确有困难的可以口头提出，由受理的机关代为填写。
        if (arrival is { WasOral: true, WasReadBack: false }) yield return new("CW58") { Field = nameof(arrival.WasReadBack) };
        if (arrival is { Channel: Channel.MailSigned, SignedOn: null }) yield return new("CW24") { Field = nameof(arrival.SignedOn), Variant = "signed" };
        if (arrival.SignedOn > today) yield return new("CW22") { Field = nameof(arrival.SignedOn), Values = [("date", CaseRules.Day(arrival.SignedOn.Value)), ("today", CaseRules.Day(today))] };
        if (CaseRules.FirstDay(arrival) < ReplyTerms.Regulation.From)
            yield return new("CW23") { Field = nameof(arrival.On), Variant = "regulation", Values = [("date", CaseRules.Day(CaseRules.FirstDay(arrival))), ("from", CaseRules.Day(ReplyTerms.Regulation.From))] };
    }
}
