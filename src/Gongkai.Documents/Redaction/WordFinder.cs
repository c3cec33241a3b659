using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongkai.Severing;
using Gongkai.Text;

namespace Gongkai.Documents.Redaction;

/// <summary>Words that are taken out, found as a person would know them: whatever the width, the spacing, the breaks of lines or the signs that are not
/// seen.</summary>
internal sealed class WordFinder
{
    private readonly ImmutableArray<(int Part, string Key)> words;

    /// <summary>The words of a plan.</summary>
    public WordFinder(SeverancePlan plan) => words =
    [
        .. plan.Parts.Select((part, number) => (Part: number, Key: KeyOf(part.Words ?? ""))).Where(word => word.Key.Length > 0)
            .OrderByDescending(word => word.Key.Length),
    ];

    /// <summary>Words of one part.</summary>
    public WordFinder(string one) => words = KeyOf(one) is { Length: > 0 } key ? [(0, key)] : [];

    /// <summary>Whether there is anything to find.</summary>
    public bool IsEmpty => words.IsEmpty;

    /// <summary>The text as it is compared.</summary>
    public static string KeyOf(string text) => Keyed(text, null);

    /// <summary>How often any of the words stands in the text.</summary>
    public int Count(string text) => Find(text).Count;

    /// <summary>Whether any of the words stands in the text.</summary>
    public bool IsIn(string text) => Find(text).Count > 0;

    /// <summary>Where they stand, in order; what overlaps is told once, of the longest word.</summary>
    public List<(int Part, int Start, int End)> Find(string text)
    {
        var found = new List<(int Part, int Start, int End)>();
        if (words.IsEmpty || text.Length == 0) return found;
        var places = new List<int>(text.Length);
        var key = Keyed(text, places);
        foreach (var (part, word) in words)
            for (var at = key.IndexOf(word, StringComparison.Ordinal); at >= 0; at = key.IndexOf(word, at + 1, StringComparison.Ordinal))
                found.Add((part, places[at], places[at + word.Length - 1] + 1));
        if (found.Count < 2) return found;
        found.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.End.CompareTo(one.End));
        var joined = new List<(int Part, int Start, int End)> { found[0] };
        foreach (var next in found.Skip(1))
            if (next.Start >= joined[^1].End) joined.Add(next);
            else if (next.End > joined[^1].End) joined[^1] = joined[^1] with { End = next.End };
        return joined;
    }

    // Two characters of one place (a pair of surrogates) are compared as they are.
    private static string Keyed(string text, List<int>? places)
    {
        var key = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            // Selectors and tags beyond the basic plane.
            if (text[i] == '\uDB40' && i + 1 < text.Length)
            {
                i++;
                continue;
            }
            var folded = ChineseText.Fold(text[i]);
            if (folded == ' ' || char.IsWhiteSpace(folded) || char.GetUnicodeCategory(folded) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark || folded is '\u3164' or '\u115F' or '\u1160') continue;
            key.Append(char.ToLowerInvariant(folded));
            places?.Add(i);
        }
        return key.ToString();
    }
}
