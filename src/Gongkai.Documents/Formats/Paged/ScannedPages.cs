using Gongkai.Diagnostics;

namespace Gongkai.Documents.Formats;

/// <summary>Pages that show pictures of text, and no text.</summary>
internal static class ScannedPages
{
    /// <summary>The finding that names them; none when there are none.</summary>
    public static IEnumerable<Finding> Told(List<int> pages) =>
        pages.Count == 0
            ? []
            : [new Finding("RD04", Severity.Error) { At = new PagePlace(pages[0], 0, 0, 0, 0), Values = [("pages", string.Join('、', pages))] }];
}
