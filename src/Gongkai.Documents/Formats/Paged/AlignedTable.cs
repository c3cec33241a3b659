using System.Text;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>
/// The rows and columns of a table known by the places of its words only: a column for every number, one for the labels beside them, others for labels of
/// groups of rows.
/// </summary>
internal sealed class AlignedTable
{
    private static readonly HashSet<string> Groups = ["申请人情况", "法人或其他组织", "行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"];

    private readonly PageContent page;
    private readonly List<NumberedLine> anchors;
    private readonly List<TextLine> lines;
    private readonly List<double> bounds;
    private readonly List<double> rulings;
    private readonly double size;

    /// <param name="page">The page.</param>
    /// <param name="anchors">The lines that hold numbers, from top to bottom.</param>
    /// <param name="lines">All lines of the table.</param>
    /// <param name="horizontal">The horizontal lines of the page.</param>
    public AlignedTable(PageContent page, List<NumberedLine> anchors, List<TextLine> lines, List<Segment> horizontal)
    {
        (this.page, this.anchors, this.lines) = (page, anchors, lines);
        size = lines[0].Size;
        bounds = Bounds();
        rulings = [.. horizontal.Where(line => line.From < bounds[0] + size && line.To > anchors[0].Numbers[^1].Box.MiddleX).Select(line => line.At)];
    }

    /// <summary>The table; its edges are ordinals of rows and columns.</summary>
    public TableBlock Block()
    {
        var pieces = anchors.SelectMany(anchor => anchor.Labels).ToList();
        var header = new List<TextLine>();
        foreach (var field in lines.Where(line => !anchors.Exists(anchor => anchor.Line == line)).SelectMany(line => line.Fields(0.25))
            .SelectMany(TouchingWords.Parted))
            (field.Box.MiddleX > bounds[0] ? header : pieces).Add(field);
        var labelled = new RowLabels(anchors.ConvertAll(anchor => anchor.Line.Box.MiddleY), pieces, rulings, size);
        var leaves = anchors.Select((_, i) => labelled.Of(i)).ToList();
        pieces.RemoveAll(piece => leaves.Exists(leaf => leaf.Contains(piece)));
        var headerEnd = leaves[0].Select(piece => piece.Box.Y1).Append(anchors[0].Line.Box.Y1).Max();
        header.AddRange(pieces.Where(piece => piece.Box.MiddleY > headerEnd));
        pieces.RemoveAll(piece => piece.Box.MiddleY > headerEnd);
        var groups = GroupLabels(pieces);
        var labels = LabelColumns(groups);
        var cells = new List<PlacedCell>();
        var firstRow = AddHeader(header, labels, cells);
        for (var i = 0; i < anchors.Count; i++) AddRow(i, firstRow + i, leaves[i], labels, cells);
        foreach (var (column, text, box) in groups) cells.Add(Cell(firstRow + Nearest(box.MiddleY), column, 1, text, box));
        var all = lines[0].Box;
        foreach (var line in lines) all = all.Or(line.Box);
        return new(page, all, cells, Geometry.Grid);
    }

    private List<double> Bounds()
    {
        var columns = anchors.MaxBy(anchor => anchor.Numbers.Count)!.Numbers;
        var extents = columns.ConvertAll(column => column.Box);
        foreach (var number in anchors.SelectMany(anchor => anchor.Numbers))
        {
            var nearest = Enumerable.Range(0, extents.Count).MinBy(k => Math.Abs(columns[k].Box.MiddleX - number.Box.MiddleX));
            extents[nearest] = extents[nearest].Or(number.Box);
        }
        var label = anchors.SelectMany(anchor => anchor.Labels).Select(field => field.Box.X1).DefaultIfEmpty(double.MinValue).Max();
        var before = extents.Count > 1 ? extents[0].MiddleX - (extents[1].MiddleX - extents[0].MiddleX) / 2 : (label + extents[0].X0) / 2;
        var found = new List<double> { Math.Min(Math.Max(label + 0.1 * size, before), extents[0].X0 - 0.1) };
        for (var k = 1; k < extents.Count; k++)
        {
            var (from, to) = (Math.Min(extents[k - 1].X1, extents[k].X0), Math.Max(extents[k - 1].X1, extents[k].X0));
            found.Add(Math.Clamp((extents[k - 1].MiddleX + extents[k].MiddleX) / 2, from, to));
        }
        return found;
    }

    // Pieces under one another make the label of a group of rows, or of all rows.
    private List<(int Column, string Text, Box Box)> GroupLabels(List<TextLine> pieces)
    {
        var starts = new List<double>();
        foreach (var x in pieces.Select(piece => piece.Box.MiddleX).Order())
            if (starts.Count == 0 || x - starts[^1] > 2.5 * size) starts.Add(x);
        var labels = new List<(int, string, Box)>();
        foreach (var column in pieces.GroupBy(piece => starts.FindLastIndex(start => start <= piece.Box.MiddleX)).OrderBy(column => column.Key))
        {
            var text = new StringBuilder();
            var box = default(Box);
            foreach (var piece in column.OrderByDescending(piece => piece.Box.MiddleY))
            {
                var reach = piece.Text.Length <= 2 ? 4 : 1.9;
                if (text.Length > 0 && (box.Y0 - piece.Box.Y1 > (reach - 1) * size || ChineseText.Fold(piece.Text[0]) is '('))
                {
                    labels.Add((column.Key, text.ToString(), box));
                    text.Clear();
                }
                box = text.Length == 0 ? piece.Box : box.Or(piece.Box);
                text.Append(piece.Text);
            }
            labels.Add((column.Key, text.ToString(), box));
        }
        return labels;
    }

    private static int LabelColumns(List<(int Column, string Text, Box Box)> groups) => groups.Count == 0 ? 1 : groups.Max(group => group.Column) + 2;

    // Words above the numbers of one column head it; wider or grouping words stand in rows of their own.
    private int AddHeader(List<TextLine> header, int labels, List<PlacedCell> cells)
    {
        var heads = new SortedDictionary<int, (string Text, Box Box)>();
        var row = 0;
        var wide = header.FindAll(IsGroup);
        foreach (var line in wide.GroupBy(field => Math.Round(field.Box.MiddleY / 3)).OrderByDescending(line => line.Key))
        {
            foreach (var field in line.OrderBy(field => field.Box.X0))
            {
                var (from, to) = (ColumnAt(field.Box.X0 + 1, labels), ColumnAt(field.Box.X1 - 1, labels));
                cells.Add(Cell(row, from, to - from + 1, field.Text, field.Box));
            }
            row++;
        }
        foreach (var field in header.Except(wide).OrderByDescending(field => field.Box.MiddleY).ThenBy(field => field.Box.X0))
        {
            var column = ColumnAt(field.Box.MiddleX, labels);
            heads[column] = heads.TryGetValue(column, out var head) ? (head.Text + field.Text, head.Box.Or(field.Box)) : (field.Text, field.Box);
        }
        foreach (var (column, (text, box)) in heads) cells.Add(Cell(row, column, 1, text, box));
        return heads.Count > 0 ? row + 1 : row;
    }

    private bool IsGroup(TextLine field) =>
        Groups.Contains(ChineseText.Fold(field.Text))
            || (field.Box.X0 > bounds[0] - size && bounds.Skip(1).Any(bound => field.Box.X0 < bound - size && field.Box.X1 > bound + size)) ||
        (ChineseText.Fold(field.Text).StartsWith("第二十条", StringComparison.Ordinal));

    private void AddRow(int anchor, int row, List<TextLine> leaf, int labels, List<PlacedCell> cells)
    {
        var line = anchors[anchor].Line.Box;
        if (leaf.Count > 0)
            cells.Add(Cell(row, labels - 1, 1, string.Concat(leaf.Select(line => line.Text)), leaf.Select(line => line.Box).Aggregate((a, b) => a.Or(b))));
        else cells.Add(Cell(row, labels - 1, 1, "", line with { X1 = bounds[0] }));
        for (var k = 0; k < bounds.Count; k++)
        {
            var right = k + 1 < bounds.Count ? bounds[k + 1] : double.MaxValue;
            var number = anchors[anchor].Numbers.Find(field => field.Box.MiddleX > bounds[k] && field.Box.MiddleX <= right);
            cells.Add(Cell(row, labels + k, 1, number?.Text ?? "", number?.Box ?? line with { X0 = bounds[k], X1 = Math.Min(right, line.X1) }));
        }
    }

    private int ColumnAt(double x, int labels)
    {
        var column = bounds.FindLastIndex(bound => x > bound);
        return column < 0 ? labels - 1 : labels + column;
    }

    private int Nearest(double y) =>
        Enumerable.Range(0, anchors.Count).MinBy(i => Math.Abs(anchors[i].Line.Box.MiddleY - y));

    private PlacedCell Cell(int row, int column, int span, string text, Box seen) =>
        new(page, new(column, -row - 1, column + span, -row), seen, text) { IsCounted = true };
}
