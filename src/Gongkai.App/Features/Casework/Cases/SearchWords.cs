using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Matters;

namespace Gongkai.Features.Casework;

/// <summary>The words of a logged search: sealed, and in the open in older entries.</summary>
public static class SearchWords
{
    /// <summary>检索的系统、档案</summary>
    public static ImmutableArray<string> PlacesIn(this SearchLogged search, MatterTexts texts) => Lines(search.Places, search.SealedPlaces, texts);

    /// <summary>检索词</summary>
    public static ImmutableArray<string> TermsIn(this SearchLogged search, MatterTexts texts) => Lines(search.Terms, search.SealedTerms, texts);

    private static ImmutableArray<string> Lines(ImmutableArray<string> open, PrivateRef? words, MatterTexts texts) =>
        words is null ? open : [.. texts[words].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
