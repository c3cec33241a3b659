using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Gongkai.Documents.Formats;

/// <summary>What PdfPig found on a page, as glyphs and lines.</summary>
internal static class PdfPage
{
    public static PageContent Content(Page page)
    {
        var glyphs = new List<Glyph>(page.Letters.Count);
        var hidden = new List<Glyph>();
        var paper = new Box(-1, -1, page.Width + 1, page.Height + 1);
        Glyph? cut = null;
        foreach (var letter in page.Letters)
        {
            if (string.IsNullOrEmpty(letter.Value) || GlyphOf(letter) is not { } glyph) continue;
            if (!paper.Holds(glyph.Box.MiddleX, glyph.Box.MiddleY))
            {
                // A table wider than the paper: nobody sees what stands beyond its edge, but that a number stands there must be known.
                if (!char.IsAsciiDigit(glyph.Text[0]) || !paper.Holds(page.Width / 2, glyph.Box.MiddleY) || Math.Abs(glyph.Box.MiddleX) > 2 * page.Width)
                    continue;
                if (cut is not { } last || Math.Abs(last.Box.Y0 - glyph.Box.Y0) > 0.1 * glyph.Size || glyph.Box.X0 - last.Box.X1 > 0.1 * glyph.Size)
                    glyphs.Add(glyph with { Text = "…" });
                cut = glyph;
                continue;
            }
            (letter.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip ? hidden : glyphs).Add(glyph);
        }
        MarkCut(glyphs, page.Width);
        // The text layer of a scan is invisible, and all there is; beside visible text, invisible text is not part of what is published.
        if (glyphs.Count < hidden.Count) glyphs.AddRange(hidden);
        return new(page.Number, page.Width, page.Height, glyphs, Segments(page));
    }

    // The last digit in sight may not be the number's last: some programs leave out of the file what crosses the paper's edge.
    private static void MarkCut(List<Glyph> glyphs, double edge)
    {
        foreach (var last in glyphs.FindAll(glyph => glyph.Turn == 0 && char.IsAsciiDigit(glyph.Text[0]) && glyph.Box.X1 > edge - 0.65 * glyph.Size))
            if (!glyphs.Exists(glyph => glyph.Text == "…" && glyph.Box.X0 >= last.Box.MiddleX && Math.Abs(glyph.Box.Y0 - last.Box.Y0) < 0.1 * last.Size))
                glyphs.Add(last with { Text = "…", Box = last.Box with { X0 = last.Box.X1, X1 = last.Box.X1 + 0.1 * last.Size } });
    }

    /// <summary>Whether the page shows something, but no text that can be read: a scan, or a font that says nothing about its characters.</summary>
    public static bool IsUnreadable(Page page, PageContent content)
    {
        var seen = content.Glyphs.Count(glyph => !glyph.IsSpace);
        if (seen == 0) return page.NumberOfImages > 0 || page.Paths.Count > 200;
        return seen > 20 && content.Glyphs.Count(glyph => glyph.Text[0] is < ' ' or '\uFFFD' or (>= '\uE000' and <= '\uF8FF')) > 0.5 * seen;
    }

    private static Glyph? GlyphOf(Letter letter)
    {
        var (start, end) = (letter.StartBaseLine, letter.EndBaseLine);
        var size = letter.PointSize;
        if (Math.Abs(end.X - start.X) + Math.Abs(end.Y - start.Y) < 0.01)
            end = letter.TextOrientation switch
            {
                TextOrientation.Rotate90 => new PdfPoint(start.X, start.Y - 0.01),
                TextOrientation.Rotate270 => new PdfPoint(start.X, start.Y + 0.01),
                TextOrientation.Rotate180 => new PdfPoint(start.X - 0.01, start.Y),
                _ => new PdfPoint(start.X + 0.01, start.Y),
            };
        return Glyph.OnBaseline(letter.Value, (start.X, start.Y), (end.X, end.Y), size);
    }

    private static List<Segment> Segments(Page page)
    {
        var segments = new List<Segment>();
        foreach (var path in page.Paths)
        {
            if (!path.IsStroked && !path.IsFilled) continue;
            foreach (var part in path)
                if (part.Commands.Count <= 200) Add(part, path.IsStroked, segments);
        }
        return segments;
    }

    private static void Add(PdfSubpath part, bool stroked, List<Segment> segments)
    {
        if (part.GetBoundingRectangle() is not { } bounds) return;
        var box = new Box(bounds.Left, bounds.Bottom, bounds.Right, bounds.Top);
        if (part.Commands.Count <= 7 && Segment.Filling(box) is { } thin)
        {
            segments.Add(thin);
            return;
        }
        if (!stroked) return;
        PdfPoint? first = null, last = null;
        foreach (var command in part.Commands)
            switch (command)
            {
                case PdfSubpath.Move move:
                    first = last = move.Location;
                    break;
                case PdfSubpath.Line line:
                    first ??= line.From;
                    AddLine(line.From, line.To, segments);
                    last = line.To;
                    break;
                case PdfSubpath.Close when first is { } from && last is { } to:
                    AddLine(to, from, segments);
                    break;
                default:
                    break;
            }
    }

    private static void AddLine(PdfPoint from, PdfPoint to, List<Segment> segments)
    {
        if (Segment.Between((from.X, from.Y), (to.X, to.Y)) is { } segment) segments.Add(segment);
    }
}
