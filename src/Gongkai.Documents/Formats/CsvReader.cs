using System.Collections.Immutable;
using System.Text;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Formats;

/// <summary>Reads separated values (RFC 4180; comma, semicolon or tab): every record a row, every field a cell.</summary>
internal static class CsvReader
{
    public static SourceDocument Read(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        var decoded = DecodedText.Of(content.Span);
        var sheet = new SheetRows(new BlockList(SourceFormat.Csv, limits), static cell => new LinePlace(cell.Row + 1, cell.Column + 1));
        var fields = new List<string>();
        var delimiter = Delimiter.Of(decoded.Text) ?? ',';
        for (int at = 0, row = 0; at < decoded.Text.Length; row++)
        {
            at = Record(decoded.Text, at, delimiter, fields);
            for (var column = 0; column < fields.Count; column++) sheet.Add(new(row, column, 1, 1, fields[column]));
        }
        return sheet.ToDocument(decoded.Findings);
    }

    /// <summary>The records alone, without places.</summary>
    public static IEnumerable<ImmutableArray<string>> Records(string text)
    {
        var fields = new List<string>();
        var delimiter = Delimiter.Of(text) ?? ',';
        for (var at = 0; at < text.Length;)
        {
            at = Record(text, at, delimiter, fields);
            yield return [.. fields];
        }
    }

    private static int Record(string text, int at, char delimiter, List<string> fields)
    {
        fields.Clear();
        var field = new StringBuilder();
        var quoted = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (at + 1 < text.Length && text[at + 1] == '"') field.Append(text[++at]);
                else quoted = false;
            }
            else if (c == '"' && field.Length == 0) quoted = true;
            else if (c == delimiter) Close(field, fields);
            else if (c == '\n') break;
            else if (c != '\r') field.Append(c);
        }
        Close(field, fields);
        return at + 1;
    }

    private static void Close(StringBuilder field, List<string> fields)
    {
        fields.Add(CellLines.Tidy(field));
        field.Clear();
    }
}
