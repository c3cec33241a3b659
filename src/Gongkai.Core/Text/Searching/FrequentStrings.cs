using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongkai.Text;

/// <summary>
/// Strings of three characters and more that stand in so many texts that an index keeps a list of its own for each. A text has the entry wherever the string
/// stands, so that to look it up says neither more nor less than its pairs do, only faster.
/// </summary>
public sealed class FrequentStrings
{
    private readonly FrozenDictionary<string, ImmutableArray<string>>.AlternateLookup<ReadOnlySpan<char>> byPair;

    /// <summary>These strings, folded.</summary>
    public FrequentStrings(IEnumerable<string> strings)
    {
        All = [.. strings.Where(text => text.Length > 2).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        byPair = All.GroupBy(text => text[..2]).ToFrozenDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToImmutableArray(),
            StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All of them.</summary>
    public ImmutableArray<string> All { get; }

    /// <summary>Those that begin at a piece of a text and go no further than the row of characters does.</summary>
    public void AddAt(SearchText text, int unit, List<SearchToken> tokens)
    {
        foreach (var length in At(text, unit)) tokens.Add(new(text.Units[unit].Place, text.Term(unit, unit + length)));
    }

    /// <summary>How many pieces each string has that begins at a piece.</summary>
    public IEnumerable<int> At(SearchText text, int unit)
    {
        if (!byPair.TryGetValue(text.Term(unit, Math.Min(unit + 2, text.Units.Length)).Span, out var found)) return [];
        return found.Where(one => Stands(text, unit, one)).Select(one => one.Length);
    }

    // Strings are of the basic plane: as many pieces as characters.
    private static bool Stands(SearchText text, int unit, string one)
    {
        if (unit + one.Length > text.Units.Length || !text.Term(unit, unit + one.Length).Span.SequenceEqual(one)) return false;
        for (var i = unit; i < unit + one.Length; i++)
            if (!text.Units[i].IsHan || (i > unit && !text.Follows(i))) return false;
        return true;
    }
}
