using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Search;

/// <summary>What else could be looked for, where nothing has all the words.</summary>
internal static class SearchSuggestions
{
    /// <summary>The most that is suggested.</summary>
    public const int Most = 5;

    // Of so many characters one may be wrong.
    private const int CharactersForOne = 3;

    /// <summary>The words without those that nothing has; null where that leaves all or none.</summary>
    public static string? Without(SearchWords words, Func<SearchClause, bool> isFound)
    {
        var found = words.Clauses.Where(isFound).ToList();
        return found.Count == 0 || found.Count == words.Clauses.Length ? null : string.Join(' ', found.Select(clause => clause.Words));
    }

    /// <summary>What stands in titles and differs little from what was typed, the nearest first.</summary>
    public static ImmutableArray<string> Near(SearchWords words, IEnumerable<string> titles)
    {
        var near = new List<(string Words, int Distance)>();
        var read = titles.Select(title => (Title: title, Folded: SearchText.Of(title).Folded)).ToList();
        foreach (var sought in words.Parts().Where(part => part.Units.Length > 2).Select(part => part.Folded))
            foreach (var (title, folded) in read)
            {
                var (start, end, distance) = NearestString.Of(sought, folded);
                if (distance > 0 && distance <= sought.Length / CharactersForOne) near.Add((title[start..end].Trim(), distance));
            }
        return [.. near.OrderBy(one => one.Distance).Select(one => one.Words).Where(one => one.Length > 1).Distinct(StringComparer.Ordinal).Take(Most)];
    }
}
