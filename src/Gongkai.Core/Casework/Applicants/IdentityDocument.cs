namespace Gongkai.Casework;

/// <summary>身份证件种类</summary>
public enum IdentityDocument
{
    /// <summary>居民身份证</summary>
    ResidentCard,

    /// <summary>港澳台居民居住证</summary>
    ResidencePermit,

    /// <summary>港澳居民来往内地通行证</summary>
    HongKongMacaoPermit,

    /// <summary>台湾居民来往大陆通行证</summary>
    TaiwanPermit,

    /// <summary>外国人永久居留身份证, as issued since 1 December 2023</summary>
    ForeignerCard,

    /// <summary>外国人永久居留身份证, as issued before</summary>
    PermanentResidence,

    /// <summary>护照</summary>
    Passport,

    /// <summary>其他有效证件</summary>
    Other,
}

/// <summary>The Chinese names of the documents.</summary>
public static class IdentityDocuments
{
    /// <summary>As pages and slips print it.</summary>
    public static string Name(this IdentityDocument document) => document switch
    {
        IdentityDocument.ResidentCard => "居民身份证",
        IdentityDocument.ResidencePermit => "港澳台居民居住证",
        IdentityDocument.HongKongMacaoPermit => "港澳居民来往内地通行证",
        IdentityDocument.TaiwanPermit => "台湾居民来往大陆通行证",
        IdentityDocument.ForeignerCard => "外国人永久居留身份证（2023年版）",
        IdentityDocument.PermanentResidence => "外国人永久居留身份证（旧版）",
        IdentityDocument.Passport => "护照",
        _ => "其他有效证件",
    };

    /// <summary>The document that a number of eighteen characters is of: its first figures tell.</summary>
    public static IdentityDocument OfNumber(string folded) => folded switch
    {
        ['8', '1' or '2' or '3', ..] => IdentityDocument.ResidencePermit,
        ['9', ..] => IdentityDocument.ForeignerCard,
        _ => IdentityDocument.ResidentCard,
    };
}
