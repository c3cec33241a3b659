using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>Table 二: one table, a block for each item of article 20.</summary>
internal static class ProactiveGrid
{
    private const string Content = "信息内容";

    public static FormGrid? Of(AnnualReport report, bool wholeForm)
    {
        var grid = new GridBuilder(report);
        foreach (var block in report.Form.Proactive) Block(grid, report, block, wholeForm);
        foreach (var block in ReportForm.Of(ReportJson.Other(report.Generation)).Proactive) Block(grid, report, block, false);
        var cells = grid.Build();
        return cells.IsEmpty ? null : new(ReportSection.Proactive, [45, 37, 37, 37], 0, cells);
    }

    private static void Block(GridBuilder grid, AnnualReport report, FormTable block, bool wholeForm)
    {
        var rows = block.Rows.Where(row => wholeForm || GridBuilder.Has(report, row, block.Columns)).ToImmutableArray();
        if (rows.IsEmpty) return;
        var columns = GridBuilder.Columns(report, block, wholeForm);
        grid.ColumnLabel(0, 4, block.Label);
        grid.NextRow();
        grid.ColumnLabel(0, 1, Content);
        Each(columns, (column, at, span) => grid.ColumnLabel(at, span, Label(report, block, column)));
        grid.NextRow();
        foreach (var row in rows)
        {
            grid.RowLabel(0, 1, row.Label);
            var slots = ImmutableArray.CreateBuilder<(string, int, int, MoneyUnit?)>();
            Each(columns, (column, at, span) => slots.Add(($"{row.Id}.{column.Id}", at, span, LabelUnit(report, block, column))));
            grid.Values(row, slots.ToImmutable());
            grid.NextRow();
        }
    }

    private static void Each(ImmutableArray<FormColumn> columns, Action<FormColumn, int, int> lay)
    {
        for (var i = 0; i < columns.Length; i++)
            lay(columns[i], i + 1, i == columns.Length - 1 ? 3 - i : 1);
    }

    // The label of generation B states 万元; over a figure whose unit nobody stated it would declare one.
    private static string Label(AnnualReport report, FormTable block, FormColumn column) =>
        column.Type == CellType.Money && LabelUnit(report, block, column) is null
            ? column.Label.Split('（')[0]
            : column.Label;

    private static MoneyUnit? LabelUnit(AnnualReport report, FormTable block, FormColumn column) =>
        column.Label.Contains("万元", StringComparison.Ordinal)
            && !block.Rows.Any(row => report[$"{row.Id}.{column.Id}"] is Amount { Unit: null })
            ? MoneyUnit.TenThousandYuan
            : null;
}
