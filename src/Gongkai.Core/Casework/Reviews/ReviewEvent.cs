using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>What happened in one reconsideration or suit. Who wrote it down, when and why stand in the journal beside it.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record ReviewEvent(DateOnly On)
{
    /// <summary>What came or went in writing with it.</summary>
    public ImmutableArray<FileRef> Files { get; init; } = [];
}

/// <summary>提出: an application for reconsideration or a complaint, against what was done in one case.</summary>
/// <param name="On">申请复议或者起诉之日</param>
/// <param name="Request">The case.</param>
/// <param name="Kind">复议、直接起诉 or 复议后起诉</param>
/// <param name="Organ">复议机关 or 人民法院</param>
public sealed record ReviewFiled(DateOnly On, DisclosureRequestId Request, ReviewKind Kind, string Organ) : ReviewEvent(On)
{
    /// <summary>For suits.</summary>
    public CourtLevel? Court { get; init; }

    /// <summary>The reconsideration that a suit follows.</summary>
    public ReviewId? Reconsideration { get; init; }

    /// <summary>What is asked for.</summary>
    public PrivateRef? Claim { get; init; }

    /// <summary>复议前置: why a suit was brought directly against a refusal under articles 14 to 16.</summary>
    public PrivateRef? WhyDirect { get; init; }
}

/// <summary>受理、立案</summary>
/// <param name="On">受理或者立案之日</param>
/// <param name="Number">案号</param>
/// <param name="CopyReceivedOn">收到申请书或者起诉状副本之日: what the agency's terms are counted from.</param>
public sealed record ReviewAccepted(DateOnly On, string Number, DateOnly CopyReceivedOn) : ReviewEvent(On)
{
    /// <summary>简易程序 of reconsideration: five workdays to answer instead of ten (行政复议法第五十四条).</summary>
    public bool IsSimplified { get; init; }
}

/// <summary>书面答复 or 答辩状 handed in.</summary>
public sealed record ReviewAnswered(DateOnly On) : ReviewEvent(On);

/// <summary>提交证据和依据</summary>
public sealed record ReviewEvidenceSubmitted(DateOnly On) : ReviewEvent(On);

/// <summary>听取意见、听证 or 开庭</summary>
public sealed record ReviewHeard(DateOnly On) : ReviewEvent(On)
{
    public PrivateRef? Note { get; init; }
}

/// <summary>复议决定 or 裁判. After an appeal, that of the second instance.</summary>
/// <param name="On">决定或者裁判之日</param>
/// <param name="Result">结果</param>
/// <param name="DocumentNumber">决定书或者裁判文书编号</param>
public sealed record ReviewDecided(DateOnly On, ReviewResult Result, string DocumentNumber) : ReviewEvent(On)
{
    /// <summary>收到决定书或者裁判文书之日</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>责令重新答复的期限; null where nothing has to be decided again.</summary>
    public DateOnly? RehandleBy { get; init; }

    /// <summary>责令重新答复的工作日数, where the decision names no day: counted from the day it binds the agency.</summary>
    public int? RehandleWorkdays { get; init; }

    /// <summary>Whether a new reply is ordered.</summary>
    internal bool OrdersReply => RehandleBy is not null || RehandleWorkdays is not null;
}

/// <summary>一审裁判生效: nobody appealed in time (行政诉讼法第八十五条).</summary>
public sealed record ReviewTookEffect(DateOnly On) : ReviewEvent(On);

/// <summary>上诉: the first judgment takes no effect.</summary>
public sealed record ReviewAppealed(DateOnly On, string Court, CourtLevel Level) : ReviewEvent(On)
{
    /// <summary>Whether the agency itself appeals.</summary>
    public bool ByAgency { get; init; }
}

/// <summary>撤回复议申请 or 撤诉.</summary>
public sealed record ReviewWithdrawn(DateOnly On) : ReviewEvent(On);
