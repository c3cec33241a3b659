using System.Collections.Immutable;
using static Gongkai.Casework.DispositionType;
using static Gongkai.Casework.LetterField;
using F = Gongkai.Casework.LetterField;

namespace Gongkai.Casework;

/// <summary>文书种类: one letter of the catalogue.</summary>
/// <param name="Code">Its code: L02, D-N6.</param>
/// <param name="ClassWord">类字 in its number; null for forms that have no number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Articles">The articles that it cites.</param>
/// <param name="RemedyKind">The remedies that it tells of.</param>
/// <param name="Required">The fields that its template must have and its filling must give.</param>
/// <param name="Optional">The further fields that its template may have.</param>
public sealed record LetterType(
    string Code, string? ClassWord, string Title, ImmutableArray<string> Articles, RemedyKind RemedyKind,
    ImmutableArray<LetterField> Required, ImmutableArray<LetterField> Optional)
{
    private const string FeeRules = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）";
    private const string Reply = "政府信息公开申请答复书";

    private static readonly ImmutableArray<LetterField> Frame = [Agency, F.Number, DatedOn];
    private static readonly ImmutableArray<LetterField> Contact = [Office, AgencyAddress, Telephone];
    private static readonly ImmutableArray<LetterField> Request = [Applicant, RequestNumber, ReceivedOn, Description];
    private static readonly ImmutableArray<LetterField> RequestExtras = [CorrectedOn, Salutation, Attachments, ReplyDue];

    /// <summary>登记回执</summary>
    public static LetterType Receipt { get; } = ToApplicant("L01", "收", "政府信息公开申请登记回执", ["第三十一条", "第三十三条"], RemedyKind.None,
        [ChannelName, ReplyDue], [TrackingCode, TrackingAddress, QrCode]);

    /// <summary>补正告知书</summary>
    public static LetterType CorrectionNotice { get; } = ToApplicant("L02", "补", "政府信息公开申请补正告知书", ["第三十条"], RemedyKind.None,
        [Points, Point, CorrectionDue], [Guidance]);

    /// <summary>说明理由告知书</summary>
    public static LetterType ReasonsRequest { get; } = ToApplicant("L03", "由", "政府信息公开申请说明理由告知书", ["第三十五条"], RemedyKind.None,
        [F.FrequencyFacts, ReasonsDue]);

    /// <summary>延期答复告知书</summary>
    public static LetterType ExtensionNotice { get; } = ToApplicant("L04", "延", "政府信息公开申请延期答复告知书", ["第三十三条第二款"], RemedyKind.None,
        [ExtensionReason, ExtensionWorkdays, ExtendedDue], [FormerDue, ConsentedOn]);

    /// <summary>第三方意见征询书</summary>
    public static LetterType ThirdPartyConsultation { get; } = ToOthers("L05", "征", "政府信息公开第三方意见征询书", ["第十五条", "第三十二条"], RemedyKind.None,
        [ThirdParty, Basis, Concerned, Matter], [ItemName]);

    /// <summary>征求意见告知书, to the applicant</summary>
    public static LetterType ConsultationNotice { get; } = ToApplicant("L06", "告", "征求意见告知书", ["第三十三条第三款"], RemedyKind.None,
        [ConsultedOn, F.Consulted]);

    /// <summary>征求意见的函, to a co-maker or another agency</summary>
    public static LetterType AgencyConsultation { get; } = ToOthers("L07", "函", "关于征求政府信息公开意见的函", ["第三十四条", "第十一条"], RemedyKind.None,
        [ConsultedAgency, Concerned, Matter, Draft], [CoMade, ItemName]);

    /// <summary>协办函</summary>
    public static LetterType AssistanceRequest { get; } = ToOthers("L08", "协", "政府信息公开申请协办函", ["第四十五条"], RemedyKind.None,
        [F.Section, Basis, RequestNumber, ReceivedOn, Description, SearchOrder, InternalDue], [ReplyDue]);

    /// <summary>收费通知书</summary>
    public static LetterType FeeNotice { get; } = ToApplicant("L09", "费", "政府信息公开信息处理费收费通知书", ["第四十二条", $"{FeeRules}第三条至第六条"],
        RemedyKind.AgainstLapseOnly, [QuantityFacts, Tariff, FeeLines, Bracket, Quantity, Rate, Amount, FeeTotal, HowToPay]);

    /// <summary>延迟答复告知书</summary>
    public static LetterType DelayNotice { get; } = ToApplicant("L10", "迟", "政府信息公开申请延迟答复告知书", ["第三十五条"], RemedyKind.None,
        [GivenReasons, DelayReason, DelayedUntil]);

    /// <summary>告知书, to the third party whose objection was not followed</summary>
    public static LetterType ThirdPartyNotice { get; } = ToOthers("L20", "知", "政府信息公开告知书（第三方）", ["第三十二条"], RemedyKind.Either,
        [ThirdParty, Basis, Disclosed, Reasons], [ConsultedOn]);

    /// <summary>更正答复书</summary>
    public static LetterType RecordCorrectionReply { get; } = ToApplicant("L21", "更", "政府信息更正答复书", ["第四十一条"], RemedyKind.Either,
        [Examined, F.Outcome], [ForwardedTo]);

    /// <summary>送达回证</summary>
    public static LetterType ServiceRecord { get; } = new("L22", null, "送达回证", [], RemedyKind.None,
        [Agency, Recipient, ServiceAddress, F.ServiceMode, Served, ItemName, ServedNumber], [RequestNumber]);

    /// <summary>卷宗封面</summary>
    public static LetterType FileCover { get; } = new("F01", null, "政府信息公开申请卷宗", [], RemedyKind.None,
        [Agency, FileTitle, RequestNumber, Applicant, ReceivedOn, ClosedOn, F.Outcome, ArchivedOn, F.Retention, PieceCount, Seal], [F.Section]);

    /// <summary>卷内目录</summary>
    public static LetterType FileContents { get; } = new("F02", null, "卷内目录", [], RemedyKind.None,
        [RequestNumber, Pieces, ItemName, PieceDate], [Agency, PieceNumber, PieceAuthor, ItemPages, ItemRemark]);

    /// <summary>证据目录</summary>
    public static LetterType EvidenceList { get; } = new("F03", null, "证据目录", [], RemedyKind.None,
        [Agency, Proceeding, ReviewingBody, DatedOn, Evidence, ItemName, Source, Purpose], [ItemPages]);

    /// <summary>个人信息删除证明</summary>
    public static LetterType ErasureCertificate { get; } = new("F04", null, "个人信息删除证明", [], RemedyKind.None,
        [
            Agency, F.Number, RequestNumber, ArchivedOn, F.Retention, ErasedWhat, ErasedRows, ErasedFiles,
            ErasureProposer, ErasureConfirmer, DatedOn,
        ],
        [Seal]);

    /// <summary>All letters and forms, in the order of a case.</summary>
    public static ImmutableArray<LetterType> All { get; } =
    [
        Receipt, CorrectionNotice, ReasonsRequest, ExtensionNotice, ThirdPartyConsultation, ConsultationNotice, AgencyConsultation, AssistanceRequest,
        FeeNotice, DelayNotice,
        Decision(AlreadyPublic, [F.WherePublic]),
        Decision(Provided, [HowProvided], [FormRemark]),
        Decision(DispositionType.Partial, [HowProvided, ClosedParts, Part, PartBasis, PartReason], [FormRemark]),
        Decision(StateSecret, [Reasons, F.Classification]),
        Decision(ProhibitedByLaw, [Reasons, F.ProhibitingLaw]),
        Decision(SecurityAndStability, [Reasons], [Endangered]),
        Decision(ThirdPartyHarm, [Reasons, F.ThirdPartyOpinion]),
        Decision(InternalAffairs, [Reasons, F.InformationKind]),
        Decision(Deliberative, [Reasons, F.InformationKind]),
        Decision(DispositionType.EnforcementFile, [Reasons, F.EnforcementCase]),
        Decision(AdministrativeInquiry, [F.SpecialRegister]),
        Decision(NotHeld, [SearchDone]),
        Decision(OtherAgency, [Reasons], [F.ResponsibleBody]),
        Decision(NeedsCreation, [F.WhatExists, Reasons]),
        Decision(StillUnclear, [EarlierNumber, EarlierServedOn, CorrectedOn, Reasons]),
        Decision(Petition, [Reasons, F.ProperChannel]),
        Decision(Duplicate, [EarlierNumber, EarlierServedOn]),
        Decision(Publication, [F.WhereToGet]),
        Decision(Abusive, [F.FrequencyFacts, Reasons]),
        Decision(Reconfirm, [F.EarlierReceipt, Reasons]),
        Decision(NoCorrection, [EarlierNumber, EarlierServedOn, CorrectionDue]),
        Decision(FeeUnpaid, [EarlierNumber, EarlierServedOn, PayBy]),
        Decision(Misc, [Reasons], [WithdrawnOn]),
        ThirdPartyNotice, RecordCorrectionReply, ServiceRecord, FileCover, FileContents, EvidenceList, ErasureCertificate,
    ];

    /// <summary>The decision it conveys; null for letters on the way.</summary>
    public DispositionType? Disposition { get; private init; }

    /// <summary>All fields that its template may name.</summary>
    public IEnumerable<LetterField> Fields => ((LetterField[])[.. Required, .. Optional, Ordinal]).Distinct();

    /// <summary>The fields that the whole letter, not an item of a list, must give.</summary>
    public IEnumerable<LetterField> RequiredOnce => Required.Except(Required.SelectMany(list => list.Items));

    /// <summary>The letter of that code; null when there is none.</summary>
    public static LetterType? Find(string code) => All.FirstOrDefault(letter => letter.Code == code);

    /// <summary>The letter that conveys the decision.</summary>
    public static LetterType Of(DispositionType decision) => All.First(letter => letter.Disposition == decision);

    private static LetterType ToApplicant(
        string code, string classWord, string title, ImmutableArray<string> articles, RemedyKind remedy, ImmutableArray<LetterField> required,
        ImmutableArray<LetterField> optional = default) =>
        new(code, classWord, title, articles, remedy,
            [.. Frame, .. Request, .. articles.IsEmpty ? [] : (ReadOnlySpan<LetterField>)[Basis],
                .. remedy == RemedyKind.None ? [] : (ReadOnlySpan<LetterField>)[F.Remedy], .. required],
            [.. Contact, .. RequestExtras.Except(required), .. Attachments.Items, .. optional.IsDefault ? [] : optional]);

    private static LetterType ToOthers(
        string code, string classWord, string title, ImmutableArray<string> articles, RemedyKind remedy, ImmutableArray<LetterField> required,
        ImmutableArray<LetterField> optional = default) =>
        new(code, classWord, title, articles, remedy,
            [.. Frame, .. remedy == RemedyKind.None ? [] : (ReadOnlySpan<LetterField>)[F.Remedy], .. required],
            [.. Contact, Salutation, .. optional.IsDefault ? [] : optional]);

    // 逾期不补正、逾期未缴费只是办结告知，不是答复。
    private static LetterType Decision(DispositionType type, ImmutableArray<LetterField> required, ImmutableArray<LetterField> optional = default)
    {
        var disposition = Casework.Disposition.Of(type);
        var closing = type is NoCorrection or FeeUnpaid;
        return ToApplicant(disposition.Code, closing ? "结" : "复", closing ? "政府信息公开申请办结告知书" : Reply, disposition.Articles, disposition.Remedy, required,
            optional) with
        { Disposition = type };
    }
}
