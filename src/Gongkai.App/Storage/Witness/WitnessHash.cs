using System.Globalization;
using System.Text.Json;

namespace Gongkai.Storage;

/// <summary>
/// What the witness chain says of rows: the hash of a row and of a link, made as <see cref="JournalHash"/> writes fields.
/// A row's: <c>gongkai-row-1</c>, its table, its salt, then of each column that is not null, in the order of their names, the name and the value.
/// A link's: <c>gongkai-witness-1</c>, sequence, instant, body, hash of the link before. A column added later changes nothing as long as it is null.
/// </summary>
internal static class WitnessHash
{
    /// <summary>Joins the columns of a key.</summary>
    public const char KeySeparator = '\u001f';

    private const string RowForm = "gongkai-row-1";
    private const string LinkForm = "gongkai-witness-1";

    /// <summary>The hash of a row.</summary>
    public static string OfRow(string table, string salt, IReadOnlyCollection<KeyValuePair<string, string>> columns)
    {
        var fields = new List<string?>(2 + (2 * columns.Count)) { table, salt };
        foreach (var (name, value) in columns.OrderBy(column => column.Key, StringComparer.Ordinal))
        {
            fields.Add(name);
            fields.Add(value);
        }
        return JournalHash.Of(RowForm, fields.ToArray());
    }

    /// <summary>The hash of a row as the writer's triggers tell it, a JSON object.</summary>
    public static string OfRow(string table, string salt, string row) => OfRow(table, salt, Columns(table, row));

    /// <summary>The hash of a link.</summary>
    public static string OfLink(long sequence, string at, string body,
        string previous) => JournalHash.Of(LinkForm, [sequence.ToString(CultureInfo.InvariantCulture), at, body, previous]);

    private static List<KeyValuePair<string, string>> Columns(string table, string row)
    {
        using var document = JsonDocument.Parse(row);
        var columns = new List<KeyValuePair<string, string>>();
        foreach (var column in document.RootElement.EnumerateObject())
            if (column.Value.ValueKind != JsonValueKind.Null && !StoreTables.PassingColumns.ContainsKey((table, column.Name)))
                columns.Add(new(column.Name, column.Value.ValueKind == JsonValueKind.String ? column.Value.GetString()! : column.Value.GetRawText()));
        return columns;
    }
}
