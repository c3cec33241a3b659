namespace Gongkai.Casework;

/// <summary>What a file of a case is.</summary>
public enum FileKind
{
    [Word("申请书原件")] Application,
    [Word("身份证明")] Identity,
    [Word("授权委托书")] Authority,
    [Word("补正材料")] Correction,
    [Word("发出的文书")] Letter,
    [Word("提供的政府信息")] Information,

    /// <summary>第三方或其他机关的意见</summary>
    [Word("第三方或者其他机关的意见")] Opinion,

    [Word("送达凭证")] ServiceProof,
    [Word("其他材料")] Other,

    /// <summary>复议申请书、起诉状副本和受理通知</summary>
    [Word("复议申请书、起诉状")] ReviewClaim,

    [Word("复议答复书、答辩状")] ReviewAnswer,

    /// <summary>向复议机关、人民法院提交的证据</summary>
    [Word("提交的证据")] ReviewEvidence,

    [Word("复议决定书、裁判文书")] ReviewDecision,
}

/// <summary>A file of a case by the SHA-256 of its bytes (lower-case hexadecimal); its name, which may name a person, is a side row.</summary>
public sealed record FileRef(string Sha256, FileKind Kind);
