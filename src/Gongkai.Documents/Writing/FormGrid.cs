using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>What a printed cell is, for its look and for who reads it aloud.</summary>
public enum GridRole
{
    /// <summary>Heads columns.</summary>
    ColumnLabel,

    /// <summary>Heads rows.</summary>
    RowLabel,

    /// <summary>Holds a declared value.</summary>
    Value,
}

/// <summary>A printed cell: row and column from 0, what it covers, and its text.</summary>
public sealed record GridCell(int Row, int Column, int RowSpan, int ColumnSpan, string Text, GridRole Role)
{
    /// <summary>The declared cell that a value prints; null for labels.</summary>
    public Cell? Declared { get; init; }

    /// <summary>The id of the declared cell; null for labels.</summary>
    public string? Id { get; init; }
}

/// <summary>A table of the form laid out for print, merged cells and all.</summary>
/// <param name="Section">The section it stands in.</param>
/// <param name="Widths">The columns' widths in millimetres; together the width of the text (156).</param>
/// <param name="HeaderRows">How many rows stand again at the head of every page.</param>
/// <param name="Cells">In reading order.</param>
public sealed record FormGrid(ReportSection Section, ImmutableArray<decimal> Widths, int HeaderRows, ImmutableArray<GridCell> Cells)
{
    /// <summary>The width of the text (版心) in millimetres.</summary>
    internal const decimal TextWidth = 156;

    /// <summary>The size of type of the values, in points: smaller than the labels' where a figure would else break over lines.</summary>
    public decimal ValueSize { get; init; } = ValueColumns.Usual;

    /// <summary>The number of rows.</summary>
    public int RowCount { get; } = Cells.IsEmpty ? 0 : Cells.Max(cell => cell.Row + cell.RowSpan);

    /// <summary>
    /// The tables of a report in print order. A row, column or table of which the report has nothing is not printed, since an empty slot would say
    /// something else.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="wholeForm">Prints what the report does not have as empty slots all the same, to be filled in.</param>
    public static ImmutableArray<FormGrid> Of(AnnualReport report, bool wholeForm = false)
    {
        var grids = new[] { ProactiveGrid.Of(report, wholeForm), RequestsGrid.Of(report, wholeForm), DisputesGrid.Of(report, wholeForm) };
        return [.. grids.OfType<FormGrid>()];
    }

    /// <summary>
    /// The declared cell as it is printed: its text as declared; a unit that only the old label stated is said beside the figure;
    /// what was unreadable can never be taken for a figure.
    /// </summary>
    internal static string Print(Cell cell, CellType type, MoneyUnit? labelUnit) => cell switch
    {
        Amount { Unit: { } unit } amount when unit != labelUnit && !amount.Raw.Contains('元', StringComparison.Ordinal) =>
            amount.Raw + ReportJson.NameOf(unit),
        Unreadable { Raw: var raw } when CellText.Read(raw, type, labelUnit, null) is not Unreadable => $"{raw}{Unclear}",
        _ => cell.Raw,
    };

    /// <summary>Stands beside a text that would otherwise be taken for a figure, though no single reading of it was certain.</summary>
    public const string Unclear = "（辨认不清）";
}

/// <summary>Lays cells out row by row.</summary>
internal sealed class GridBuilder(AnnualReport report)
{
    private readonly ImmutableArray<GridCell>.Builder cells = ImmutableArray.CreateBuilder<GridCell>();

    public int Row { get; private set; }

    public void NextRow() => Row++;

    public void ColumnLabel(int column, int columnSpan, string text, int rowSpan = 1) =>
        cells.Add(new(Row, column, rowSpan, columnSpan, text, GridRole.ColumnLabel));

    public void RowLabel(int column, int columnSpan, string text, int rowSpan = 1) =>
        cells.Add(new(Row, column, rowSpan, columnSpan, text, GridRole.RowLabel));

    private void Value(int column, int columnSpan, string id, MoneyUnit? labelUnit) =>
        cells.Add(new(Row, column, 1, columnSpan, FormGrid.Print(report[id], report.Form.Find(id)!.Column.Type, labelUnit),
            GridRole.Value)
        { Declared = report[id], Id = id });

    /// <summary>The values of a row. Where only the text of the whole row is known, it stands once, across all of them.</summary>
    public void Values(FormRow row, ImmutableArray<(string Id, int Column, int Span, MoneyUnit? LabelUnit)> slots)
    {
        if (slots.Length > 1 && report[slots[0].Id] is Unreadable { Raw: var text } whole && IsOfRow(text, row)
            && slots.All(slot => report[slot.Id] is Unreadable other && other.Raw == text))
        {
            var rest = text.StartsWith(row.Label, StringComparison.Ordinal) ? text[row.Label.Length..].Trim(' ', '|', '\t', '\n') : text;
            cells.Add(new(Row, slots[0].Column, 1, slots.Sum(slot => slot.Span), $"{rest}{FormGrid.Unclear}",
                GridRole.Value)
            { Declared = whole, Id = row.Id });
            return;
        }
        foreach (var slot in slots) Value(slot.Column, slot.Span, slot.Id, slot.LabelUnit);
    }

    // The text of a whole row holds its label, or several words; two cells may each say 详见附件.
    private static bool IsOfRow(string text, FormRow row) =>
        (row.Label.Length > 0 && text.StartsWith(row.Label, StringComparison.Ordinal)) || text.Trim().AsSpan().ContainsAny(' ', '\n', '\t');

    public ImmutableArray<GridCell> Build() =>
        [.. cells.OrderBy(cell => cell.Row).ThenBy(cell => cell.Column)];

    /// <summary>Whether the report has any cell of that row.</summary>
    public static bool Has(AnnualReport report, FormRow row, ImmutableArray<FormColumn> columns) =>
        columns.Any(column => report[$"{row.Id}.{column.Id}"] is not Missing);

    /// <summary>The columns of a table that the report has in any of the rows.</summary>
    public static ImmutableArray<FormColumn> Columns(AnnualReport report, FormTable table, bool wholeForm) =>
        wholeForm ? table.Columns : [.. table.Columns.Where(column => table.Rows.Any(row => report[$"{row.Id}.{column.Id}"] is not Missing))];
}
