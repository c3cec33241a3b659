using System.Text;

namespace Gongkai.Documents.Formats;

/// <summary>Which columns of the row at hand are held by cells of rows above.</summary>
internal sealed class Spans
{
    private int[] heldTo = new int[16];
    private int widest;
    private int row;
    private int column;

    /// <summary>
    /// Begins a row whose own cells are that wide together. A row as wide as any before it needs every column:
    /// what still hangs down from above lied about its height.
    /// </summary>
    public void BeginRow(int at, int width)
    {
        row = at;
        column = 0;
        var held = 0;
        foreach (var to in heldTo.AsSpan())
            if (to > at) held++;
        if (held > 0 && width == widest)
            heldTo.AsSpan().Clear();
        else widest = Math.Max(widest, width + held);
    }

    /// <summary>The next free column for a cell of that size, which is taken by it.</summary>
    public int Take(int columns, int rows)
    {
        while (column < heldTo.Length && heldTo[column] > row) column++;
        var at = column;
        column += columns;
        if (column > heldTo.Length) Array.Resize(ref heldTo, column * 2);
        heldTo.AsSpan(at, columns).Fill(row + rows);
        return at;
    }

    /// <summary>A group of rows ends; nothing hangs over into the next.</summary>
    public void EndGroup(int at)
    {
        foreach (ref var to in heldTo.AsSpan()) to = Math.Min(to, at);
    }
}

/// <summary>Puts right what spans say of rows that are not there.</summary>
internal static class GridSpans
{
    /// <summary>Cuts every row span at the end of the table and at the next cell that stands in its columns.</summary>
    public static List<GridCell> Clip(List<GridCell> cells, int rows)
    {
        if (cells.Count == 0) return cells;
        var width = 0;
        foreach (var cell in cells) width = Math.Max(width, cell.Column + cell.ColumnSpan);
        var nextBelow = new int[width];
        Array.Fill(nextBelow, rows);
        for (var i = cells.Count - 1; i >= 0; i--)
        {
            var cell = cells[i];
            var end = rows;
            for (var column = cell.Column; column < cell.Column + cell.ColumnSpan; column++)
            {
                if (nextBelow[column] > cell.Row) end = Math.Min(end, nextBelow[column]);
                nextBelow[column] = cell.Row;
            }
            if (cell.RowSpan > end - cell.Row) cells[i] = cell with { RowSpan = Math.Max(1, end - cell.Row) };
        }
        return cells;
    }
}

/// <summary>The lines inside a cell.</summary>
internal static class CellLines
{
    /// <summary>What stands for a picture in a cell that holds nothing else: the cell is not empty, and cannot be read.</summary>
    public const string Picture = "〔图片〕";

    /// <summary>The text without empty lines and without plain spaces around lines; empty when only spaces of any kind are left.</summary>
    public static string Tidy(StringBuilder text)
    {
        if (text.Length == 0) return "";
        var raw = text.ToString();
        if (SoftLines.Trim(raw).IsEmpty) return "";
        if (!raw.Contains('\n', StringComparison.Ordinal)) return raw.Trim(' ', '\t', '\r');
        text.Clear();
        foreach (var range in raw.AsSpan().Split('\n'))
        {
            var line = raw.AsSpan()[range].Trim(" \t\r");
            if (SoftLines.Trim(line).IsEmpty) continue;
            if (text.Length > 0) text.Append('\n');
            text.Append(line);
        }
        return text.ToString();
    }
}

/// <summary>Tables that only arrange a page.</summary>
internal static class LayoutTable
{
    private const int LongCell = 600;

    /// <summary>Whether the cells hold running text rather than labels and values.</summary>
    public static bool Is(IReadOnlyList<GridCell> cells)
    {
        int width = 0, titles = 0, filled = 0;
        foreach (var cell in cells)
        {
            width = Math.Max(width, cell.Column + cell.ColumnSpan);
            if (cell.Text.Length > 0) filled++;
            if (cell.Text.Length > LongCell) return true;
            if (cell.Text.Contains('\n', StringComparison.Ordinal))
                foreach (var range in cell.Text.AsSpan().Split('\n'))
                    if (ReportAnchors.IsSectionTitle(cell.Text[range])) titles++;
        }
        return width <= 1 || titles > 0 || filled <= 1;
    }
}
