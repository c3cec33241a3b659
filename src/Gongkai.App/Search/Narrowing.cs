using System.Collections.Immutable;

namespace Gongkai.Search;

/// <summary>What a query allows, held against the columns of one segment.</summary>
internal sealed class Narrowing
{
    private readonly SegmentColumns columns;
    private readonly bool[]? readers;
    private readonly bool[][] facets;
    private readonly (int From, int Until)? days;

    public Narrowing(SearchQuery query, SegmentColumns columns)
    {
        this.columns = columns;
        var allowed = query.Scope.Permissions.Select(one => $"{one.Needs}@{one.Agency}").Append(EntryFields.Everybody).ToHashSet();
        bool[] may = [.. columns.Readers.Select(allowed.Contains)];
        readers = may.All(one => one) ? null : may;
        facets = [.. Wanted(query).GroupBy(facet => facet.Name).Select(Of).Where(wanted => !IsOfAll(wanted))];
        if (query.From is not null || query.Until is not null) days = (query.From?.DayNumber ?? 1, query.Until?.DayNumber ?? int.MaxValue);
    }

    /// <summary>Whether all of the segment are.</summary>
    public bool AllowsAll => readers is null && days is null && facets.Length == 0;

    /// <summary>Whether an entry is among what is looked for.</summary>
    public bool Allows(int doc)
    {
        if (readers is not null && !readers[columns.Reader[doc]]) return false;
        if (days is { } within && (columns.Days[doc] < within.From || columns.Days[doc] > within.Until)) return false;
        foreach (var wanted in facets)
            if (!Has(doc, wanted)) return false;
        return true;
    }

    private bool Has(int doc, bool[] wanted)
    {
        for (var i = columns.FacetFrom[doc]; i < columns.FacetFrom[doc + 1]; i++)
            if (wanted[columns.Facets[i]]) return true;
        return false;
    }

    private bool[] Of(IEnumerable<SearchFacet> values)
    {
        var wanted = values.Select(facet => $"{facet.Name}{EntryFields.FacetSeparator}{facet.Value}").ToHashSet();
        return [.. columns.FacetValues.Select(wanted.Contains)];
    }

    // What every entry of the segment has narrows nothing.
    private bool IsOfAll(bool[] wanted) => wanted.Index().Any(one => one.Item && columns.FacetTotals[one.Index] == columns.Days.Length);

    private static ImmutableArray<SearchFacet> Wanted(SearchQuery query) =>
    [
        .. query.Facets,
        .. query.Kinds.Select(kind => new SearchFacet(SearchIndex.KindFacet, kind)),
        .. query.Agencies.Select(agency => new SearchFacet(SearchIndex.AgencyFacet, agency.ToString())),
    ];
}
