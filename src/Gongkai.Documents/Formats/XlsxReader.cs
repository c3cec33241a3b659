using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Formats;

/// <summary>Reads Excel workbooks, XLS and XLSX, as shown: merged cells once, numbers in their display format.</summary>
internal static class XlsxReader
{
    private const int MostColumns = 200;

    public static SourceDocument Read(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        DecodedText.Register();
        var zipped = content.Span.StartsWith("PK"u8);
        if (zipped)
        {
            Container.Examine(content, limits);
            content = StrictWorkbook.Transitional(content);
        }
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(Container.Stream(content),
                new ExcelReaderConfiguration { FallbackEncoding = System.Text.Encoding.GetEncoding("GB18030") });
            var blocks = new BlockList(zipped ? SourceFormat.Xlsx : SourceFormat.Xls, limits);
            var marks = zipped ? XlsxMarks.Of(content) : null;
            do ReadSheet(reader, blocks, marks, limits);
            while (reader.NextResult());
            return blocks.ToDocument();
        }
        catch (InvalidPasswordException)
        {
            throw new FileRefusedException(FileFault.Encrypted("Excel"));
        }
    }

    private static void ReadSheet(IExcelDataReader reader, BlockList blocks, XlsxMarks? marks, ReadingLimits limits)
    {
        if (reader.VisibleState is "hidden" or "veryhidden") return;
        var sheet = reader.Name;
        var rows = new SheetRows(blocks, cell => new SheetPlace(sheet, Name(cell.Column) + (cell.Row + 1).ToString(CultureInfo.InvariantCulture)));
        var merged = new SheetMerges(reader.MergeCells);
        var width = Math.Min(reader.FieldCount, MostColumns);
        var hidden = Enumerable.Range(0, width).Select(column => reader.GetColumnWidth(column) == 0).ToArray();
        var cells = 0L;
        for (var row = 0; reader.Read(); row++)
        {
            if ((cells += width) > limits.Blocks * 4L) throw new FileRefusedException(FileFault.TooManyParts(limits.Blocks * 4L));
            var isHidden = reader.RowHeight == 0;
            for (var column = 0; column < width; column++)
                if (merged.At(row, column) is { } span && IsSeen(isHidden && span.Rows == 1, hidden.AsSpan(column, Math.Min(span.Columns, width - column))))
                    rows.Add(new(row, column, span.Rows, span.Columns, column < reader.FieldCount ? Shown(reader, marks, row, column) : ""));
        }
        rows.Close();
    }

    // A cell that reaches out of what is hidden is seen.
    private static bool IsSeen(bool rowIsHidden, ReadOnlySpan<bool> columnsAreHidden) => !rowIsHidden && columnsAreHidden.Contains(false);

    private static string Shown(IExcelDataReader reader, XlsxMarks? marks, int row, int column) =>
        marks?.Shown(reader.Name, row, column, Shown(reader, column)) ?? Shown(reader, column);

    private static string Shown(IExcelDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            null => "",
            string text => CellLines.Tidy(new(text.ReplaceLineEndings("\n"))),
            double number => ShownNumber.Of(number, reader.GetNumberFormatString(column)),
            int number => ShownNumber.Of(number, reader.GetNumberFormatString(column)),
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
            bool truth => truth ? "TRUE" : "FALSE",
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };

    private static string Name(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) name = (char)('A' + (rest - 1) % 26) + name;
        return name;
    }
}

/// <summary>The merged cells of a sheet.</summary>
internal sealed class SheetMerges
{
    private const int Most = 20_000;

    private readonly Dictionary<(int, int), (int Rows, int Columns)> corners = [];
    private readonly List<CellRange> ranges;

    public SheetMerges(CellRange[]? merged)
    {
        ranges = merged is { Length: <= Most } ? [.. merged] : [];
        foreach (var range in ranges) corners[(range.FromRow, range.FromColumn)] = (range.ToRow - range.FromRow + 1, range.ToColumn - range.FromColumn + 1);
        ranges.Sort((a, b) => a.FromRow.CompareTo(b.FromRow));
    }

    /// <summary>The size of the cell there; null where another cell covers it.</summary>
    public (int Rows, int Columns)? At(int row, int column)
    {
        if (corners.TryGetValue((row, column), out var size)) return size;
        foreach (var range in ranges)
        {
            if (range.FromRow > row) break;
            if (row <= range.ToRow && column >= range.FromColumn && column <= range.ToColumn) return null;
        }
        return (1, 1);
    }
}
