namespace Gongkai.Documents.Formats;

/// <summary>A part of one page in reading order.</summary>
internal abstract record PagedBlock(PageContent Page, Box Box);

/// <summary>A line of running text.</summary>
internal sealed record LineBlock(PageContent Page, TextLine Line) : PagedBlock(Page, Line.Box);

/// <summary>A table, or the part of one that stands on the page; its cells are placed by their edges in points.</summary>
internal sealed record TableBlock(PageContent Page, Box Box, List<PlacedCell> Cells, Geometry Geometry) : PagedBlock(Page, Box);

/// <summary>A cell of a table: its edges, by which rows and columns are counted, the box in which it is seen on its page, and its text.</summary>
internal sealed record PlacedCell(PageContent Page, Box Edges, Box Seen, string Text)
{
    /// <summary>Whether the edges are ordinals of rows and columns, not points.</summary>
    public bool IsCounted { get; init; }
}
