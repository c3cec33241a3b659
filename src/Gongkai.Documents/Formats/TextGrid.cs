using System.Buffers;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>
/// A table drawn in text with a frame around every cell (+---+ or ├──┤, │ or |): what stands between two lines of the frame is one row, over however many lines
/// its cells are broken.
/// </summary>
internal static class TextGrid
{
    private const string Level = "-=─━═┄┈╌", Upright = "|│┃║", Corners = "+┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╭╮╰╯╞╡╪╟╢╫";
    private static readonly SearchValues<char> Levels = SearchValues.Create(Level);
    private static readonly SearchValues<char> LevelOrAlignment = SearchValues.Create(Level + ":");
    private const int Widest = 600, Longest = 2000, FewestFrames = 4;

    /// <summary>The table that begins at the line, and the line behind it; null where no whole frame begins there.</summary>
    public static (Table Table, int End)? At(string[] lines, int start)
    {
        if (!IsFrame(lines[start]) || start > 0 && IsOf(lines[start - 1])) return null;
        var end = start + 1;
        while (end < lines.Length && end - start < Longest && IsOf(lines[end])) end++;
        while (end > start && !IsFrame(lines[end - 1])) end--;
        // Two lines of frame around many rows hold those rows apart by nothing.
        if (lines[start..end].Count(IsFrame) < FewestFrames) return null;
        var drawn = lines[start..end].Select(Drawn).ToArray();
        var width = drawn.Max(line => line.Length);
        return width > Widest || Cells(drawn, width, start) is not { } cells ? null : (new([.. cells], Geometry.Grid), end);
    }

    private static bool IsOf(string line) =>
        line.AsSpan().Trim() is { Length: > 2 } text && IsEdge(text[0]) && IsEdge(text[^1]);

    private static bool IsEdge(char c) => Upright.Contains(c, StringComparison.Ordinal) || Corners.Contains(c, StringComparison.Ordinal);

    private static bool IsFrame(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.Length < 5 || !IsEdge(text[0]) || !IsEdge(text[^1])) return false;
        foreach (var c in text)
            if (!IsEdge(c) && !LevelOrAlignment.Contains(c)) return false;
        return text.ContainsAny(Levels);
    }

    // One character for each column of a terminal; the second half of a wide one is a null.
    private static string Drawn(string line)
    {
        var drawn = new StringBuilder();
        foreach (var c in line.TrimEnd())
        {
            drawn.Append(c);
            if (!IsEdge(c) && !Level.Contains(c, StringComparison.Ordinal) && c >= '\u1100' && TerminalWidth.Of(c.ToString()) == 2) drawn.Append('\0');
        }
        return drawn.ToString();
    }

    private static List<TableCell>? Cells(string[] drawn, int width, int first)
    {
        var (height, walls) = (drawn.Length, Walls(drawn, width));
        var seen = new bool[height, width];
        var found = new List<(int Top, int Left, int Bottom, int Right)>();
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                if (walls[y, x] || seen[y, x] || x >= drawn[y].Length) continue;
                int bottom = y, right = x;
                while (right + 1 < width && !walls[y, right + 1]) right++;
                while (bottom + 1 < height && !walls[bottom + 1, x]) bottom++;
                if (y == 0 || x == 0 || bottom == height - 1 || right == width - 1) return null;
                // A cell is a rectangle with walls on all sides, or the frame does not hold.
                for (var row = y - 1; row <= bottom + 1; row++)
                    for (var column = x - 1; column <= right + 1; column++)
                    {
                        var border = row < y || row > bottom || column < x || column > right;
                        if (walls[row, column] != border) return null;
                        if (!border) seen[row, column] = true;
                    }
                found.Add((y, x, bottom, right));
            }
        return found.Count < 2 ? null : Placed(drawn, found, first);
    }

    // A dash is of the frame where dashes run from edge to edge.
    private static bool[,] Walls(string[] drawn, int width)
    {
        var walls = new bool[drawn.Length, width];
        for (var y = 0; y < drawn.Length; y++)
        {
            var edge = -1;
            for (var x = 0; x < drawn[y].Length; x++)
            {
                if (!IsEdge(drawn[y][x])) continue;
                walls[y, x] = true;
                if (edge >= 0 && x > edge + 1 && drawn[y].AsSpan(edge + 1, x - edge - 1).IndexOfAnyExcept(LevelOrAlignment) < 0)
                    for (var between = edge + 1; between < x; between++) walls[y, between] = true;
                edge = x;
            }
        }
        return walls;
    }

    private static List<TableCell> Placed(string[] drawn, List<(int Top, int Left, int Bottom, int Right)> found, int first)
    {
        var rows = found.Select(cell => cell.Top).Distinct().Order().ToList();
        var columns = found.Select(cell => cell.Left).Distinct().Order().ToList();
        return
        [
            .. from cell in found
               let row = rows.IndexOf(cell.Top)
               let column = columns.IndexOf(cell.Left)
               orderby row, column
               select new TableCell(row, column, Text(drawn, cell), new LinePlace(first + cell.Top + 1, drawn[cell.Top][..cell.Left].Count(c => c != '\0') + 1))
               {
                   RowSpan = Math.Max(1, rows.Count(top => top >= cell.Top && top <= cell.Bottom)),
                   ColumnSpan = Math.Max(1, columns.Count(left => left >= cell.Left && left <= cell.Right)),
               },
        ];
    }

    private static string Text(string[] drawn, (int Top, int Left, int Bottom, int Right) cell)
    {
        var text = new StringBuilder();
        for (var y = cell.Top; y <= cell.Bottom; y++)
            if (drawn[y][cell.Left..Math.Min(cell.Right + 1, drawn[y].Length)].Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } line)
                text.Append(text.Length > 0 ? "\n" : "").Append(line);
        return text.ToString();
    }
}
