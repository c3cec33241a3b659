using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>
/// A file that was taken for an application which is still being filled in. It travels through the form's steps sealed, bound to the one case.
/// </summary>
/// <param name="Case">The case that will name it.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Sha256">Its content.</param>
/// <param name="Name">Its name, which may name a person.</param>
/// <param name="MediaType">What its content is.</param>
/// <param name="Size">Its length in bytes.</param>
public sealed record Attachment(DisclosureRequestId Case, FileKind Kind, string Sha256, string Name, string MediaType, long Size)
{
    /// <summary>What it is for, in words.</summary>
    public string KindName => Kind switch
    {
        FileKind.Identity => "身份证明",
        FileKind.Authority => "授权委托书",
        FileKind.Application => "申请书原件",
        _ => "附件",
    };

    /// <summary>The kind alone: the name may name a person.</summary>
    public override string ToString() => Kind.ToString();
}
