using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Reports;
using static Gongkai.Casework.DecisionNeed;
using static Gongkai.Casework.DispositionType;
using static Gongkai.Casework.RemedyKind;

namespace Gongkai.Casework;

/// <summary>One choice of decision with all that follows from it: the articles, the cell of the report, the remedies, what it must carry.</summary>
/// <param name="Type">决定类型</param>
/// <param name="Code">Its code in the register: D-G1.</param>
/// <param name="Articles">The articles that its letter cites; of the Regulation unless another name is given.</param>
/// <param name="Row">The row of table 三 in generation B, below <c>requests.outcome</c>.</param>
/// <param name="Remedy">The remedies its letter tells of.</param>
/// <param name="Needs">What it must carry before it can be approved.</param>
public sealed record Disposition(
    DispositionType Type, string Code, ImmutableArray<string> Articles, string Row, RemedyKind Remedy, ImmutableArray<DecisionNeed> Needs)
{
    // 条例第十三条：不予公开的政府信息，限于第十四条、第十五条、第十六条规定的。
    private const string Refused = "第三十六条第三项";

    /// <summary>All, in the order of table 三.</summary>
    public static ImmutableArray<Disposition> All { get; } =
    [
        new(AlreadyPublic, "D-G1", ["第三十六条第一项"], "granted", Either, [WherePublic]),
        new(Provided, "D-G2", ["第三十六条第二项", "第四十条"], "granted", Either, [WhatIsProvided]),
        new(Partial, "D-P", ["第三十六条第二项、第三项", "第三十七条"], "partial", ReconsiderationFirstForClosedPart, [WhatIsProvided, ClosedParts]),
        new(StateSecret, "D-N1", [Refused, "第十四条"], "denied.state_secret", ReconsiderationFirst, [Reasons, Classification]),
        new(ProhibitedByLaw, "D-N2", [Refused, "第十四条"], "denied.prohibited_by_law", ReconsiderationFirst, [Reasons, ProhibitingLaw]),
        new(SecurityAndStability, "D-N3", [Refused, "第十四条"], "denied.security_stability", ReconsiderationFirst, [Reasons, LeaderConsent]),
        new(ThirdPartyHarm, "D-N4", [Refused, "第十五条", "第三十二条"], "denied.third_party", ReconsiderationFirst, [Reasons, ThirdPartyOpinion]),
        new(InternalAffairs, "D-N5", [Refused, "第十六条第一款"], "denied.internal_affairs", ReconsiderationFirst, [Reasons, InformationKind]),
        new(Deliberative, "D-N6", [Refused, "第十六条第二款"], "denied.deliberative", ReconsiderationFirst, [Reasons, InformationKind]),
        new(DispositionType.EnforcementFile, "D-N7", [Refused, "第十六条第二款"], "denied.enforcement_file", ReconsiderationFirst, [Reasons, EnforcementCase]),
        new(AdministrativeInquiry, "D-N8", ["第三十六条第七项"], "denied.administrative_inquiry", Either, [SpecialRegister]) { CourtsTakeNoSuit = true },
        new(NotHeld, "D-U1a", ["第三十六条第四项"], "unavailable.not_held", Either, [SearchLog]),
        new(OtherAgency, "D-U1b", ["第三十六条第五项", "第十条"], "unavailable.not_held", Either, [Reasons, ResponsibleBody]),
        new(NeedsCreation, "D-U2", ["第三十八条"], "unavailable.needs_creation", Either, [Reasons, WhatExists]) { CourtsTakeNoSuit = true },
        new(StillUnclear, "D-U3", ["第三十条", "第三十六条"], "unavailable.still_unclear", Either, [Reasons, CorrectionHistory]),
        new(Petition, "D-X1", ["第三十九条第一款"], "not_processed.petition", Either, [Reasons, ProperChannel]) { CourtsTakeNoSuit = true },
        new(Duplicate, "D-X2", ["第三十六条第六项"], "not_processed.duplicate", Either, [EarlierLetter]) { CourtsTakeNoSuit = true },
        new(Publication, "D-X3", ["第三十九条第二款"], "not_processed.publication", Either, [WhereToGet]) { CourtsTakeNoSuit = true },
        new(Abusive, "D-X4", ["第三十五条"], "not_processed.abusive", Either, [Reasons, FrequencyFacts]),
        // 报表所列的情形，条例没有专门条款。
        new(Reconfirm, "D-X5", [], "not_processed.reconfirm", Either, [Reasons, EarlierReceipt]),
        new(NoCorrection, "D-O1", ["第三十条"], "other.no_correction", Either, [CorrectionHistory]),
        new(FeeUnpaid, "D-O2", ["《政府信息公开信息处理费管理办法》第六条"], "other.fee_unpaid", Either, [DecisionNeed.FeeNotice]),
        new(Misc, "D-O3", ["第二条"], "other.misc", Either, [Reasons]),
    ];

    private static FrozenDictionary<DispositionType, Disposition> ByType { get; } = All.OneForEach(one => one.Type);

    /// <summary>The seven grounds of articles 14 to 16, for a whole refusal or for a closed part.</summary>
    public static ImmutableArray<Disposition> Grounds { get; } = [.. All.Where(one => one.Remedy == ReconsiderationFirst)];

    /// <summary>The row of the type.</summary>
    public static Disposition Of(DispositionType type) => ByType[type];

    /// <summary>The one of that code; null when there is none.</summary>
    public static Disposition? Find(string code) => All.FirstOrDefault(one => one.Code == code);

    /// <summary>What officers and reports call it.</summary>
    public string Name => Type.Name();

    /// <summary>Whether the whole request is refused under articles 14, 15 or 16: 复议前置.</summary>
    public bool IsRefusalUnder14To16 => Remedy == ReconsiderationFirst;

    /// <summary>Whether courts take no suit against it by itself (法释〔2025〕8号): <c>NarrowRemedies</c> then prints reconsideration only.</summary>
    public bool CourtsTakeNoSuit { get; private init; }

    /// <summary>Whether the citizen gets something, so that it is no refusal of any kind.</summary>
    public bool IsGranted => Type is AlreadyPublic or Provided;

    /// <summary>The cell of table 三 that counts it, for the column of the applicant; generation A has one row for all other outcomes.</summary>
    public string CellIn(ReportFormGeneration generation, ApplicantCategory applicant) =>
        $"{RowIn(generation)}.{ApplicantCategories.Column(applicant).Id}";

    /// <summary>The row of table 三 that counts it.</summary>
    public string RowIn(ReportFormGeneration generation) =>
        generation == ReportFormGeneration.A && Row.StartsWith("other.", StringComparison.Ordinal) ? ReportForm.SingleOther.Id : $"requests.outcome.{Row}";
}
