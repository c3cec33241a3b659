using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>A name set before, or in place of, the agency's own in the title (TX04).</summary>
public static partial class ForeignNames
{
    /// <summary>What in the title's name of the agency is foreign to it.</summary>
    /// <param name="Foreign">The foreign words.</param>
    /// <param name="Own">The agency's own name.</param>
    /// <param name="IsCertain">Whether the words cannot be the short name of the place above it (杭州西湖区).</param>
    public sealed record Addition(string Foreign, string Own, bool IsCertain);

    /// <summary>What the title adds to the agency's name; null when it adds nothing.</summary>
    /// <param name="titled">The name as the title gives it.</param>
    /// <param name="signed">The name under the report; null when there is none.</param>
    /// <param name="text">What the report says besides its title.</param>
    public static Addition? In(string titled, string? signed, string text)
    {
        var (name, under) = (ChineseText.Squeeze(titled), signed is null ? null : ChineseText.Squeeze(signed));
        if (Own(name, under, ChineseText.Squeeze(text)) is not { } own) return null;
        var foreign = (name.EndsWith(own, StringComparison.Ordinal) ? name[..^own.Length] : name)
            .Trim('·', '-', '—', '|', '_', '[', ']', '(', ')', ':', '*', ',');
        return foreign.Length < 2
            ? null
            : new(foreign, own,
                foreign.Length > 4 || own == name || BeginsWithCity().IsMatch(own) || !own.EndsWith(name[foreign.Length..], StringComparison.Ordinal));
    }

    // The name under the report, where the title's ends with it or is no name of an agency; else the end of the title's that the text uses by itself.
    private static string? Own(string titled, string? signed, string text)
    {
        if (signed is not null && IsAgency(signed) && signed != titled)
        {
            if (titled.EndsWith(signed, StringComparison.Ordinal))
                return IsPlace(titled[..^signed.Length]) || !BeginsWithPlace().IsMatch(signed) ? null : signed;
            if (!IsAgency(titled) && !signed.Contains(titled, StringComparison.Ordinal) && ForeignPhrases.IsForeign(titled)) return signed;
        }
        for (var at = 2; at < titled.Length - 3; at++)
        {
            var (before, own) = (titled[..at], titled[at..]);
            if (BeginsWithPlace().IsMatch(own) && IsAgency(own) && !IsPlace(before) && ForeignPhrases.IsForeign(before)
                && !text.Contains(titled, StringComparison.Ordinal) && text.Contains(own, StringComparison.Ordinal)) return own;
        }
        return null;
    }

    // 天岚省云川市, 湖南, 中共: what a fuller form of the name has before it.
    private static bool IsPlace(string words) => PlaceBefore().IsMatch(words);

    private static bool IsAgency(string name) => Agency().IsMatch(name);

    [GeneratedRegex("(?:局|委|委员会|厅|部|署|院|办|室|会|府|道|镇|乡|中心|站|所|队|社|馆|校|学|集团|公司|银行|省|市|区|县|州|旗|盟|处|园|场|司|库|台|庭)$")]
    private static partial Regex Agency();

    [GeneratedRegex(
        "(?:省|市|区|县|州|旗|盟|国|党组|委|府|局|厅|和|、"
            + "|及|系统|中共|国家|部|团|网|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾)[·\\-—|_)\\]:,]*$")]
    private static partial Regex PlaceBefore();

    // A place of two or three characters: 云川市, 青岭区; not 市青岭区.
    [GeneratedRegex("^(?![省市区县州旗镇乡])[\\u4e00-\\u9fff]{2,3}(?:省|市|县|区|州|旗|镇|乡)")]
    private static partial Regex BeginsWithPlace();

    [GeneratedRegex("^[\\u4e00-\\u9fff]{2,3}(?:省|市)")]
    private static partial Regex BeginsWithCity();
}
