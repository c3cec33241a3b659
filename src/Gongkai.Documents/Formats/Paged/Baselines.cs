namespace Gongkai.Documents.Formats;

/// <summary>
/// Lines taken apart by what they stand on: where no lines are ruled, a number stands half-way between two lines of its label, and what was
/// taken for one line is three.
/// </summary>
internal static class Baselines
{
    /// <summary>Further apart than this part of an em, glyphs stand on different lines.</summary>
    private const double Apart = 0.22;

    /// <summary>The lines, each that holds numbers and stands on several baselines parted into as many.</summary>
    public static List<TextLine> Parted(List<TextLine> lines)
    {
        var parted = new List<TextLine>(lines.Count);
        foreach (var line in lines)
            if (line.Glyphs.Exists(glyph => char.IsAsciiDigit(glyph.Text[0])) && Of(line) is { Count: > 1 } several) parted.AddRange(several);
            else parted.Add(line);
        parted.Sort((a, b) => b.Box.MiddleY.CompareTo(a.Box.MiddleY));
        return parted;
    }

    private static List<TextLine> Of(TextLine line)
    {
        var lines = new List<TextLine>();
        // What is smaller is a mark beside its word, not a line of its own.
        if (line.Glyphs.Exists(glyph => Math.Abs(glyph.Size - line.Size) > 0.15 * line.Size)) return lines;
        var start = 0;
        var glyphs = line.Glyphs.OrderByDescending(glyph => glyph.Box.Y0).ToList();
        for (var i = 1; i <= glyphs.Count; i++)
        {
            if (i < glyphs.Count && glyphs[i - 1].Box.Y0 - glyphs[i].Box.Y0 <= Apart * line.Size) continue;
            if (TextLine.Of([.. glyphs[start..i].OrderBy(glyph => glyph.Box.X0)]) is { } one) lines.Add(one);
            start = i;
        }
        return lines;
    }
}
