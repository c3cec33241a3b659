using System.Collections.Immutable;
using Gongkai.Agencies;
using static Gongkai.Agencies.Role;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>One row of the table: from these stages this may happen, and the case then stands there.</summary>
/// <param name="Step">The step's name as pages print it.</param>
/// <param name="Event">What is written.</param>
/// <param name="From">The stages it may happen in; empty for the first event.</param>
/// <param name="To">The stage after it; null when it does not move the case.</param>
/// <param name="By">The posts that may do it; empty when only the applicant or the platform does.</param>
public sealed record Transition(string Step, Type Event, ImmutableArray<CaseStage> From, CaseStage? To, ImmutableArray<Role> By)
{
    /// <summary>Whether the applicant may do it himself, on line.</summary>
    public bool ByApplicant { get; init; }

    /// <summary>Whether the platform does it by itself.</summary>
    public bool ByPlatform { get; init; }

    /// <summary>Who may do it, in words.</summary>
    public string Who => string.Join("、", [.. By.Select(Roles.Name), .. ByApplicant ? ["申请人"] : (string[])[], .. ByPlatform ? ["平台"] : (string[])[]]);
}

/// <summary>The state machine of a case as one table: a test prints it, a page shows it, the guards read it.</summary>
public static class Workflow
{
    private static readonly ImmutableArray<CaseStage> Open = [Arrived, Registered, UnderReview, AwaitingCorrection, AwaitingReasons, AwaitingPayment, Drafted, Approved, Issued];
    private static readonly ImmutableArray<CaseStage> Handled = [Registered, UnderReview, AwaitingReasons, Drafted];
    // A correction asked for too late does not stop the clock, so that nothing else may stop either.
    private static readonly ImmutableArray<CaseStage> Running = [.. Handled, AwaitingCorrection];
    private static readonly ImmutableArray<CaseStage> Known = [.. Open[1..]];
    private static readonly ImmutableArray<CaseStage> Ended = [Served, LapsedNoCorrection, LapsedFeeUnpaid, Withdrawn, Joined];
    private static readonly ImmutableArray<CaseStage> BeforeArchive = [.. Open, .. Ended, Closed];
    private static readonly ImmutableArray<Role> Office = [RegistrationClerk, OfficeHead];
    private static readonly ImmutableArray<Role> Officers = [RegistrationClerk, SectionOfficer, SectionHead, OfficeHead];

    /// <summary>All rows, in the order of a case's life.</summary>
    public static ImmutableArray<Transition> Table { get; } =
    [
        Row<ApplicationArrived>("收件", [], Arrived, Office) with { ByApplicant = true },
        Row<ContactTried>("联系申请人", [Arrived, Registered], null, Office),
        Row<ReceiptConfirmed>("双方确认", [Arrived, Registered, UnderReview], null, Office) with { ByApplicant = true },
        Row<CaseRegistered>("登记", [Arrived], Registered, Office) with { ByApplicant = true, ByPlatform = true },
        Row<FileAdded>("补充材料", BeforeArchive, null, Officers) with { ByApplicant = true },
        Row<CategoryChanged>("更改申请人类别", BeforeArchive, null, Office),
        Row<ServiceAddressConfirmed>("确认送达地址", Open, null, Office) with { ByApplicant = true },
        Row<OutcomeImported>("导入办理结果", [Registered, UnderReview], Served, [OfficeHead]),
        Row<CaseAssigned>("分办", [Registered], UnderReview, [RegistrationClerk, OfficeHead, SectionHead]),
        Row<CaseAssigned>("改派", [.. Known[1..]], null, [RegistrationClerk, OfficeHead, SectionHead]),
        Row<CorrectionRequested>("告知补正", [Registered, UnderReview, AwaitingReasons], AwaitingCorrection, Officers),
        Row<CorrectionReceived>("收到补正", [AwaitingCorrection, LapsedNoCorrection], UnderReview, Officers) with { ByApplicant = true },
        Row<ReasonsRequested>("要求说明理由", [UnderReview], AwaitingReasons, Officers),
        Row<ReasonsReceived>("收到理由", [AwaitingReasons], UnderReview, Officers) with { ByApplicant = true },
        Row<ReasonsReceived>("收到理由", [UnderReview, AwaitingCorrection, AwaitingPayment, Drafted], null, Officers) with { ByApplicant = true },
        Row<AgreedDelaySet>("确定延迟答复", [UnderReview, Drafted], null, [OfficeHead]),
        Row<SearchLogged>("记录检索", [UnderReview, AwaitingCorrection, AwaitingReasons, AwaitingPayment, Drafted], null, Officers),
        Row<ConsultationSent>("征求意见", [.. Running, AwaitingPayment], null, Officers),
        Row<ConsultationDelivered>("意见征询书送达", Known, null, Officers),
        Row<ConsultationAnswered>("收到意见", Known, null, Officers),
        Row<ConsultationDropped>("终止征求意见", Known, null, [SectionHead, OfficeHead]),
        Row<ApplicantToldOfConsultation>("告知申请人征求意见", Known, null, Officers),
        Row<ReferralSent>("报请确定", Handled, null, Officers),
        Row<ReferralAnswered>("收到确定意见", Known, null, Officers),
        Row<ExtensionConsented>("同意延期", [.. Running, Approved], null, [OfficeHead]),
        Row<ExtensionNoticed>("延期告知送达", [.. Running, Approved], null, Officers),
        Row<FeeNoticed>("通知缴费", [UnderReview, AwaitingCorrection, AwaitingReasons, Drafted], AwaitingPayment, Officers),
        Row<FeePaid>("缴费", [AwaitingPayment], UnderReview, Office),
        Row<DecisionDrafted>("拟稿", [UnderReview, AwaitingReasons, AwaitingCorrection, Drafted], Drafted, [RegistrationClerk, SectionOfficer, SectionHead, OfficeHead]),
        Row<DraftReturned>("退回修改", [Drafted, Approved], UnderReview, [SectionHead, OfficeHead, LeaderInCharge, LegalReviewer, SecrecyReviewer]),
        Row<SecrecyReviewed>("保密审查", [Drafted], null, [SecrecyReviewer]),
        Row<LegalReviewed>("法制审核", [Drafted], null, [LegalReviewer]),
        Row<ThirdPartyTold>("告知第三方决定公开", [Drafted, Approved, Issued], null, Officers),
        Row<DecisionApproved>("签发", [Drafted], Approved, [LeaderInCharge]),
        Row<DecisionIssued>("制发", [Approved], Issued, Office),
        Row<DecisionServed>("送达", [Issued], Served, Office) with { ByPlatform = true },
        Row<ServiceFailed>("送达未成", [Issued], null, Office),
        Row<ApplicationWithdrawn>("撤回", Open, Withdrawn, Office) with { ByApplicant = true },
        Row<ApplicationLapsed>("视为放弃", [AwaitingCorrection], LapsedNoCorrection, Office) with { ByPlatform = true },
        Row<ApplicationLapsed>("视为放弃", [AwaitingPayment], LapsedFeeUnpaid, Office) with { ByPlatform = true },
        Row<CaseSplit>("拆分", [Registered, UnderReview], null, Office),
        Row<SplitFrom>("由拆分而来", [Arrived, Registered], null, Office),
        Row<CaseJoined>("并案", [Registered, UnderReview], Joined, Office),
        Row<CaseAbsorbed>("另案并入", [Registered, UnderReview], null, Office),
        Row<ReplyRated>("评价", [Served, Closed, Archived], null, []) with { ByApplicant = true },
        Row<ProactiveConversionProposed>("建议转为主动公开", BeforeArchive, null, Officers),
        Row<CaseClosed>("办结", Ended, Closed, Office) with { ByPlatform = true },
        Row<CaseArchived>("归档", [Closed], Archived, [Archivist]),
        Row<RehandlingOrdered>("责令重新答复", [Served, LapsedNoCorrection, LapsedFeeUnpaid, Closed, Archived], UnderReview, Office) with { ByPlatform = true },
        Row<LetterIssued>("制发文书", [.. Known, LapsedNoCorrection, LapsedFeeUnpaid], null, Officers),
        Row<FactCorrected>("更正录入", [.. BeforeArchive], null, Officers),
        Row<PersonalDataErased>("删除个人信息", [Archived], null, [Archivist]) with { ByPlatform = true },
    ];

    private static readonly ILookup<Type, Transition> ByEvent = Table.ToLookup(row => row.Event);

    /// <summary>The row under which this may happen in that stage; null when it may not.</summary>
    public static Transition? Find(Type happening, CaseStage stage) =>
        ByEvent[happening].FirstOrDefault(row => row.From.IsEmpty || row.From.Contains(stage));

    /// <summary>The step's name, whatever the stage.</summary>
    public static string StepName(Type happening) => ByEvent[happening].First().Step;

    /// <summary>The steps that an officer may take in that case as it stands.</summary>
    public static IEnumerable<Transition> Steps(DisclosureRequest request, CaseActor officer) =>
        Table.Where(row => row.From.Contains(request.Stage) && officer.May(row, request));

    /// <summary>The posts that may take that step, whatever the stage.</summary>
    public static ImmutableArray<Role> Holders<T>() where T : CaseEvent => [.. ByEvent[typeof(T)].SelectMany(row => row.By).Distinct()];

    private static Transition Row<T>(string step, ImmutableArray<CaseStage> from, CaseStage? to, ImmutableArray<Role> by) where T : CaseEvent =>
        new(step, typeof(T), from, to, by);
}
