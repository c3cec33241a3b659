namespace Gongkai.Documents.Formats;

/// <summary>Tables that no lines bound.</summary>
internal static class AlignedTables
{
    public static IEnumerable<PagedBlock> Among(PageContent page, List<TextLine> lines, List<Segment> horizontal, List<Box> tables) =>
        lines.Select(line => new LineBlock(page, line));
}
