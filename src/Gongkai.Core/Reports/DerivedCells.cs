using System.Collections.Immutable;

namespace Gongkai.Reports;

/// <summary>What the derived cells of the form are made of.</summary>
public static class DerivedCells
{
    /// <summary>The additive cells whose sum a derived cell is: the other columns of its row, for （七）总计 the outcome rows of its column.</summary>
    public static ImmutableArray<FormCell> PartsOf(ReportForm form, FormCell cell) =>
        [.. form.Cells.Where(part =>
            !part.IsDerived && part.Table.Id == cell.Table.Id && InRow(part, cell) && (cell.Column.Id == "total" || part.Column.Id == cell.Column.Id))];

    private static bool InRow(FormCell part, FormCell cell) =>
        cell.Row.Role == RowRole.OutcomeTotal ? part.Row.Role == RowRole.Outcome : part.Row.Id == cell.Row.Id;
}
