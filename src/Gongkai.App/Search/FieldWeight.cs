using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Gongkai.Search;

/// <summary>What a row weighs in a field by BM25, as <c>BM25Similarity</c> has it.</summary>
internal sealed class FieldWeight(IndexSearcher searcher, string field, IEnumerable<RowPart> parts, float boost)
{
    private const float K = 1.2f;
    private const float B = 0.75f;

    // Of each look at the index, by the length of the field.
    private static readonly ConditionalWeakTable<IndexReader, Dictionary<string, float[]>> Known = [];

    private readonly float[] byLength = ByLength(searcher, field);
    private readonly float weight = boost * (K + 1) * parts.Sum(part => Rarity(searcher.IndexReader.MaxDoc, part.Known.DocFreq));

    /// <summary>The weight of a row that stands so often in a field of that length.</summary>
    public float Of(int frequency, byte length) => weight * frequency / (frequency + byLength[length]);

    private static float Rarity(long entries, long having) => (float)Math.Log(1 + (entries - having + 0.5) / (having + 0.5));

    private static float[] ByLength(IndexSearcher searcher, string field)
    {
        var known = Known.GetOrCreateValue(searcher.IndexReader);
        lock (known)
        {
            if (known.TryGetValue(field, out var lengths)) return lengths;
            var all = searcher.CollectionStatistics(field);
            var average = all.SumTotalTermFreq > 0 ? all.SumTotalTermFreq / (float)all.MaxDoc : 1;
            return known[field] = [.. Enumerable.Range(0, 256).Select(length => SmallSingle.Byte315ToSingle((byte)length))
                .Select(factor => K * (1 - B + B * (factor == 0 ? 0 : 1 / (factor * factor)) / average))];
        }
    }
}
