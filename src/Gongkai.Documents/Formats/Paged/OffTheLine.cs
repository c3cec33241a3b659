using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>Tells the marks of footnotes, set above or below the line, from what stands on it.</summary>
internal readonly struct OffTheLine
{
    // In ems of the line's type. Smaller type need be moved but little; type of the same size is jittered in scans.
    private const double Small = 0.85, MovedSmall = 0.12, MovedWhole = 0.25;

    private readonly double size;
    private readonly double baseline;

    /// <summary>The line on which the glyphs stand: that of the largest type, of several the lowest.</summary>
    public OffTheLine(List<Glyph> glyphs)
    {
        foreach (var glyph in glyphs)
        {
            if (glyph.IsSpace) continue;
            // What is set in columns has no line to stand on.
            if (Math.Abs(glyph.Box.Height - glyph.Size) > 0.02 * glyph.Size)
            {
                size = 0;
                return;
            }
            if (glyph.Size > size * 1.02) (size, baseline) = (glyph.Size, BaselineOf(glyph));
            else if (glyph.Size > size * 0.98) baseline = Math.Min(baseline, BaselineOf(glyph));
        }
    }

    /// <summary>1 above the line, -1 below it, 0 on it.</summary>
    public int Of(Glyph glyph)
    {
        if (size == 0) return 0;
        var off = (BaselineOf(glyph) - baseline) / size;
        var least = glyph.Size <= Small * size ? MovedSmall : MovedWhole;
        return off >= least ? 1 : off <= -least ? -1 : 0;
    }

    /// <summary>The text as it is written there.</summary>
    public static string Written(string text, int off) => off > 0 ? RaisedText.Raise(text) : off < 0 ? RaisedText.Lower(text) : text;

    private static double BaselineOf(Glyph glyph) => glyph.Box.Y0 + 0.14 * glyph.Size;
}
