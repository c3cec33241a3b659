using System.Buffers;
using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Publishing.Scanning;

/// <summary>Names such as whoever breaks into sites plants there, known by how they are made.</summary>
internal static partial class Brands
{
    /// <summary>Whether small letters and figures are run together as in no measure and no name of a technique: kx778.</summary>
    public static bool IsLatin(ReadOnlySpan<char> words) => Latin().IsMatch(words) && !Technical().IsMatch(words);

    /// <summary>Whether measures, techniques, drugs or standards are written so.</summary>
    public static bool IsTechnical(string words) => Technical().IsMatch(words.ToLowerInvariant());

    /// <summary>Whether the words are strange: letters run together with figures, or characters that follow one another nowhere else.</summary>
    public static bool IsStrange(ReadOnlySpan<char> words)
    {
        foreach (var match in Run().EnumerateMatches(words))
            if (IsLatin(words.Slice(match.Index, match.Length))) return true;
        return OfficialLanguage.Count(words) is { Unknown: > 0 } pairs && pairs.Unknown * 3 >= pairs.All;
    }

    /// <summary>Strange names with what such sites offer: 鼎盛阁官网, kx77下载. Each with the offer.</summary>
    public static IEnumerable<(int Start, int Length, string Name, string Offer)> Offered(string text)
    {
        if (!MayOffer(text) || !Offer().IsMatch(text)) yield break;
        foreach (Match match in Offer().Matches(text))
        {
            var start = match.Index;
            while (start > 0 && match.Index - start < 6 && (ChineseText.IsHan(text[start - 1]) || char.IsAsciiLetterOrDigit(text[start - 1]))) start--;
            var name = text[start..match.Index];
            // The last characters are the name's own whatever runs into it from before.
            if (name.Length >= 2 && (IsMixed(LastRun(name)) || OfficialLanguage.Count(name.AsSpan(Math.Max(0, name.Length - 3))).Unknown > 0
                && OfficialLanguage.HasNoCommonWord(name.AsSpan(name.Length - 2))))
                yield return (start, match.Index + match.Length - start, name, match.Value);
        }
    }

    private static bool IsMixed(ReadOnlySpan<char> run) =>
        run.Length >= 3 && run.ContainsAnyInRange('0', '9') && run.ContainsAnyExceptInRange('0', '9')
            && !Technical().IsMatch(run.ToString().ToLowerInvariant());

    private static ReadOnlySpan<char> LastRun(string name)
    {
        var start = name.Length;
        while (start > 0 && char.IsAsciiLetterOrDigit(name[start - 1])) start--;
        return name.AsSpan(start);
    }

    [GeneratedRegex("[A-Za-z0-9]{3,}")]
    internal static partial Regex Run();

    [GeneratedRegex("\\A(?:[a-z]{1,12}[0-9]{2,6}[a-z]{0,4}|[0-9]{2,6}[a-z]{2,12}|[a-z]{1,6}[0-9]{1,4}[a-z]{1,6}[0-9]{0,4})\\z")]
    private static partial Regex Latin();

    // Measures, and the names of techniques, drugs and standards as they are also written small.
    [GeneratedRegex("\\A(?:[0-9]+(?:[munpkg]?(?:m|g|l|w|v|a|t|pa|hz|wh|va|var|b|bps|s|j|n)|[mc]m[23]?|km[23]?|ha|hm[23]?|kwh?|mwp?|gwh?|kv|kva|rpm|r"
        + "|px|dpi|pt|min|ppm|pcs|db|dba|th|st|nd|rd|d|x|p|k|am|pm|fps|gb|mb|tb|kn|mpa|kpa|mmhg|kcal|mol|cfu|ug|hp|km|nm)"
        // Some have long numbers (Win2000, GB18030, G318), others only short ones (MP3, RS485 and no MP167).
        + "|(?:win|windows|sha|iso|gb|gbk|utf|hrb|dn|de|aes|base|office|rs|covid|n|no|t|d|g|s|h|k|c|p|q|m|log|gp)[0-9]+[a-z]?"
        + "|(?:ipv|wi?fi|mp|html?|x|usb|arm|ps|md|pm|co|v|ver|ddr|rj|ios|android|sm|ed|web|php|java|python|cuda|cat|fig|tab|id|ph|ip|vol|cu|mm)[0-9]{1,2}[a-z]?"
        + "|[bocpa]2[bocg]|h[0-9]n[0-9]|v2x|k12|e2e|s1s2)\\z")]
    private static partial Regex Technical();

    /// <summary>Whether something is offered that such sites offer.</summary>
    public static bool IsOffer(ReadOnlySpan<char> words) => MayOffer(words) && Offer().IsMatch(words);

    /// <summary>Whether a word is in it without which nothing is offered: most texts have none, and need no more looking at.</summary>
    public static bool MayOffer(ReadOnlySpan<char> words) => words.ContainsAny(Offers);

    private static readonly SearchValues<string> Offers = SearchValues.Create(
        ["官网", "官方网", "观看", "播放", "下载", "app", "APP", "App", "登录", "登陆", "注册", "棋牌", "直播", "体育", "娱乐",
            "投注", "入口", "备用", "开户", "平台", "网页版", "手机版"], StringComparison.Ordinal);

    /// <summary>The text as it looks: letters of other alphabets, and wide ones, as the Latin ones that they are taken for; as long as it was.</summary>
    public static string AsItLooks(string text)
    {
        char[]? looks = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ((>= '\u0370' and <= '\u052F') or (>= '\uff10' and <= '\uff5a'))) continue;
            var looked = Alike.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var at ? Latins[at] : ChineseText.Fold(text[i]);
            if (looked != text[i]) (looks ??= text.ToCharArray())[i] = looked;
        }
        return looks is null ? text : new(looks);
    }

    private const string Alike = "аеорсухіјѕһԁԛԝвкмнтгАВЕКМНОРСТУХІЈЅαορυνκιτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        Latins = "aeopcyxijshdqwbkmntrABEKMHOPCTYXIJSaopuvkitABEZHIKMNOPTYX";

    [GeneratedRegex("官网|官方网|(?:免费|高清|超清|蓝光|完整版?|无删减|国语|全集)+(?:在线)?(?:观看|播放)"
        + "|下载|[aA][pP][pP]|登录|登陆|注册|棋牌|直播|体育(?!局|馆|场|中心|总|彩|运|产|赛|活|协|器|用|设|教|健)|娱乐(?!场|会|城|中|有|服|设|业|活)|投注|入口|备用|开户|平台(?!经|公)")]
    private static partial Regex Offer();
}
