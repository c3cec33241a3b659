using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>Table 三: corner label, applicants, rows under three label columns.</summary>
internal static class RequestsGrid
{
    private const int Labels = 3;

    public static FormGrid? Of(AnnualReport report, bool wholeForm)
    {
        var rows = Rows(report, wholeForm);
        if (rows.IsEmpty) return null;
        var columns = GridBuilder.Columns(report, report.Form.Requests with { Rows = rows }, wholeForm);
        var grid = new GridBuilder(report);
        Header(grid, columns);
        for (var i = 0; i < rows.Length; i++)
        {
            Label(grid, rows, i);
            grid.Values(rows[i], [.. columns.Select((column, c) => ($"{rows[i].Id}.{column.Id}", Labels + c, 1, (MoneyUnit?)null))]);
            grid.NextRow();
        }
        var cells = grid.Build();
        var values = ValueColumns.Of(cells, Labels, columns.Length, least: 11, room: 96);
        return new(ReportSection.Requests, [11, 17, FormGrid.TextWidth - 28 - values.Widths.Sum(), .. values.Widths], 3, cells) { ValueSize = values.TypeSize };
    }

    private static void Header(GridBuilder grid, ImmutableArray<FormColumn> columns)
    {
        grid.ColumnLabel(0, Labels, ReportForm.RequestsCorner, rowSpan: 3);
        grid.ColumnLabel(Labels, columns.Length, "申请人情况");
        grid.NextRow();
        var organisations = columns.Count(IsOrganisation);
        for (var c = 0; c < columns.Length; c++)
        {
            if (!IsOrganisation(columns[c])) grid.ColumnLabel(Labels + c, 1, columns[c].Label, rowSpan: 2);
            else if (c == 0 || !IsOrganisation(columns[c - 1])) grid.ColumnLabel(Labels + c, organisations, "法人或其他组织");
        }
        grid.NextRow();
        for (var c = 0; c < columns.Length; c++)
            if (IsOrganisation(columns[c])) grid.ColumnLabel(Labels + c, 1, columns[c].Label);
        grid.NextRow();
    }

    private static bool IsOrganisation(FormColumn column) => column.Id.StartsWith("org_", StringComparison.Ordinal);

    private static void Label(GridBuilder grid, ImmutableArray<FormRow> rows, int index)
    {
        var row = rows[index];
        if (!IsResult(row))
        {
            grid.RowLabel(0, Labels, row.Label);
            return;
        }
        if (index == 0 || !IsResult(rows[index - 1])) grid.RowLabel(0, 1, ReportForm.OutcomeLabel, rows.Skip(index).TakeWhile(IsResult).Count());
        if (row.Group is null)
        {
            grid.RowLabel(1, 2, row.Label);
            return;
        }
        if (index == 0 || rows[index - 1].Group != row.Group)
            grid.RowLabel(1, 1, row.Group, rows.Skip(index).TakeWhile(next => next.Group == row.Group).Count());
        grid.RowLabel(2, 1, row.Label);
    }

    private static bool IsResult(FormRow row) => row.Role is RowRole.Outcome or RowRole.OutcomeTotal;

    private static ImmutableArray<FormRow> Rows(AnnualReport report, bool wholeForm)
    {
        var columns = ReportForm.RequestColumns;
        var split = ReportForm.B.Requests.Rows.Where(row => row.Id.StartsWith("requests.outcome.other.", StringComparison.Ordinal)).ToImmutableArray();
        var hasSingle = GridBuilder.Has(report, ReportForm.SingleOther, columns);
        var hasSplit = split.Any(row => GridBuilder.Has(report, row, columns));
        var single = report.Generation == ReportFormGeneration.A;
        var rows = ImmutableArray.CreateBuilder<FormRow>();
        foreach (var row in ReportForm.A.Requests.Rows)
        {
            if (row.Id != ReportForm.SingleOther.Id)
            {
                if (wholeForm || GridBuilder.Has(report, row, columns)) rows.Add(row);
                continue;
            }
            // One row of the other generation, where it was printed, stands in place of the form's own.
            if (hasSingle || (wholeForm && single && !hasSplit)) rows.Add(row);
            rows.AddRange(split.Where(part => GridBuilder.Has(report, part, columns) || (wholeForm && !single && !hasSingle)));
        }
        return rows.ToImmutable();
    }
}
