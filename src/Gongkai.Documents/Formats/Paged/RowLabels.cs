using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>
/// Which lines of labels belong to which row of numbers where no lines are ruled: a label of several lines stands around its numbers, or begins
/// beside them. Two rows are parted where an item's mark begins, else at the widest gap; where neither tells, both are left without a label.
/// </summary>
internal sealed partial class RowLabels
{
    /// <summary>Nearer than this part of an em, two lines stand side by side.</summary>
    private const double Beside = 0.3;

    private readonly List<double> rows;
    private readonly List<TextLine> pieces;
    private readonly List<double> rulings;
    private readonly double size;
    private readonly List<TextLine>[] labels;
    private readonly List<TextLine?> leaves;
    private readonly bool[] isDoubtful;

    /// <param name="rows">The heights of the rows' numbers, from top to bottom.</param>
    /// <param name="pieces">What stands left of the numbers.</param>
    /// <param name="rulings">The heights of the lines ruled across, if there are any.</param>
    /// <param name="size">The size of the type.</param>
    public RowLabels(List<double> rows, List<TextLine> pieces, List<double> rulings, double size)
    {
        (this.rows, this.pieces, this.rulings, this.size) = (rows, pieces, rulings, size);
        isDoubtful = new bool[rows.Count];
        leaves = rows.ConvertAll(Leaf);
        labels = [.. rows.Select((_, i) =>
            pieces.FindAll(piece => leaves[i] is { } leaf && Distance(piece, rows[i]) < Beside * size && Overlaps(piece, leaf)))];
        for (var i = 1; i < rows.Count; i++) Share(i - 1, i);
        AddBelow(rows.Count - 1);
        AddAbove(0);
        foreach (var label in labels)
            label.Sort((a, b) =>
                Math.Abs(a.Box.MiddleY - b.Box.MiddleY) < Beside * size ? a.Box.X0.CompareTo(b.Box.X0) : b.Box.MiddleY.CompareTo(a.Box.MiddleY));
    }

    /// <summary>The lines of a row's label, from top to bottom; none where they cannot be told from its neighbour's.</summary>
    public List<TextLine> Of(int row) => isDoubtful[row] ? [] : labels[row];

    // Of the nearest lines of words the one beside the numbers.
    private TextLine? Leaf(double row)
    {
        var near = pieces.FindAll(piece => piece.Text.Length > 1 && !piece.Text.EndsWith('、') && Distance(piece, row) < 1.3 * size);
        if (near.Count == 0) return null;
        var nearest = near.Min(piece => Distance(piece, row));
        return near.Where(piece => Distance(piece, row) < nearest + Beside * size).MaxBy(piece => piece.Box.X1);
    }

    private static double Distance(TextLine piece, double row) => Math.Abs(piece.Box.MiddleY - row);

    private static bool Overlaps(TextLine one, TextLine other) =>
        Math.Min(one.Box.X1, other.Box.X1) - Math.Max(one.Box.X0, other.Box.X0) > 0.5 * Math.Min(one.Box.Width, other.Box.Width);

    // What stands between the numbers of two rows belongs to the upper one up to some line, and from there to the lower one.
    private void Share(int upper, int lower)
    {
        var between = pieces.FindAll(piece =>
            piece.Box.MiddleY < rows[upper] - Beside * size && piece.Box.MiddleY > rows[lower] + Beside * size
                && (IsUnder(piece, upper) || IsUnder(piece, lower)));
        between.Sort((a, b) => b.Box.MiddleY.CompareTo(a.Box.MiddleY));
        if (between.Count == 0) return;
        if (Split(between, upper, lower) is not { } split)
        {
            isDoubtful[upper] = isDoubtful[lower] = true;
            return;
        }
        labels[upper].AddRange(between[..split]);
        labels[lower].AddRange(between[split..]);
    }

    private bool IsUnder(TextLine piece, int row) => leaves[row] is { } leaf && Overlaps(piece, leaf);

    private void AddBelow(int row)
    {
        var below = Following(row, pieces.FindAll(piece => piece.Box.MiddleY < rows[row] - Beside * size));
        var mark = below.FindIndex(IsItem);
        labels[row].AddRange(mark < 0 ? below : below[..mark]);
    }

    // Up to the item's mark; without one, as many lines above the numbers as below, for above them stands the head.
    private void AddAbove(int row)
    {
        if (labels[row].Exists(IsItem)) return;
        var above = Following(row, pieces.FindAll(piece => piece.Box.MiddleY > rows[row] + Beside * size));
        var mark = above.FindIndex(IsItem);
        labels[row].AddRange(above.Take(mark >= 0 ? mark + 1 : labels[row].Count(piece => piece.Box.MiddleY < rows[row] - Beside * size)));
    }

    // The lines that follow one another closely from the numbers on.
    private List<TextLine> Following(int row, List<TextLine> side)
    {
        var following = new List<TextLine>();
        var last = rows[row];
        foreach (var piece in side.Where(piece => IsUnder(piece, row)).OrderBy(piece => Distance(piece, rows[row])))
        {
            if (Math.Abs(piece.Box.MiddleY - last) > 1.45 * size) break;
            last = piece.Box.MiddleY;
            following.Add(piece);
        }
        return following;
    }

    // The index of the first line that is the lower row's; null where nothing tells.
    private int? Split(List<TextLine> between, int upper, int lower)
    {
        var ruled = rulings.FindAll(at => at < rows[upper] && at > rows[lower]);
        if (ruled.Count == 1) return between.Count(piece => piece.Box.MiddleY > ruled[0]);
        if (between.FindIndex(IsItem) is var mark and >= 0) return mark;
        if (labels[lower].Exists(IsItem)) return between.Count;
        var heights = new List<double> { labels[upper].Select(piece => piece.Box.MiddleY).Append(rows[upper]).Min() };
        heights.AddRange(between.Select(piece => piece.Box.MiddleY));
        heights.Add(labels[lower].Select(piece => piece.Box.MiddleY).Append(rows[lower]).Max());
        var gaps = Enumerable.Range(1, heights.Count - 1).Select(i => heights[i - 1] - heights[i]).ToList();
        var widest = gaps.IndexOf(gaps.Max());
        return gaps.Where((gap, i) => i != widest).Any(gap => gaps[widest] - gap < 0.2 * size) ? null : widest;
    }

    private static bool IsItem(TextLine piece) => ItemMark().IsMatch(ChineseText.Fold(piece.Text));

    [GeneratedRegex(@"^(\([一二三四五六七八]\)|\d{1,2}[.、]|[一二三四五六七八]、)")]
    private static partial Regex ItemMark();
}
