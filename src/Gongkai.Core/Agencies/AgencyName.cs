using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Agencies;

/// <summary>
/// When two printed names are one agency's: spaces, brackets, a second name of the same body, 人民政府 for 政府, and provinces and cities left out before a
/// district make no difference.
/// </summary>
public static partial class AgencyName
{
    /// <summary>The name made comparable: <c>云川市 青岭区人民政府（本级）</c> gives 云川市青岭区政府.</summary>
    public static string Fold(string printed) =>
        Bracketed().Replace(ChineseText.Squeeze(printed), "").Replace("人民政府", "政府", StringComparison.Ordinal);

    /// <summary>The folded names that a body goes by, one or several (云川市商务局、云川市粮食局; 青岭区商务局（青岭开发区商务局）).</summary>
    public static ImmutableArray<string> All(string printed)
    {
        var folded = ChineseText.Fold(printed);
        string[] inside = [.. Bracketed().Matches(folded).Select(match => match.Value[1..^1])];
        string[] parts = [.. Bracketed().Replace(folded, " ").Split([' ', '、', ',', '/', '|'], StringSplitOptions.RemoveEmptyEntries), .. inside];
        string[] names = [.. parts.Select(Fold).Where(part => Body().IsMatch(part)).Distinct()];
        // A space inside one name (云川市 商务局) parts no two names.
        return names.Length > 1 ? [.. names] : [Fold(printed)];
    }

    /// <summary>The name without the divisions above its own: what the names of one agency have in common, and those of its namesakes elsewhere too.</summary>
    public static string Short(string folded)
    {
        while (Upper().Match(folded) is { Success: true } upper) folded = folded[upper.Length..];
        return folded;
    }

    /// <summary>Whether two names are one agency's; namesakes under different cities are not.</summary>
    public static bool AreSame(string one, string other) => All(one).Any(a => All(other).Any(b => SameFolded(a, b)));

    private static bool SameFolded(string a, string b)
    {
        if (a.Length < b.Length) (a, b) = (b, a);
        return b.Length > 0 && Short(a) == Short(b) && (a.EndsWith(b, StringComparison.Ordinal) || WithoutProvince(a) == WithoutProvince(b));
    }

    private static string WithoutProvince(string name) => Province().Replace(name, "");

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]")]
    private static partial Regex Bracketed();

    // The name of a body, division included: at least one division and the kind of body.
    [GeneratedRegex(@"^\p{L}{2,}(?:省|市|区|县|旗|州|镇|乡)\p{L}*(?:局|委|会|办|室|府|厅|院|处|所|中心|站|队|社|行|公司)$")]
    private static partial Regex Body();

    // A province or an autonomous region, or a city or prefecture before the name of another division.
    [GeneratedRegex(@"^(?:\p{L}{2,3}省|\p{L}{2,6}自治区(?=\p{L})|\p{L}{2,7}?(?:市|自治州|地区|盟)(?=\p{L}{1,8}?(?:区|县|市|旗)\p{L}))")]
    private static partial Regex Upper();

    [GeneratedRegex(@"^(?:\p{L}{2,3}省|\p{L}{2,6}自治区(?=\p{L}))")]
    private static partial Regex Province();
}
