using Gongkai.Diagnostics;

namespace Gongkai.Documents.Formats;

/// <summary>Pages that show pictures of text among pages that hold text.</summary>
internal static class ScannedPages
{
    /// <summary>The finding that names them; none when there are none.</summary>
    public static IEnumerable<Finding> Told(string kind, List<int> pages) =>
        pages.Count == 0
            ? []
            : [FileFault.Scanned(kind) with { Variant = "pages", At = new PagePlace(pages[0], 0, 0, 0, 0), Values = [("kind", kind), ("pages", string.Join('、', pages))] }];
}
