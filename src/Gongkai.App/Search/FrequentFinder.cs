using Gongkai.Text;

namespace Gongkai.Search;

/// <summary>Finds in a sample of texts the strings that stand in so many that a list of their own is worth it.</summary>
internal static class FrequentFinder
{
    /// <summary>So many texts are looked at.</summary>
    public const int Sample = 3_000;

    private const double Share = 0.02;
    private const int Fewest = 6;
    private const int Longest = 8;
    private const int Most = 1_000;

    // A string that hardly ever stands outside a longer one is not asked for.
    private const double Inside = 0.9;

    /// <summary>The strings of three characters and more.</summary>
    public static FrequentStrings Of(IReadOnlyCollection<string> texts)
    {
        var read = texts.Select(SearchText.Of).ToList();
        var enough = Math.Max(Fewest, (int)(read.Count * Share));
        var (kept, shorter) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        for (var length = 2; length <= Longest; length++)
        {
            var found = Count(read, length, shorter).Where(pair => pair.Value >= enough).ToDictionary();
            if (found.Count == 0) break;
            if (length > 2)
                foreach (var (text, count) in found) kept[text] = count;
            if (length > 3)
                foreach (var (text, count) in found)
                    foreach (var part in new[] { text[1..], text[..^1] })
                        if (kept.TryGetValue(part, out var own) && count >= own * Inside) kept.Remove(part);
            shorter = found;
        }
        return new(kept.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Most).Select(pair => pair.Key));
    }

    // In how many texts each string of that length stands, of those whose parts are frequent.
    private static Dictionary<string, int> Count(List<SearchText> texts, int length, Dictionary<string, int> shorter)
    {
        var counts = new Dictionary<string, int>();
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var known = shorter.GetAlternateLookup<ReadOnlySpan<char>>();
        var seen = new HashSet<string>();
        foreach (var text in texts)
        {
            seen.Clear();
            for (int i = 0, row = 0; i < text.Units.Length; i++)
            {
                row = !text.Units[i].IsHan ? 0 : row > 0 && text.Follows(i) ? row + 1 : 1;
                if (row < length) continue;
                var term = text.Term(i - length + 1, i + 1).Span;
                if (term.Length != length || (length > 2 && !(known.ContainsKey(term[1..]) && known.ContainsKey(term[..^1])))) continue;
                if (lookup.TryGetValue(term, out var name, out var count))
                {
                    if (seen.Add(name)) counts[name] = count + 1;
                    continue;
                }
                name = term.ToString();
                counts.Add(name, 1);
                seen.Add(name);
            }
        }
        return counts;
    }
}
