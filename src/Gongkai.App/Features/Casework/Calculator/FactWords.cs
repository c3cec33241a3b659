using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>The Chinese words for what the form offers.</summary>
public static class FactWords
{
    public static string Name(Channel channel) => channel switch
    {
        Channel.InPerson => "当面提交（含口头）",
        Channel.MailSigned => "邮寄，需要签收（挂号信、特快专递）",
        Channel.MailOrdinary => "邮寄，不用签收（平信）",
        Channel.Online => "网上提交",
        Channel.Email => "电子邮件",
        Channel.Fax => "传真",
        Channel.Other => "其他公布的渠道",
    };

    public static string Name(ConsultationKind kind) => kind switch
    {
        ConsultationKind.ThirdParty => "第三方（条例第三十二条）",
        ConsultationKind.CoMaker => "共同制作机关（条例第三十四条）",
        ConsultationKind.OtherAgency => "其他机关",
    };

    public static string Name(ServiceMode mode) => mode switch
    {
        ServiceMode.Direct => "直接送达、委托送达",
        ServiceMode.Mail => "邮寄送达",
        ServiceMode.Electronic => "电子送达",
    };

    public static string Name(PauseEnd end) => end == PauseEnd.Strict ? "计入期限" : "不计入期限";

    public static string Name(PauseStart start) => start == PauseStart.Sent ? "从发函之日" : "从对方收到之日";

    public static string Name(PauseCap cap) => cap == PauseCap.FifteenWorkdays ? "到对方收到后第 15 个工作日" : "到收到意见为止";

    public static string Name(OnlineReceiptRule rule) => rule switch
    {
        OnlineReceiptRule.Confirmation => "双方确认之日",
        OnlineReceiptRule.ArrivalNextWorkday => "到达之日（休息日到达的，下一个工作日）",
        OnlineReceiptRule.EarlierOf => "两者中较早的一天",
    };

    internal static bool HasAny(params IEnumerable<DateOnly?> dates) => dates.Any(date => date is not null);
}
