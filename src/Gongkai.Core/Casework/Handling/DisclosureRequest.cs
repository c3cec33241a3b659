using System.Collections.Immutable;
using Gongkai.Calendar;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>One opinion asked for, as far as it has come.</summary>
public sealed record PartyConsultation(ConsultationSent Sent)
{
    public DateOnly? DeliveredOn { get; init; }

    public ConsultationAnswered? Answer { get; init; }

    /// <summary>That it is no longer waited for; null while it is, or was answered.</summary>
    public ConsultationDropped? Dropped { get; init; }

    /// <summary>Whether it still speaks for the one who was asked: one that was not needed is as if it had not been sent.</summary>
    public bool IsRelevant => Dropped is not { Cause: DropCause.NotNeeded };

    /// <summary>Whether the third party was told that its information will be disclosed.</summary>
    public bool ToldOfDisclosure { get; init; }

    /// <summary>
    /// Whether nothing more is to be waited for: an answer, the end of asking, or the fifteenth workday after delivery is over (第三十二条、第三十四条).
    /// </summary>
    public bool IsClosed(DateOnly today, WorkCalendar calendar) =>
        Answer is not null || Dropped is not null
            || (DeliveredOn is { } delivered && today > calendar.AddWorkdays(delivered, ReplyTerms.Regulation.On(delivered).Opinion));
}

/// <summary>A decision of the case, from draft to service. A case has a second one when it had to be decided again.</summary>
public sealed record CaseDecision
{
    public DecisionDrafted? Drafted { get; init; }

    public SecrecyReviewed? Secrecy { get; init; }

    public LegalReviewed? Legal { get; init; }

    public DecisionApproved? Approved { get; init; }

    public IssuedLetterRef? Letter { get; init; }

    public DecisionServed? Served { get; init; }

    /// <summary>The order under which it is made; null for the first.</summary>
    public RehandlingOrdered? Order { get; init; }
}

/// <summary>政府信息公开申请: one case, folded from its events. Nothing in it is stored but them.</summary>
public sealed record DisclosureRequest(DisclosureRequestId Id) : IMatter<CaseEvent, CaseStage>
{
    public string Stream => Id.Stream;

    public int Version { get; init; }

    public ImmutableArray<CaseEvent> History { get; init; } = [];

    public CaseStage Stage { get; init; }

    /// <summary>How it came; null only before the first event.</summary>
    public ApplicationArrived? Arrival { get; init; }

    public CaseRegistered? Registration { get; init; }

    /// <summary>The category that the annual report counts it under.</summary>
    public ApplicantCategory Category { get; init; }

    /// <summary>The description in force: the corrected one, once there is one.</summary>
    public PrivateRef? Description { get; init; }

    public ImmutableArray<ContactTried> Contacts { get; init; } = [];

    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>The section and the officer who have it now.</summary>
    public CaseAssigned? Assignment { get; init; }

    /// <summary>The section where it lies; null before it was given to one.</summary>
    public string? Section => Assignment?.Section;

    public CorrectionRequested? CorrectionNotice { get; init; }

    public CorrectionReceived? Correction { get; init; }

    public ImmutableArray<ReasonsRequested> ReasonsRequests { get; init; } = [];

    public ImmutableArray<ReasonsReceived> Reasons { get; init; } = [];

    public AgreedDelaySet? AgreedDelay { get; init; }

    public ImmutableArray<SearchLogged> Searches { get; init; } = [];

    public ImmutableArray<PartyConsultation> Consultations { get; init; } = [];

    public ImmutableArray<ReferralSent> Referrals { get; init; } = [];

    public ImmutableArray<ReferralAnswered> ReferralAnswers { get; init; } = [];

    /// <summary>Consents to extend; each holds once its notice was served.</summary>
    public ImmutableArray<(ExtensionConsented Consent, ExtensionNoticed? Notice)> Extensions { get; init; } = [];

    public FeeNoticed? FeeNotice { get; init; }

    public FeePaid? FeePayment { get; init; }

    /// <summary>The first decision, and those that were ordered later.</summary>
    public ImmutableArray<CaseDecision> Decisions { get; init; } = [new()];

    public ImmutableArray<FileRef> Files { get; init; } = [];

    /// <summary>区分处理: the files that parts were taken out of.</summary>
    public ImmutableArray<FileSevered> Severances { get; init; } = [];

    public ImmutableArray<DisclosureRequestId> SplitInto { get; init; } = [];

    public DisclosureRequestId? SplitFrom { get; init; }

    public DisclosureRequestId? JoinedInto { get; init; }

    public ImmutableArray<DisclosureRequestId> Absorbed { get; init; } = [];

    /// <summary>Whether the applicant agreed to be served electronically.</summary>
    public bool AcceptsElectronicService { get; init; }

    /// <summary>The confirmed address for service; null when only the application's is known.</summary>
    public PrivateRef? ServiceAddress { get; init; }

    public ReplyRated? Rating { get; init; }

    /// <summary>The day on which it ended without a decision: withdrawal, lapse or joining.</summary>
    public DateOnly? EndedOn { get; init; }

    public CaseArchived? Archive { get; init; }

    /// <summary>The erasure of all that is personal in it; null while it is kept.</summary>
    public PersonalDataErased? Erasure { get; init; }

    /// <summary>Kinds of files that were erased before the rest.</summary>
    public ImmutableArray<FileKind> ErasedKinds { get; init; } = [];

    public CaseKind Kind => Arrival?.Kind ?? CaseKind.Disclosure;

    public CaseDecision Decision => Decisions[^1];

    /// <summary>Whether the case is being decided again by order.</summary>
    public bool IsRehandled => Decisions.Length > 1;

    /// <summary>How it ended for the annual report: by the first decision served, or by what ended it without one; null while it has not.</summary>
    public DispositionType? Outcome => Decisions[0] is { Served: not null, Drafted: { } drafted } ? drafted.Draft.Type : OutcomeWithoutDecision;

    /// <summary>The day of <see cref="Outcome"/>.</summary>
    public DateOnly? OutcomeOn => Decisions[0].Served?.On ?? EndedOn;

    /// <summary>What ended it without a decision; kept when the case is closed and archived.</summary>
    public DispositionType? OutcomeWithoutDecision { get; init; }

    /// <summary>What the dates of its first handling follow from.</summary>
    public ClockFacts Facts(DateOnly today, ClockSettings settings) => ClockFactsOf.Case(this, today, settings);

    /// <summary>When the reply is due and why: always computed from the events.</summary>
    public ClockAnswer Clock(CaseSituation situation) =>
        ReplyDeadline.Of(Facts(situation.Today, situation.Settings.Clock), situation.Calendar);
}
