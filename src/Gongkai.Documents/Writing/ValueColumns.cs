using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Documents.Writing;

/// <summary>The widths of columns that hold figures, in millimetres, and the size of type in which no figure breaks over lines.</summary>
internal readonly record struct ValueColumns(ImmutableArray<decimal> Widths, decimal TypeSize)
{
    /// <summary>五号, the type of tables.</summary>
    public const decimal Usual = 10.5m;

    private const decimal Smallest = 4;

    // Half the size of type, and a little, for every half-width character, whatever face is installed; lines and margins beside it.
    private const decimal Character = 0.57m * 0.3528m;
    private const decimal Beside = 1.6m;

    /// <summary>
    /// Columns from <paramref name="first"/> on: each as wide as its figures at the usual size where there is room, else all in smaller type.
    /// </summary>
    public static ValueColumns Of(ImmutableArray<GridCell> cells, int first, int count, decimal least, decimal room)
    {
        var lengths = Enumerable.Range(first, count).Select(column => Longest(cells, column)).ToArray();
        for (var size = Usual; ; size -= 0.5m)
        {
            var needed = lengths.Select(length => Math.Max(least, length * size * Character + Beside)).ToArray();
            if (needed.Sum() <= room || size <= Smallest) return new([.. needed.Select(width => width * Math.Min(1, room / needed.Sum()))], size);
        }
    }

    private static int Longest(ImmutableArray<GridCell> cells, int column) =>
        cells.Where(cell => cell.Column == column && cell is { Role: GridRole.Value, ColumnSpan: 1 })
            .Select(cell => LongestFigure(cell.Text)).DefaultIfEmpty().Max();

    // Words may go on in the next line, figures may not.
    private static int LongestFigure(string text)
    {
        var (longest, length) = (0, 0);
        foreach (var c in ChineseText.Fold(text))
        {
            length = c < 0x80 && c is not ' ' and not '\n' ? length + 1 : 0;
            longest = Math.Max(longest, length);
        }
        return text.Any(c => c is >= '０' and <= '９') ? longest * 2 : longest;
    }
}
