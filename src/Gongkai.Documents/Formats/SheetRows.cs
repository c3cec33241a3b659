using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>Parts the rows of a sheet, where titles, running text and tables stand in one grid, into paragraphs and tables.</summary>
internal sealed class SheetRows(BlockList blocks, Func<GridCell, Place> place)
{
    private readonly List<GridCell> row = [];
    private readonly List<GridCell> table = [];
    private int heldTo;

    /// <summary>Adds the next cell in reading order.</summary>
    public void Add(GridCell cell)
    {
        if (row.Count > 0 && row[0].Row != cell.Row) CloseRow();
        row.Add(cell);
    }

    /// <summary>Ends the sheet.</summary>
    public void Close()
    {
        CloseRow();
        CloseTable();
        heldTo = 0;
    }

    /// <summary>Ends the last sheet; the document.</summary>
    public SourceDocument ToDocument(IEnumerable<Finding>? findings = null)
    {
        Close();
        return blocks.ToDocument(findings);
    }

    private void CloseRow()
    {
        if (row.Count == 0) return;
        int filled = 0, only = 0;
        for (var i = 0; i < row.Count; i++)
            if (row[i].Text.Length > 0)
            {
                filled++;
                only = i;
            }
        var inside = row[0].Row < heldTo;
        if (filled == 1 && !inside && IsText(row[only].Text))
        {
            CloseTable();
            blocks.AddParagraph(row[only], place);
        }
        else if (filled > 0 || inside)
        {
            foreach (var cell in row) heldTo = Math.Max(heldTo, cell.Row + cell.RowSpan);
            table.AddRange(row);
        }
        row.Clear();
    }

    // Where no table has begun, a lone cell is running text unless the form prints it as the head of a block.
    private bool IsText(string text) =>
        Caption.IsParagraph(text) || (text.Length > 4 && text[^1] is ('。' or '：'))
            || (table.Count == 0 && !ReportAnchors.IsFormLabel(text) && !ChineseText.Squeeze(text).StartsWith("第二十条", StringComparison.Ordinal));

    private void CloseTable()
    {
        if (table.Count == 0) return;
        var width = 0;
        foreach (var cell in table)
            if (cell.Text.Length > 0) width = Math.Max(width, cell.Column + cell.ColumnSpan);
        table.RemoveAll(cell => cell.Column >= width);
        blocks.AddTable(Rebased(table, table[0].Row), cell => place(cell with { Row = cell.Row + first }));
        table.Clear();
    }

    private int first;

    private List<GridCell> Rebased(List<GridCell> cells, int from)
    {
        first = from;
        return cells.ConvertAll(cell => cell with { Row = cell.Row - from });
    }
}
