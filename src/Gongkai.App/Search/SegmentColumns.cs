using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Gongkai.Search;

/// <summary>What is looked up for every entry that is found, of one segment, as arrays.</summary>
internal sealed class SegmentColumns
{
    private static readonly ConditionalWeakTable<object, SegmentColumns> Known = [];

    private readonly Dictionary<string, byte[]> lengths;
    private readonly ConcurrentDictionary<string, ConcurrentBag<TermsEnum>> walks = new();
    private volatile DaysFactors? factors;

    private SegmentColumns(AtomicReader reader)
    {
        lengths = EntryFields.Zones.Select(zone => zone.Field).Append(EntryFields.All).ToDictionary(field => field, field => LengthsOf(reader, field));
        var count = reader.MaxDoc;
        (Days, Order, IsSpent, Reader) = (new int[count], new int[count], new bool[count], new int[count]);
        Zones = [.. EntryFields.Zones.Select(_ => new int[count])];
        (FacetFrom, Facets) = (new int[count + 1], []);
        (Readers, FacetValues, FacetTotals) = ([], [], []);
        if (count == 0) return;
        var (days, order, spent) = (reader.GetNumericDocValues(EntryFields.Day), reader.GetNumericDocValues(EntryFields.Order),
            reader.GetNumericDocValues(EntryFields.Spent));
        foreach (var (ends, field) in Zones.Zip(EntryFields.Zones))
        {
            var values = reader.GetNumericDocValues(field.End);
            for (var i = 0; i < count; i++) ends[i] = (int)values.Get(i);
        }
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
        FacetTotals = new int[facets.ValueCount];
        foreach (var ord in Facets) FacetTotals[ord]++;
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

    /// <summary>Before which place each of <see cref="EntryFields.Zones"/> ends in the field of everything.</summary>
    public int[][] Zones { get; }

    /// <summary>Which of <see cref="Readers"/> each has.</summary>
    public int[] Reader { get; }

    public string[] Readers { get; }

    /// <summary>Where the facets of each begin in <see cref="Facets"/>.</summary>
    public int[] FacetFrom { get; }

    /// <summary>Which of <see cref="FacetValues"/> each has, in a row.</summary>
    public int[] Facets { get; }

    /// <summary>Names and values.</summary>
    public string[] FacetValues { get; }

    /// <summary>What walks through the terms of a field and is not in use.</summary>
    public ConcurrentBag<TermsEnum> Walks(string field) => walks.GetOrAdd(field, static _ => []);

    /// <summary>How many have each of <see cref="FacetValues"/>.</summary>
    public int[] FacetTotals { get; }

    /// <summary>How long a field is, in the eighth of a word that is kept of it.</summary>
    public byte[] LengthsOf(string field) => lengths[field];

    /// <summary>What the weight of each is multiplied by on a day, by its age in days and whether it is out of force; made once a day.</summary>
    public float[] Factors(int today, Func<int, bool, float> factor)
    {
        if (factors is { } known && known.Today == today) return known.Of;
        var made = new float[Days.Length];
        for (var i = 0; i < made.Length; i++) made[i] = factor(today - Days[i], IsSpent[i]);
        factors = new(today, made);
        return made;
    }

    /// <summary>Those of a segment, which are read once.</summary>
    public static SegmentColumns Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new(reader));

    private sealed record DaysFactors(int Today, float[] Of);

    private static byte[] LengthsOf(AtomicReader reader, string field)
    {
        var lengths = new byte[reader.MaxDoc];
        if (reader.GetNormValues(field) is { } norms)
            for (var i = 0; i < lengths.Length; i++) lengths[i] = unchecked((byte)norms.Get(i));
        return lengths;
    }
}
