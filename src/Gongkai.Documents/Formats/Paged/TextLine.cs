using System.Text;

namespace Gongkai.Documents.Formats;

/// <summary>Glyphs that stand side by side, from left to right.</summary>
internal sealed class TextLine
{
    private TextLine(List<Glyph> glyphs, string text, Box box, double size) => (Glyphs, Text, Box, Size) = (glyphs, text, box, size);

    /// <summary>The glyphs that are seen, each once however often it was drawn for a bold look.</summary>
    public List<Glyph> Glyphs { get; }

    /// <summary>The text: no spaces beside Chinese characters but where a wide gap was left, single spaces between Latin words.</summary>
    public string Text { get; }

    public Box Box { get; }

    /// <summary>The commonest size of type.</summary>
    public double Size { get; }

    /// <summary>Whether the line is turned on its page; its box is then that on the page.</summary>
    public bool IsTurned { get; private init; }

    /// <summary>The line, read on turned paper, as it lies on the page.</summary>
    public TextLine PlacedBack(int turnedBy) => new(Glyphs, Text, Box.Turned(360 - turnedBy), Size) { IsTurned = true };

    /// <summary>Upright glyphs as lines from top to bottom.</summary>
    public static List<TextLine> Upright(List<Glyph> glyphs)
    {
        var sorted = new List<Glyph>(glyphs);
        sorted.Sort((a, b) => b.Box.MiddleY.CompareTo(a.Box.MiddleY));
        var lines = new List<TextLine>();
        var current = new List<Glyph>();
        var (bottom, top) = (0.0, 0.0);
        foreach (var glyph in sorted)
        {
            var shared = Math.Min(top, glyph.Box.Y1) - Math.Max(bottom, glyph.Box.Y0);
            if (current.Count > 0 && shared < 0.5 * Math.Min(top - bottom, glyph.Box.Height))
            {
                Add(current, lines);
                current = [];
            }
            if (current.Count == 0 || glyph.Box.Height > top - bottom) (bottom, top) = (glyph.Box.Y0, glyph.Box.Y1);
            current.Add(glyph);
        }
        Add(current, lines);
        return lines;
    }

    /// <summary>A line of the glyphs in the given order of writing; null when nothing of it is seen. Marks of footnotes are written as such.</summary>
    public static TextLine? Of(List<Glyph> inOrder)
    {
        var seen = new List<Glyph>(inOrder.Count);
        var text = new StringBuilder(inOrder.Count);
        var mark = new StringBuilder();
        var line = new OffTheLine(inOrder);
        var (spaced, off) = (false, 0);
        foreach (var glyph in inOrder)
        {
            if (glyph.IsSpace)
            {
                spaced = true;
                continue;
            }
            if (seen.Count > 0 && IsAgain(seen[^1], glyph)) continue;
            var stands = line.Of(glyph);
            var space = seen.Count > 0 && IsSpaced(seen[^1], glyph, spaced);
            if (off != 0 && (stands != off || space))
            {
                text.Append(OffTheLine.Written(mark.ToString(), off));
                mark.Clear();
            }
            if (space) text.Append(' ');
            (spaced, off) = (false, stands);
            seen.Add(glyph);
            (off == 0 ? text : mark).Append(glyph.Text.Trim());
        }
        if (seen.Count == 0) return null;
        if (mark.Length > 0) text.Append(OffTheLine.Written(mark.ToString(), off));
        var box = seen[0].Box;
        foreach (var glyph in seen) box = box.Or(glyph.Box);
        return new(seen, text.ToString(), box, CommonSize(seen));
    }

    private static bool IsSpaced(Glyph last, Glyph glyph, bool spaced)
    {
        var gap = glyph.Box.X0 - last.Box.X1;
        var wide = IsWide(last.Text[^1]) || IsWide(glyph.Text[0]);
        return gap > 1.5 * Math.Max(last.Size, glyph.Size) || (!wide && (spaced || gap > 0.25 * Math.Max(last.Size, glyph.Size)));
    }

    /// <summary>Whether the character is set on a full em and needs no space beside it.</summary>
    public static bool IsWide(char c) =>
        c is >= '\u2E80' and <= '\uA4CF' or >= '\uF900' and <= '\uFAFF' or >= '\uFE30' and <= '\uFE4F' or >= '\uFF00' and <= '\uFFEF'
            or >= '\uD800' and <= '\uDFFF'
          or '\u2014' or '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u2026' or >= '\u2460' and <= '\u24FF' or >= '\uE000' and <= '\uF8FF';

    /// <summary>The parts between gaps wider than that many ems.</summary>
    public List<TextLine> Fields(double ems)
    {
        var fields = new List<TextLine>();
        var start = 0;
        for (var i = 1; i <= Glyphs.Count; i++)
        {
            if (i < Glyphs.Count && Glyphs[i].Box.X0 - Glyphs[i - 1].Box.X1 <= ems * Math.Max(Glyphs[i].Size, Glyphs[i - 1].Size)) continue;
            if (Of(Glyphs.GetRange(start, i - start)) is { } field) fields.Add(field);
            start = i;
        }
        return fields;
    }

    // Bold without a bold font: the same glyph once more, a hair beside the first.
    private static bool IsAgain(Glyph last, Glyph glyph) =>
        last.Text == glyph.Text && Math.Abs(glyph.Box.X0 - last.Box.X0) < 0.15 * glyph.Size && Math.Abs(glyph.Box.Y0 - last.Box.Y0) < 0.15 * glyph.Size;

    private static double CommonSize(List<Glyph> glyphs)
    {
        var sizes = glyphs.ConvertAll(glyph => glyph.Size);
        sizes.Sort();
        return sizes[sizes.Count / 2];
    }

    private static void Add(List<Glyph> glyphs, List<TextLine> lines)
    {
        glyphs.Sort((a, b) => a.Box.X0.CompareTo(b.Box.X0));
        if (Of(glyphs) is { } line) lines.Add(line);
    }
}
