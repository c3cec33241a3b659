using System.Xml;

namespace Gongkai.Documents.Formats;

/// <summary>Draws a TextObject: every character of its TextCodes at its own place.</summary>
internal static class OfdText
{
    private readonly record struct Style(double Size, double HorizontalScale, double ReadDirection, double CharDirection);

    public static void Draw(XmlReader element, OfdCanvas canvas)
    {
        var transform = OfdTransform.Of(element);
        var style = new Style(
            OfdReader.Number(element.GetAttribute("Size")),
            OfdReader.Number(element.GetAttribute("HScale")) is > 0 and var scale ? scale : 1,
            OfdReader.Number(element.GetAttribute("ReadDirection")),
            OfdReader.Number(element.GetAttribute("CharDirection")));
        var isVisible = element.GetAttribute("Visible") != "false";
        if (element.IsEmptyElement) return;
        var depth = element.Depth;
        var at = (X: 0.0, Y: 0.0);
        element.Read();
        while (element.Depth > depth)
        {
            if (element.NodeType != XmlNodeType.Element || element.LocalName != "TextCode")
            {
                element.Read();
                continue;
            }
            if (OfdReader.Number(element.GetAttribute("X")) is var x && double.IsFinite(x)) at.X = x;
            if (OfdReader.Number(element.GetAttribute("Y")) is var y && double.IsFinite(y)) at.Y = y;
            var (deltaX, deltaY) = (Deltas(element.GetAttribute("DeltaX")), Deltas(element.GetAttribute("DeltaY")));
            var text = element.ReadElementContentAsString();
            if (isVisible) Write(text, at, deltaX, deltaY, style, transform, canvas);
        }
    }

    /// <summary>GB/T 33190 11.3: “g n d” stands for n times d.</summary>
    public static List<double> Deltas(string? list)
    {
        var deltas = new List<double>();
        if (string.IsNullOrWhiteSpace(list)) return deltas;
        var parts = list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
            if (parts[i] is "g" or "G" && i + 2 < parts.Length)
            {
                var times = OfdReader.Number(parts[i + 1]) is >= 0 and <= 100_000 and var n ? (int)n : 0;
                for (; times > 0 && deltas.Count < 100_000; times--) deltas.Add(OfdReader.Number(parts[i + 2]));
                i += 2;
            }
            else deltas.Add(OfdReader.Number(parts[i]));
        return deltas;
    }

    private static void Write(string text, (double X, double Y) at, List<double> deltaX, List<double> deltaY, Style style,
        OfdTransform transform, OfdCanvas canvas)
    {
        var (x, y) = at;
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var width = style.Size * style.HorizontalScale * (rune.Value > 0xFFFF || TextLine.IsWide((char)rune.Value) ? 1 : 0.5);
            var (dx, dy) = (Delta(deltaX, index), Delta(deltaY, index));
            if (deltaX.Count == 0 && deltaY.Count == 0) (dx, dy) = Along(style.ReadDirection, width);
            else if (width < style.Size * 0.6 && dx > 0.2 * style.Size && dx < 1.1 * style.Size) width = dx;
            var (endX, endY) = Along(style.CharDirection, width);
            if (Glyph.OnBaseline(rune.ToString(), canvas.Place(transform.Apply(x, y)), canvas.Place(transform.Apply(x + endX, y + endY)),
                OfdCanvas.Length(style.Size * transform.Scale)) is { } glyph)
                canvas.Glyphs.Add(glyph);
            (x, y, index) = (x + dx, y + dy, index + 1);
        }
    }

    // A list shorter than the text goes on with its last distance.
    private static double Delta(List<double> deltas, int index) =>
        deltas.Count == 0 ? 0 : deltas[Math.Min(index, deltas.Count - 1)];

    // Directions are degrees clockwise; y grows downwards.
    private static (double X, double Y) Along(double direction, double width) => direction switch
    {
        90 => (0, width),
        180 => (-width, 0),
        270 => (0, -width),
        _ => (width, 0),
    };
}
