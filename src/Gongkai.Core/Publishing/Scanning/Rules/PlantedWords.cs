using System.Buffers;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Reports.Rules;
using Gongkai.Text;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB05: advertisements planted in a page: known ones, chains of keywords, invented names and what is offered under them, words for machines
/// only.</summary>
internal sealed partial class PlantedWords() : ScanRule("PB05", Severity.Error)
{
    // What none of the promises can do without.
    private static readonly SearchValues<string> Promised = SearchValues.Create(
        ["开奖", "肖", "特码", "本期", "下期", "今晚", "内幕", "绝密", "精准", "TG", "elegram", "电报", "纸飞机", "t.me",
            "彩金", "返水", "首充", "上分", "下注", "开户", "会员送", "代理加盟", "稳赚", "包赔", "带单"], StringComparison.Ordinal);

    private const int Often = 3, Several = 2, ShortestHead = 6;

    private readonly record struct Run(int Block, string Text, int Start, string Name)
    {
        public char Before => Start > 0 ? Text[Start - 1] : '。';

        public char After => Start + Name.Length < Text.Length ? Text[Start + Name.Length] : '。';
    }

    public override IEnumerable<Finding> Check(ScannedPage page, ScanSurroundings around)
    {
        var runs = Runs(page);
        // One place is told once: an error before a warning, the longest stretch first.
        var told = new List<PassageSpan>();
        foreach (var finding in Known(page).Concat(Chained(page)).Concat(Latin(page, runs)).Concat(Pushed(page, runs)).Concat(Offers(page))
            .Concat(Heads(page)).Concat(Titles(page)).Concat(Promises(page))
            .OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.Words!.Value.Length))
        {
            var span = finding.Words!.Value;
            if (told.Exists(one => one.Passage == span.Passage && one.Start < span.Start + span.Length && span.Start < one.Start + one.Length)) continue;
            told.Add(span);
            yield return finding;
        }
    }

    private IEnumerable<Finding> Known(ScannedPage page)
    {
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            var block = page.Blocks[i];
            // Names of files are joined by the same signs.
            if (block.Sort == BlockSort.File) continue;
            var text = Brands.AsItLooks(block.Text);
            foreach (var (start, length) in SpamWords.In(text))
            {
                // The way to a page is joined by the same sign too: 商务局_政府信息公开_部门文件.
                var words = text.AsSpan(start, length);
                if (words.Contains('_') && !Brands.IsStrange(words) && !Brands.IsOffer(words)) continue;
                var found = Found(page, i, start, length);
                // Who fights it names it.
                yield return Against().IsMatch(block.Text) ? found with { Severity = Severity.Warning, Variant = "named" } : found;
            }
        }
    }

    // X官网-X-X下载.
    private IEnumerable<Finding> Chained(ScannedPage page)
    {
        for (var i = 0; i < page.Blocks.Length; i++)
            if (page.Blocks[i].Sort != BlockSort.File)
                foreach (var (start, length) in KeywordChains.In(page.Blocks[i].Text)) yield return Found(page, i, start, length);
    }

    // Letters run together with figures, by themselves; what stands twice on a page (titles do) once.
    private static List<List<Run>> Runs(ScannedPage page)
    {
        var (runs, seen) = (new List<Run>(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            var text = Brands.AsItLooks(page.Blocks[i].Text);
            if (page.Blocks[i].Sort is BlockSort.File or BlockSort.Head || !seen.Add(text)) continue;
            foreach (var match in Brands.Run().EnumerateMatches(text))
                if (text.AsSpan(match.Index, match.Length) is var run && run.ContainsAnyInRange('0', '9') && run.ContainsAnyExceptInRange('0', '9'))
                    runs.Add(new(i, text, match.Index, run.ToString()));
        }
        return [.. runs.GroupBy(run => run.Name).Select(same => same.ToList())];
    }

    // 电k765话: pushed into finished sentences.
    private IEnumerable<Finding> Pushed(ScannedPage page, List<List<Run>> runs)
    {
        foreach (var all in runs.Where(all => all.Count >= Several))
            if (Inserted.Reach([.. all.Select(run => (run.Text, run.Start))], all[0].Name.Length, Brands.IsTechnical(all[0].Name)) is var (before, behind))
                foreach (var run in all) yield return Found(page, run.Block, run.Start - before, before + run.Name.Length + behind, "brand");
    }

    // kx778平台: small letters and figures run into the Chinese before and behind, here and there. Models and standards are written in capitals: these are
    // told, and keep nothing back.
    private IEnumerable<Finding> Latin(ScannedPage page, List<List<Run>> runs)
    {
        foreach (var same in runs)
        {
            var name = same[0].Name;
            // rs485 may be told of here and there; in a title and between any words only a brand is.
            var isTechnical = Brands.IsTechnical(name);
            if (isTechnical ? !Small().IsMatch(name) : !Brands.IsLatin(name) && !Capitals().IsMatch(name)) continue;
            var all = same.FindAll(run => ChineseText.IsHan(run.Before) || ChineseText.IsHan(run.After));
            var isTitled = all.Exists(run => page.Blocks[run.Block].Sort == BlockSort.Title);
            var isVaried = all.DistinctBy(run => run.Before).Count() >= Several && all.DistinctBy(run => run.After).Count() >= Several;
            if (isTechnical && !(isTitled && all.DistinctBy(run => run.Before).Count() > Often && all.DistinctBy(run => run.After).Count() > Often)) continue;
            if (name.Any(char.IsAsciiLetterUpper) ? all.Count < Often || !isVaried : all.Count < Several && !isTitled) continue;
            var isCertain = !name.Any(char.IsAsciiLetterUpper) && (isTitled || all.Count >= Often && isVaried);
            foreach (var run in all)
                yield return Found(page, run.Block, run.Start, name.Length, "brand") with { Severity = isCertain ? Severity.Error : Severity.Warning };
        }
    }

    // 鼎盛阁官网|泓晟注册|kx77下载: several strange names, with several things that are offered.
    private IEnumerable<Finding> Offers(ScannedPage page)
    {
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            if (page.Blocks[i].Sort is BlockSort.File or BlockSort.Cell) continue;
            var offers = Brands.Offered(page.Blocks[i].Text).ToList();
            if (offers.DistinctBy(offer => offer.Name).Count() < Several || offers.DistinctBy(offer => offer.Offer).Count() < Several) continue;
            foreach (var (start, length, _, _) in offers) yield return Found(page, i, start, length);
        }
    }

    // What a page tells machines of itself stands in the page too; what nobody reads there was not written by the agency.
    private IEnumerable<Finding> Heads(ScannedPage page)
    {
        HashSet<uint>? seen = null;
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            var block = page.Blocks[i];
            if (block.Sort != BlockSort.Head || block.Text.Count(ChineseText.IsHan) < ShortestHead) continue;
            seen ??= [.. page.Blocks.Where(other => other.Sort is not BlockSort.Head && !other.IsHidden).SelectMany(other => Pairs(other.Text))];
            var own = Pairs(block.Text);
            if (seen.Count < 100 || own.Count == 0 || own.Any(seen.Contains)) continue;
            yield return Found(page, i, 0, block.Text.Length, "head") with { Severity = Brands.IsStrange(block.Text) ? Severity.Error : Severity.Warning };
        }
    }

    // 鼎盛·kx(中国)官方网站: the title offers under a name of which the page says nothing.
    private IEnumerable<Finding> Titles(ScannedPage page)
    {
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            var text = page.Blocks[i].Text;
            if (page.Blocks[i].Sort != BlockSort.Title || !Brands.MayOffer(text)) continue;
            foreach (Match titled in Titled().Matches(text))
            {
                var name = titled.Groups["name"].Value;
                if (!OfficialLanguage.HasNoCommonWord(name) || Own().IsMatch(name)
                    || !Brands.IsStrange(name) && titled.Value.AsSpan().IndexOfAny('(', '（') < 0
                    || page.Blocks.Any(block => block is { Sort: BlockSort.Paragraph or BlockSort.Cell, IsHidden: false }
                        && block.Text.Contains(name, StringComparison.Ordinal))) continue;
                yield return Found(page, i, titled.Index, titled.Length);
            }
        }
    }

    // What is told of winning and of paying, and by whom agencies are never reached.
    private IEnumerable<Finding> Promises(ScannedPage page)
    {
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            var text = page.Blocks[i].Text;
            if (page.Blocks[i].Sort == BlockSort.File || !text.AsSpan().ContainsAny(Promised)
                || Promise().Match(text) is not { Success: true } promise) continue;
            var found = Found(page, i, promise.Index, promise.Length);
            yield return Against().IsMatch(text) || Lawful().IsMatch(text) ? found with { Severity = Severity.Warning, Variant = "named" } : found;
        }
    }

    private static HashSet<uint> Pairs(string text)
    {
        var pairs = new HashSet<uint>();
        for (var i = 0; i + 1 < text.Length; i++)
            if (ChineseText.IsHan(text[i]) && ChineseText.IsHan(text[i + 1])) pairs.Add(OfficialLanguage.Pair(text[i], text[i + 1]));
        return pairs;
    }

    [GeneratedRegex("(?<name>[\\p{L}\\p{Nd}]{2,8}?)(?:[·•・—–_\\-\\s]*[A-Za-z0-9.]{2,14})?\\s*(?:[(（\\[【][^)）\\]】]{2,8}[)）\\]】]\\s*)?(?:在线|最新|手机|电脑|网页|真人)*"
        + "(?:官方网站?|官网|网页版|手机版|[aA][pP][pP]|登录入口|登陆入口|下载入口|在线登录|注册登录|备用网址|娱乐|棋牌|体育平台|投注)")]
    private static partial Regex Titled();

    [GeneratedRegex("[局委厅办府会院校馆所站社库网台]\\z|中心\\z|公司\\z")]
    private static partial Regex Own();

    // Results of lotteries; 微信 kx7788 beside 彩金; addresses of messengers that agencies have not.
    [GeneratedRegex("开奖[^。]{0,12}(?:[0-9]{2}[\\s,，、+－-]+){5}"
        + "|[一二三四五六七八九]肖[^。]{0,4}(?:中特|期期|必中|码)|(?:今晚|本期|下期)[^。]{0,6}(?:特码|开奖|生肖|平码)"
        + "|特码[^。]{0,6}[0-9]{2}|(?:内幕|绝密|精准)[^。]{0,4}(?:资料|料|码)[^。]{0,6}(?:大全|公开|免费)"
        + "|(?:TG|[tT]elegram|电报群?|纸飞机)\\s*[号群：:]*\\s*@\\s*\\w{3,}|(?:https?://)?t\\.me/\\w+"
        + "|(?:微信|[vV][xX信]|[wW][xX]|QQ|扣扣|客服)\\s*[号：:]*\\s*[A-Za-z0-9_]{5,}[^。]{0,20}(?:彩金|返水|首充|上分|下注|开户|会员送|代理加盟|稳赚|包赔|带单)"
        + "|(?:彩金|返水|首充|上分|下注|稳赚|包赔|带单)[^。]{0,20}(?:微信|[vV][xX信]|[wW][xX]|QQ|扣扣|客服)\\s*[号：:]*\\s*[A-Za-z0-9_]{5,}")]
    private static partial Regex Promise();

    [GeneratedRegex("福利彩票|体育彩票|福彩|体彩|双色球|大乐透")]
    private static partial Regex Lawful();

    [GeneratedRegex("打击|整治|查处|赌博罪|开设赌场|涉赌|禁赌|反赌|涉黄|扫黄|警惕|防范|诈骗|违法犯罪|取缔|严禁|举报|预防|危害")]
    private static partial Regex Against();

    [GeneratedRegex("\\A[a-z]{2,}[0-9]{3,}[a-z]?\\z")]
    private static partial Regex Small();

    [GeneratedRegex("\\A(?!(?:ISO|GB|QC|DB|HACCP|COVID|TS|IATF|DN|HRB|SUS|PM|EV|CR|IP|CCTV|YC|XM|NO)[A-Z]*[0-9])(?:[A-Z]{2,6}[0-9]{2,6}"
        + "|[0-9]{2,6}[A-Z]{3,6})\\z")]
    private static partial Regex Capitals();
}
