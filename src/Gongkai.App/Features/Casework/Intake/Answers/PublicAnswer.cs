namespace Gongkai.Features.Casework;

/// <summary>What kind of thing is public already.</summary>
public enum PublicAnswerKind
{
    [Word("主动公开的信息")] Item,

    /// <summary>经机关同意公布摘要的答复</summary>
    [Word("答复摘要")] Reply,
}

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
