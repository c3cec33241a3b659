using System.Collections.Immutable;

namespace Gongkai.Documents.Formats;

/// <summary>Makes one table of the parts that stand on successive pages, with columns that mean the same in each.</summary>
internal static class TableAssembly
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
                .Select(cell => (Cell: cell, Top: Index(rows, -cell.Edges.Y1), Bottom: Index(rows, -cell.Edges.Y0), Left: Index(columns, cell.Edges.X0), Right: Index(columns, cell.Edges.X1)))
                .OrderBy(cell => cell.Top).ThenBy(cell => cell.Left))
                cells.Add(new(firstRow + cell.Top, cell.Left, cell.Cell.Text, PagedDocument.PlaceOf(cell.Cell.Page, cell.Cell.Seen, ref sequence))
                {
                    RowSpan = Math.Max(1, cell.Bottom - cell.Top),
                    ColumnSpan = Math.Max(1, cell.Right - cell.Left),
                });
            firstRow += rows.Count - 1;
        }
        return new(cells.ToImmutable(), parts[0].Geometry);
    }

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
