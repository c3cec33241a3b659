using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Gongkai.Search;

/// <summary>Counts what is found and keeps the best: what the words weigh, less for what is old or out of force.</summary>
internal sealed class HitCollector(SearchQuery query, int most, int today) : ICollector
{
    // What is new has its whole weight, what is very old so much of it; half the rest goes in so many days.
    private const float Old = 0.6f;
    private const double HalfLife = 3 * 365;
    private const float Spent = 0.75f;
    private const int MostDays = 40 * 366;

    private static readonly float[] Weights =
        [.. Enumerable.Range(0, MostDays).Select(days => Old + (1 - Old) * (float)Math.Pow(0.5, days / HalfLife))];

    private BestHits best = new(most);
    private readonly Dictionary<string, long> counts = [];
    private readonly bool counted = !query.Count.IsDefaultOrEmpty;
    private readonly bool byDay = query.NewestFirst;
    private float least = float.NegativeInfinity;
    private float[] factors = [];
    private long[] ofSegment = [];
    private SegmentColumns? columns;
    private Narrowing? narrowing;
    private Scorer? scorer;
    private int from;

    /// <summary>How many were found.</summary>
    public long Count { get; private set; }

    /// <summary>The best first.</summary>
    public Ranked[] Best => best.InOrder();

    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>How many there are of each value of the facets asked for.</summary>
    public ImmutableDictionary<string, ImmutableArray<FacetCount>> Counts()
    {
        Close();
        return counts.Select(pair => (Facet: pair.Key.Split(EntryFields.FacetSeparator, 2), pair.Value)).Where(one => query.Count.Contains(one.Facet[0]))
            .GroupBy(one => one.Facet[0])
            .ToImmutableDictionary(group => group.Key, group => group.Select(one => new FacetCount(one.Facet[1], one.Value))
                .OrderByDescending(one => one.Count).ThenBy(one => one.Value, StringComparer.Ordinal).ToImmutableArray());
    }

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        Close();
        (columns, from) = (SegmentColumns.Of(context.AtomicReader), context.DocBase);
        narrowing = new(query, columns);
        factors = byDay ? [] : columns.Factors(today, Factor);
        if (counted) ofSegment = new long[columns.FacetValues.Length];
    }

    public void Collect(int doc)
    {
        if (Wants(doc)) Take(doc, query.NewestFirst ? 0 : scorer!.GetScore());
    }

    /// <summary>Whether nothing but the number and the best of what has the words is wanted.</summary>
    public bool WantsOnlyBest => !counted && !byDay;

    /// <summary>Whether nothing that weighs so much or less can be among the best any more. What is new has its whole weight, nothing has more.</summary>
    public bool IsBeyond(float weight) => best.Least >= weight;

    /// <summary>Starts to count anew.</summary>
    /// <param name="forgets">Whether what was taken is forgotten too.</param>
    public void Anew(bool forgets)
    {
        Count = 0;
        if (forgets) (best, least) = (new(most), float.NegativeInfinity);
    }

    /// <summary>Counts entries that are not taken.</summary>
    public void CountMore(int many) => Count += many;

    /// <summary>Whether every entry of the segment is among what is looked for.</summary>
    public bool WantsAll => narrowing!.AllowsAll;

    /// <summary>Whether an entry is among what is looked for.</summary>
    public bool Wants(int doc) => narrowing!.Allows(doc);

    /// <summary>Takes an entry whose words weigh so much.</summary>
    public void Take(int doc, float weight)
    {
        Count++;
        var score = byDay ? columns!.Days[doc] : weight * factors[doc];
        if (score >= least)
        {
            best.Add(new(from + doc, score, columns!.Days[doc], columns.Order[doc]));
            least = best.Least;
        }
        if (!counted) return;
        for (var i = columns!.FacetFrom[doc]; i < columns.FacetFrom[doc + 1]; i++) ofSegment[columns.Facets[i]]++;
    }

    private static float Factor(int age, bool isSpent) => Weights[Math.Clamp(age, 0, MostDays - 1)] * (isSpent ? Spent : 1);

    private void Close()
    {
        for (var ord = 0; ord < ofSegment.Length; ord++)
            if (ofSegment[ord] > 0) CollectionsMarshal.GetValueRefOrAddDefault(counts, columns!.FacetValues[ord], out _) += ofSegment[ord];
        ofSegment = [];
    }
}
