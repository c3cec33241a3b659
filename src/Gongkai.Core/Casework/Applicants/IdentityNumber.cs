using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Casework;

/// <summary>证件号码, each kind of document by its own rule. What no rule is known of is not refused: nobody is turned away on a guess.</summary>
public static partial class IdentityNumber
{
    private const int Shortest = 4;

    /// <summary>The number as typed, without spaces and in capitals.</summary>
    public static string Fold(string typed) => ChineseText.Squeeze(typed).ToUpperInvariant();

    /// <summary>Why a folded number cannot be one of such a document; null when nothing speaks against it.</summary>
    /// <param name="document">证件种类</param>
    /// <param name="folded">证件号码</param>
    /// <param name="today">The day after which nobody who applies is born.</param>
    public static string? FaultOf(IdentityDocument document, string folded, DateOnly today) => document switch
    {
        IdentityDocument.ResidentCard or IdentityDocument.ResidencePermit or IdentityDocument.ForeignerCard => Numbered(document, folded, today),
        IdentityDocument.HongKongMacaoPermit => HongKongMacao().IsMatch(folded) ? null : "应以字母 H（香港）或者 M（澳门）开头，后面是 8 位数字，早先的证件是 10 位数字",
        IdentityDocument.TaiwanPermit => Taiwan().IsMatch(folded) ? null : "应是 8 位数字；早先的证件是 10 位数字，后面可以有括号和一个字母",
        IdentityDocument.PermanentResidence => Earlier().IsMatch(folded) ? null
            : folded.Length == ResidentNumber.Length && folded[0] == '9' ? "以 9 开头的 18 位号码属于2023年版的证件，请把证件种类改选为“外国人永久居留身份证（2023年版）”"
            : "旧版证件的号码是 3 个字母加 12 位数字，共 15 位",
        IdentityDocument.Passport => Passport().IsMatch(folded) ? null : "只有字母和数字，5 至 20 位",
        _ => folded.Length >= Shortest ? null : "太短",
    };

    private static string? Numbered(IdentityDocument document, string folded, DateOnly today)
    {
        if (folded.Length != ResidentNumber.Length) return document == IdentityDocument.ForeignerCard && Earlier().IsMatch(folded)
            ? "15 位的号码属于旧版证件，请把证件种类改选为“外国人永久居留身份证（旧版）”"
            : string.Create(CultureInfo.InvariantCulture, $"应是 18 位，现在是 {folded.Length} 位");
        if (!ResidentNumber.IsMadeOfFigures(folded)) return "前 17 位应是数字，最后一位是数字或者字母 X";
        if (IdentityDocuments.OfNumber(folded) is var other && other != document) return $"{Beginning(document)}；这样开头的号码属于{other.Name()}，请核对号码，或者改选证件种类";
        if (ResidentNumber.BornOn(folded) is not { } born) return $"第 7 至 14 位“{folded[6..14]}”不是出生日期";
        if (born > today) return $"第 7 至 14 位的出生日期 {born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 在今天以后";
        return ResidentNumber.HasRightCheck(folded) ? null : "最后一位与前 17 位对不上，有一位或者几位写错了，请对照证件逐位核对";
    }

    private static string Beginning(IdentityDocument document) => document switch
    {
        IdentityDocument.ResidencePermit => "港澳台居民居住证的号码以 81、82、83 开头",
        IdentityDocument.ForeignerCard => "2023年版外国人永久居留身份证的号码以 9 开头",
        _ => "居民身份证的号码不以 81、82、83 或者 9 开头",
    };

    [GeneratedRegex(@"^[HM](\d{8}|\d{10})$")]
    private static partial Regex HongKongMacao();

    [GeneratedRegex(@"^(\d{8}|\d{10}(\([0-9A-Z]\)|[A-Z])?)$")]
    private static partial Regex Taiwan();

    [GeneratedRegex(@"^[A-Z]{3}\d{12}$")]
    private static partial Regex Earlier();

    [GeneratedRegex(@"^[0-9A-Z]{5,20}$")]
    private static partial Regex Passport();
}
