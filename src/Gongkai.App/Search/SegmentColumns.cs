using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Gongkai.Search;

/// <summary>What is looked up for every entry that is found, of one segment, as arrays.</summary>
internal sealed class SegmentColumns
{
    private static readonly ConditionalWeakTable<object, SegmentColumns> Known = [];

    private SegmentColumns(AtomicReader reader)
    {
        var count = reader.MaxDoc;
        (Days, Order, IsSpent, Reader) = (new int[count], new int[count], new bool[count], new int[count]);
        (FacetFrom, Facets) = (new int[count + 1], []);
        (Readers, FacetValues) = ([], []);
        if (count == 0) return;
        var (days, order, spent) = (reader.GetNumericDocValues(EntryFields.Day), reader.GetNumericDocValues(EntryFields.Order),
            reader.GetNumericDocValues(EntryFields.Spent));
        var readers = reader.GetSortedDocValues(EntryFields.Reader);
        for (var i = 0; i < count; i++)
        {
            (Days[i], Order[i], IsSpent[i]) = ((int)days.Get(i), (int)order.Get(i), spent.Get(i) == 1);
            Reader[i] = readers.GetOrd(i);
        }
        Readers = [.. Enumerable.Range(0, readers.ValueCount).Select(ord =>
        {
            var bytes = new BytesRef();
            readers.LookupOrd(ord, bytes);
            return bytes.Utf8ToString();
        })];
        var facets = reader.GetSortedSetDocValues(EntryFields.Facet);
        var all = new List<int>(count * 4);
        for (var i = 0; i < count; i++)
        {
            facets.SetDocument(i);
            for (long ord; (ord = facets.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS;) all.Add((int)ord);
            FacetFrom[i + 1] = all.Count;
        }
        Facets = [.. all];
        FacetValues = [.. Enumerable.Range(0, (int)facets.ValueCount).Select(ord =>
        {
            var bytes = new BytesRef();
            facets.LookupOrd(ord, bytes);
            return bytes.Utf8ToString();
        })];
    }

    public int[] Days { get; }

    public int[] Order { get; }

    public bool[] IsSpent { get; }

    /// <summary>Which of <see cref="Readers"/> each has.</summary>
    public int[] Reader { get; }

    public string[] Readers { get; }

    /// <summary>Where the facets of each begin in <see cref="Facets"/>.</summary>
    public int[] FacetFrom { get; }

    /// <summary>Which of <see cref="FacetValues"/> each has, in a row.</summary>
    public int[] Facets { get; }

    /// <summary>Names and values.</summary>
    public string[] FacetValues { get; }

    /// <summary>Those of a segment, which are read once.</summary>
    public static SegmentColumns Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new(reader));
}
