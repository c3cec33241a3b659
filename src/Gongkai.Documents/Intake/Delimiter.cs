namespace Gongkai.Documents;

/// <summary>Tells separated values from running text and from the tab tables of text reports.</summary>
internal static class Delimiter
{
    private const int Sample = 200;

    /// <summary>The character between fields; null when the text is no table of separated values.</summary>
    public static char? Of(string text)
    {
        int lines = 0, commas = 0, semicolons = 0, tabs = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfRecord(text, at);
            var line = text.AsSpan(at, end - at).Trim("\r ");
            at = end + 1;
            // Sentences have commas of their own.
            if (line.IsEmpty || (line.Contains('。') && !line.Contains('"'))) continue;
            if (++lines > Sample) break;
            // A sentence with half-width commas is no record.
            if (Fields(line, ',') > 2 && !line.Contains('。')) commas++;
            if (Fields(line, ';') > 2) semicolons++;
            if (Fields(line, '\t') > 2 && line.Contains('"')) tabs++;
        }
        if (commas >= 3 && commas * 2 > lines) return ',';
        if (semicolons >= 3 && semicolons * 2 > lines) return ';';
        return tabs > 0 && tabs * 4 > lines ? '\t' : null;
    }

    // A quoted field may hold line feeds; quotation marks that are never closed, or late, are no such field.
    private static int EndOfRecord(string text, int start)
    {
        var quoted = false;
        var line = -1;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            if (text[i] != '\n') continue;
            if (!quoted) return i;
            if (line < 0) line = i;
            if (i - start > 2_000) return line;
        }
        return quoted && line >= 0 ? line : text.Length;
    }

    private static int Fields(ReadOnlySpan<char> line, char delimiter)
    {
        var fields = 1;
        var quoted = false;
        foreach (var c in line)
            if (c == '"') quoted = !quoted;
            else if (c == delimiter && !quoted) fields++;
        return fields;
    }
}
