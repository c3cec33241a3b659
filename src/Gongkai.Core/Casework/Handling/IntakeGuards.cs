using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Guards of receipt and registration.</summary>
internal static class IntakeGuards
{
    public static IEnumerable<Refusal> Check(DisclosureRequest request, CaseEvent step, CaseSituation situation)
    {
        switch (step)
        {
            // 第二十九条：采用书面形式确有困难的可以口头提出，由受理的机关代为填写。
            case ApplicationArrived { WasOral: true, WasReadBack: false }:
                yield return new("CW58") { Field = nameof(ApplicationArrived.WasReadBack) };
                break;
            case ApplicationArrived { Channel: Channel.MailSigned, SignedOn: null }:
                yield return new("CW24") { Field = nameof(ApplicationArrived.SignedOn), Variant = "signed" };
                break;
            // 第三十一条：收到之日定了才能登记。
            case CaseRegistered when ReceiptDate.Of(request.Facts(situation.Today, situation.Settings.Clock), situation.Calendar) is null:
                yield return new("CW24") { Field = nameof(ReceiptConfirmed) };
                break;
            case FactCorrected correction when Unfit(request, correction):
                yield return new("CW57") { Field = nameof(FactCorrected.Instead), Values = [("version", (long)correction.Version)] };
                break;
            case FactCorrected { Instead.On: var on } when on > situation.Today:
                yield return new("CW22") { Field = nameof(FactCorrected.Instead), Values = [("date", CaseRules.Day(on)), ("today", CaseRules.Day(situation.Today))] };
                break;
            case CaseJoined { Into: var other } when other == request.Id:
                yield return new("CW57") { Variant = "joined", Values = [("number", request.Registration?.Number ?? "")] };
                break;
        }
    }

    // What happened stays what it was; a case whose number was given keeps it.
    private static bool Unfit(DisclosureRequest request, FactCorrected correction) =>
        correction.Version < 1 || correction.Version > request.Version || correction.Instead is FactCorrected or CaseRegistered
        || request.History[correction.Version - 1].GetType() != correction.Instead.GetType();
}
