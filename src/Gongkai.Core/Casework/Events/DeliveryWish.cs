namespace Gongkai.Casework;

/// <summary>获取信息的方式: how the applicant wants to be given the information.</summary>
public enum DeliveryWish
{
    /// <summary>邮寄</summary>
    Mail,

    /// <summary>电子邮件</summary>
    Email,

    /// <summary>在线下载</summary>
    Online,

    /// <summary>当面领取</summary>
    InPerson,

    /// <summary>传真</summary>
    Fax,
}

/// <summary>The Chinese names of the ways of being given the information.</summary>
public static class DeliveryWishes
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this DeliveryWish wish) => wish switch
    {
        DeliveryWish.Mail => "邮寄",
        DeliveryWish.Email => "电子邮件",
        DeliveryWish.Online => "在线下载",
        DeliveryWish.InPerson => "当面领取",
        _ => "传真",
    };
}
