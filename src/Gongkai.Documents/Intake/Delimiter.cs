namespace Gongkai.Documents;

/// <summary>Tells separated values from running text and from the tab tables of text reports.</summary>
internal static class Delimiter
{
    private const int Sample = 200;

    /// <summary>The character between fields; null when the text is no table of separated values.</summary>
    public static char? Of(string text)
    {
        int lines = 0, commas = 0, semicolons = 0, tabs = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim("\r ");
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
