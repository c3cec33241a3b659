using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>TX07: an enumeration that leaves a number out: 二是 without 一是, （三） after （一）.</summary>
internal sealed partial class EnumerationGap() : ReportRule("TX07", Severity.Hint)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var passages = examination.Report.Passages;
        // For each style of numbering, the numbers at which open enumerations of this section stand; lists may lie inside lists.
        var open = new Dictionary<string, HashSet<int>>();
        ReportSection? section = null;
        for (var i = 0; i < passages.Length; i++)
        {
            if (passages[i].Section != section) open.Clear();
            section = passages[i].Section;
            if (passages[i].IsSectionTitle || section is null) continue;
            foreach (Match match in Marks().Matches(passages[i].Text))
                if (Gap(match, open) is { } missing)
                    yield return Found(new PassageSpan(i, match.Groups["mark"].Index, match.Groups["mark"].Length), passages[i].At, [],
                        ("mark", match.Groups["mark"].Value.Trim()), ("missing", missing));
        }
    }

    private static string? Gap(Match match, Dictionary<string, HashSet<int>> open)
    {
        if (match.Groups["first"].Success)
        {
            Open(open, "是").Add(1);
            return null;
        }
        var digits = match.Groups["number"].Value;
        var mark = match.Groups["mark"].Value.Trim();
        if (!(int.TryParse(digits, out var number) || ChineseNumerals.TryParse(digits, out var numeral) && (number = (int)numeral) > 0) || number > 30)
            return null;
        var runs = Open(open, Style(mark, digits));
        if (!runs.Remove(number - 1) && number != 1)
        {
            runs.Add(number);
            var before = number - 1;
            return mark.Replace(digits, char.IsAsciiDigit(digits[0]) ? $"{before}" : Numeral(before), StringComparison.Ordinal);
        }
        runs.Add(number);
        return null;
    }

    private static string Style(string mark, string digits) =>
        ChineseText.Squeeze(mark).Replace(ChineseText.Squeeze(digits), char.IsAsciiDigit(digits[0]) ? "1" : "一", StringComparison.Ordinal);

    private static HashSet<int> Open(Dictionary<string, HashSet<int>> open, string style)
    {
        if (style.EndsWith('是')) style = "是";
        if (!open.TryGetValue(style, out var runs)) open.Add(style, runs = []);
        return runs;
    }

    private static string Numeral(int number) => number switch
    {
        <= 10 => "一二三四五六七八九十"[number - 1].ToString(),
        < 20 => "十" + Numeral(number - 10),
        _ => "二十" + (number == 20 ? "" : Numeral(number - 20)),
    };

    // 一是 after a break; （一） and 一、 where a line or, for （一）, a sentence begins; not the items of an article: 第（五）项.
    [GeneratedRegex(
        "(?<first>首先|第一[，、是]|其一|一方面|一来[，是])|(?:^|(?<=[，。；：！？、\\s（(]))(?<mark>(?<number>[一二三四五六七八九十]{1,3})是)(?!否|非)|(?:^[#*\\s-]*|(?<=[。；"
            + "\\n]\\s*))(?<mark>[（(]\\s*(?<number>[一二三四五六七八九十]{1,3})\\s*[）)])(?!项|款)|^[#*\\s-]*(?<mark>(?<number>[一二三四五六七八九十]{1,3})、)",
            RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();
}
