using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Reports.Prose;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>
/// Phrases that stand where the form's or the law's own words must stand (TX04): whoever breaks into a site and replaces a word of the field throughout
/// leaves a phrase
/// in the headings of section 一, in the name of the regulation, before 申请 and its count, where nobody writes anything but that word.
/// Known by where it stands and that it comes again, never by a list of names.
/// </summary>
internal static partial class ForeignPhrases
{
    /// <summary>The phrases, longest first; empty for a report in which every such place has its own word.</summary>
    public static ImmutableArray<string> In(AnnualReport report)
    {
        var text = Written(report);
        var places = new List<Hole>();
        if (!text.Contains("依申请", StringComparison.Ordinal) && !text.Contains("申请公开", StringComparison.Ordinal)
            || !text.Contains("主动公开", StringComparison.Ordinal))
            places.AddRange(Headings(report));
        if (!text.Contains("信息公开条例", StringComparison.Ordinal)) places.AddRange(Holes(Law(), text));
        if (report.Title is { } title && !title.Contains("公开", StringComparison.Ordinal)) places.AddRange(Holes(Titled(), ChineseText.Squeeze(title)));
        if (!text.Contains("信息公开申请", StringComparison.Ordinal) && !text.Contains("依申请公开", StringComparison.Ordinal)) places.AddRange(Counted(report, text));
        return [.. places.GroupBy(place => place.Words).Where(group => IsReplaced(group.Key, [.. group], text)).Select(group => group.Key)
            .OrderByDescending(words => words.Length)];
    }

    private readonly record struct Hole(string Words, string Kind);

    private static string Written(AnnualReport report) =>
        string.Join('。', report.Passages.Where(passage => !passage.IsSignOff).Select(passage => ChineseText.Squeeze(passage.Text)));

    private static bool IsReplaced(string words, Hole[] places, string text) =>
        IsForeign(words) && Times(words, text) > 1
            && (places.Select(place => place.Kind).Distinct().Count() > 1
                || places.Length > 0 && places[0].Kind != "heading" && places.Length > 1 || Uses(words, text));

    // （二）…: between aspects that have their own names stands one that has none.
    private static IEnumerable<Hole> Headings(AnnualReport report) =>
        from passage in report.Passages
        where passage is { Section: ReportSection.Overview, IsSectionTitle: false }
        let heading = Heading().Match(ChineseText.Squeeze(passage.Text))
        where heading.Success
        select new Hole(heading.Groups["words"].Value, "heading");

    private static IEnumerable<Hole> Holes(Regex pattern, string text) =>
        pattern.Matches(text).Select(match => new Hole(match.Groups["words"].Value, pattern == Law() ? "law" : "title"));

    // 收到…申请128件: the table's own count, said of something the form does not know.
    private static IEnumerable<Hole> Counted(AnnualReport report, string text)
    {
        foreach (Match match in CountOf().Matches(text))
        {
            if (!long.TryParse(match.Groups["count"].Value, out var count) || count < 3) continue;
            var cells = match.Groups["verb"].Value is "办结" or "答复" ? (string[])["requests.outcome.total.total"] : ["requests.received.total"];
            if (cells.Any(cell => report.Number(cell) == count)) yield return new(match.Groups["words"].Value, "count" + match.Groups["verb"].Value);
        }
    }

    // Used as an application is: 收到…, …申请, …的答复.
    private static bool Uses(string words, string text)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
            if (Before().IsMatch(text[Math.Max(0, at - 6)..at]) || After().IsMatch(text[(at + words.Length)..Math.Min(text.Length, at + words.Length + 4)]))
                return true;
        return false;
    }

    private static int Times(string words, string text)
    {
        var times = 0;
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal)) times++;
        return times;
    }

    /// <summary>Whether no word of the field and no common word is in it.</summary>
    public static bool IsForeign(string words)
    {
        if (words.Length < 2 || CommonWords.AnyIn(words)) return false;
        for (var at = 0; at < words.Length; at++)
            if (ProseVocabulary.TryMatch(words, at, out var term) && term.Length > 1) return false;
        return true;
    }

    [GeneratedRegex("^[（(][一二三四五六][）)](?<words>[\\p{L}\\d]{2,12}?)(?:工作)?(?:办理)?(?:情况|方面|工作)?(?:[。：:]|$)")]
    private static partial Regex Heading();

    [GeneratedRegex("中华人民共和国(?<words>[\\p{L}\\d]{2,12}?)条例")]
    private static partial Regex Law();

    [GeneratedRegex("20\\d\\d年度?(?<words>[\\p{L}\\d]{2,12}?)(?:工作)?年度报告")]
    private static partial Regex Titled();

    [GeneratedRegex("(?<verb>收到|新收|受理|接收|办结|答复)(?:各类|了)?(?<words>[\\p{L}\\d]{2,12}?)(?:的)?(?:申请|事项|办件)?(?:共|共计|合计)?(?<count>\\d+)[件份宗]")]
    private static partial Regex CountOf();

    [GeneratedRegex("(?:收到|新收|受理|接收|办结|答复|接到|畅通|因|对)(?:的|各类|了)?$")]
    private static partial Regex Before();

    [GeneratedRegex("^(?:的|件)?(?:申请|事项|办件|答复|受理|登记|渠道|引发|引起|条例|件[0-9，。]|[0-9]+[件份])")]
    private static partial Regex After();
}
