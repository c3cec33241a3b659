namespace Gongkai.Features.Casework;

/// <summary>What kind of thing is public already.</summary>
public enum PublicAnswerKind
{
    [Word("主动公开的信息")] Item,

    /// <summary>经机关同意公布摘要的答复</summary>
    [Word("答复摘要")] Reply,
}

/// <summary>Where an entry stands: nothing that is typed at the desk is read by anybody outside before a second person has looked at it.</summary>
public enum PublicAnswerStage
{
    [Word("待保密审查")] Proposed,
    [Word("已公布")] Released,
    [Word("退回修改")] Returned,
    [Word("不再提供")] Withdrawn,
}

/// <summary>录入: an entry is put before the secrecy reviewer.</summary>
/// <param name="Answer">What it says.</param>
/// <param name="By">Who typed it.</param>
public sealed record PublicAnswerProposed(PublicAnswer Answer, PersonId By);

/// <summary>公布: looked at by a second person, one by one (第十七条).</summary>
/// <param name="On">公开日期 of a reply's summary: the platform's own day.</param>
/// <param name="By">保密审查人员</param>
public sealed record PublicAnswerReleased(DateOnly On, PersonId By);

/// <summary>退回修改</summary>
public sealed record PublicAnswerReturned(string Reason, PersonId By);

/// <summary>不再提供; what was withdrawn by earlier versions has no reason.</summary>
public sealed record PublicAnswerWithdrawn(string? Reason);

/// <summary>An entry with where it stands.</summary>
/// <param name="Answer">What it says.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="By">Who typed it; null for those of earlier versions.</param>
/// <param name="Reason">Why it was returned or withdrawn; empty otherwise.</param>
public sealed record KeptAnswer(PublicAnswer Answer, PublicAnswerStage Stage, PersonId? By, string Reason);

/// <summary>Something that is public already, as the agency has entered it.</summary>
/// <param name="Id">Which entry.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Kind">A published item, or a reply's summary.</param>
/// <param name="Title">标题</param>
/// <param name="Summary">摘要; it names no applicant. May be empty.</param>
/// <param name="Place">An address on the web, or the place where it can be read.</param>
/// <param name="PublishedOn">公开日期</param>
public sealed record PublicAnswer(Guid Id, AgencyId Agency, PublicAnswerKind Kind, string Title, string Summary, string Place, DateOnly PublishedOn)
{
    /// <summary>Whether the place is an address on the web.</summary>
    public bool IsLink => Uri.TryCreate(Place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
