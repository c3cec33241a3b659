namespace Gongkai.Documents.Formats;

/// <summary>Takes off a page what a line strikes out, and the lines that strike.</summary>
internal static class StruckText
{
    // Where a line may pass through type, from the foot of its em box: above what underlines, below what overlines.
    private const double Lowest = 0.26, Highest = 0.74;

    /// <summary>The page as far as it is valid.</summary>
    public static PageContent Removed(PageContent page)
    {
        if (page.Segments.Count == 0) return page;
        var glyphs = page.Glyphs.FindAll(glyph => glyph is { IsSpace: false, Turn: 0 });
        glyphs.Sort((a, b) => a.Box.Y0.CompareTo(b.Box.Y0));
        var tallest = glyphs.Count == 0 ? 0 : glyphs.Max(glyph => glyph.Box.Height);
        var (struck, strikes) = (new HashSet<Glyph>(), new HashSet<Segment>());
        foreach (var line in page.Segments)
            if (line is { Horizontal: true } && Under(glyphs, line, tallest) is { Count: > 0 } under)
            {
                struck.UnionWith(under);
                strikes.Add(line);
            }
        return struck.Count == 0
            ? page : page with
            {
                Glyphs = page.Glyphs.FindAll(glyph => !struck.Contains(glyph)),
                Segments = page.Segments.FindAll(line => !strikes.Contains(line)),
            };
    }

    // A ruling that text has run over is longer than what it crosses.
    private static List<Glyph> Under(List<Glyph> glyphs, Segment line, double tallest)
    {
        var under = new List<Glyph>();
        var covered = 0.0;
        for (var i = FirstAbove(glyphs, line.At - tallest); i < glyphs.Count && glyphs[i].Box.Y0 < line.At; i++)
        {
            var glyph = glyphs[i];
            var height = (line.At - glyph.Box.Y0) / glyph.Box.Height;
            if (height is < Lowest or > Highest || glyph.Box.X0 < line.From - 0.2 * glyph.Size || glyph.Box.X1 > line.To + 0.2 * glyph.Size) continue;
            under.Add(glyph);
            covered += glyph.Box.Width;
        }
        return covered >= 0.8 * (line.To - line.From) ? under : [];
    }

    private static int FirstAbove(List<Glyph> glyphs, double y)
    {
        var (low, high) = (0, glyphs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (glyphs[middle].Box.Y0 < y) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
