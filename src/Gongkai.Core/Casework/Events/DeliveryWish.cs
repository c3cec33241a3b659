namespace Gongkai.Casework;

/// <summary>获取信息的方式: how the applicant wants to be given the information.</summary>
public enum DeliveryWish
{
    [Word("邮寄")] Mail,
    [Word("电子邮件")] Email,
    [Word("在线下载")] Online,
    [Word("当面领取")] InPerson,
    [Word("传真")] Fax,
}
