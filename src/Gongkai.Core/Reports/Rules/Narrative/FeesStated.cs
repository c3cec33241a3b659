using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>What the text says of 信息处理费 in one place it denies in another; sums of 行政事业性收费 and 政府集中采购 that are not the table's.</summary>
internal sealed partial class FeesStated() : ReportRule("NV23", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination) => Twice(examination.Report).Concat(AgainstTables(examination.Report));

    private readonly record struct Said(PassageSpan Words, string Text, decimal? Yuan);

    private IEnumerable<Finding> Twice(AnnualReport report)
    {
        Said? first = null;
        foreach (var said in Sentences(report))
        {
            if (first is { } other && IsApart(other, said))
                yield return Found(said.Words, report.Passages[said.Words.Passage].At, [], ("words", said.Text), ("other", other.Text));
            first ??= said;
        }
    }

    // Collected here and not there, or other sums of the whole year; what one applicant paid is a part.
    private static bool IsApart(Said one, Said two) =>
        (one.Yuan is null or > 0) != (two.Yuan is null or > 0)
        || one.Yuan is > 0 && two.Yuan is > 0 && one.Yuan != two.Yuan && !OfOne().IsMatch(one.Text) && !OfOne().IsMatch(two.Text);

    [GeneratedRegex("其中|一件|1件|某|[一1]名|每件|减免")]
    private static partial Regex OfOne();

    // Each sentence that says whether and how much 信息处理费 was collected; null where it does not say how much.
    private static IEnumerable<Said> Sentences(AnnualReport report)
    {
        for (var i = 0; i < report.Passages.Length; i++)
            foreach (Match sentence in Sentence().Matches(ChineseText.Fold(report.Passages[i].Text)))
            {
                var text = Titles().Replace(sentence.Value, "");
                if (!text.Contains("处理费", StringComparison.Ordinal) || Rules().IsMatch(text) || text.Contains("无关", StringComparison.Ordinal)) continue;
                var words = new PassageSpan(i, sentence.Index, sentence.Length);
                var amounts = Amount().Matches(text);
                if (None().IsMatch(text)) yield return new(words, sentence.Value.Trim(), 0);
                else if (amounts.Count > 0)
                    yield return new(words, sentence.Value.Trim(), Yuan(amounts.LastOrDefault(match => match.Groups["sum"].Success) ?? amounts[0]));
                else if (Collected().IsMatch(text)) yield return new(words, sentence.Value.Trim(), null);
            }
    }

    private IEnumerable<Finding> AgainstTables(AnnualReport report)
    {
        for (var i = 0; i < report.Passages.Length; i++)
        {
            var text = ChineseText.Fold(report.Passages[i].Text);
            foreach (Match match in Administrative().Matches(text))
                if (report["proactive.b20_8.fees.amount"] is Amount fees && !Agrees(match, fees))
                    yield return Sum(report, i, match, "proactive.b20_8.fees.amount", fees);
            foreach (Match match in Procurement().Matches(text))
                if (report["proactive.a20_9.central_procurement.total_amount"] is Amount spent && !Agrees(match, spent))
                    yield return Sum(report, i, match, "proactive.a20_9.central_procurement.total_amount", spent);
        }
    }

    private Finding Sum(AnnualReport report, int passage, Match match, string cell, Amount amount) =>
        Found(new PassageSpan(passage, match.Index, match.Length), report.Passages[passage].At, [cell], ("words", match.Value),
            ("declared", Declared(amount))) with
        { Variant = "table" };

    private static decimal Declared(Amount amount) => amount.Unit == MoneyUnit.Yuan ? amount.Value : amount.Value * 10_000;

    // To the last digit printed.
    private static bool Agrees(Match match, Amount amount)
    {
        var number = match.Groups["number"].Value;
        var unit = number.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point
            ? Enumerable.Repeat(0.1m, number.Length - point - 1).Aggregate(1m, (a, b) => a * b) : 1;
        return Math.Abs(Yuan(match) - Declared(amount)) <= unit * Scale(match) / (number.Contains('.', StringComparison.Ordinal) ? 2 : 1);
    }

    private static decimal Yuan(Match match) =>
        decimal.Parse(match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * Scale(match);

    private static decimal Scale(Match match) => match.Groups["scale"].Value switch { "万" => 10_000, "亿" => 100_000_000, _ => 1 };

    [GeneratedRegex("[^。；;！!？?\\n]+")]
    private static partial Regex Sentence();

    [GeneratedRegex("《[^》]*》")]
    private static partial Regex Titles();

    // What may be charged, and what last year was, is not what was collected.
    [GeneratedRegex("管理办法|按规定|依规定|可以收取|应当收取|逾期未|未缴|未按|催缴|收费通知|上年|去年|较20|比20|拟收|规范收取")]
    private static partial Regex Rules();

    [GeneratedRegex("(?:未|没有|没|无|不|零|免)[^，,]{0,16}(?:收取|发生|产生|收费|处理费)|处理费[^\\d，,]{0,8}(?:为零|为0|0元|零元|为无)(?![\\d.])|(?<![\\d.,])0元")]
    private static partial Regex None();

    [GeneratedRegex("(?<sum>合计|共计|总计|共|收入|处理费)?[^\\d，,。]{0,4}(?<number>\\d[\\d,]*(?:\\.\\d+)?)(?<scale>[万亿])?元")]
    private static partial Regex Amount();

    [GeneratedRegex("(?:收取|发生|产生|收缴)[^，,]{0,10}处理费|处理费[^，,]{0,6}\\d+(?:笔|件)")]
    private static partial Regex Collected();

    [GeneratedRegex("(?<!减免)(?:行政)事业性收费[^\\d，,。；;、项]{0,10}(?<number>\\d[\\d,]*(?:\\.\\d+)?)(?<scale>[万亿])?元")]
    private static partial Regex Administrative();

    [GeneratedRegex("政府集中采购[^。；;]{0,16}?金额[^\\d，,。]{0,4}(?<number>\\d[\\d,]*(?:\\.\\d+)?)(?<scale>[万亿])?元")]
    private static partial Regex Procurement();
}
