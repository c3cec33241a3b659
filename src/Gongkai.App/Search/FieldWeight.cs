using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Gongkai.Search;

/// <summary>What a row weighs in a field by BM25, as <c>BM25Similarity</c> has it.</summary>
internal sealed class FieldWeight(IndexSearcher searcher, string field, float weight)
{
    /// <summary>How soon more of the same says no more.</summary>
    public const float K = 1.2f;

    /// <summary>How much a long text weighs less; less than usual, for what is long here is the document itself and what is short is about it.</summary>
    public const float B = 0.4f;

    // Of each look at the index, by the length of the field.
    private static readonly ConditionalWeakTable<IndexReader, Dictionary<string, float[]>> Known = [];

    private readonly float[] byLength = ByLength(searcher, field);

    /// <summary>What no row weighs more than.</summary>
    public float Most { get; } = weight * (K + 1);

    /// <summary>That of a row which is looked up by these strings.</summary>
    public static FieldWeight Of(IndexSearcher searcher, string field, IEnumerable<RowPart> parts, float boost) =>
        new(searcher, field, boost * parts.Sum(part => Rarity(searcher.IndexReader.MaxDoc, part.Known.DocFreq)));

    /// <summary>The weight of a row that stands so often in a field of that length.</summary>
    public float Of(float frequency, byte length) => Most * frequency / (frequency + byLength[length]);

    /// <summary>How much a string weighs that so many entries have.</summary>
    public static float Rarity(long entries, long having) => (float)Math.Log(1 + (entries - having + 0.5) / (having + 0.5));

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
