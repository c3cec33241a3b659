using Lucene.Net.Index;

namespace Gongkai.Search;

/// <summary>One of the strings by which a row is looked up in a field.</summary>
/// <param name="Term">The string.</param>
/// <param name="Place">Its place in the row.</param>
/// <param name="Known">Where it stands in each segment, looked up once.</param>
internal sealed record RowPart(Term Term, int Place, TermContext Known)
{
    /// <summary>The same strings in another field.</summary>
    public static List<RowPart> In(string field, IReadOnlyList<RowPart> cover, IndexReader reader) =>
        [.. cover.Select(part => new Term(field, part.Term.Bytes)).Zip(cover,
            (term, part) => new RowPart(term, part.Place, TermContext.Build(reader.Context, term)))];
}
