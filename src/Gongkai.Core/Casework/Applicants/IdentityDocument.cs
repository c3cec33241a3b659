namespace Gongkai.Casework;

/// <summary>身份证件种类</summary>
public enum IdentityDocument
{
    /// <summary>居民身份证</summary>
    ResidentCard,

    /// <summary>护照</summary>
    Passport,

    /// <summary>港澳居民来往内地通行证</summary>
    HongKongMacaoPermit,

    /// <summary>台湾居民来往大陆通行证</summary>
    TaiwanPermit,

    /// <summary>外国人永久居留身份证</summary>
    PermanentResidence,

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
        IdentityDocument.Passport => "护照",
        IdentityDocument.HongKongMacaoPermit => "港澳居民来往内地通行证",
        IdentityDocument.TaiwanPermit => "台湾居民来往大陆通行证",
        IdentityDocument.PermanentResidence => "外国人永久居留身份证",
        _ => "其他有效证件",
    };
}
