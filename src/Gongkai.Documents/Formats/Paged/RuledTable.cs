namespace Gongkai.Documents.Formats;

/// <summary>The cells that a group of touching lines bounds. A cell is as large as no line divides it; lines that lack make spans.</summary>
internal sealed class RuledTable
{
    private const int MostCells = 40_000;
    private readonly List<double> xs;
    private readonly List<double> ys;
    private readonly int[] cellAt;

    private RuledTable(List<double> xs, List<double> ys, int[] cellAt, List<RuledCell> cells) =>
        (this.xs, this.ys, this.cellAt, Cells) = (xs, ys, cellAt, cells);

    public List<RuledCell> Cells { get; }

    public Box Box => new(xs[0], ys[^1], xs[^1], ys[0]);

    /// <summary>The table that the lines draw; null when they bound no cell.</summary>
    public static RuledTable? From(List<Segment> lines)
    {
        var horizontal = lines.FindAll(line => line.Horizontal);
        var vertical = lines.FindAll(line => !line.Horizontal);
        var ys = Positions(horizontal);
        var xs = Positions(vertical);
        if (ys.Count == 0 || xs.Count == 0) return null;
        AddOpenSides(horizontal, xs);
        AddOpenSides(vertical, ys);
        ys.Reverse();
        if (xs.Count < 2 || ys.Count < 2 || (long)(xs.Count - 1) * (ys.Count - 1) > MostCells) return null;
        var (columns, rows) = (xs.Count - 1, ys.Count - 1);
        var below = Covered(horizontal, ys, xs, (line, k) => (xs[k], xs[k + 1]));
        var right = Covered(vertical, xs, ys, (line, k) => (ys[k + 1], ys[k]));
        var regions = new DisjointSets(rows * columns);
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                if (c + 1 < columns && !right[c + 1][r]) regions.Join(r * columns + c, r * columns + c + 1);
                if (r + 1 < rows && !below[r + 1][c]) regions.Join(r * columns + c, (r + 1) * columns + c);
            }
        return Assemble(xs, ys, regions, (r, c) => below[r][c]);
    }

    /// <summary>The cell at a point of the page; null outside the table.</summary>
    public RuledCell? At(double x, double y)
    {
        if (!Box.Holds(x, y)) return null;
        var column = Math.Clamp(IndexBelow(xs, x), 0, xs.Count - 2);
        var row = Math.Clamp(IndexAbove(ys, y), 0, ys.Count - 2);
        var cell = cellAt[row * (xs.Count - 1) + column];
        return cell < 0 ? null : Cells[cell];
    }

    private static int IndexBelow(List<double> ascending, double value)
    {
        var index = ascending.BinarySearch(value);
        return index >= 0 ? index : ~index - 1;
    }

    private static int IndexAbove(List<double> descending, double value)
    {
        var (low, high) = (0, descending.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (descending[middle] >= value) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private static List<double> Positions(List<Segment> lines)
    {
        var positions = lines.ConvertAll(line => line.At);
        positions.Sort();
        var kept = new List<double>();
        foreach (var position in positions)
            if (kept.Count == 0 || position - kept[^1] > Rulings.Tolerance) kept.Add(position);
        return kept;
    }

    // A table may be open at its sides, and a row torn by a page's end has no line there: the lines across then show where it ends.
    private static void AddOpenSides(List<Segment> across, List<double> positions)
    {
        var (from, to) = (across.Min(line => line.From), across.Max(line => line.To));
        if (positions[0] - from > 8 && across.Count(line => line.From - from < 4) > 1) positions.Insert(0, from);
        if (to - positions[^1] > 8 && across.Count(line => to - line.To < 4) > 1) positions.Add(to);
    }

    // [k][m]: whether a line at position k covers the m-th interval of the other direction.
    private static bool[][] Covered(List<Segment> lines, List<double> positions, List<double> across, Func<Segment, int, (double From, double To)> interval)
    {
        var covered = new bool[positions.Count][];
        for (var k = 0; k < positions.Count; k++) covered[k] = new bool[across.Count - 1];
        foreach (var line in lines)
        {
            var k = Nearest(positions, line.At);
            for (var m = 0; m < across.Count - 1; m++)
            {
                var (from, to) = interval(line, m);
                if (Math.Min(to, line.To) - Math.Max(from, line.From) >= 0.7 * (to - from) - 0.01) covered[k][m] = true;
            }
        }
        return covered;
    }

    private static int Nearest(List<double> positions, double value)
    {
        var best = 0;
        for (var k = 1; k < positions.Count; k++)
            if (Math.Abs(positions[k] - value) < Math.Abs(positions[best] - value)) best = k;
        return best;
    }

    private static RuledTable? Assemble(List<double> xs, List<double> ys, DisjointSets regions, Func<int, int, bool> ruledAbove)
    {
        var (columns, rows) = (xs.Count - 1, ys.Count - 1);
        var spans = new Dictionary<int, (int Top, int Left, int Bottom, int Right, int Count)>();
        for (var i = 0; i < rows * columns; i++)
        {
            var (r, c) = (i / columns, i % columns);
            var span = spans.GetValueOrDefault(regions.Root(i), (r, c, r, c, 0));
            spans[regions.Root(i)] = (Math.Min(span.Item1, r), Math.Min(span.Item2, c), Math.Max(span.Item3, r), Math.Max(span.Item4, c), span.Item5 + 1);
        }
        var cellAt = new int[rows * columns];
        var cells = new List<RuledCell>();
        var cellOf = new Dictionary<int, int>();
        for (var i = 0; i < rows * columns; i++)
        {
            var root = regions.Root(i);
            var (r, c) = (i / columns, i % columns);
            var (top, left, bottom, right, count) = spans[root];
            var whole = count == (bottom - top + 1) * (right - left + 1);
            // Lines that stop half-way leave an angled region: then every row of it is a cell by itself.
            var key = whole ? root : rows * columns + r * columns + Run(regions, root, r, c, columns);
            if (!cellOf.TryGetValue(key, out var index))
            {
                index = cells.Count;
                var last = whole ? right : Run(regions, root, r, c, columns);
                var box = new Box(xs[c], ys[(whole ? bottom : r) + 1], xs[last + 1], ys[r]);
                cells.Add(new RuledCell(box) { IsClosed = ruledAbove(r, c) && ruledAbove((whole ? bottom : r) + 1, c) });
                cellOf[key] = index;
            }
            cellAt[i] = index;
        }
        return new RuledTable(xs, ys, cellAt, cells);
    }

    private static int Run(DisjointSets regions, int root, int row, int column, int columns)
    {
        while (column + 1 < columns && regions.Root(row * columns + column + 1) == root) column++;
        return column;
    }
}

/// <summary>A cell bounded by lines, and the glyphs whose middles lie in it.</summary>
internal sealed class RuledCell(Box box)
{
    public Box Box { get; } = box;

    /// <summary>Whether lines bound it above and below; else it may be a corner left out of the table.</summary>
    public bool IsClosed { get; init; }

    public List<Glyph> Glyphs { get; } = [];
}
