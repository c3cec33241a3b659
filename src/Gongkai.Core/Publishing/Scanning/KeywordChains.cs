using System.Buffers;
using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Publishing.Scanning;

/// <summary>
/// Keywords strung together for search engines: one name again and again, each time with something else that is offered (X官网-X-X下载). Known by the name
/// coming back in every link, whatever it is.
/// </summary>
internal static partial class KeywordChains
{
    private const int LongestName = 10, Several = 2, Many = 3;

    // What is offered in any of its words.
    private static readonly SearchValues<string> Offers = SearchValues.Create(
        ["官网", "官方", "网址", "网站", "下载", "app", "APP", "App", "登录", "登陆", "注册", "入口", "平台", "版", "客户端", "体育", "娱乐", "棋牌", "直播", "投注", "开户", "彩票", "备用",
            "真人", "电竞", "电子", "百家乐", "捕鱼"], StringComparison.Ordinal);

    /// <summary>Each chain, from the name in its first link to what is offered in its last.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text)
    {
        if (!text.AsSpan().ContainsAny(Offers) || !NamesAgain(text)) yield break;
        foreach (var chains in (Regex[])[Dashes(), Bars(), Dots()])
            foreach (Match chain in chains.Matches(text))
                if (Planted(chain.Groups["link"].Captures, isSentence: chain.ValueSpan.IndexOfAny("，、,；;") >= 0) is var (start, end))
                    yield return (start, end - start);
    }

    // A name stands at the beginning of a link, and once more somewhere: most lines have none, and need no more looking at.
    private static bool NamesAgain(string text)
    {
        for (var at = 1; at + 1 < text.Length; at++)
            if (!char.IsLetterOrDigit(text[at - 1]) && IsOfName(text[at]) && IsOfName(text[at + 1])
                && (text.AsSpan(0, at).IndexOf(text.AsSpan(at, 2)) >= 0 || text.AsSpan(at + 1).IndexOf(text.AsSpan(at, 2)) >= 0)) return true;
        return false;

        static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c == '·';
    }

    // The sentence may run into the first link and out of the last.
    private static (int Start, int End)? Planted(CaptureCollection links, bool isSentence)
    {
        var second = links[1].Value;
        for (var length = Math.Min(LongestName, second.Length); length >= 2; length--)
        {
            var name = second[..length];
            // An agency's own services may be named one after another: 政务服务网登录|政务服务网注册.
            if (!name.Any(c => ChineseText.IsHan(c) || char.IsAsciiLetter(c)) || !Brands.IsStrange(name) && !OfficialLanguage.HasNoCommonWord(name)) continue;
            var first = links[0].Value.LastIndexOf(name, StringComparison.Ordinal);
            var same = links.Skip(1).Where(link => link.Value.StartsWith(name, StringComparison.Ordinal)).ToList();
            if (same.Count + (first >= 0 ? 1 : 0) is var count && count < Several) continue;
            var offers = same.Select(link => OfferAfter(link.Value, length)).Append(first >= 0 ? OfferAfter(links[0].Value, first + length) : "")
                .Where(offer => offer.Length > 0).ToHashSet(StringComparer.Ordinal);
            // X真人_X真人-Y平台: beside it another name with something else.
            if (offers.Count == 1) offers.UnionWith(links.Except(same).Select(Offered).Where(offer => offer.Length > 0));
            // Nobody joins the same strange name to itself by a dash; a sentence may say it twice.
            if (offers.Count == 0 || offers.Count < Several && !(count >= (isSentence || length < Many ? Many : Several) && Brands.IsStrange(name))) continue;
            var last = same[^1];
            return (first >= 0 ? links[0].Index + first : same[0].Index, last.Index + length + OfferAfter(last.Value, length).Length);
        }
        return null;
    }

    private static string Offered(Capture link) => Offer().Match(link.Value) is { Success: true, Index: >= 2 } match ? match.Value : "";

    private static string OfferAfter(string link, int at) => Offer().Match(link, at) is { Success: true } match && match.Index == at ? match.Value : "";

    [GeneratedRegex("(?<link>[\\u4e00-\\u9fffA-Za-z0-9·]{2,16})(?:\\s?[-－—–_＿~|｜]\\s?(?<link>[\\u4e00-\\u9fffA-Za-z0-9·]{2,16}))+")]
    private static partial Regex Dashes();

    [GeneratedRegex("(?<link>[\\u4e00-\\u9fffA-Za-z0-9·]{2,16})(?:\\s?[|｜/／,，、;；]\\s?(?<link>[\\u4e00-\\u9fffA-Za-z0-9·]{2,16}))+")]
    private static partial Regex Bars();

    [GeneratedRegex("(?<link>[\\u4e00-\\u9fffA-Za-z0-9]{2,16})(?:\\s?[·•・\\s]\\s?(?<link>[\\u4e00-\\u9fffA-Za-z0-9]{2,16}))+")]
    private static partial Regex Dots();

    // What such sites offer; agencies' own services are offered too, but not one after another under one name in one line.
    [GeneratedRegex("(?:官方|最新|手机|在线|网页|电脑|安卓|苹果|真人|国际)*(?:官网|官方网站?|网址|网站|下载|[aA][pP][pP]|登录|登陆|注册|入口|平台|手机版|网页版|电脑版|安卓版|客户端|版"
        + "|体育|娱乐|棋牌|直播|投注|开户|彩票|备用|真人|电竞|电子|百家乐|捕鱼)+")]
    private static partial Regex Offer();
}
