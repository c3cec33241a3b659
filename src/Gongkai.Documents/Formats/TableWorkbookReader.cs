using System.Collections.Immutable;
using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Gongkai.Documents.Formats;

/// <summary>The rows of a workbook's first visible sheet, as text: a list that somebody has filled in. Dates are written yyyy-MM-dd, numbers without grouping.</summary>
public static class TableWorkbookReader
{
    private const int MostColumns = 100;

    /// <summary>The rows, the first being the headings; null when it is no workbook that can be read, or has more rows than are taken.</summary>
    public static ImmutableArray<ImmutableArray<string>>? Read(ReadOnlyMemory<byte> content, int mostRows)
    {
        DecodedText.Register();
        try
        {
            if (content.Span.StartsWith("PK"u8)) Container.Examine(content, ReadingLimits.Default);
            using var reader = ExcelReaderFactory.CreateReader(Container.Stream(content), new ExcelReaderConfiguration { FallbackEncoding = System.Text.Encoding.GetEncoding("GB18030") });
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
        return rows.ToImmutable();
    }

    private static string Shown(object? value) => value switch
    {
        null => "",
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!.Trim(),
    };
}
