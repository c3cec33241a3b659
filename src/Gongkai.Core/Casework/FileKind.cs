namespace Gongkai.Casework;

/// <summary>What a file of a case is.</summary>
public enum FileKind
{
    /// <summary>申请书原件</summary>
    Application,

    /// <summary>身份证明</summary>
    Identity,

    /// <summary>授权委托书</summary>
    Authority,

    /// <summary>补正材料</summary>
    Correction,

    /// <summary>发出的文书</summary>
    Letter,

    /// <summary>提供的政府信息</summary>
    Information,

    /// <summary>第三方或其他机关的意见</summary>
    Opinion,

    /// <summary>送达凭证</summary>
    ServiceProof,

    /// <summary>其他材料</summary>
    Other,

    /// <summary>复议申请书、起诉状副本和受理通知</summary>
    ReviewClaim,

    /// <summary>复议答复书、答辩状</summary>
    ReviewAnswer,

    /// <summary>向复议机关、人民法院提交的证据</summary>
    ReviewEvidence,

    /// <summary>复议决定书、裁判文书</summary>
    ReviewDecision,
}

/// <summary>The Chinese names of the kinds of file.</summary>
public static class FileKinds
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this FileKind kind) => kind switch
    {
        FileKind.Application => "申请书原件",
        FileKind.Identity => "身份证明",
        FileKind.Authority => "授权委托书",
        FileKind.Correction => "补正材料",
        FileKind.Letter => "发出的文书",
        FileKind.Information => "提供的政府信息",
        FileKind.Opinion => "第三方或者其他机关的意见",
        FileKind.ServiceProof => "送达凭证",
        FileKind.ReviewClaim => "复议申请书、起诉状",
        FileKind.ReviewAnswer => "复议答复书、答辩状",
        FileKind.ReviewEvidence => "提交的证据",
        FileKind.ReviewDecision => "复议决定书、裁判文书",
        _ => "其他材料",
    };
}

/// <summary>A file of a case by the SHA-256 of its bytes (lower-case hexadecimal); its name, which may name a person, is a side row.</summary>
public sealed record FileRef(string Sha256, FileKind Kind);
