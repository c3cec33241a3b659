using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>申请渠道: how an application came.</summary>
public enum Channel
{
    /// <summary>当面提交, oral applications included.</summary>
    [Word("当面提交")] InPerson,

    /// <summary>邮寄, signed for (挂号、特快专递).</summary>
    [Word("邮寄（挂号、特快专递）")] MailSigned,

    /// <summary>平常信函 and others that need no signature.</summary>
    [Word("邮寄（平常信函）")] MailOrdinary,

    [Word("网站在线提交")] Online,
    [Word("电子邮件")] Email,
    [Word("传真")] Fax,
    [Word("其他公布的渠道")] Other,
}

/// <summary>Whose opinion is asked for.</summary>
public enum ConsultationKind
{
    /// <summary>第三方 (第三十二条)</summary>
    [Word("第三方")] ThirdParty,

    /// <summary>共同制作机关 (第三十四条)</summary>
    [Word("共同制作机关")] CoMaker,

    /// <summary>其他机关 (第三十三条第三款)</summary>
    [Word("其他机关")] OtherAgency,
}

/// <summary>送达方式</summary>
public enum ServiceMode
{
    /// <summary>直接送达、委托送达: the day the applicant signs.</summary>
    [Word("直接送达、委托送达")] Direct,

    /// <summary>邮寄送达: the day the letter is handed to the post.</summary>
    [Word("邮寄送达")] Mail,

    /// <summary>电子送达: the day it enters the applicant's system.</summary>
    [Word("电子送达")] Electronic,
}

/// <summary>补正告知: the day it was served, and the workdays it gives (null: the agency's usual period).</summary>
public sealed record CorrectionNotice(DateOnly ServedOn, int? Workdays);

/// <summary>征求意见: when the letter was sent, when it arrived, when the answer came back.</summary>
public sealed record Consultation(ConsultationKind Kind, DateOnly SentOn, DateOnly? DeliveredOn, DateOnly? AnsweredOn)
{
    /// <summary>终止征求意见之日; null while an opinion is waited for, or came.</summary>
    public DateOnly? DroppedOn { get; init; }

    /// <summary>Whether it was given up before it reached anybody: then nobody was asked, and no time was needed for it.</summary>
    internal bool NeverReached => this is { DroppedOn: not null, DeliveredOn: null, AnsweredOn: null };
}

/// <summary>A question that stops the clock only where the agency's settings say so: 要求说明理由 (第三十五条), 报请确定 (第十七条第三款).</summary>
public sealed record ClockInquiry(DateOnly SentOn, DateOnly? AnsweredOn);

/// <summary>延长答复期限: the workdays, the consent of the head of the disclosure office, the notice to the applicant.</summary>
public sealed record Extension(int Workdays, DateOnly ConsentedOn, DateOnly NoticedOn)
{
    /// <summary>The day on which both consent and notice are there.</summary>
    public DateOnly GrantedOn => ConsentedOn > NoticedOn ? ConsentedOn : NoticedOn;
}

/// <summary>延迟答复 (第三十五条): the day fixed, and the day the applicant was told.</summary>
public sealed record AgreedDelay(DateOnly Until, DateOnly ToldOn);

/// <summary>收费通知: the day the applicant received it, the day he paid.</summary>
public sealed record FeeNotice(DateOnly ReceivedOn, DateOnly? PaidOn);

/// <summary>答复的送达: how, and the day that counts for that way.</summary>
public sealed record DecisionService(ServiceMode ServedBy, DateOnly ServedOn);

/// <summary>What happened to one application: all that its dates follow from.</summary>
public sealed record ClockFacts(Channel Channel, DateOnly ArrivedOn, DateOnly Today)
{
    /// <summary>The time of the day at which it arrived, Beijing's; null where it is not known.</summary>
    public TimeOnly? ArrivedAt { get; init; }

    /// <summary>签收之日, for signed mail.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>双方确认之日</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Days on which the office rang the applicant about an ordinary letter.</summary>
    public ImmutableArray<DateOnly> CallsOn { get; init; } = [];

    /// <summary>The one correction notice; null when there was none.</summary>
    public CorrectionNotice? CorrectionNotice { get; init; }

    /// <summary>The day the corrected application came in.</summary>
    public DateOnly? CorrectedOn { get; init; }

    /// <summary>Whether the applicant had good reason to correct late.</summary>
    public bool LateCorrectionJustified { get; init; }

    /// <summary>Opinions asked for, of whomever.</summary>
    public ImmutableArray<Consultation> Consultations { get; init; } = [];

    /// <summary>要求说明理由 (第三十五条).</summary>
    public ImmutableArray<ClockInquiry> ReasonsRequests { get; init; } = [];

    /// <summary>报有关主管部门或者保密行政管理部门确定 (第十七条第三款).</summary>
    public ImmutableArray<ClockInquiry> Referrals { get; init; } = [];

    /// <summary>The extensions that were given; the law allows one.</summary>
    public ImmutableArray<Extension> Extensions { get; init; } = [];

    /// <summary>延迟答复 to a frequent applicant.</summary>
    public AgreedDelay? AgreedDelay { get; init; }

    /// <summary>The notice of a fee.</summary>
    public FeeNotice? FeeNotice { get; init; }

    /// <summary>The reply's service; null while none was served.</summary>
    public DecisionService? Decision { get; init; }

    /// <summary>What the agency has chosen where the law is disputed.</summary>
    public ClockSettings Settings { get; init; } = new();
}
