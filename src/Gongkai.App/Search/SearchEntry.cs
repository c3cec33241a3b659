using System.Collections.Immutable;

namespace Gongkai.Search;

/// <summary>
/// Something that can be found: an item of the portal, a case. It holds nothing that the lists do not show in clear to those who may find it.
/// </summary>
/// <param name="Subject">The stream that it is about, as <c>item/…</c>.</param>
/// <param name="Kind">What it is, in one word of its area, as <c>item</c>; who shows it knows the address by it.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="Title">Its title. What is found there weighs most.</param>
public sealed record SearchEntry(string Subject, string Kind, AgencyId Agency, string Title)
{
    /// <summary>What one must be allowed to do at the agency in order to find it; null: it is public.</summary>
    public string? Needs { get; init; }

    /// <summary>文号 or 登记编号. More numbers are parted by line breaks.</summary>
    public string? Number { get; init; }

    /// <summary>The day by which it is new or old; null where there is none.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Whether it is out of force or over, and stands behind what is not.</summary>
    public bool IsSpent { get; init; }

    /// <summary>Its text, without marks; paragraphs are parted by line breaks.</summary>
    public string Body { get; init; } = "";

    /// <summary>What is said of it beside the text, a line each: its kind, its topic, keywords, its own days. It is searched and not shown.</summary>
    public string About { get; init; } = "";

    /// <summary>By what found entries are counted and narrowed: name, value.</summary>
    public ImmutableArray<SearchFacet> Facets { get; init; } = [];
}

/// <summary>One property by which found entries are counted and narrowed.</summary>
/// <param name="Name">Its name, as <c>column</c>.</param>
/// <param name="Value">Its value, an id or a code.</param>
public sealed record SearchFacet(string Name, string Value);
