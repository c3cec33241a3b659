using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>One cell of a table as a reader meets it, before it has a place; row and column from 0.</summary>
internal readonly record struct GridCell(int Row, int Column, int RowSpan, int ColumnSpan, string Text);

/// <summary>Collects a document's blocks in reading order and gives each its place.</summary>
internal sealed class BlockList(SourceFormat format, ReadingLimits limits)
{
    private readonly ImmutableArray<Block>.Builder blocks = ImmutableArray.CreateBuilder<Block>();
    private readonly List<string> lines = [];
    private int sequence;
    private int parts;

    /// <summary>The ordinal of the last paragraph outside tables.</summary>
    public int Paragraphs { get; private set; }

    /// <summary>The ordinal of the last table.</summary>
    public int Tables { get; private set; }

    /// <summary>Adds the paragraph; one that is several paragraphs parted by line breaks becomes several blocks of the same ordinal.</summary>
    public void AddParagraph(string text, int? headingLevel, bool isHidden = false)
    {
        Paragraphs++;
        SoftLines.Split(text, lines);
        var from = 0;
        foreach (var line in lines)
        {
            var at = text.IndexOf(line, from, StringComparison.Ordinal);
            Add(new Paragraph(line, Sequenced(new LinePlace(Paragraphs, at + 1))) { HeadingLevel = headingLevel, IsHidden = isHidden });
            from = at + line.Length;
        }
    }

    /// <summary>Adds the table; rows that hold nothing but a section's title or a sentence become paragraphs, and part it.</summary>
    public void AddTable(IReadOnlyList<GridCell> grid) => AddTable(grid, Tables + 1, PlaceInTable);

    /// <summary>Adds the table, its cells placed by the caller.</summary>
    public void AddTable(IReadOnlyList<GridCell> grid, Func<GridCell, Place> place) => AddTable(grid, Tables + 1, (_, cell) => place(cell));

    /// <summary>Adds a paragraph that stands in a cell; its lines become blocks at the same place.</summary>
    public void AddParagraph(GridCell cell, Func<GridCell, Place> place)
    {
        SoftLines.Split(cell.Text, lines);
        foreach (var line in lines) Add(new Paragraph(line, Sequenced(place(cell))));
    }

    private void AddTable(IReadOnlyList<GridCell> grid, int table, Func<int, GridCell, Place> place)
    {
        Tables = table;
        var cells = ImmutableArray.CreateBuilder<TableCell>();
        int first = 0, spannedTo = 0;
        for (var i = 0; i < grid.Count;)
        {
            var end = i;
            var row = grid[i].Row;
            while (end < grid.Count && grid[end].Row == row) end++;
            if (row >= spannedTo && Caption.Of(grid, i, end) is { } caption)
            {
                Close(cells);
                Add(new Paragraph(grid[caption].Text, Sequenced(place(table, grid[caption]))));
                first = row + 1;
            }
            else
            {
                if (cells.Count == 0) first = row;
                for (var j = i; j < end; j++)
                {
                    Count();
                    cells.Add(new(row - first, grid[j].Column, grid[j].Text,
                        Sequenced(place(table, grid[j])))
                    { RowSpan = grid[j].RowSpan, ColumnSpan = grid[j].ColumnSpan });
                    spannedTo = Math.Max(spannedTo, row + grid[j].RowSpan);
                }
            }
            i = end;
        }
        Close(cells);
    }

    /// <summary>The document.</summary>
    public SourceDocument ToDocument(IEnumerable<Finding>? findings = null) =>
        new(format, blocks.ToImmutable()) { Findings = [.. findings ?? []] };

    private static Place PlaceInTable(int table, GridCell cell) => new TablePlace(table, cell.Row + 1, cell.Column + 1);

    private void Close(ImmutableArray<TableCell>.Builder cells)
    {
        if (cells.Count > 0) blocks.Add(new Table(cells.ToImmutable(), Geometry.Grid));
        cells.Clear();
    }

    private void Add(Block block)
    {
        Count();
        blocks.Add(block);
    }

    private void Count()
    {
        if (++parts > limits.Blocks) throw new FileRefusedException(FileFault.TooManyParts(limits.Blocks));
    }

    private T Sequenced<T>(T place) where T : Place => place with { Sequence = ++sequence };
}

/// <summary>A row of a table that is really a paragraph: a section's title or a sentence typed over the whole width.</summary>
internal static class Caption
{
    /// <summary>The index of the row's only filled cell, if its text is a title or running text; else null.</summary>
    public static int? Of(IReadOnlyList<GridCell> grid, int start, int end)
    {
        var only = -1;
        for (var i = start; i < end; i++)
        {
            if (grid[i].Text.Length == 0) continue;
            if (only >= 0) return null;
            only = i;
        }
        return only >= 0 && grid[only].RowSpan == 1 && IsParagraph(grid[only].Text) ? only : null;
    }

    /// <summary>Whether the text can only be a paragraph of the report, never a label or a value.</summary>
    public static bool IsParagraph(string text) =>
        ReportAnchors.IsSectionTitle(text) || ReportAnchors.IsReportTitle(text) || (text.Length > 40 && text.Contains('。', StringComparison.Ordinal));
}

/// <summary>The lines that a person sees in a paragraph with line breaks in it.</summary>
internal static class SoftLines
{
    private const string Terminal = "。！？；：!?;:”》）)";

    /// <summary>
    /// Parts the text at its line feeds, but for one that tears a sentence: after a long line without a stop, before a line without indent or number.
    /// </summary>
    public static void Split(string text, List<string> lines)
    {
        lines.Clear();
        var start = 0;
        while (start <= text.Length)
        {
            var end = NextBreak(text, start);
            var line = Trim(text.AsSpan(start, end - start));
            if (line.Length > 0) lines.Add(line.ToString());
            start = end + 1;
        }
    }

    /// <summary>Without spaces of any kind around it.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        int start = 0, end = text.Length;
        while (start < end && ChineseText.Fold(text[start]) == ' ') start++;
        while (end > start && ChineseText.Fold(text[end - 1]) == ' ') end--;
        return text[start..end];
    }

    private static int NextBreak(string text, int start)
    {
        for (var at = text.IndexOf('\n', start); at >= 0; at = text.IndexOf('\n', at + 1))
            if (!Tears(text.AsSpan(start, at - start), text.AsSpan(at + 1))) return at;
        return text.Length;
    }

    private static bool Tears(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var line = before[(before.LastIndexOf('\n') + 1)..];
        line = Trim(line);
        if (line.Length < 25 || Terminal.Contains(line[^1], StringComparison.Ordinal)) return false;
        if (after.IsEmpty || ChineseText.Fold(after[0]) == ' ' || after[0] == '\n') return false;
        return !StartsWithNumber(after);
    }

    private static bool StartsWithNumber(ReadOnlySpan<char> text)
    {
        if (text[0] is '（' or '(') text = text[1..];
        var i = 0;
        while (i < text.Length && "一二三四五六七八九十0123456789".Contains(text[i], StringComparison.Ordinal)) i++;
        return i > 0 && i < text.Length && "、.．）)是".Contains(text[i], StringComparison.Ordinal);
    }
}
