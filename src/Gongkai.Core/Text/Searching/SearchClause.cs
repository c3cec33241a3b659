using System.Collections.Immutable;

namespace Gongkai.Text;

/// <summary>What was typed without a break, and must stand in what is found.</summary>
/// <param name="Words">As typed.</param>
/// <param name="Literals">The row of pieces, and the same with years in the other numerals; one of them stands in the text.</param>
/// <param name="Forms">The numbers of documents and days in it, in the one form; they may stand in the text in place of the literal.</param>
/// <param name="Beside">What else is in it, where it has such forms.</param>
public sealed record SearchClause(string Words, ImmutableArray<SearchText> Literals, ImmutableArray<string> Forms, ImmutableArray<SearchText> Beside)
{
    /// <summary>Its words that can be said otherwise.</summary>
    public ImmutableArray<SearchSynonym> Synonyms { get; init; } = [];

    /// <summary>The clause with one of these words said otherwise; what has one of them is found too, and weighs less.</summary>
    public ImmutableArray<SearchText> Variants { get; init; } = [];

    /// <summary>Whether it has the number of a document, which nothing resembles.</summary>
    public bool IsNumbered => Forms.Any(NumberForm.IsNumber);

    /// <summary>Whether it is a single Chinese character, which is found where a pair begins with it.</summary>
    public bool IsSingle => Literals[0].Units is [{ IsHan: true }];
}
