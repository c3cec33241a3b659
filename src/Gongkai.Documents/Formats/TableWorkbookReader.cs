using System.Collections.Immutable;
using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Gongkai.Documents.Formats;

/// <summary>
/// The rows of a workbook's first visible sheet, or of separated values, as text: a list that somebody has filled in, whatever its file is called.
/// Dates are written yyyy-MM-dd,
/// numbers without grouping; a merged cell stands in each of the rows that it covers.
/// </summary>
public static class TableWorkbookReader
{
    private const int MostColumns = 100;
    private const int MostMerged = 10_000;

    // What spreadsheets wrote before their files were ZIPs.
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The rows, the first being the headings; null when it is no workbook that can be read, or has more rows than are taken.</summary>
    public static ImmutableArray<ImmutableArray<string>>? Read(ReadOnlyMemory<byte> content, int mostRows)
    {
        DecodedText.Register();
        try
        {
            if (!content.Span.StartsWith("PK"u8) && !content.Span.StartsWith(CompoundFile)) return Separated(content, mostRows);
            if (content.Span.StartsWith("PK"u8))
            {
                Container.Examine(content, ReadingLimits.Default);
                content = StrictWorkbook.Transitional(content);
            }
            using var reader = ExcelReaderFactory.CreateReader(Container.Stream(content),
                new ExcelReaderConfiguration { FallbackEncoding = System.Text.Encoding.GetEncoding("GB18030") });
            while (reader.VisibleState is "hidden" or "veryhidden")
                if (!reader.NextResult()) return [];
            return Rows(reader, mostRows);
        }
        catch (Exception fault) when (fault is HeaderException or InvalidPasswordException or InvalidDataException or FileRefusedException)
        {
            // No workbook, or one that must not be opened.
            return null;
        }
    }

    private static ImmutableArray<ImmutableArray<string>>? Rows(IExcelDataReader reader, int mostRows)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        while (reader.Read())
        {
            if (rows.Count == mostRows) return null;
            rows.Add([.. Enumerable.Range(0, Math.Min(reader.FieldCount, MostColumns)).Select(column => Shown(reader.GetValue(column)))]);
        }
        foreach (var merged in (reader.MergeCells ?? []).Take(MostMerged))
            for (var row = merged.FromRow; row <= merged.ToRow && row < rows.Count; row++)
                if (merged.FromColumn < rows[row].Length && merged.FromRow < rows.Count)
                    rows[row] = rows[row].SetItem(merged.FromColumn, rows[merged.FromRow][merged.FromColumn]);
        return rows.ToImmutable();
    }

    private static ImmutableArray<ImmutableArray<string>>? Separated(ReadOnlyMemory<byte> content, int mostRows)
    {
        // No text has a null in it; UTF-16 is not what spreadsheets write as CSV.
        if (content.IsEmpty || content.Span.Contains((byte)0)) return null;
        var rows = CsvReader.Records(DecodedText.Of(content.Span).Text).Take(mostRows + 1)
            .Select(row => row.Take(MostColumns).ToImmutableArray()).ToImmutableArray();
        return rows.Length > mostRows ? null : rows;
    }

    private static string Shown(object? value) => value switch
    {
        null => "",
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!.Trim(),
    };
}
