namespace Gongkai.Documents.Formats;

/// <summary>
/// Running text set in two columns, which is read down the left one and then down the right one; what reaches over both parts what is above from what is below.
/// </summary>
internal sealed class PageColumns
{
    private const int FewestLines = 8;
    private const int FewestCharacters = 8;

    private readonly PageContent page;
    private readonly double? gutter;
    private readonly List<double> crossings = [];
    private readonly HashSet<Glyph> crossing = [];

    /// <param name="page">The page.</param>
    /// <param name="glyphs">What stands upright outside its ruled tables.</param>
    /// <param name="tables">Its ruled tables.</param>
    public PageColumns(PageContent page, List<Glyph> glyphs, List<TableBlock> tables)
    {
        this.page = page;
        var lines = TextLine.Upright(glyphs).ConvertAll(line => (Line: line, Runs: Runs(line)));
        if ((gutter = Gutter(lines)) is not { } x) return;
        crossing = [.. lines.Where(line => Crosses(line.Runs, x)).SelectMany(line => line.Line.Glyphs)];
        crossings.AddRange(lines.Where(line => Crosses(line.Runs, x)).Select(line => line.Line.Box.MiddleY));
        crossings.AddRange(tables.Where(table => table.Box.X0 < x && table.Box.X1 > x).Select(table => table.Box.Y1));
        crossings.Sort((a, b) => b.CompareTo(a));
    }

    /// <summary>The glyphs in groups that are read one after another, each with the paper on which its margins lie.</summary>
    public IEnumerable<(PageContent Page, List<Glyph> Glyphs)> Groups(List<Glyph> glyphs)
    {
        if (gutter is not { } x) return [(page, glyphs)];
        return glyphs.GroupBy(glyph => crossing.Contains(glyph) ? 0 : glyph.Box.MiddleX < x ? 1 : 2)
            .Select(side => (side.Key switch { 0 => page, 1 => page with { Width = x }, _ => page with { Width = page.Width - x + 0.5 } }, side.ToList()));
    }

    /// <summary>By what blocks are sorted: first what reaches over both columns, then the left one below it, then the right one.</summary>
    public (int, int) Turn(Box box)
    {
        if (gutter is not { } x) return default;
        var above = crossings.Count(at => at > box.Y1 + 0.1);
        return box.X0 < x && box.X1 > x ? (above, 0) : (crossings.Count(at => at > box.MiddleY) - 1, box.MiddleX < x ? 1 : 2);
    }

    // Where most lines leave the middle of the paper free, and what stands on either side is words.
    private static double? Gutter(List<(TextLine Line, List<(double From, double To)> Runs)> lines)
    {
        if (lines.Count < FewestLines) return null;
        var (from, to) = (lines.Min(line => line.Line.Box.X0), lines.Max(line => line.Line.Box.X1));
        var (best, fewest) = (0.0, int.MaxValue);
        for (var x = from + 0.35 * (to - from); x < from + 0.65 * (to - from); x += Math.Max(2, (to - from) / 300))
            if (lines.Count(line => Crosses(line.Runs, x)) is var count && count < fewest) (best, fewest) = (x, count);
        if (fewest * 3 > lines.Count) return null;
        var free = lines.Where(line => !Crosses(line.Runs, best)).SelectMany(line => line.Line.Glyphs).ToList();
        return IsText(free.FindAll(glyph => glyph.Box.MiddleX < best)) && IsText(free.FindAll(glyph => glyph.Box.MiddleX > best)) ? best : null;
    }

    private static bool IsText(List<Glyph> side)
    {
        var lines = TextLine.Upright(side);
        return lines.Count >= FewestLines && lines.Count(line => line.Glyphs.Count >= FewestCharacters) * 3 >= lines.Count * 2
            && side.Count(glyph => TextLine.IsWide(glyph.Text[0])) * 3 > side.Count * 2;
    }

    private static bool Crosses(List<(double From, double To)> runs, double x) => runs.Exists(run => run.From < x && run.To > x);

    // What a line covers without a gap that could part columns.
    private static List<(double From, double To)> Runs(TextLine line)
    {
        var runs = new List<(double From, double To)>();
        foreach (var glyph in line.Glyphs)
            if (runs.Count > 0 && glyph.Box.X0 - runs[^1].To <= 1.2 * glyph.Size) runs[^1] = (runs[^1].From, Math.Max(runs[^1].To, glyph.Box.X1));
            else runs.Add((glyph.Box.X0, glyph.Box.X1));
        return runs;
    }
}
