using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>Advertisements for gambling and pornography as they are planted in pages of government sites (TX04).</summary>
internal static partial class SpamWords
{
    // What none of the patterns below can do without.
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        [
            "bet", "bte365", "_", "＿", "casino", "porn", "yabo", "kaiyun", "w88", "pk10", "葡京", "娱乐", "真人", "百家乐", "威尼斯人", "太阳城", "皇冠", "银河", "永利", "金沙",
            "亚博", "雅博", "乐鱼",
            "开云", "华体会", "必威", "万博", "金宝博", "沙巴", "爱游戏", "九游", "体育", "欧宝", "贝博", "时时彩", "六合彩", "彩票", "博彩", "赛车", "老虎机", "棋牌", "捕鱼", "备用网", "注册送", "开户送",
            "成人", "毛片", "女优", "无码", "约炮", "麻豆", "香蕉视频", "草榴", "激情", "黄色网站", "国产精品", "投注", "办证刻章", "代开发票", "私服",
        ], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Each planted stretch of the text, once, left to right.</summary>
    public static ImmutableArray<(int Start, int Length)> In(string text)
    {
        var signs = text.AsSpan().ContainsAny(Signs);
        if (!signs && !text.AsSpan().ContainsAny(Letters)) return [];
        var spans = new List<(int Start, int End)>();
        if (signs)
        {
            foreach (var match in Lexicon().EnumerateMatches(text)) spans.Add((match.Index, match.Index + match.Length));
            foreach (Match chain in Chain().Matches(text))
                if (Planted(chain, spans)) spans.Add(Trim(text, chain, spans));
        }
        foreach (var match in Glued().EnumerateMatches(text)) spans.Add((match.Index, match.Index + match.Length));
        return spans.Count == 0 ? [] : Merge(spans, Addresses(text));
    }

    // A chain without a word of the lexicon must have two links in Chinese; file names and identifiers have not.
    private static bool Planted(Match chain, List<(int Start, int End)> words) =>
        words.Any(word => word.Start < chain.Index + chain.Length && word.End > chain.Index)
        || chain.Groups["link"].Captures.Count >= 3 && chain.Groups["link"].Captures.Count(link => link.Value.Any(ChineseText.IsHan)) >= 2;

    // The sentence runs into the chain without a break: it begins at the word of the lexicon or the last Latin run of its first link, and ends at that of
    // its last.
    private static (int Start, int End) Trim(string text, Match chain, List<(int Start, int End)> words)
    {
        var links = chain.Groups["link"].Captures;
        var (first, last) = (links[0], links[^1]);
        var start = first.Index + first.Length;
        while (start > first.Index && ChineseText.IsHan(text[start - 1])) start--;
        while (start > first.Index && char.IsAsciiLetterOrDigit(text[start - 1])) start--;
        if (!char.IsAsciiLetterOrDigit(text[start])) start = first.Index;
        var end = last.Index;
        while (end < last.Index + last.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
        if (end == last.Index) end += last.Length;
        foreach (var word in words.Where(word => word.Start >= chain.Index && word.End <= chain.Index + chain.Length))
            (start, end) = (Math.Min(start, word.Start), Math.Max(end, word.End));
        return (start, end);
    }

    private static ImmutableArray<(int Start, int Length)> Merge(List<(int Start, int End)> spans, List<(int Start, int End)> addresses)
    {
        var merged = new List<(int Start, int End)>();
        foreach (var span in spans.Where(span => addresses.All(address => span.Start < address.Start || span.End > address.End)).Order())
            if (merged.Count > 0 && span.Start <= merged[^1].End + 1) merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, span.End));
            else merged.Add(span);
        return [.. merged.Select(span => (span.Start, span.End - span.Start))];
    }

    private static List<(int Start, int End)> Addresses(string text)
    {
        var addresses = new List<(int Start, int End)>();
        foreach (var match in Address().EnumerateMatches(text)) addresses.Add((match.Index, match.Index + match.Length));
        return addresses;
    }

    [GeneratedRegex("""
        (?<![a-z])(?:bet|beat|bte)\d{2,4}(?!\d)|(?<!\d)\d{2,3}bet(?![a-z])|(?<![a-z])(?:manbetx?|dafabet|sbobet|betway|1xbet|ballbet|casino|porn(?:hub)?|91porn|yabo\d*|kaiyun)(?![a-z])|(?<![a-z0-9])w88(?![a-z0-9])|(?<![a-z])pk10
        |新葡京|葡京(?:娱乐|赌|国际|官网)|澳门[^，。；、\s]{0,6}(?:娱乐|赌|葡京|威尼斯|金沙|新葡)|(?:AG|BBIN|真人)真人|真人(?:娱乐|荷官|百家乐|视讯|棋牌|赌)|AG真人|百家乐|威尼斯人
        |太阳城(?:娱乐|集团|官网|app|网|申博|注册)|皇冠(?:体育|现金|足球|投注|娱乐|官网|app)|银河(?:娱乐|国际娱乐|官网|app)|永利(?:娱乐|皇宫|官网|国际|app)|金沙(?:娱乐|国际|官网|app|赌)
        |(?:亚博|雅博|乐鱼|开云|必威|万博|半岛|欧宝|沙巴|米兰|星空|云开|江南|九游|爱游戏)(?:体育|app|官网|官方|娱乐|下载|登录|平台)|华体会|金宝博|贝博(?:体育|app|官网)|九游会
        |时时彩|六合彩|北京赛车|老虎机|(?<!打击|整治|查处|网络|禁止|反|涉)博彩(?:网|公司|平台|官网|app|娱乐|论坛|游戏|下载)|(?<!福利|体育)彩票(?:网|平台|app|下载|开户|注册|官网|投注|计划)
        |棋牌(?:游戏)?(?:平台|app|下载|官网)|捕鱼(?:游戏|达人|app|官网|平台)|体育(?:亚洲|在线|投注|app|真人|竞技)(?:入口|平台|官网|下载|投注)|亚洲入口|(?:最新|官方)备用(?:网址|网站)?|备用网址|注册送\d+|开户送\d+|(?:体育|网上|在线)投注(?:网|平台|官网|app)
        |成人(?:视频|电影|小说|在线|导航|影院|网站|论坛)|一级毛片|AV女优|无码(?:视频|高清|在线|中文)|约炮(?:网|app|平台|群)|麻豆(?:传媒|视频)|香蕉视频|草榴|激情(?:视频|小说|四射|电影)|国产精品(?:视频|在线|自拍|无码)|办证刻章|传奇私服|私服发布
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Lexicon();

    [GeneratedRegex(
        "(?<link>[\\u4e00-\\u9fffA-Za-z0-9]+)(?:[_＿](?<link>[\\u4e00-\\u9fffA-Za-z0-9]+))+(?!\\.(?:docx?|pdf|xlsx?|wps|ofd|html?|jpe?g|png|zip|rar))")]
    private static partial Regex Chain();

    // Letters and digits where the name of the place should be: bte365市商务局. Standards (ISO9001) and B2B市场 are no such thing.
    [GeneratedRegex(
        "(?<![A-Za-z0-9])(?!(?:ISO|GB|QC|HACCP|COVID|TS|IATF|AAAA?)[A-Z/T-]*\\d)(?:[A-Za-z]{2,}[0-9]{2,}|[0-9]{2,}[A-Za-z]{2,})[A-Za-z0-9]*(?=市(?![场民面值价级])|县(?!级)|区(?![域块分间别县级])|人民政府|局(?![部面限域]))")]
    private static partial Regex Glued();

    [GeneratedRegex("https?://[A-Za-z0-9./?=&%_#:~-]+|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+")]
    private static partial Regex Address();
}
