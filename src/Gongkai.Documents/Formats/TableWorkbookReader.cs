using System.Collections.Immutable;
using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Gongkai.Documents.Formats;

/// <summary>A sheet of a workbook: its name, empty where there is none, and its rows.</summary>
public sealed record WorkbookSheet(string Name, ImmutableArray<ImmutableArray<string>> Rows);

/// <summary>
/// The rows of a workbook's visible sheets, or of separated values, as text: a list that somebody has filled in, whatever its file is called.
/// Dates are written yyyy-MM-dd, with an hour behind where there is one, numbers without grouping; a merged cell stands in each of the rows that it covers.
/// </summary>
public static class TableWorkbookReader
{
    private const int MostColumns = 100;
    private const int MostMerged = 10_000;
    private const int MostSheets = 200;

    // What spreadsheets wrote before their files were ZIPs.
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The rows of the first visible sheet; null when it is no workbook that can be read, or has more rows than are taken.</summary>
    public static ImmutableArray<ImmutableArray<string>>? Read(ReadOnlyMemory<byte> content, int mostRows) =>
        Read(content, mostRows, isFirstOnly: true) is { } sheets ? sheets.IsEmpty ? [] : sheets[0].Rows : null;

    /// <summary>All visible sheets; null when it is no workbook that can be read, or they have more rows together than are taken.</summary>
    public static ImmutableArray<WorkbookSheet>? Sheets(ReadOnlyMemory<byte> content, int mostRows) => Read(content, mostRows, isFirstOnly: false);

    private static ImmutableArray<WorkbookSheet>? Read(ReadOnlyMemory<byte> content, int mostRows, bool isFirstOnly)
    {
        DecodedText.Register();
        try
        {
            if (!content.Span.StartsWith("PK"u8) && !content.Span.StartsWith(CompoundFile))
                return Separated(content, mostRows) is { } only ? [new("", only)] : null;
            if (content.Span.StartsWith("PK"u8))
            {
                Container.Examine(content, ReadingLimits.Default);
                content = StrictWorkbook.Transitional(content);
            }
            using var reader = ExcelReaderFactory.CreateReader(Container.Stream(content),
                new ExcelReaderConfiguration { FallbackEncoding = System.Text.Encoding.GetEncoding("GB18030") });
            var (sheets, left) = (ImmutableArray.CreateBuilder<WorkbookSheet>(), mostRows);
            do
            {
                if (reader.VisibleState is "hidden" or "veryhidden") continue;
                if (sheets.Count == MostSheets || Rows(reader, left) is not { } rows) return null;
                sheets.Add(new(reader.Name, rows));
                left -= rows.Length;
            }
            while (!(isFirstOnly && sheets.Count > 0) && reader.NextResult());
            return sheets.ToImmutable();
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
        DateTime { TimeOfDay: var time } day => day.ToString(time == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!.Trim(),
    };
}
