using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Gongkai.Search;

/// <summary>Where a string stands in a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Bytes">The string.</param>
/// <param name="Segments">Its state in each segment; null where it stands nowhere in it.</param>
/// <param name="DocFreq">How many entries have it.</param>
/// <param name="TotalTermFreq">How often it stands in all of them.</param>
internal sealed record FoundTerm(string Field, BytesRef Bytes, TermState?[] Segments, long DocFreq, long TotalTermFreq);

/// <summary>Looks strings up in the segments of an index, for one look at it. What walks through the terms of a segment is kept and used again.</summary>
internal sealed class TermLooks(IndexReader reader) : IDisposable
{
    private readonly IList<AtomicReaderContext> leaves = reader.Leaves;
    private readonly Dictionary<string, TermsEnum?[]> walks = [];
    private readonly Dictionary<(string, string), FoundTerm> known = [];

    /// <summary>Looks one up in every segment.</summary>
    public FoundTerm Find(string field, string term)
    {
        if (known.TryGetValue((field, term), out var found)) return found;
        var (bytes, segments, docs, times) = (new BytesRef(term), new TermState?[leaves.Count], 0L, 0L);
        for (var i = 0; i < segments.Length; i++)
        {
            if (Walk(field, i) is not { } walk || !walk.SeekExact(bytes)) continue;
            segments[i] = walk.GetTermState();
            docs += walk.DocFreq;
            times += walk.TotalTermFreq;
        }
        return known[(field, term)] = new(field, bytes, segments, docs, times);
    }

    /// <summary>The terms of a field in a segment, at a string; null where it does not stand there.</summary>
    public TermsEnum? At(string field, FoundTerm term, int segment)
    {
        if (Walk(field, segment) is not { } walk) return null;
        if (field != term.Field) return walk.SeekExact(term.Bytes) ? walk : null;
        if (term.Segments[segment] is not { } state) return null;
        walk.SeekExact(term.Bytes, state);
        return walk;
    }

    public void Dispose()
    {
        foreach (var (field, ofField) in walks)
            for (var i = 0; i < ofField.Length; i++)
                if (ofField[i] is { } walk) SegmentColumns.Of(leaves[i].AtomicReader).Walks(field).Add(walk);
    }

    private TermsEnum? Walk(string field, int segment)
    {
        if (!walks.TryGetValue(field, out var ofField)) walks[field] = ofField = new TermsEnum?[leaves.Count];
        if (ofField[segment] is { } walk) return walk;
        var leaf = leaves[segment].AtomicReader;
        return ofField[segment] = SegmentColumns.Of(leaf).Walks(field).TryTake(out var used) ? used : leaf.GetTerms(field)?.GetEnumerator();
    }
}
