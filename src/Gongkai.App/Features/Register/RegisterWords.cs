using Gongkai.Casework;

namespace Gongkai.Features.Register;

/// <summary>The register's words.</summary>
public static class RegisterWords
{
    /// <summary>申请渠道, as the register prints it.</summary>
    public static string Of(Channel channel) => channel switch
    {
        Channel.InPerson => "当面提交",
        Channel.MailSigned => "邮寄（签收）",
        Channel.MailOrdinary => "平常信函",
        Channel.Online => "网上提交",
        Channel.Email => "电子邮件",
        Channel.Fax => "传真",
        _ => "其他渠道",
    };

    /// <summary>百分比, to two decimals at most.</summary>
    public static string Percent(decimal rate) => (100 * rate).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + "%";
}
