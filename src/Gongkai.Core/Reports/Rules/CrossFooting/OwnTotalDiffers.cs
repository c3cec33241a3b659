using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>CF11: a table of the agency's own whose total is not the sum of its figures.</summary>
internal sealed partial class OwnTotalDiffers() : ReportRule("CF11", Severity.Warning)
{
    // Such figures are of parts of others, or are not added.
    private static readonly string[] NotAdded = ["其中", "小计", "率", "比", "平均", "年度", "上年", "去年", "序号", "排名", "累计"];

    public override IEnumerable<Finding> Check(Examination examination) =>
        examination.Report.Layout.OfType<OwnTable>().SelectMany(table => Down(table).Concat(Across(table)));

    private IEnumerable<Finding> Down(OwnTable table)
    {
        var head = OwnFigures.HeadRows(table);
        var rows = Enumerable.Range(head, table.Rows.Length - head).ToArray();
        int[] totals = [.. rows.Where(row => OwnFigures.IsTotal(OwnFigures.LabelOf(table.Rows[row])))];
        if (totals is not [var total] || total != rows[0] && total != rows[^1] || rows.Any(row => IsNotAdded(OwnFigures.LabelOf(table.Rows[row])))) yield break;
        for (var column = 0; column < table.Rows[0].Length; column++)
        {
            if (IsNotAdded(OwnFigures.ColumnOf(table, column))) continue;
            if (Differs(table, [.. rows.Where(row => row != total).Select(row => OwnFigures.Number(table, row, column))],
                OwnFigures.Number(table, total, column)) is { } sum)
                yield return Tell(table, OwnFigures.ColumnOf(table, column), OwnFigures.Number(table, total, column)!.Value, sum);
        }
    }

    private IEnumerable<Finding> Across(OwnTable table)
    {
        var head = OwnFigures.HeadRows(table);
        int[] columns = [.. Enumerable.Range(0, table.Rows[0].Length)
            .Where(column => Enumerable.Range(head, table.Rows.Length - head).Any(row => OwnFigures.Number(table, row, column) is not null))];
        int[] totals = [.. columns.Where(column => OwnFigures.IsTotal(OwnFigures.ColumnOf(table, column)))];
        if (totals is not [var total] || total != columns[0] && total != columns[^1] || columns.Any(column => IsNotAdded(OwnFigures.ColumnOf(table, column))))
            yield break;
        for (var row = head; row < table.Rows.Length; row++)
            if (Differs(table, [.. columns.Where(column => column != total).Select(column => OwnFigures.Number(table, row, column))],
                OwnFigures.Number(table, row, total)) is { } sum)
                yield return Tell(table, OwnFigures.LabelOf(table.Rows[row]), OwnFigures.Number(table, row, total)!.Value, sum);
    }

    private static long? Differs(OwnTable table, long?[] parts, long? total) =>
        total is { } stated && parts.Length >= 2 && parts.All(part => part is not null) && parts.Sum() is { } sum && sum != stated ? sum : null;

    private Finding Tell(OwnTable table, string where, long total, long sum) =>
        Found(table.At, [], ("table", OwnFigures.HeadOf(table)), ("where", where), ("total", total), ("sum", sum));

    private static bool IsNotAdded(string words) => NotAdded.Any(word => words.Contains(word, StringComparison.Ordinal)) || Year().IsMatch(words);

    [GeneratedRegex("[0-9]{4}年")]
    private static partial Regex Year();
}
