using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Reports.Rules;
using Gongkai.Text;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>
/// PB10: a word of the language replaced throughout by something foreign: 政务鼎盛阁, 依申请鼎盛阁, 市商务局鼎盛阁印发…的通知. Known by where it stands: after
/// words that only a few others can follow, in the places of a title that belong to 关于 and to the kind of document, and wherever a word would stand that
/// texts of government never lack and that is lacking.
/// </summary>
internal sealed partial class ReplacedWords() : ScanRule("PB10", Severity.Error)
{
    private const int Longest = 10, LongBefore = 6, LongAfterAdverb = 3, Often = 3, LeastVaried = 2, CertainlyVaried = 3;

    private readonly record struct Hole(string Before, string After, bool IsAdverb, int Block, int At);

    public override IEnumerable<Finding> Check(ScannedPage page, ScanSurroundings around)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (words, block, at) in Repeated(page).Concat(Titled(page)))
            if (told.Add(words))
                // What is made of characters that do follow one another may be a word that the field has and nobody listed.
                yield return Found(page, block, at, words.Length, null, ("count", (long)Times(page, words))) with
                {
                    Severity = Brands.IsStrange(words) ? Severity.Error : Severity.Warning,
                };
        foreach (var one in Standing(new(page)))
            if (told.Add(one.Words))
                yield return Found(page, one.Block, one.At, one.Length, "needed", ("count", (long)one.Count), ("word", one.Word)) with
                {
                    Severity = one.IsCertain ? Severity.Error : Severity.Warning,
                };
    }

    private sealed record Stand(string Words, int Block, int At, int Length, int Count, string Word, bool IsCertain);

    // A word that no text can do without is nowhere in it (or where nobody reached: in the frame of the site), and in its places stands a strange one,
    // between the characters that stand around that word elsewhere.
    private static IEnumerable<Stand> Standing(RunningText running)
    {
        var text = running.Text;
        Dictionary<NeededWord, int>? needed = null;
        foreach (var (first, places) in Seeds(text))
        {
            if (places.Count < Often) continue;
            needed ??= OfficialLanguage.Needed.ToDictionary(word => word, word => text.AsSpan().Count(word.Text));
            var (before, after) = (0, first);
            while (before < LongBefore && places.TrueForAll(at => text[at - before - 1] != '。'
                && text[at - before - 1] == text[places[0] - before - 1])) before++;
            while (after < Longest && places.TrueForAll(at => text[at + after] != '。' && text[at + after] == text[places[0] + after])) after++;
            var odd = new List<(int From, int To, string Words)>();
            for (var from = 0; from <= before; from++)
                for (var to = first; to <= after; to++)
                    if (text.Substring(places[0] - from, from + to) is var words && IsOdd(words)) odd.Add((from, to, words));
            Stand? best = null;
            foreach (var (word, _) in odd.Count == 0 ? [] : needed.Where(word => word.Value * Often < places.Count))
                foreach (var (from, to, words) in odd)
                {
                    var fitting = places.FindAll(at => word.Fits(text, at - from, at + to));
                    if (fitting.Count * 2 < places.Count) continue;
                    var varied = fitting.DistinctBy(at => OfficialLanguage.Pair(text[at - from - 1], text[at + to])).Count();
                    if (varied < LeastVaried || best is { } other && other.Count >= varied) continue;
                    var (block, at, length) = running.Place(places[0] - from, from + to);
                    var isCertain = OfficialLanguage.Count(words) is var pairs && pairs.All == pairs.Unknown
                        && (words.Length > 2 || words.Any(char.IsAsciiLetter))
                        && (varied > CertainlyVaried || varied == CertainlyVaried && fitting.Count * 4 >= places.Count * 3);
                    best = new(words, block, at, length, varied, word.Text, isCertain);
                }
            if (best is not null) yield return best with { Count = places.Count };
        }
    }

    // Where characters follow one another that do so nowhere else, or letters are run together with figures.
    private static IEnumerable<(int Length, List<int> Places)> Seeds(string text)
    {
        var pairs = new Dictionary<uint, List<int>>();
        for (var i = 2; i < text.Length - 2; i++)
            if (ChineseText.IsHan(text[i]) && ChineseText.IsHan(text[i + 1]) && !OfficialLanguage.IsKnown(text[i], text[i + 1]))
                (pairs.TryGetValue(OfficialLanguage.Pair(text[i], text[i + 1]), out var places) ? places
                    : pairs[OfficialLanguage.Pair(text[i], text[i + 1])] = []).Add(i);
        foreach (var places in pairs.Values) yield return (2, places);
        foreach (var run in Brands.Run().Matches(text).Where(match => match.ValueSpan.ContainsAnyInRange('0', '9') && match.Value.Any(char.IsAsciiLetter))
            .GroupBy(match => match.Value))
            yield return (run.Key.Length, [.. run.Select(match => match.Index)]);
        // BP凯宏: letters that run into a name.
        foreach (var run in Letters().Matches(text).GroupBy(match => match.Value)) yield return (run.Key.Length, [.. run.Select(match => match.Index)]);
    }

    // 东屏市 stands where many words could.
    private static bool IsOdd(string words) =>
        !"省市县区州旗镇乡村局".Contains(words[^1], StringComparison.Ordinal)
        && OfficialLanguage.HasNoCommonWord(Offer().Match(words) is { Success: true, Index: >= 2 } offer ? words.AsSpan(0, offer.Index) : words);

    // What follows two such words alike, and belongs to no text of the field.
    private static IEnumerable<(string Words, int Block, int At)> Repeated(ScannedPage page)
    {
        var holes = new List<Hole>();
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            if (page.Blocks[i].Sort == BlockSort.File) continue;
            var text = page.Blocks[i].Text;
            foreach (Match match in Closed().Matches(text))
            {
                var at = match.Index + match.Length;
                var length = 0;
                while (length < Longest && at + length < text.Length && char.IsLetterOrDigit(text[at + length])) length++;
                if (length < 2 || CommonWords.Contains(text.Substring(at, 2))) continue;
                holes.Add(new(match.Value, text.Substring(at, length), match.Groups["adverb"].Success, i, at));
            }
        }
        for (var one = 0; one < holes.Count; one++)
            for (var other = one + 1; other < holes.Count; other++)
            {
                var (first, second) = (holes[one], holes[other]);
                if (first.Before == second.Before || first.After[0] != second.After[0]) continue;
                var same = 0;
                while (same < Math.Min(first.After.Length, second.After.Length) && first.After[same] == second.After[same]) same++;
                if (same < 2 || (first.IsAdverb || second.IsAdverb) && same < LongAfterAdverb) continue;
                var words = first.After[..same];
                if (ForeignPhrases.IsForeign(words) && Times(page, words) >= Often) yield return (words, first.Block, first.At);
            }
    }

    // 市商务局鼎盛阁印发《…》的通知, 关于…的鼎盛阁.
    private static IEnumerable<(string Words, int Block, int At)> Titled(ScannedPage page)
    {
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            if (page.Blocks[i].Sort != BlockSort.Title) continue;
            foreach (var pattern in (Regex[])[About(), Kind()])
                if (pattern.Match(page.Blocks[i].Text) is { Success: true } match && match.Groups["hole"] is var hole && ForeignPhrases.IsForeign(hole.Value)
                    && Times(page, hole.Value) >= Often)
                    yield return (hole.Value, i, hole.Index);
        }
    }

    private static int Times(ScannedPage page, string words)
    {
        var times = 0;
        foreach (var block in page.Blocks)
            for (var at = block.Text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = block.Text.IndexOf(words, at + words.Length,
                StringComparison.Ordinal)) times++;
        return times;
    }

    [GeneratedRegex("(?<![A-Za-z0-9])[A-Z]{1,3}[\\u4e00-\\u9fff]{2}")]
    private static partial Regex Letters();

    [GeneratedRegex("政务|政府信息|依申请|主动|不予|予以|各项|行政|职能|规范性|高质量|可持续|便民|人民|广大|非税|法定|群众|党中央|国务院"
        + "|(?<adverb>依法|不断|进一步|切实|认真|严格|积极|全面|深入|大力|稳步|有序|持续|及时|加以|进行|扎实)")]
    private static partial Regex Closed();

    [GeneratedRegex("(?:局|政府|委员会|厅|办公室|部门|中心|\\A)(?<hole>[\\p{L}\\p{Nd}]{2,8}?)(?:印发|转发|做好|开展|加强|进一步|举办|组织|调整|成立|废止|公布|申报|召开|征求|下达|推进|规范|20[0-9]{2}年"
        + "|《)[^关]*的(?:通知|意见|函|公告|通告|决定|批复|通报|公示|方案)\\z")]
    private static partial Regex About();

    [GeneratedRegex("关于.{4,}的(?<hole>[\\p{L}\\p{Nd}]{2,8})\\z")]
    private static partial Regex Kind();

    [GeneratedRegex("(?:体育|娱乐|国际|官网|app下载|APP下载|平台|棋牌|直播|下载|彩票|投注|注册|登录)+\\z")]
    private static partial Regex Offer();
}
