using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Agencies;

/// <summary>When two printed names are one agency's: spaces, brackets, a second name of the same body, 人民政府 for 政府, and provinces and cities left out before a district make no difference.</summary>
public static partial class AgencyName
{
    /// <summary>The whole name made comparable: <c>云川市 青岭区人民政府（本级）</c> gives 云川市青岭区政府.</summary>
    public static string Fold(string printed) =>
        SecondName().Replace(ChineseText.Squeeze(printed), "").Replace("人民政府", "政府", StringComparison.Ordinal)
            .TrimEnd('的');

    /// <summary>The name without the divisions above its own: what the names of one agency have in common, and those of its namesakes elsewhere too.</summary>
    public static string Short(string printed)
    {
        var name = Fold(printed);
        while (Upper().Match(name) is { Success: true } upper) name = name[upper.Length..];
        return name;
    }

    /// <summary>Whether two names are one agency's; namesakes under different cities are not.</summary>
    public static bool AreSame(string one, string other)
    {
        var (a, b) = (Fold(one), Fold(other));
        if (a.Length < b.Length) (a, b) = (b, a);
        return b.Length > 0 && Short(a) == Short(b) && (a.EndsWith(b, StringComparison.Ordinal) || WithoutProvince(a) == WithoutProvince(b));
    }

    private static string WithoutProvince(string name) => Province().Replace(name, "");

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]|[、,/].*$")]
    private static partial Regex SecondName();

    // A province or an autonomous region, or a city or prefecture before the name of another division.
    [GeneratedRegex(@"^(?:\p{L}{2,3}省|\p{L}{2,6}自治区(?=\p{L})|\p{L}{2,7}?(?:市|自治州|地区|盟)(?=\p{L}{1,8}?(?:区|县|市|旗)\p{L}))")]
    private static partial Regex Upper();

    [GeneratedRegex(@"^(?:\p{L}{2,3}省|\p{L}{2,6}自治区(?=\p{L}))")]
    private static partial Regex Province();
}
