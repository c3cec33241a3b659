using System.Collections.Immutable;

namespace Gongkai.Search;

/// <summary>One value by which what is listed can be narrowed.</summary>
/// <param name="Words">As people read it.</param>
/// <param name="Count">How much there would be.</param>
/// <param name="Address">The list with it, or without where it is chosen.</param>
/// <param name="IsChosen">Whether the list is narrowed by it.</param>
public sealed record FacetLine(string Words, long Count, string Address, bool IsChosen);

/// <summary>A facet with its values.</summary>
public sealed record FacetLines(string Name, ImmutableArray<FacetLine> Lines);
