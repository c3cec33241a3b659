using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Text;

namespace Gongkai.Features.Casework;

/// <summary>By what a sealed applicant is found, and known to be the same as another.</summary>
public static class ApplicantFacets
{
    /// <summary>Facet by which the same applicant is found: identity number or credit code.</summary>
    public const string IdentityFacet = "identity";

    /// <summary>Facet by which the same telephone is found.</summary>
    public const string TelephoneFacet = "telephone";

    /// <summary>Facet of an applicant by which the same description is found.</summary>
    public const string DescriptionFacet = "description";

    /// <summary>All by which a person is found: what he is known by, and the pairs of characters of his name.</summary>
    public static ImmutableArray<PersonalFacet> SoughtBy(ApplicantDetails person, string? description) =>
        [.. FacetsOf(person, description), .. NamePairs.Of(person.Name)];

    /// <summary>The facets by which an applicant and his description are known to be the same.</summary>
    public static IEnumerable<PersonalFacet> FacetsOf(ApplicantDetails applicant, string? description)
    {
        if (applicant.IdentityKey is { } identity) yield return new(IdentityFacet, identity);
        if (applicant.TelephoneKey is { } telephone) yield return new(TelephoneFacet, telephone);
        if (description is not null && ChineseText.Key(description) is { Length: > 0 } key) yield return new(DescriptionFacet, key.ToUpperInvariant());
    }
}
