using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognition;

/// <summary>Tables that are not the form's: an agency's own, of channels, columns or kinds of cases.</summary>
internal static class OwnTables
{
    private const int LongestLabel = 60, MostRows = 500, MostColumns = 40;

    private static readonly ConditionalWeakTable<Table, object> Known = [];

    /// <summary>Whether none of its labels is the form's, or like one: it has a head of words, words before its numbers, and is whole.</summary>
    public static bool Is(Table table) => (bool)Known.GetValue(table, static known => Judge(known));

    /// <summary>What is kept of it.</summary>
    public static OwnTable Note(ReportSection section, Table table) =>
        new(section, Grid(table), table.Cells[0].At);

    /// <summary>The table, or its parts where a table of the agency's own stands glued above or below the form's.</summary>
    public static IEnumerable<Table> Parted(Table table)
    {
        var (first, last) = (int.MaxValue, -1);
        if (table.Geometry != Geometry.Stream)
            foreach (var cell in table.Cells)
                if (IsOfForm(cell)) (first, last) = (Math.Min(first, cell.Row), Math.Max(last, cell.Row));
        if (last < 0) return [table];
        // Under the header of table four stand numbers alone.
        var below = table.Cells.Where(cell => cell.Row > last && cell.Text.Trim().Length > 0 && !IsNumber(cell)).Select(cell => cell.Row)
            .DefaultIfEmpty(int.MaxValue).Min();
        var parts = new[] { Rows(table, 0, first), Rows(table, first, below), Rows(table, below, int.MaxValue) };
        var (above, under) = (parts[0] is { } head && Is(head), parts[2] is { } tail && Is(tail));
        if (!above && !under) return [table];
        return [.. above ? [parts[0]!] : (Table[])[], Rows(table, above ? first : 0, under ? below : int.MaxValue)!, .. under ? [parts[2]!] : (Table[])[]];
    }

    private static Table? Rows(Table table, int from, int to) =>
        table.Cells.Where(cell => cell.Row >= from && cell.Row < to).Select(cell => cell with { Row = cell.Row - from })
            .ToImmutableArray() is { IsEmpty: false } cells
            ? new(cells, table.Geometry) : null;

    private static bool Judge(Table table)
    {
        if (table.Geometry == Geometry.Stream) return false;
        var rows = Rows(table).ToArray();
        if (rows.Length < (table.Geometry == Geometry.Grid ? 2 : 3) || rows.Max(row => row.Count) < 2) return false;
        if (IsNumber(rows[0][0]) || rows[0].Count(cell => cell.Text.Length > 0 && !IsNumber(cell)) < 2 || rows[0].Any(IsNumber)) return false;
        var numbered = rows.Count(row => row.Count > 1 && !IsNumber(row[0]) && row[0].Text.Any(ChineseText.IsHan) && row.Skip(1).Any(IsNumber));
        return numbered >= 1 && numbered * 2 >= rows.Length - 1 && !table.Cells.Any(IsOfForm);
    }

    private static bool IsOfForm(TableCell cell)
    {
        var text = cell.Text.Trim();
        if (text.Length is < 2 or > LongestLabel || IsNumber(cell)) return text.Length > LongestLabel && Labels.Exactly(text, null) is not null;
        // 其他, 总计, 合计 and 企业 are in many tables.
        if (ChineseText.Key(text) is "其他" or "总计" or "合计" or "企业" or "维持" or "纠正") return false;
        return Labels.Exactly(text, null) is not null || Labels.RowAtEnd(text, null) is not null || Labels.RowAtStart(text, null) is not null
            || Labels.Alike(text, null, _ => true) is not null || ShortLabels.MayBe(text, ReportSection.Requests)
            || ShortLabels.MayBe(text, ReportSection.Proactive);
    }

    private static bool IsNumber(TableCell cell) => CellText.LooksLikeValue(cell.Text);

    private static IEnumerable<List<TableCell>> Rows(Table table) =>
        table.Cells.GroupBy(cell => cell.Row).OrderBy(row => row.Key).Select(row => row.OrderBy(cell => cell.Column).ToList());

    // Words stand in each place that their cell covers, a number only in the first.
    private static ImmutableArray<ImmutableArray<string>> Grid(Table table)
    {
        var grid = Enumerable.Range(0, Math.Min(table.RowCount, MostRows))
            .Select(_ => Enumerable.Repeat("", Math.Min(table.ColumnCount, MostColumns)).ToArray()).ToArray();
        foreach (var cell in table.Cells)
            for (var row = cell.Row; row < Math.Min(cell.Row + cell.RowSpan, grid.Length); row++)
                for (var column = cell.Column; column < Math.Min(cell.Column + cell.ColumnSpan, grid[row].Length); column++)
                    if (row == cell.Row && column == cell.Column || !IsNumber(cell)) grid[row][column] = cell.Text.ReplaceLineEndings("").Trim();
        return [.. grid.Select(row => row.ToImmutableArray())];
    }
}
