using System.Collections.Immutable;
using Gongkai.Documents.Formats;

namespace Gongkai.Documents.Publishing;

/// <summary>Tables of published texts: spans that fit, head rows first, heads that say of what.</summary>
internal static class TextTables
{
    /// <summary>The widest and highest that a cell may be.</summary>
    public const int WidestSpan = 200, HighestSpan = 2000;

    private static readonly string[] Scopes = ["col", "row", "colgroup", "rowgroup"];

    /// <summary>The table tidied; null where nothing stands in it.</summary>
    public static TextTable? Tidy(TextTable table, Func<ImmutableArray<TextBlock>, ImmutableArray<TextBlock>> cells,
        Func<ImmutableArray<TextRun>, ImmutableArray<TextRun>> caption)
    {
        List<TextRow> rows = [.. table.Rows.Where(row => !row.Cells.IsEmpty)
            .Select(row => row with { Cells = [.. row.Cells.Select(cell => cell with { Blocks = cells(cell.Blocks) })] })];
        if (!rows.Any(row => row.Cells.Any(cell => !cell.Blocks.IsEmpty))) return null;
        var heads = rows.TakeWhile(row => row.IsHead).Count();
        // A table of nothing but heads has none.
        if (heads == rows.Count) heads = 0;
        return new(caption(table.Caption), [.. Group(rows[..heads], isHead: true), .. Group(rows[heads..], isHead: false)]);
    }

    private static IEnumerable<TextRow> Group(List<TextRow> rows, bool isHead)
    {
        var (spans, grid) = (new Spans(), new List<GridCell>());
        foreach (var (at, row) in rows.Index())
        {
            spans.BeginRow(at, row.Cells.Sum(cell => Columns(cell)));
            foreach (var cell in row.Cells)
                grid.Add(new(at, spans.Take(Columns(cell), Rows(cell)), Rows(cell), Columns(cell), ""));
        }
        grid = GridSpans.Clip(grid, rows.Count);
        var next = 0;
        foreach (var row in rows)
            yield return new(isHead, [.. row.Cells.Select((cell, i) => cell with
            {
                ColumnSpan = grid[next].ColumnSpan,
                RowSpan = grid[next++].RowSpan,
                Scope = ScopeOf(cell, isHead, isFirst: i == 0),
            })]);
    }

    private static string? ScopeOf(TextCell cell, bool isHead, bool isFirst) =>
        isHead || cell.Scope is not null ? Scopes.Contains(cell.Scope) ? cell.Scope : isHead || !isFirst ? "col" : "row" : null;

    private static int Columns(TextCell cell) => Math.Clamp(cell.ColumnSpan, 1, WidestSpan);

    private static int Rows(TextCell cell) => Math.Clamp(cell.RowSpan, 1, HighestSpan);
}
