using Lucene.Net.Util;

namespace Gongkai.Search;

/// <summary>One of the strings by which a row is looked up.</summary>
/// <param name="Known">Where it stands in each segment, looked up once.</param>
/// <param name="Place">Its place in the row.</param>
internal sealed record RowPart(FoundTerm Known, int Place)
{
    public BytesRef Bytes => Known.Bytes;
}

/// <summary>One way of looking up a clause: rows that must all be there.</summary>
/// <param name="Covers">The strings of each row.</param>
/// <param name="Share">What one occurrence counts for.</param>
internal sealed record RowWay(IReadOnlyList<IReadOnlyList<RowPart>> Covers, float Share = 1);
