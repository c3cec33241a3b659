namespace Gongkai.Casework;

/// <summary>Folds a case from its events.</summary>
public static class CaseFold
{
    /// <summary>The case after all of its events, corrections of wrong entries put in their places.</summary>
    public static DisclosureRequest Of(DisclosureRequestId id, IReadOnlyList<CaseEvent> events) => CaseSteps.Workflow.Fold(new(id), events);

    /// <summary>The case with another decision in the place of its last.</summary>
    internal static DisclosureRequest Now(this DisclosureRequest request, CaseDecision decision) =>
        request with { Decisions = request.Decisions.SetItem(request.Decisions.Length - 1, decision) };

    // What ends a case that is decided again by order leaves its first outcome, which a report may have counted already.
    internal static DisclosureRequest Ended(this DisclosureRequest request, CaseEvent happened, DispositionType outcome) =>
        request.Outcome is null ? request with { EndedOn = happened.On, OutcomeWithoutDecision = outcome } : request;

    /// <summary>The opinion asked for under that id; null when there is none.</summary>
    internal static PartyConsultation? Asked(this DisclosureRequest request, Guid consultation) =>
        request.Consultations.FirstOrDefault(asked => asked.Sent.Consultation == consultation);

    /// <summary>The case with that opinion changed.</summary>
    internal static DisclosureRequest Asked(this DisclosureRequest request, Guid consultation, Func<PartyConsultation, PartyConsultation> change) =>
        request with { Consultations = [.. request.Consultations.Select(asked => asked.Sent.Consultation == consultation ? change(asked) : asked)] };
}
