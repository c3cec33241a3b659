using System.Collections.Immutable;
using Gongkai.Agencies;

namespace Gongkai.Casework;

/// <summary>分办: to a section and, when it is known, to an officer; the internal date and the search order go along (协办函).</summary>
public sealed record CaseAssigned(DateOnly On, string Section, PersonId? Officer) : CaseEvent(On)
{
    public DateOnly? InternalDue { get; init; }

    public PrivateRef? SearchOrder { get; init; }

    /// <summary>协办函</summary>
    public IssuedLetterRef? Letter { get; init; }
}

/// <summary>补正告知 (第三十条): once, each unclear point, a reasonable period.</summary>
/// <param name="On">送达之日</param>
public sealed record CorrectionRequested(DateOnly On, ImmutableArray<PrivateRef> Points, int Workdays) : CaseEvent(On)
{
    /// <summary>Why it goes out although the seventh workday is over; the breach stays on record.</summary>
    public PrivateRef? OverrideReason { get; init; }

    public IssuedLetterRef? Letter { get; init; }
}

/// <summary>收到补正: the corrected description takes the place of the old one.</summary>
public sealed record CorrectionReceived(DateOnly On, PrivateRef Description) : CaseEvent(On)
{
    /// <summary>逾期补正有正当理由: the reason that was accepted.</summary>
    public PrivateRef? Justification { get; init; }

    public ImmutableArray<FileRef> Files { get; init; } = [];
}

/// <summary>要求说明理由 (第三十五条): the frequency found, and until when reasons are wanted.</summary>
public sealed record ReasonsRequested(DateOnly On, int Applications, DateOnly Until) : CaseEvent(On)
{
    public PrivateRef? Facts { get; init; }

    public IssuedLetterRef? Letter { get; init; }
}

/// <summary>申请人说明理由, and whether the agency accepts it.</summary>
public sealed record ReasonsReceived(DateOnly On, PrivateRef? Reasons, bool Accepted) : CaseEvent(On);

/// <summary>延迟答复 (第三十五条): the date fixed and told.</summary>
public sealed record AgreedDelaySet(DateOnly On, DateOnly Until) : CaseEvent(On)
{
    public IssuedLetterRef? Letter { get; init; }
}

/// <summary>检索记录 (第三十六条第四项): which systems and archives, which words, by whom, with what result.</summary>
public sealed record SearchLogged(DateOnly On, ImmutableArray<string> Places, ImmutableArray<string> Terms, bool Found) : CaseEvent(On)
{
    public PrivateRef? Result { get; init; }
}

/// <summary>征求意见: a letter to a third party (第三十二条), a co-maker (第三十四条) or another agency.</summary>
public sealed record ConsultationSent(DateOnly On, Guid Consultation, ConsultationKind Kind, PrivateRef Party) : CaseEvent(On)
{
    public IssuedLetterRef? Letter { get; init; }
}

/// <summary>意见征询书送达: the fifteen workdays of the one who is asked begin.</summary>
public sealed record ConsultationDelivered(DateOnly On, Guid Consultation) : CaseEvent(On);

/// <summary>How somebody answered who was asked.</summary>
public enum ConsultationOutcome
{
    /// <summary>同意公开</summary>
    Consents,

    /// <summary>不同意，理由合理</summary>
    RefusesWithReason,

    /// <summary>不同意，未说明理由或者理由不合理</summary>
    RefusesWithoutReason,
}

/// <summary>The Chinese names of the answers.</summary>
public static class ConsultationOutcomes
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this ConsultationOutcome outcome) => outcome switch
    {
        ConsultationOutcome.Consents => "同意公开",
        ConsultationOutcome.RefusesWithReason => "不同意公开，理由合理",
        _ => "不同意公开，未说明理由或者理由不合理",
    };
}

/// <summary>收到意见。</summary>
public sealed record ConsultationAnswered(DateOnly On, Guid Consultation, ConsultationOutcome Outcome) : CaseEvent(On)
{
    public PrivateRef? Opinion { get; init; }

    public FileRef? File { get; init; }
}

/// <summary>Why an opinion is no longer waited for.</summary>
public enum DropCause
{
    /// <summary>无法送达: whoever is asked cannot be found; of every lawful way none was left.</summary>
    Undeliverable,

    /// <summary>不再需要: the decision no longer depends on the opinion, or the letter went to the wrong one.</summary>
    NotNeeded,
}

/// <summary>The Chinese names of the causes.</summary>
public static class DropCauses
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this DropCause cause) => cause switch
    {
        DropCause.Undeliverable => "无法送达",
        _ => "不再需要",
    };
}

/// <summary>终止征求意见: the opinion is no longer waited for. A letter that never arrived has stopped no term (第三十三条第三款).</summary>
/// <param name="On">终止之日</param>
/// <param name="Consultation">Which one.</param>
/// <param name="Cause">无法送达 or 不再需要.</param>
/// <param name="Reason">The facts, in the words of who decided.</param>
/// <param name="By">Who decided.</param>
public sealed record ConsultationDropped(DateOnly On, Guid Consultation, DropCause Cause, PrivateRef Reason, PersonId By) : CaseEvent(On);

/// <summary>告知申请人正在征求意见，所需时间不计算在内 (第三十三条第三款).</summary>
public sealed record ApplicantToldOfConsultation(DateOnly On) : CaseEvent(On)
{
    public IssuedLetterRef? Letter { get; init; }
}

/// <summary>报有关主管部门或者保密行政管理部门确定 (第十七条第三款).</summary>
public sealed record ReferralSent(DateOnly On, string Body) : CaseEvent(On);

/// <summary>上级或保密行政管理部门答复。</summary>
public sealed record ReferralAnswered(DateOnly On, PrivateRef? Result) : CaseEvent(On);

/// <summary>同意延长答复期限: by the head of the disclosure office (第三十三条第二款).</summary>
public sealed record ExtensionConsented(DateOnly On, int Workdays, PrivateRef Reason, PersonId By) : CaseEvent(On);

/// <summary>延期告知送达: only with this does the extension hold.</summary>
public sealed record ExtensionNoticed(DateOnly On) : CaseEvent(On)
{
    public IssuedLetterRef? Letter { get; init; }
}

/// <summary>收费通知 (第四十二条): one tariff, the count it was computed from, the amount.</summary>
/// <param name="On">申请人收到通知之日</param>
public sealed record FeeNoticed(DateOnly On, FeeTariff Tariff, int Units, int BeforeInMonth, Yuan Amount) : CaseEvent(On)
{
    public IssuedLetterRef? Letter { get; init; }
}

/// <summary>缴费: the term is counted anew from the next day.</summary>
public sealed record FeePaid(DateOnly On, string? ReceiptNumber) : CaseEvent(On);
