using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Formats;

/// <summary>Where each place that <see cref="DocxReader"/> gives stands in the file: a paragraph (LinePlace, column 1) or a table cell (TablePlace).</summary>
internal static class DocxPlaces
{
    /// <summary>Every place in reading order, with its <c>w:p</c> or <c>w:tc</c>.</summary>
    public static IEnumerable<(Place Place, OpenXmlElement Element)> Walk(MainDocumentPart? main)
    {
        int line = 0, table = 0;
        foreach (var part in DocxWalk.Through(main))
            if (part.Cells is { } cells)
            {
                table++;
                foreach (var (grid, element) in cells) yield return (new TablePlace(table, grid.Row + 1, grid.Column + 1), element);
            }
            else yield return (new LinePlace(++line, 1), part.Element);
    }
}
