using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>文件 as lists of papers name them.</summary>
public static class PaperNames
{
    /// <summary>What a kind of file is called.</summary>
    public static string NameOf(FileKind kind) => kind switch
    {
        FileKind.Application => "申请书",
        FileKind.Identity => "身份证明",
        FileKind.Authority => "授权委托书",
        FileKind.Correction => "补正材料",
        FileKind.Letter => "文书",
        FileKind.Information => "提供的政府信息",
        FileKind.Opinion => "意见",
        FileKind.ServiceProof => "送达凭证",
        FileKind.ReviewClaim or FileKind.ReviewAnswer or FileKind.ReviewEvidence or FileKind.ReviewDecision => kind.Name(),
        FileKind.Other => "其他材料",
    };
}
