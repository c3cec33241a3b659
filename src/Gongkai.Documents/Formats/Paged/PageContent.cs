using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>A glyph as drawn on a page: its text and its em box in points from the lower left corner.</summary>
/// <param name="Text">The characters it stands for.</param>
/// <param name="Box">Advance width by em height; the ink of 一 is thin, its box is not.</param>
/// <param name="Size">The size of the type in points.</param>
/// <param name="Turn">Degrees by which the line of writing is turned anticlockwise: 0, 90, 180 or 270.</param>
internal readonly record struct Glyph(string Text, Box Box, double Size, int Turn)
{
    public bool IsSpace => string.IsNullOrWhiteSpace(Text);

    /// <summary>The glyph whose baseline runs between two points; null where the coordinates are of no use.</summary>
    public static Glyph? OnBaseline(string text, (double X, double Y) start, (double X, double Y) end, double size)
    {
        if (!(Math.Abs(start.X) < 50_000 && Math.Abs(start.Y) < 50_000 && Math.Abs(end.X) < 50_000 && Math.Abs(end.Y) < 50_000 && size is > 0.5 and < 2_000))
            return null;
        // Fonts share one glyph between 人 and the radical ⼈; which of the two a file names says nothing of what was typed.
        text = ChineseText.WithoutRadicals(text);
        const double down = 0.14, up = 0.86;
        var (dx, dy) = (end.X - start.X, end.Y - start.Y);
        return Math.Abs(dx) >= Math.Abs(dy)
            ? dx >= 0
                ? new Glyph(text, new(start.X, start.Y - down * size, end.X, start.Y + up * size), size, 0)
                : new Glyph(text, new(end.X, start.Y - up * size, start.X, start.Y + down * size), size, 180)
            : dy > 0
                ? new Glyph(text, new(start.X - up * size, start.Y, start.X + down * size, end.Y), size, 90)
                : new Glyph(text, new(start.X - down * size, end.Y, start.X + up * size, start.Y), size, 270);
    }

    /// <summary>The glyph on paper that has been turned clockwise by that many degrees, so that its writing stands upright.</summary>
    public Glyph Turned(int by) => by == 0 ? this : this with { Box = Box.Turned(by), Turn = (Turn + 360 - by) % 360 };
}

/// <summary>A rectangle in points, from the lower left corner.</summary>
internal readonly record struct Box(double X0, double Y0, double X1, double Y1)
{
    public double Width => X1 - X0;

    public double Height => Y1 - Y0;

    public double MiddleX => (X0 + X1) / 2;

    public double MiddleY => (Y0 + Y1) / 2;

    public Box Or(Box other) =>
        new(Math.Min(X0, other.X0), Math.Min(Y0, other.Y0), Math.Max(X1, other.X1), Math.Max(Y1, other.Y1));

    public bool Holds(double x, double y) => x >= X0 && x <= X1 && y >= Y0 && y <= Y1;

    /// <summary>The box on paper turned clockwise about the origin.</summary>
    public Box Turned(int by) => by switch
    {
        90 => new(Y0, -X1, Y1, -X0),
        180 => new(-X1, -Y1, -X0, -Y0),
        270 => new(-Y1, X0, -Y0, X1),
        _ => this,
    };
}

/// <summary>A straight line along the paper's edges: a ruling of a table, an underline, a frame.</summary>
/// <param name="Horizontal">Else vertical.</param>
/// <param name="At">Its height (or, upright, its distance from the left edge).</param>
/// <param name="From">Where it begins along its own direction.</param>
/// <param name="To">Where it ends; never before <paramref name="From"/>.</param>
internal readonly record struct Segment(bool Horizontal, double At, double From, double To)
{
    /// <summary>The line between two points; null where it is slanted or out of all bounds.</summary>
    public static Segment? Between((double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y));
        if (!(dx < 20_000 && dy < 20_000 && Math.Abs(a.X) < 50_000 && Math.Abs(a.Y) < 50_000)) return null;
        if (dy <= 1 && dx > dy) return new(true, (a.Y + b.Y) / 2, Math.Min(a.X, b.X), Math.Max(a.X, b.X));
        if (dx <= 1 && dy > dx) return new(false, (a.X + b.X) / 2, Math.Min(a.Y, b.Y), Math.Max(a.Y, b.Y));
        return null;
    }

    /// <summary>The line that a thin filled rectangle draws; null where the rectangle is no line.</summary>
    public static Segment? Filling(Box box) => box switch
    {
        { Height: <= 3 } when box.Width > box.Height => Between((box.X0, box.MiddleY), (box.X1, box.MiddleY)),
        { Width: <= 3 } when box.Height > box.Width => Between((box.MiddleX, box.Y0), (box.MiddleX, box.Y1)),
        _ => null,
    };

    public Segment Turned(int by)
    {
        var box = (Horizontal ? new Box(From, At, To, At) : new Box(At, From, At, To)).Turned(by);
        return box.Width >= box.Height ? new(true, box.Y0, box.X0, box.X1) : new(false, box.X0, box.Y0, box.Y1);
    }
}

/// <summary>What is drawn on one page, before anything is made of it.</summary>
internal sealed record PageContent(int Number, double Width, double Height, List<Glyph> Glyphs, List<Segment> Segments)
{
    /// <summary>The degrees by which this content was turned clockwise to stand upright; places are turned back by as much.</summary>
    public int TurnedBy { get; private init; }

    /// <summary>The page so turned that most of its writing stands upright.</summary>
    public PageContent Upright()
    {
        Span<int> turns = stackalloc int[4];
        foreach (var glyph in Glyphs) turns[glyph.Turn / 90]++;
        var most = 0;
        for (var i = 1; i < 4; i++)
            if (turns[i] > turns[most]) most = i;
        if (most == 0 || turns[most] < Glyphs.Count * 0.7) return this;
        var by = most * 90;
        return this with
        {
            Glyphs = Glyphs.ConvertAll(glyph => glyph.Turned(by)),
            Segments = Segments.ConvertAll(segment => segment.Turned(by)),
            TurnedBy = by,
        };
    }

    /// <summary>The box as it lies on the page that the reader sees.</summary>
    public Box OnPaper(Box box) => box.Turned((360 - TurnedBy) % 360);

    /// <summary>The paper in the coordinates of this content.</summary>
    public Box Paper => new Box(0, 0, Width, Height).Turned(TurnedBy);
}
