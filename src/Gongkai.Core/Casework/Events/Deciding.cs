using System.Collections.Immutable;
using Gongkai.Agencies;

namespace Gongkai.Casework;

/// <summary>A letter that went out: its code (L02, D-N1 …), its number, the version of the template, and the files.</summary>
public sealed record IssuedLetterRef(string Code, string? Number, DateOnly DatedOn, string TemplateVersion, FileRef Docx, FileRef? Pdf);

/// <summary>部分公开 or 不予公开: a part that is closed, on which ground and why.</summary>
public sealed record ClosedPart(DispositionType Ground, PrivateRef What, PrivateRef Reason);

/// <summary>更正申请的处理结果 (第四十一条).</summary>
public enum RecordCorrectionResult
{
    /// <summary>予以更正</summary>
    Corrected,

    /// <summary>经核实无误，不予更正</summary>
    Unchanged,

    /// <summary>无权更正，已转送</summary>
    Forwarded,

    /// <summary>无权更正，告知向有权机关提出</summary>
    Directed,
}

/// <summary>The Chinese names of the results.</summary>
public static class RecordCorrectionResults
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this RecordCorrectionResult result) => result switch
    {
        RecordCorrectionResult.Corrected => "予以更正",
        RecordCorrectionResult.Unchanged => "经核实无误，不予更正",
        RecordCorrectionResult.Forwarded => "无权更正，已转送有权更正的机关",
        _ => "无权更正，告知向有权更正的机关提出",
    };
}

/// <summary>One thing that a decision must carry, in the officer's words.</summary>
public sealed record DraftText(DecisionNeed Need, PrivateRef Text);

/// <summary>What an officer proposes to decide: the one choice from which the letter, the article, the remedy and the report's cell follow.</summary>
public sealed record DecisionDraft(DispositionType Type)
{
    /// <summary>What the decision must carry, as <see cref="Disposition.Needs"/> lists it, so far as it does not stand in the case already.</summary>
    public ImmutableArray<DraftText> Texts { get; init; } = [];

    public ImmutableArray<ClosedPart> ClosedParts { get; init; } = [];

    /// <summary>Files that are given to the applicant.</summary>
    public ImmutableArray<FileRef> Provided { get; init; } = [];

    /// <summary>The earlier case that answered the same application (第三十六条第六项).</summary>
    public DisclosureRequestId? EarlierCase { get; init; }

    /// <summary>涉及公共利益: why the harm to the third party is outweighed (第三十二条).</summary>
    public PrivateRef? PublicInterest { get; init; }

    /// <summary>区分处理: whether an open part was looked for (第三十七条).</summary>
    public bool SeverabilityConsidered { get; init; }

    /// <summary>Only for 更正申请.</summary>
    public RecordCorrectionResult? Correction { get; init; }

    /// <summary>The words given for one need; null when there are none.</summary>
    public PrivateRef? TextOf(DecisionNeed need) => Texts.FirstOrDefault(text => text.Need == need)?.Text;
}

/// <summary>拟稿: reviews of an earlier draft no longer count.</summary>
public sealed record DecisionDrafted(DateOnly On, DecisionDraft Draft, PersonId By) : CaseEvent(On);

/// <summary>退回修改</summary>
public sealed record DraftReturned(DateOnly On, PrivateRef Reason) : CaseEvent(On);

/// <summary>保密审查 of what the draft would make public (第十七条).</summary>
public sealed record SecrecyReviewed(DateOnly On, PersonId By, bool Passed, PrivateRef? Opinion) : CaseEvent(On);

/// <summary>法制审核 of a refusal.</summary>
public sealed record LegalReviewed(DateOnly On, PersonId By, bool Passed, PrivateRef? Opinion) : CaseEvent(On);

/// <summary>签发 by the leader in charge, who is not the drafter.</summary>
public sealed record DecisionApproved(DateOnly On, PersonId By) : CaseEvent(On);

/// <summary>制发: the letter has its number and its file.</summary>
public sealed record DecisionIssued(DateOnly On, IssuedLetterRef Letter) : CaseEvent(On);

/// <summary>告知第三方决定公开的内容和理由 (第三十二条).</summary>
public sealed record ThirdPartyTold(DateOnly On, Guid Consultation) : CaseEvent(On)
{
    public IssuedLetterRef? Letter { get; init; }
}

/// <summary>The lawful ways of serving a letter.</summary>
public enum ServiceRoute
{
    /// <summary>直接送达</summary>
    Direct,

    /// <summary>委托送达</summary>
    Delegated,

    /// <summary>邮寄送达 by the postal enterprise (邮政企业)</summary>
    Post,

    /// <summary>电子送达</summary>
    Electronic,

    /// <summary>快递企业: not a lawful way; kept so that it can be refused by name.</summary>
    Courier,
}

/// <summary>The Chinese names of the routes.</summary>
public static class ServiceRoutes
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this ServiceRoute route) => route switch
    {
        ServiceRoute.Direct => "直接送达",
        ServiceRoute.Delegated => "委托送达",
        ServiceRoute.Post => "邮寄送达（邮政企业）",
        ServiceRoute.Electronic => "电子送达",
        _ => "快递企业寄递",
    };
}

/// <summary>送达: what makes the reply timely or late.</summary>
/// <param name="On">签收之日、交邮之日 or 进入申请人系统之日, by the route.</param>
public sealed record DecisionServed(DateOnly On, ServiceRoute Route) : CaseEvent(On)
{
    /// <summary>邮件号码、签收人 or 系统回执, as the route has it.</summary>
    public PrivateRef? Proof { get; init; }

    public FileRef? ProofFile { get; init; }
}

/// <summary>送达未成: returned or refused mail; the attempt stays on record.</summary>
public sealed record ServiceFailed(DateOnly On, ServiceRoute Route, PrivateRef Reason) : CaseEvent(On);
