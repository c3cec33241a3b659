using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>Table 四: three header rows and one row of values, three blocks beside each other.</summary>
internal static class DisputesGrid
{
    public static FormGrid? Of(AnnualReport report, bool wholeForm)
    {
        var blocks = report.Form.Disputes.Rows
            .Select(row =>
                (Row: row, Columns: ReportForm.DisputeColumns.Where(column => wholeForm || report[$"{row.Id}.{column.Id}"] is not Missing).ToImmutableArray()))
            .Where(block => !block.Columns.IsEmpty).ToImmutableArray();
        if (blocks.IsEmpty) return null;
        var grid = new GridBuilder(report);
        Each(blocks, (block, at, index) =>
        {
            if (block.Row.Group is null) grid.ColumnLabel(at, block.Columns.Length, block.Row.Label);
            else if (index == 0 || blocks[index - 1].Row.Group != block.Row.Group)
                grid.ColumnLabel(at, blocks.Where(other => other.Row.Group == block.Row.Group).Sum(other => other.Columns.Length), block.Row.Group);
        });
        grid.NextRow();
        Each(blocks, (block, at, _) =>
        {
            if (block.Row.Group is not null) grid.ColumnLabel(at, block.Columns.Length, block.Row.Label);
            else for (var c = 0; c < block.Columns.Length; c++) grid.ColumnLabel(at + c, 1, block.Columns[c].Label, rowSpan: HasLitigation(blocks) ? 2 : 1);
        });
        grid.NextRow();
        if (HasLitigation(blocks))
        {
            Each(blocks, (block, at, _) =>
            {
                if (block.Row.Group is null) return;
                for (var c = 0; c < block.Columns.Length; c++) grid.ColumnLabel(at + c, 1, block.Columns[c].Label);
            });
            grid.NextRow();
        }
        Each(blocks, (block, at, _) =>
        {
            grid.Values(block.Row, [.. block.Columns.Select((column, c) => ($"{block.Row.Id}.{column.Id}", at + c, 1, (MoneyUnit?)null))]);
        });
        var width = blocks.Sum(block => block.Columns.Length);
        var cells = grid.Build();
        // Two characters of a label side by side.
        var values = ValueColumns.Of(cells, 0, width, least: 9, room: FormGrid.TextWidth);
        var left = (FormGrid.TextWidth - values.Widths.Sum()) / width;
        return new(ReportSection.Disputes, [.. values.Widths.Select(column => column + left)], 0, cells) { ValueSize = values.TypeSize };
    }

    private static bool HasLitigation(ImmutableArray<(FormRow Row, ImmutableArray<FormColumn> Columns)> blocks) =>
        blocks.Any(block => block.Row.Group is not null);

    private static void Each(ImmutableArray<(FormRow Row, ImmutableArray<FormColumn> Columns)> blocks,
        Action<(FormRow Row, ImmutableArray<FormColumn> Columns), int, int> lay)
    {
        for (int i = 0, at = 0; i < blocks.Length; at += blocks[i].Columns.Length, i++) lay(blocks[i], at, i);
    }
}
