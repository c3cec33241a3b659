using System.Xml;

namespace Gongkai.Documents.Formats;

/// <summary>Where a page's objects are drawn: millimetres from the upper left corner become points from the lower left one.</summary>
internal sealed class OfdCanvas(double[] paper)
{
    private const double Points = 72 / 25.4;
    private double[] paper = paper;

    public double Width => paper[2] * Points;

    public double Height => paper[3] * Points;

    public List<Glyph> Glyphs { get; } = [];

    public List<Segment> Segments { get; } = [];

    public int Images { get; set; }

    public void Resize(double[] box) => paper = box;

    public static double Length(double millimetres) => millimetres * Points;

    public (double X, double Y) Place((double X, double Y) point) => ((point.X - paper[0]) * Points, Height - (point.Y - paper[1]) * Points);
}

/// <summary>How an object's own coordinates lie on the page: its CTM, then its boundary's corner.</summary>
internal readonly record struct OfdTransform(double A, double B, double C, double D, double E, double F)
{
    public static OfdTransform Of(XmlReader element)
    {
        var boundary = OfdReader.Numbers(element.GetAttribute("Boundary"));
        var (x, y) = boundary.Length >= 2 ? (boundary[0], boundary[1]) : (0, 0);
        return OfdReader.Numbers(element.GetAttribute("CTM")) is [var a, var b, var c, var d, var e, var f]
            ? new(a, b, c, d, e + x, f + y)
            : new(1, 0, 0, 1, x, y);
    }

    public double Scale => Math.Sqrt(Math.Abs(A * D - B * C));

    public (double X, double Y) Apply(double x, double y) => (A * x + C * y + E, B * x + D * y + F);
}
