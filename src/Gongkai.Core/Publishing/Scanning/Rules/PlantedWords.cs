using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Reports.Rules;
using Gongkai.Text;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB05: advertisements planted in a page: known ones, chains of keywords, invented names and what is offered under them, words for machines
/// only.</summary>
internal sealed partial class PlantedWords() : ScanRule("PB05", Severity.Error)
{
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
        foreach (var finding in Known(page).Concat(Chained(page)).Concat(Latin(page, runs)).Concat(Pushed(page, runs)).Concat(Offers(page)).Concat(Heads(page))
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
            foreach (var (start, length) in SpamWords.In(block.Text))
            {
                // The way to a page is joined by the same sign too: 商务局_政府信息公开_部门文件.
                var words = block.Text.AsSpan(start, length);
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
            var text = page.Blocks[i].Text;
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
            if (!Brands.IsLatin(name) && !Capitals().IsMatch(name)) continue;
            var all = same.FindAll(run => ChineseText.IsHan(run.Before) || ChineseText.IsHan(run.After));
            var isTitled = all.Exists(run => page.Blocks[run.Block].Sort == BlockSort.Title);
            var isVaried = all.DistinctBy(run => run.Before).Count() >= Several && all.DistinctBy(run => run.After).Count() >= Several;
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

    private static HashSet<uint> Pairs(string text)
    {
        var pairs = new HashSet<uint>();
        for (var i = 0; i + 1 < text.Length; i++)
            if (ChineseText.IsHan(text[i]) && ChineseText.IsHan(text[i + 1])) pairs.Add(OfficialLanguage.Pair(text[i], text[i + 1]));
        return pairs;
    }

    [GeneratedRegex("打击|整治|查处|赌博罪|开设赌场|涉赌|禁赌|反赌|涉黄|扫黄|警惕|防范|诈骗|违法犯罪|取缔|严禁|举报|预防|危害")]
    private static partial Regex Against();

    [GeneratedRegex("\\A(?!(?:ISO|GB|QC|DB|HACCP|COVID|TS|IATF|DN|HRB|SUS|PM|EV|CR|IP|CCTV|YC|XM|NO)[A-Z]*[0-9])(?:[A-Z]{2,6}[0-9]{2,6}"
        + "|[0-9]{2,6}[A-Z]{3,6})\\z")]
    private static partial Regex Capitals();
}
