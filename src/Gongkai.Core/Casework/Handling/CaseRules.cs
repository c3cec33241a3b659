using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>
/// Says yes or no to a step. The step is the event it would write: a state that forbids it speaks alone (CW20, CW21),
/// else everything that is wrong with it is said at once.
/// </summary>
public static class CaseRules
{
    /// <summary>The event to be written, or why not.</summary>
    public static Decision<CaseEvent> Decide(DisclosureRequest request, CaseEvent step, CaseSituation situation)
    {
        if (Workflow.Find(step.GetType(), request.Stage) is not { } row || request.Arrival is null != step is ApplicationArrived)
            return Decision.Refused<CaseEvent>(new Refusal("CW20") { Values = [("step", Workflow.StepName(step.GetType())), ("stage", request.Stage.Name())] });
        if (!situation.Actor.May(row, request)) return Decision.Refused<CaseEvent>(situation.Actor.Refuse(row, request));
        ImmutableArray<Refusal> refusals = [.. Refusals(request, step, situation)];
        return refusals.IsEmpty ? Decision.Of(step) : Decision.Refused<CaseEvent>(refusals);
    }

    /// <summary>All that is wrong with a step that the state and the posts allow.</summary>
    internal static IEnumerable<Refusal> Refusals(DisclosureRequest request, CaseEvent step, CaseSituation situation) =>
        [.. Dates(request, step, situation), .. DateOrder.Check(request, step), .. Faults(request, step, situation)];

    private static IEnumerable<Refusal> Faults(DisclosureRequest request, CaseEvent step, CaseSituation situation) => step switch
    {
        ApplicationArrived or ReceiptConfirmed or CaseRegistered or ReplyRated => IntakeGuards.Check(request, step, situation),
        FactCorrected correction => CorrectedEntry.Check(request, correction, situation),
        CaseSplit or SplitFrom or CaseJoined or CaseAbsorbed => LineageGuards.Check(request, step),
        CorrectionRequested or CorrectionReceived or ApplicationLapsed or ApplicationWithdrawn => CorrectionGuards.Check(request, step, situation),
        ReasonsRequested or ReasonsReceived or AgreedDelaySet or ExtensionConsented or ExtensionNoticed => ExtensionGuards.Check(request, step, situation),
        FeeNoticed or FeePaid => FeeGuards.Check(request, step, situation),
        ConsultationSent or ConsultationDelivered or ConsultationAnswered or ConsultationDropped or ThirdPartyTold or ApplicantToldOfConsultation or ReferralAnswered => ConsultationGuards.Check(request, step, situation),
        DecisionDrafted e => DraftGuards.Check(request, e, situation),
        DecisionApproved e => ApprovalGuards.Check(request, e, situation),
        LetterIssued or DecisionIssued or DecisionServed or ServiceFailed or RehandlingOrdered or OutcomeImported => ServiceGuards.Check(request, step, situation),
        _ => [],
    };

    // Nothing that is recorded as happened lies ahead, and nothing was done before the application was there.
    private static IEnumerable<Refusal> Dates(DisclosureRequest request, CaseEvent step, CaseSituation situation)
    {
        if (step.On > situation.Today)
            yield return new("CW22") { Field = nameof(step.On), Values = [("date", Day(step.On)), ("today", Day(situation.Today))] };
        if (request.Arrival is { } arrival && step is not (SplitFrom or FactCorrected) && step.On < FirstDay(arrival))
            yield return new("CW23") { Field = nameof(step.On), Values = [("date", Day(step.On)), ("arrived", Day(FirstDay(arrival)))] };
    }

    /// <summary>The first day on which anybody at the agency had the application.</summary>
    internal static DateOnly FirstDay(ApplicationArrived arrival) => arrival.SignedOn < arrival.On ? arrival.SignedOn.Value : arrival.On;

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
