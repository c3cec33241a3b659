using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>Makes one table of the parts that stand on successive pages, with columns that mean the same in each.</summary>
internal static partial class TableAssembly
{
    public static Table Of(ImmutableArray<TableBlock> parts, ref int sequence)
    {
        var columns = Edges(parts.SelectMany(part => part.Cells).SelectMany(cell => new[] { cell.Edges.X0, cell.Edges.X1 }), Tolerance(parts[0]));
        var cells = ImmutableArray.CreateBuilder<TableCell>();
        var firstRow = 0;
        foreach (var part in parts)
        {
            var rows = Edges(part.Cells.SelectMany(cell => new[] { -cell.Edges.Y0, -cell.Edges.Y1 }), Tolerance(part));
            foreach (var cell in part.Cells
                .Select(cell =>
                    (Cell: cell, Top: Index(rows, -cell.Edges.Y1), Bottom: Index(rows, -cell.Edges.Y0), Left: Index(columns, cell.Edges.X0),
                        Right: Index(columns, cell.Edges.X1)))
                .OrderBy(cell => cell.Top).ThenBy(cell => cell.Left))
                cells.Add(new(firstRow + cell.Top, cell.Left, cell.Cell.Text, PagedDocument.PlaceOf(cell.Cell.Page, cell.Cell.Seen, ref sequence))
                {
                    RowSpan = Math.Max(1, cell.Bottom - cell.Top),
                    ColumnSpan = Math.Max(1, cell.Right - cell.Left),
                });
            firstRow += rows.Count - 1 - Mended(cells, firstRow);
        }
        return new(cells.ToImmutable(), parts[0].Geometry);
    }

    // A row torn by the end of a page: its numbers stand above, and all that follows below is the rest of its words.
    // Five empty cells under full ones tell it from a row that was left blank; so does an item's mark. Returns the rows saved.
    private static int Mended(ImmutableArray<TableCell>.Builder cells, int row)
    {
        var torn = cells.Where(cell => cell.Row == row).ToList();
        if (row == 0 || torn.Exists(cell => cell.Text.Length > 0 && ItemMark().IsMatch(ChineseText.Fold(cell.Text)))) return 0;
        var above = torn.ConvertAll(cell =>
            cells.FirstOrDefault(upper =>
                upper.Row < row && upper.Row + upper.RowSpan == row && upper.Column == cell.Column && upper.ColumnSpan == cell.ColumnSpan));
        if (above.Contains(null) || !torn.Exists(cell => cell.Text.Length > 0)
            || torn.Where((cell, i) => cell.Text.Length == 0 && above[i]!.Text.Length > 0 && above[i]!.Row == row - 1).Count() < 5) return 0;
        for (var i = 0; i < torn.Count; i++)
        {
            cells[cells.IndexOf(above[i]!)] = above[i]! with { Text = above[i]!.Text + torn[i].Text, RowSpan = above[i]!.RowSpan + torn[i].RowSpan - 1 };
            cells.Remove(torn[i]);
        }
        for (var i = 0; i < cells.Count; i++)
            if (cells[i].Row > row) cells[i] = cells[i] with { Row = cells[i].Row - 1 };
        return 1;
    }

    [GeneratedRegex(@"^(\([一二三四五六七八]|\d|[一二三四五六]、)")]
    private static partial Regex ItemMark();

    private static double Tolerance(TableBlock part) => part.Cells[0].IsCounted ? 0.5 : Rulings.Tolerance;

    private static List<double> Edges(IEnumerable<double> all, double tolerance)
    {
        var edges = new List<double>();
        foreach (var edge in all.Order())
            if (edges.Count == 0 || edge - edges[^1] > tolerance) edges.Add(edge);
        return edges;
    }

    private static int Index(List<double> edges, double edge)
    {
        var index = edges.BinarySearch(edge);
        return index >= 0 ? index : ~index - 1;
    }
}
