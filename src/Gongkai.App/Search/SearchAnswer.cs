using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Search;

/// <summary>What was found.</summary>
/// <param name="Count">How many entries in all.</param>
/// <param name="Hits">Those of the page; on the first, behind those that have all the words, what resembles them.</param>
public sealed record SearchAnswer(long Count, ImmutableArray<SearchHit> Hits)
{
    /// <summary>Whether nothing has all the words, and what is shown only resembles them.</summary>
    public bool IsLoose { get; init; }

    /// <summary>How many of all found there are of each value, the most first, by the name of the facet.</summary>
    public ImmutableDictionary<string, ImmutableArray<FacetCount>> Counts { get; init; } = ImmutableDictionary<string, ImmutableArray<FacetCount>>.Empty;

    /// <summary>What else could be looked for, where nothing or little was found; each finds something.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];

    /// <summary>Changes that the index has not taken up yet, because it is being made; what was found may lack them.</summary>
    public long Behind { get; init; }
}

/// <summary>How many of what was found have a value.</summary>
public sealed record FacetCount(string Value, long Count);

/// <summary>One of the entries found.</summary>
/// <param name="Entry">The entry, as the store has it now.</param>
/// <param name="Title">Its title, in pieces.</param>
/// <param name="Number">Its number, in pieces.</param>
/// <param name="Excerpt">Where the words stand in its text, in pieces.</param>
public sealed record SearchHit(SearchEntry Entry, ImmutableArray<MarkedPiece> Title, ImmutableArray<MarkedPiece> Number, ImmutableArray<MarkedPiece> Excerpt)
{
    /// <summary>Whether it only resembles the words.</summary>
    public bool IsNear { get; init; }
}
