using System.Xml;

namespace Gongkai.Documents.Formats;

/// <summary>Draws a PathObject: its straight lines, and thin filled rectangles.</summary>
internal static class OfdPath
{
    public static void Draw(XmlReader element, OfdCanvas canvas)
    {
        var transform = OfdTransform.Of(element);
        var isStroked = element.GetAttribute("Stroke") != "false";
        var isShown = element.GetAttribute("Visible") != "false" && (isStroked || element.GetAttribute("Fill") == "true");
        if (element.IsEmptyElement) return;
        var depth = element.Depth;
        element.Read();
        while (element.Depth > depth)
        {
            if (element.NodeType != XmlNodeType.Element || element.LocalName != "AbbreviatedData")
            {
                element.Read();
                continue;
            }
            var data = element.ReadElementContentAsString();
            if (isShown) Trace(data, isStroked, transform, canvas);
        }
    }

    private static void Trace(string data, bool isStroked, OfdTransform transform, OfdCanvas canvas)
    {
        var parts = data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var points = new List<(double X, double Y)>();
        for (var i = 0; i < parts.Length; i++)
            switch (parts[i])
            {
                case "S" or "M" when i + 2 < parts.Length:
                    Finish(points, isStroked, canvas);
                    points.Add(Point(i + 1));
                    i += 2;
                    break;
                case "L" when i + 2 < parts.Length:
                    points.Add(Point(i + 1));
                    i += 2;
                    break;
                case "C" when points.Count > 0:
                    points.Add(points[0]);
                    break;
                case "Q" or "B" or "A":
                    // Curves bound no cells; drawing goes on from where they end.
                    Finish(points, isStroked, canvas);
                    var last = parts[i] switch { "Q" => 4, "B" => 6, _ => 7 };
                    if (i + last < parts.Length) points.Add(Point(i + last - 1));
                    i += last;
                    break;
                default:
                    break;
            }
        Finish(points, isStroked, canvas);

        (double X, double Y) Point(int index) => canvas.Place(transform.Apply(OfdReader.Number(parts[index]), OfdReader.Number(parts[index + 1])));
    }

    private static void Finish(List<(double X, double Y)> points, bool isStroked, OfdCanvas canvas)
    {
        if (points.Count is 4 or 5)
        {
            var box = new Box(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));
            if (Segment.Filling(box) is { } thin)
            {
                canvas.Segments.Add(thin);
                points.Clear();
                return;
            }
        }
        if (isStroked)
            for (var i = 1; i < points.Count; i++)
                if (Segment.Between(points[i - 1], points[i]) is { } segment) canvas.Segments.Add(segment);
        points.Clear();
    }
}
