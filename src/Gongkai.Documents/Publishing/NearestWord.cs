namespace Gongkai.Documents.Publishing;

/// <summary>Which of some words somebody may have meant who wrote another.</summary>
internal static class NearestWord
{
    private const int Longest = 30;

    /// <summary>The nearest, the first of several; null where none is half the same.</summary>
    public static string? Of(string said, IEnumerable<string> known)
    {
        var key = ItemList.KeyOf(said);
        if (key.Length is < 2 or > Longest) return null;
        (string? Word, int Away) best = (null, int.MaxValue);
        foreach (var word in known)
            if (ItemList.KeyOf(word) is { Length: > 0 and <= Longest } other && Distance(key, other) is var away && away < best.Away
                && away * 2 <= Math.Max(key.Length, other.Length)) best = (word, away);
        return best.Word;
    }

    // How many characters are put in, left out or exchanged.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
