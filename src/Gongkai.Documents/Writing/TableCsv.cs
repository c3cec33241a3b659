using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Writing;

/// <summary>A list as CSV: UTF-8 with its mark, so that Excel shows it; what a spreadsheet would take for a formula is a word.</summary>
public static class TableCsv
{
    /// <summary>The headings and the rows.</summary>
    public static byte[] Of(IEnumerable<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var csv = new StringBuilder("\uFEFF").AppendJoin(',', headings.Select(Cell)).Append("\r\n");
        foreach (var row in rows) csv.AppendJoin(',', row.Select(value => Cell(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""))).Append("\r\n");
        return new UTF8Encoding(false).GetBytes(csv.ToString());
    }

    private static string Cell(string value)
    {
        if (value.Length > 0 && "=+-@\t\r".Contains(value[0], StringComparison.Ordinal)) value = "'" + value;
        return value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
