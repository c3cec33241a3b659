using System.Collections.Immutable;
using System.Text;
using Gongkai.Documents.Formats;

namespace Gongkai.Documents.Publishing;

/// <summary>
/// A table as lines: a row for each, cells between upright strokes, <c>|---|</c> below the heads, <c>|= </c> before its name; a cell that goes on to the left
/// or above is <c>&lt;</c> or <c>^</c>.
/// </summary>
internal sealed class NotedTable
{
    private const int MostColumns = 60, MostRows = 5_000;

    private readonly string?[,] words;
    private readonly TextCell?[,] cells;

    private NotedTable(TextTable table, string?[,] words, TextCell?[,] cells, string raw) => (Table, this.words, this.cells, Raw) = (table, words, cells, raw);

    public TextTable Table { get; }

    public string Raw { get; }

    public static NotedTable Of(TextTable table, NotedText text)
    {
        var (spans, places) = (new Spans(), new List<(int Row, int Column, TextCell Cell)>());
        foreach (var (at, row) in table.Rows.Index())
        {
            if (at > 0 && table.Rows[at - 1].IsHead != row.IsHead) spans.EndGroup(at);
            spans.BeginRow(at, row.Cells.Sum(cell => cell.ColumnSpan));
            foreach (var cell in row.Cells) places.Add((at, spans.Take(cell.ColumnSpan, cell.RowSpan), cell));
        }
        var columns = places.Max(place => place.Column + place.Cell.ColumnSpan);
        var (words, cells) = (new string?[table.Rows.Length, columns], new TextCell?[table.Rows.Length, columns]);
        var caption = table.Caption.IsEmpty ? "" : $"|= {text.Words(table.Caption)}\n";
        foreach (var (row, column, cell) in places)
            for (var r = row; r < Math.Min(row + cell.RowSpan, table.Rows.Length); r++)
                for (var c = column; c < column + cell.ColumnSpan; c++)
                    (words[r, c], cells[r, c]) = (r > row ? "^" : c > column ? "<" : WordsOf(cell, text), r == row && c == column ? cell : null);
        var heads = table.Rows.TakeWhile(row => row.IsHead).Count();
        var lines = Enumerable.Range(0, table.Rows.Length).Select(r => RowOf(words, r)).ToList();
        if (heads > 0) lines.Insert(heads, $"|{string.Concat(Enumerable.Repeat("---|", columns))}");
        return new(table, words, cells, caption + string.Join('\n', lines));
    }

    /// <summary>The table that lines say; null where they say none.</summary>
    /// <param name="raw">The lines.</param>
    /// <param name="former">The table in whose place it stands; null for none. Cells that are left as they were keep all that they had.</param>
    /// <param name="reading">Reads the words of a cell.</param>
    public static TextTable? Read(string raw, NotedTable? former, NotedReading reading)
    {
        var (caption, rows, heads) = (ImmutableArray<TextRun>.Empty, new List<string[]>(), 0);
        foreach (var line in raw.Split('\n'))
            if (line.StartsWith("|=", StringComparison.Ordinal)) caption = reading.Runs(line[2..].Trim(), RunLook.Plain);
            else if (Split(line) is var row && row.All(cell => cell.Length >= 3 && cell.All(c => c is '-' or ':')) && row.Length > 0) heads = rows.Count;
            else if (rows.Count < MostRows) rows.Add(row.Length > MostColumns ? row[..MostColumns] : row);
        if (rows.Count == 0) return null;
        var columns = rows.Max(row => row.Length);
        if (columns == 0) return null;
        return new(caption, Rows([.. rows.Select(row => row.Concat(Enumerable.Repeat("", columns - row.Length)).ToArray())], columns, heads, former, reading));
    }

    private static ImmutableArray<TextRow> Rows(
        ImmutableArray<string[]> rows, int columns, int heads, NotedTable? former, NotedReading reading)
    {
        // Which cell a place belongs to: its own, that to the left, or that above.
        var owners = new (int Row, int Column)[rows.Length, columns];
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < columns; c++)
                owners[r, c] = rows[r][c] == "<" && c > 0 ? owners[r, c - 1] : rows[r][c] == "^" && r > 0 && r != heads ? owners[r - 1, c] : (r, c);
        var last = new Dictionary<(int, int), (int Row, int Column)>();
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < columns; c++)
            {
                var (row, column) = last.GetValueOrDefault(owners[r, c]);
                last[owners[r, c]] = (Math.Max(r, row), Math.Max(c, column));
            }
        var known = former?.Known();
        return
        [
            .. Enumerable.Range(0, rows.Length).Select(r => new TextRow(r < heads,
            [
                .. Enumerable.Range(0, columns).Where(c => owners[r, c] == (r, c)).Select(c =>
                {
                    var like = former?.At(r, c);
                    var same = like is { } stood && former!.words[r, c] == rows[r][c] ? stood
                        : known is not null && rows[r][c].Length > 0 && known.TryGetValue(rows[r][c], out var found) ? found : null;
                    return new TextCell(same?.Blocks ?? reading.Cell(rows[r][c]), r < heads ? null : former?.Beside(c),
                        last[(r, c)].Column - c + 1, last[(r, c)].Row - r + 1);
                }),
            ])),
        ];
    }

    private TextCell? At(int row, int column) => row < cells.GetLength(0) && column < cells.GetLength(1) ? cells[row, column] : null;

    // Whether values of a column are heads of their rows, as they were.
    private string? Beside(int column) => column >= cells.GetLength(1) ? null
        : Enumerable.Range(0, cells.GetLength(0)).Where(r => !Table.Rows[r].IsHead).Select(r => cells[r, column]?.Scope)
            .FirstOrDefault(scope => scope is not null);

    private Dictionary<string, TextCell> Known()
    {
        var known = new Dictionary<string, TextCell>(StringComparer.Ordinal);
        for (var r = 0; r < cells.GetLength(0); r++)
            for (var c = 0; c < cells.GetLength(1); c++)
                if (cells[r, c] is { } cell) known.TryAdd(words[r, c]!, cell);
        return known;
    }

    private static string RowOf(string?[,] words, int row)
    {
        var line = new StringBuilder("|");
        for (var c = 0; c < words.GetLength(1); c++) line.Append(words[row, c] is { Length: > 0 } cell ? $" {cell} |" : " |");
        return line.ToString();
    }

    private static string WordsOf(TextCell cell, NotedText text)
    {
        if (!cell.Blocks.All(block => block is TextParagraph { Level: 0 })) return text.Keep(cell.Blocks);
        var words = string.Join(TextNotation.Break, cell.Blocks.Select(block => text.Words(((TextParagraph)block).Runs))).Replace("|", "\\|",
            StringComparison.Ordinal).Trim();
        return words is "<" or "^" ? "\\" + words : words;
    }

    private static string[] Split(string line)
    {
        var (cells, cell) = (new List<string>(), new StringBuilder());
        for (var i = 1; i < line.Length; i++)
            if (line[i] == '\\' && i + 1 < line.Length) cell.Append(line[i]).Append(line[++i]);
            else if (line[i] == '|')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else cell.Append(line[i]);
        if (cell.ToString().Trim() is { Length: > 0 } open) cells.Add(open);
        return [.. cells];
    }
}
