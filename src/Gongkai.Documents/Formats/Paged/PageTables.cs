namespace Gongkai.Documents.Formats;

/// <summary>Takes the tables that lines bound out of a page; what is left is its running text.</summary>
internal static class PageTables
{
    /// <summary>The ruled tables with the glyphs in their cells, and the glyphs outside of them.</summary>
    public static (List<TableBlock> Tables, List<Glyph> Outside, List<Segment> Horizontal) Take(PageContent page)
    {
        var horizontal = Rulings.Joined(page.Segments, true);
        var vertical = Rulings.Joined(page.Segments, false);
        var tables = WithoutFrames([.. Rulings.Groups(horizontal, vertical).Select(RuledTable.From).OfType<RuledTable>()], page);
        var rest = new List<Glyph>();
        foreach (var glyph in page.Glyphs)
        {
            var cell = CellUnder(tables, glyph.Box.MiddleX, glyph.Box.MiddleY);
            (cell?.Glyphs ?? rest).Add(glyph);
        }
        var blocks = new List<TableBlock>();
        foreach (var table in tables)
            if (HoldsProse(table)) rest.AddRange(table.Cells.SelectMany(cell => cell.Glyphs));
            else if (Block(page, table) is { } block) blocks.Add(block);
        var boxes = tables.ConvertAll(table => table.Box);
        return (blocks, rest, horizontal.FindAll(line => !boxes.Exists(box => box.Holds((line.From + line.To) / 2, line.At))));
    }

    private static RuledCell? CellUnder(List<RuledTable> tables, double x, double y)
    {
        foreach (var table in tables)
            if (table.At(x, y) is { } cell) return cell;
        return null;
    }

    // A frame around the page, or around other tables, is decoration or layout, not a table.
    private static List<RuledTable> WithoutFrames(List<RuledTable> tables, PageContent page)
    {
        var paper = page.Paper;
        return tables.FindAll(table =>
            !(table.Cells.Count == 1 && (table.Box.Height > 80 || table.Box.Height * table.Box.Width > 0.5 * paper.Height * paper.Width)) &&
            !tables.Exists(inner => inner != table && inner.Cells.Count > 1 && table.At(inner.Box.MiddleX, inner.Box.MiddleY) is { } around &&
                around.Box.Holds(inner.Box.X0, inner.Box.Y0) && around.Box.Holds(inner.Box.X1, inner.Box.Y1)));
    }

    // A table one of whose cells holds whole paragraphs arranges text; it states no figures.
    private static bool HoldsProse(RuledTable table) =>
        table.Cells.Exists(cell => cell.Glyphs.Count > 300) || (table.Cells.Count == 1 && table.Cells[0].Glyphs.Count > 60);

    private static TableBlock? Block(PageContent page, RuledTable table)
    {
        var cells = new List<PlacedCell>();
        foreach (var cell in table.Cells)
        {
            var text = CellWriting.Text(cell.Glyphs, cell.Box.Width);
            if (text.Length > 0 || cell.IsClosed) cells.Add(new(page, cell.Box, cell.Box, text));
        }
        return cells.Exists(cell => cell.Text.Length > 0) ? new(page, table.Box, cells, Geometry.Grid) : null;
    }
}
