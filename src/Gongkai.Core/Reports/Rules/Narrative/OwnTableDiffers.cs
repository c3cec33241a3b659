using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>NV24: the text gives another number than a table of the agency's own for what both call by the same words.</summary>
internal sealed partial class OwnTableDiffers() : ReportRule("NV24", Severity.Warning)
{
    private const int ShortestLabel = 3, LongestLabel = 20;

    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        foreach (var table in report.Layout.OfType<OwnTable>())
            for (var row = OwnFigures.HeadRows(table); row < table.Rows.Length; row++)
            {
                var label = OwnFigures.LabelOf(table.Rows[row]);
                if (label.Length is < ShortestLabel or > LongestLabel || !label.All(ChineseText.IsHan) || OwnFigures.IsTotal(label)) continue;
                long?[] figures = [.. Enumerable.Range(0, table.Rows[row].Length).Select(column => OwnFigures.Number(table, row, column))
                    .Where(figure => figure is not null)];
                if (figures.Length == 0) continue;
                foreach (var passage in report.Passages)
                    if (Stated(passage.Text, label) is { } stated && !figures.Contains(stated))
                        yield return Found(passage.At, [], ("label", label), ("stated", stated), ("figures", string.Join('、', figures)),
                            ("table", OwnFigures.HeadOf(table)));
            }
    }

    // The words, at most a verb, and a count; another year's or a running total is not the table's.
    private static long? Stated(string passage, string label)
    {
        for (var at = passage.IndexOf(label, StringComparison.Ordinal); at >= 0; at = passage.IndexOf(label, at + 1, StringComparison.Ordinal))
        {
            var sentence = passage.LastIndexOfAny(['。', '；', '\n'], at) + 1;
            var end = passage.IndexOfAny(['。', '；', '\n'], at);
            if (OtherYear().IsMatch(passage[sentence..(end < 0 ? passage.Length : end)])) continue;
            if (Count().Match(passage, at + label.Length) is { Success: true } match && match.Index == at + label.Length
                && long.TryParse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var stated)) return stated;
        }
        return null;
    }

    [GeneratedRegex("上年|去年|上一年|往年|同比|以来|累计|截至|每[年月季周天]")]
    private static partial Regex OtherYear();

    [GeneratedRegex(@"\G(?:共计|共|为|了|发布|公开|推送|受理|办理|收到|举办|开展|答复|回复|处理){0,2}[:：]?([0-9][0-9,]{0,12})(?:件|条|次|篇|个|期|场|人|份|项|起|宗|封)")]
    private static partial Regex Count();
}
