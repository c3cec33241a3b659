using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>
/// PB06: something that is no place where only the name of a place can stand, before 市商务局 and 区人民政府. Whoever breaks in replaces the place's
/// name throughout; what he puts there is known by where it stands, not by a list.
/// </summary>
internal sealed partial class ForeignAgencies() : ScanRule("PB06", Severity.Error)
{
    private const int LongestName = 5, LeastLatin = 3, Often = 3;

    private readonly record struct Place(int Block, int Start, int Length, string Name);

    public override IEnumerable<Finding> Check(ScannedPage page, ScanSurroundings around)
    {
        var (places, own) = (new List<Place>(), 0);
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            if (page.Blocks[i].Sort == BlockSort.File) continue;
            var text = page.Blocks[i].Text;
            foreach (var match in Head().EnumerateMatches(text))
                if (around.Places.LengthAt(text, match.Index) is > 0 and var length)
                {
                    if (Runs(text, match.Index - length + 1, around) is { } from)
                        places.Add(new(i, from, match.Index + 1 - from, text[from..(match.Index + 1)]));
                    else own++;
                }
                else if (NameBefore(text, match.Index) is { } name) places.Add(new(i, name, match.Index + 1 - name, text[name..(match.Index + 1)]));
        }
        var strangers = !around.Agencies.IsEmpty && own == 0 && !IsNamed(page, around) ? Unknown(page, around).ToList() : [];
        foreach (var place in strangers) yield return Found(page, place.Block, place.Start, place.Length);
        foreach (var same in places.Except(strangers).GroupBy(place => place.Name))
        {
            var all = same.ToList();
            // The same sentence again says nothing new.
            var said = all.DistinctBy(place => (page.Blocks[place.Block].Text, place.Start)).Count();
            // Where the agency's own place is known and named, a stranger's is a stranger's.
            var isCertain = same.Key.Any(char.IsAsciiLetterOrDigit)
                || !around.Agencies.IsEmpty && (said > 1 || page.Blocks[all[0].Block].Sort is BlockSort.Title)
                && (own == 0 || said >= Often && said > own);
            foreach (var (block, start, length, _) in all)
                yield return Found(page, block, start, length) with { Severity = isCertain ? Severity.Error : Severity.Warning };
        }
    }

    // 蓝金牛区: what runs into the name of a place, and is neither a word before it nor another place; null where nothing does.
    private static int? Runs(string text, int start, ScanSurroundings around)
    {
        if (start == 0 || !ChineseText.IsHan(text[start - 1]) || OfficialLanguage.IsFunctional(text[start - 1]) || IsSign(text[start - 1])
            || OfficialLanguage.IsKnown(text[start - 1], text[start]) || around.Places.IsShortAt(text, start - 1)) return null;
        var from = start - 1;
        while (from > 0 && start - from < LongestName && ChineseText.IsHan(text[from - 1]) && !OfficialLanguage.IsKnown(text[from - 1], text[from])) from--;
        // A word ends right before it: 开展金牛区….
        return from == start - 1 && from > 0 && ChineseText.IsHan(text[from - 1]) ? null : from;

        static bool IsSign(char c) => "省市县区州旗盟国".Contains(c, StringComparison.Ordinal);
    }

    // A page that names none of the agency's own places, and again and again one that is nowhere.
    private static IEnumerable<Place> Unknown(ScannedPage page, ScanSurroundings around)
    {
        var places = new List<Place>();
        for (var i = 0; i < page.Blocks.Length; i++)
            if (page.Blocks[i] is { Sort: not BlockSort.File, Text: var text })
                foreach (var match in Signs().EnumerateMatches(text))
                    if (!around.Places.EndAt(text, match.Index) && !IsWord(text, match.Index)
                        && (NameBefore(text, match.Index) ?? Alone(text, match.Index, isKnown: true)) is { } name)
                        places.Add(new(i, name, match.Index + 1 - name, text[name..(match.Index + 1)]));
        return places.GroupBy(place => place.Name).Where(same => same.DistinctBy(place => (page.Blocks[place.Block].Text, place.Start)).Count() > 1)
            .SelectMany(same => same);
    }

    // 早市, 市场, 区域: the sign is part of a word, and no agency stands behind it.
    private static bool IsWord(string text, int at) => !(Head().Match(text, at) is { Success: true } head && head.Index == at)
        && (Words().Match(text, Math.Max(0, at - 1)) is { Success: true } word && word.Index <= at && word.Index + word.Length > at);

    private static bool IsNamed(ScannedPage page, ScanSurroundings around) =>
        page.Blocks.Any(block => around.Agencies.Any(agency => Signs().Match(agency) is { Success: true } sign
            && block.Text.Contains(agency[..(sign.Index + 1)], StringComparison.Ordinal)));

    // Where the name before the sign of its kind begins; null where there is none (全市, 按照市), or one made of words that texts are full of.
    private static int? NameBefore(string text, int at)
    {
        var latin = at;
        while (latin > 0 && (char.IsAsciiLetterOrDigit(text[latin - 1]) || text[latin - 1] == '_')) latin--;
        if (at - latin >= LeastLatin && text.AsSpan(latin, at - latin).IndexOfAnyInRange('a', 'z') >= 0) return latin;
        if (at < 2 || !ChineseText.IsHan(text[at - 1]) || !ChineseText.IsHan(text[at - 2])
            || Generic().IsMatch(text.AsSpan(Math.Max(0, at - 6), Math.Min(6, at) + 1))) return null;
        if (text[at - 2] != text[at - 1] && OfficialLanguage.IsKnown(text[at - 2], text[at - 1])) return Alone(text, at, isKnown: false);
        var start = at - 2;
        while (start > 0 && at - start < LongestName && ChineseText.IsHan(text[start - 1]) && !OfficialLanguage.IsKnown(text[start - 1], text[start])) start--;
        return OfficialLanguage.IsFunctional(text[at - 1]) ? null : start;
    }

    // A name that ends as words do: it is one where nothing else stands before it in its sentence, and an agency behind it.
    private static int? Alone(string text, int at, bool isKnown)
    {
        var start = at;
        while (start > 0 && at - start <= LongestName && ChineseText.IsHan(text[start - 1])) start--;
        var name = text.AsSpan(start, at - start);
        if (name.Length is < 2 or >= LongestName || OfficialLanguage.IsFunctional(name[^1])
            || Generic().IsMatch(text.AsSpan(start, at - start + 1))) return null;
        return isKnown
            ? OfficialLanguage.HasNoCommonWord(name) && Head().Match(text, at) is { Success: true } head && head.Index == at ? start : null
            : name.Length >= 3 && OfficialLanguage.Count(name).Unknown > 0 ? start : null;
    }

    [GeneratedRegex("[省市县区州旗](?=人民政府|政府(?:办公|信息|门户|网|关于|令)|(?:商务|教育|财政|民政|司法|水利|水务|审计|统计|卫生健康|农业农村|应急管理|生态环境|交通运输|市场监督管理|市场监管|人力资源|人社|住房|住建|"
        + "文化|发展和改革|发展改革|发改|公安|自然资源|退役军人|城市管理|综合执法|行政审批|政务服务|医疗保障|医保|税务|气象|信访|档案|体育|科学技术|科技|工业和信息化|工信|林业|粮食|投资促进|招商|民族|外事|机关事务|国有资产|乡村振兴|交通|"
        + "文旅|规划|园林|海洋|渔业|畜牧)[\\u4e00-\\u9fff]{0,10}?(?:局|委员会|委|厅|办公室|中心)(?!部分|势|面|限|域))")]
    private static partial Regex Head();

    [GeneratedRegex("(?:全|我|本|各|该|外|邻|原|两|三|双|几|多|每|跨|副|地级|县级|直辖|上级|下级|自治|示范|开发|高新|新|园|辖|城|郊|灾|山|库|社|小|校|景|厂|矿|牧|林|保税|保护|功能|合作|试验|自贸|经济|经开|高开|空港|临港|临空"
        + "|国家级|产业|服务|片|街|战|军|时|老|省|市|县|区|旗|州|有关|相关|所在|属地|当地|直属|港|湾|湖|先行|综保|度假|旅游|风景|集聚|物流|创新|科技|工业|技术|农|垦|盟|行政|特别行政|某|某某|X|XX|XXX|×|××)[省市县区州旗]\\z")]
    private static partial Regex Generic();

    [GeneratedRegex("[早夜晚午集超菜花鱼茶庙灯股楼车债汇牛熊黑互门闹上城都开收罢应面行弃海鬼]市|市[场民容政价值面集况售井郊]|区[域别间块位分划]|县[域城]|旗[帜下舰号]")]
    private static partial Regex Words();

    [GeneratedRegex("[市县区州旗]")]
    private static partial Regex Signs();
}
