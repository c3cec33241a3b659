namespace Gongkai.Casework;

/// <summary>Folds a case from its events.</summary>
public static class CaseFold
{
    /// <summary>The case after all of its events, corrections of wrong entries put in their places.</summary>
    public static DisclosureRequest Of(DisclosureRequestId id, IReadOnlyList<CaseEvent> events)
    {
        var said = events.ToArray();
        foreach (var correction in events.OfType<FactCorrected>()) said[correction.Version - 1] = correction.Instead;
        var request = said.Aggregate(new DisclosureRequest(id), Apply);
        return request with { Version = events.Count, History = [.. said] };
    }

    private static DisclosureRequest Apply(DisclosureRequest request, CaseEvent happened)
    {
        var after = Fact(request, happened);
        return Workflow.Find(happened.GetType(), request.Stage)?.To is { } stage ? after with { Stage = stage } : after;
    }

    private static DisclosureRequest Fact(DisclosureRequest request, CaseEvent happened) => happened switch
    {
        ApplicationArrived e => request with
        {
            Arrival = e,
            Category = e.Category,
            Description = e.Description,
            Files = e.Files,
            AcceptsElectronicService = e.AcceptsElectronicService,
        },
        ContactTried e => request with { Contacts = request.Contacts.Add(e) },
        ReceiptConfirmed e => request with { ConfirmedOn = e.On },
        CaseRegistered e => request with { Registration = e },
        FileAdded e => request with { Files = request.Files.Add(e.File) },
        CategoryChanged e => request with { Category = e.Category },
        ServiceAddressConfirmed e => request with { ServiceAddress = e.Address, AcceptsElectronicService = e.AcceptsElectronicService },
        SplitFrom e => request with { SplitFrom = e.Parent },
        CaseSplit e => request with { SplitInto = [.. request.SplitInto, .. e.Into] },
        CaseAbsorbed e => request with { Absorbed = request.Absorbed.Add(e.Other) },
        ReplyRated e => request with { Rating = e },
        CaseArchived e => request with { Archive = e },
        PersonalDataErased { Kinds: { } kinds } => request with { ErasedKinds = [.. request.ErasedKinds, .. kinds] },
        PersonalDataErased e => request with { Erasure = e },
        CaseJoined e => request with { JoinedInto = e.Into, EndedOn = e.On },
        ApplicationWithdrawn e => Ended(request, e, DispositionType.Misc),
        ApplicationLapsed e => Ended(request, e, request.Stage == CaseStage.AwaitingPayment ? DispositionType.FeeUnpaid : DispositionType.NoCorrection),
        _ => Handled(request, happened),
    };

    private static DisclosureRequest Handled(DisclosureRequest request, CaseEvent happened) => happened switch
    {
        CaseAssigned e => request with { Assignment = e },
        CorrectionRequested e => request with { CorrectionNotice = e },
        CorrectionReceived e => Reopened(request) with { Correction = e, Description = e.Description, Files = [.. request.Files, .. e.Files] },
        ReasonsRequested e => request with { ReasonsRequests = request.ReasonsRequests.Add(e) },
        ReasonsReceived e => request with { Reasons = request.Reasons.Add(e) },
        AgreedDelaySet e => request with { AgreedDelay = e },
        SearchLogged e => request with { Searches = request.Searches.Add(e) },
        ConsultationSent e => request with { Consultations = request.Consultations.Add(new(e)) },
        ConsultationDelivered e => Asked(request, e.Consultation, asked => asked with { DeliveredOn = e.On }),
        ConsultationAnswered e => Asked(request, e.Consultation, asked => asked with { Answer = e }),
        ConsultationDropped e => Asked(request, e.Consultation, asked => asked with { Dropped = e }),
        ThirdPartyTold e => Asked(request, e.Consultation, asked => asked with { ToldOfDisclosure = true }),
        ReferralSent e => request with { Referrals = request.Referrals.Add(e) },
        ReferralAnswered e => request with { ReferralAnswers = request.ReferralAnswers.Add(e) },
        ExtensionConsented e => request with { Extensions = request.Extensions.Add((e, null)) },
        ExtensionNoticed e => request with { Extensions = request.Extensions.SetItem(request.Extensions.Length - 1, (request.Extensions[^1].Consent, e)) },
        FeeNoticed e => request with { FeeNotice = e },
        FeePaid e => request with { FeePayment = e },
        _ => Decided(request, happened),
    };

    private static DisclosureRequest Decided(DisclosureRequest request, CaseEvent happened) => happened switch
    {
        DecisionDrafted e => Now(request, new() { Drafted = e, Order = request.Decision.Order }),
        DraftReturned => Now(request, request.Decision with { Approved = null }),
        SecrecyReviewed e => Now(request, request.Decision with { Secrecy = e }),
        LegalReviewed e => Now(request, request.Decision with { Legal = e }),
        DecisionApproved e => Now(request, request.Decision with { Approved = e }),
        DecisionIssued e => Now(request, request.Decision with { Letter = e.Letter }),
        // Nobody here drafted it.
        OutcomeImported e => Now(request, new() { Drafted = new(e.On, new(e.Type) { Correction = e.Correction }, default), Served = new(e.On, e.Route) }),
        DecisionServed e => Now(request, request.Decision with { Served = e }),
        RehandlingOrdered e => request with { Decisions = request.Decisions.Add(new() { Order = e }) },
        _ => request,
    };

    // What ends a case that is decided again by order leaves its first outcome, which a report may have counted already.
    private static DisclosureRequest Ended(DisclosureRequest request, CaseEvent happened, DispositionType outcome) =>
        request.Outcome is null ? request with { EndedOn = happened.On, OutcomeWithoutDecision = outcome } : request;

    private static DisclosureRequest Reopened(DisclosureRequest request) =>
        request.Stage == CaseStage.LapsedNoCorrection && !request.IsRehandled ? request with { EndedOn = null, OutcomeWithoutDecision = null } : request;

    private static DisclosureRequest Now(DisclosureRequest request, CaseDecision decision) =>
        request with { Decisions = request.Decisions.SetItem(request.Decisions.Length - 1, decision) };

    private static DisclosureRequest Asked(DisclosureRequest request, Guid consultation, Func<PartyConsultation, PartyConsultation> change) =>
        request with { Consultations = [.. request.Consultations.Select(asked => asked.Sent.Consultation == consultation ? change(asked) : asked)] };
}
