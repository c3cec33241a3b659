namespace Gongkai.Reports;

/// <summary>Cells of the form by the words that the form prints.</summary>
public static class FormWords
{
    /// <summary>The row, with its group: （三）不予公开 1.属于国家秘密.</summary>
    public static string RowOf(FormCell cell) => cell.Row.Group is { } group ? $"{group} {cell.Row.Label}" : cell.Row.Label;
}
