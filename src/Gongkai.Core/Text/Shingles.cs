namespace Gongkai.Text;

/// <summary>How much of one text stands in another, by runs of eight characters, punctuation and spaces aside.</summary>
public static class Shingles
{
    private const int Length = 8;

    /// <summary>
    /// The share of a text's runs that another text has too, from 0 to 1; null where the text is empty. A text shorter than one run is one run.
    /// </summary>
    public static decimal? Contained(string text, string other)
    {
        var runs = Of(text);
        if (runs.Count == 0) return null;
        var known = Of(other);
        return (decimal)runs.Count(known.Contains) / runs.Count;
    }

    private static HashSet<string> Of(string text)
    {
        var key = ChineseText.Key(text);
        if (key.Length is > 0 and < Length) return [key];
        var runs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + Length <= key.Length; i++) runs.Add(key.Substring(i, Length));
        return runs;
    }
}
