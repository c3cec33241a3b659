using System.Collections.Immutable;
using Gongkai.Web;

namespace Gongkai.Search;

/// <summary>What somebody looks for.</summary>
/// <param name="Words">As typed; empty: everything that the rest allows.</param>
/// <param name="Scope">What he may find.</param>
public sealed record SearchQuery(string Words, SearchScope Scope)
{
    /// <summary>Only entries of these kinds; empty: of all.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Only of these agencies; empty: of all.</summary>
    public ImmutableArray<AgencyId> Agencies { get; init; } = [];

    /// <summary>Only with one of the values for each name.</summary>
    public ImmutableArray<SearchFacet> Facets { get; init; } = [];

    /// <summary>Not before this day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Not after this day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether words must stand in the title.</summary>
    public bool InTitle { get; init; }

    /// <summary>Whether the newest come first, rather than the best.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>Whether what only resembles the words is shown too, where what has them fills no page.</summary>
    public bool Resembles { get; init; } = true;

    /// <summary>The names of facets to count; those of <see cref="SearchIndex"/> for kind, agency and year among them.</summary>
    public ImmutableArray<string> Count { get; init; } = [];

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many a page has.</summary>
    public int Size { get; init; } = 10;
}

/// <summary>What may be found.</summary>
/// <param name="Permissions">What one may do where; public entries are found by everybody.</param>
public sealed record SearchScope(ImmutableArray<(string Needs, AgencyId Agency)> Permissions)
{
    /// <summary>What is public.</summary>
    public static SearchScope Public { get; } = new([]);

    /// <summary>What an officer may find: what is public, and what needs one of these permissions where he has it.</summary>
    public static SearchScope Of(Officer officer, params IEnumerable<string> permissions) =>
        new([.. permissions.SelectMany(permission => officer.Agencies(permission).Select(agency => (permission, agency)))]);

    /// <summary>Whether an entry may be found.</summary>
    public bool Allows(SearchEntry entry) => entry.Needs is not { } needs || Permissions.Contains((needs, entry.Agency));
}
