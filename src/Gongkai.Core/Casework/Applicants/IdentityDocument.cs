namespace Gongkai.Casework;

/// <summary>身份证件种类</summary>
public enum IdentityDocument
{
    [Word("居民身份证")] ResidentCard,
    [Word("港澳台居民居住证")] ResidencePermit,
    [Word("港澳居民来往内地通行证")] HongKongMacaoPermit,
    [Word("台湾居民来往大陆通行证")] TaiwanPermit,

    /// <summary>外国人永久居留身份证, as issued since 1 December 2023</summary>
    [Word("外国人永久居留身份证（2023年版）")] ForeignerCard,

    /// <summary>外国人永久居留身份证, as issued before</summary>
    [Word("外国人永久居留身份证（旧版）")] PermanentResidence,

    [Word("护照")] Passport,
    [Word("其他有效证件")] Other,
}

/// <summary>The Chinese names of the documents.</summary>
public static class IdentityDocuments
{
    /// <summary>The document that a number of eighteen characters is of: its first figures tell.</summary>
    public static IdentityDocument OfNumber(string folded) => folded switch
    {
        ['8', '1' or '2' or '3', ..] => IdentityDocument.ResidencePermit,
        ['9', ..] => IdentityDocument.ForeignerCard,
        _ => IdentityDocument.ResidentCard,
    };
}
