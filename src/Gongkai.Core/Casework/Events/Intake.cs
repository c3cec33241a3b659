using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>What a case is about.</summary>
public enum CaseKind
{
    /// <summary>政府信息公开申请 (第二十七条)</summary>
    Disclosure,

    /// <summary>更正申请: a record about the applicant himself is wrong (第四十一条); not counted in the report's table.</summary>
    RecordCorrection,
}

/// <summary>The Chinese names of the kinds of case.</summary>
public static class CaseKinds
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this CaseKind kind) => kind switch
    {
        CaseKind.Disclosure => "政府信息公开申请",
        _ => "更正申请",
    };
}

/// <summary>获取信息的方式: how the applicant wants to be given the information.</summary>
public enum DeliveryWish
{
    /// <summary>邮寄</summary>
    Mail,

    /// <summary>电子邮件</summary>
    Email,

    /// <summary>在线下载</summary>
    Online,

    /// <summary>当面领取</summary>
    InPerson,

    /// <summary>传真</summary>
    Fax,
}

/// <summary>The Chinese names of the ways of being given the information.</summary>
public static class DeliveryWishes
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this DeliveryWish wish) => wish switch
    {
        DeliveryWish.Mail => "邮寄",
        DeliveryWish.Email => "电子邮件",
        DeliveryWish.Online => "在线下载",
        DeliveryWish.InPerson => "当面领取",
        _ => "传真",
    };
}

/// <summary>公开的形式要求: in what form the applicant wants the information (第二十九条第二款第三项).</summary>
public enum FormWish
{
    /// <summary>不限</summary>
    Any,

    /// <summary>纸质</summary>
    Paper,

    /// <summary>电子文件</summary>
    Electronic,

    /// <summary>光盘等存储介质</summary>
    Disc,
}

/// <summary>
/// 收件: an application reached the agency. Nothing personal is in it: applicant, agent and words are side rows.
/// </summary>
/// <param name="On">系统、窗口或收发室收到的日子。</param>
/// <param name="Channel">申请渠道</param>
/// <param name="Category">申请人类别; of the first named of joint applicants.</param>
/// <param name="Applicant">申请人</param>
/// <param name="Description">所需政府信息内容描述</param>
public sealed record ApplicationArrived(DateOnly On, Channel Channel, ApplicantCategory Category, PrivateRef Applicant, PrivateRef Description) : CaseEvent(On)
{
    public CaseKind Kind { get; init; }

    /// <summary>The time of the day, Beijing's, where it is known: on line and at the counter.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>签收之日, for signed mail.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>挂号或特快专递单号</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>The other joint applicants, after the first.</summary>
    public ImmutableArray<PrivateRef> JointApplicants { get; init; } = [];

    /// <summary>代理人; his authority is a file of kind <see cref="FileKind.Authority"/>.</summary>
    public PrivateRef? Agent { get; init; }

    public DeliveryWish Delivery { get; init; }

    public FormWish Form { get; init; }

    /// <summary>Whether the applicant agreed to be served electronically (民事诉讼法第九十条).</summary>
    public bool AcceptsElectronicService { get; init; }

    /// <summary>口头提出，由工作人员代为填写 (第二十九条).</summary>
    public bool WasOral { get; init; }

    /// <summary>Whether what the clerk wrote down was read back and confirmed.</summary>
    public bool WasReadBack { get; init; }

    /// <summary>SHA-256 of the tracking code that the applicant holds.</summary>
    public string? TrackingHash { get; init; }

    public ImmutableArray<FileRef> Files { get; init; } = [];

    /// <summary>主题, as the agency sorts its register.</summary>
    public string? Topic { get; init; }
}

/// <summary>联系申请人: a call about an application that must be confirmed, with its result.</summary>
public sealed record ContactTried(DateOnly On, bool Reached) : CaseEvent(On)
{
    public PrivateRef? Note { get; init; }
}

/// <summary>双方确认 (第三十一条).</summary>
public sealed record ReceiptConfirmed(DateOnly On) : CaseEvent(On);

/// <summary>登记: the case has its public number, sequential per agency and year.</summary>
public sealed record CaseRegistered(DateOnly On, int Year, long Sequence, string Number) : CaseEvent(On);

/// <summary>补充材料: a file was added.</summary>
public sealed record FileAdded(DateOnly On, FileRef File) : CaseEvent(On);

/// <summary>申请人类别更改; the journal says why.</summary>
public sealed record CategoryChanged(DateOnly On, ApplicantCategory Category) : CaseEvent(On);

/// <summary>确认送达地址: the applicant confirmed where letters reach him.</summary>
public sealed record ServiceAddressConfirmed(DateOnly On, PrivateRef Address, bool AcceptsElectronicService) : CaseEvent(On);

/// <summary>录入更正: the event of that version was wrong; this is what it should have said. The old one stays in the journal.</summary>
public sealed record FactCorrected(DateOnly On, int Version, CaseEvent Instead) : CaseEvent(On)
{
    /// <summary>更正的原因; older entries have theirs in the journal's line.</summary>
    public PrivateRef? Reason { get; init; }
}

/// <summary>
/// 导入办理结果: how a case of earlier years ended, as the former register has it. Its draft, its reviews and its letter lie in the old file and are not made up.
/// </summary>
/// <param name="On">送达之日</param>
/// <param name="Type">决定类型</param>
/// <param name="Route">送达方式</param>
public sealed record OutcomeImported(DateOnly On, DispositionType Type, ServiceRoute Route) : CaseEvent(On)
{
    /// <summary>答复书文号</summary>
    public string? LetterNumber { get; init; }

    /// <summary>更正申请的处理结果</summary>
    public RecordCorrectionResult? Correction { get; init; }
}
