using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Gongkai.Search;

/// <summary>Finds a single clause: in everything, weighed by where it stands.</summary>
/// <param name="searcher">The index.</param>
/// <param name="looks">By which strings are looked up.</param>
/// <param name="field">The field that must have it.</param>
/// <param name="ways">How it is looked up there.</param>
/// <param name="also">Fields in which it weighs more.</param>
internal sealed class RowScan(IndexSearcher searcher, TermLooks looks, string field, IReadOnlyList<RowWay> ways, IReadOnlyList<RowScan.Sought> also)
{
    // From so many on, those that stand in a title are looked at first.
    private const int Frequent = 2_000;

    private readonly FieldWeight weight = FieldWeight.Of(searcher, field, Parts(ways), 1);
    private readonly FieldWeight[] weights = [.. also.Select(one => FieldWeight.Of(searcher, one.Field, Parts(ways), one.Boost))];

    /// <summary>Hands every entry that has it to a collector; or only counts those that cannot be among the best.</summary>
    public void Run(HitCollector collector)
    {
        if (collector.WantsOnlyBest && ways is [{ Covers: [[var only]], Share: 1 }] && only.Known.DocFreq >= Frequent)
        {
            RunAlso(collector);
            var isEnough = collector.IsBeyond(weight.Most);
            collector.Anew(forgets: !isEnough);
            if (isEnough)
            {
                CountAll(collector, only.Known);
                return;
            }
        }
        foreach (var leaf in searcher.TopReaderContext.Leaves)
        {
            if (RowMatches.Of(leaf, field, ways, looks) is not { } matches) continue;
            collector.SetNextReader(leaf);
            var takesAll = collector.WantsAll;
            var columns = SegmentColumns.Of(leaf.AtomicReader);
            var lengths = columns.LengthsOf(field);
            var fields = matches.TellsZones ? Zones(matches, columns) : Fields(leaf, columns);
            for (int doc; (doc = matches.Next()) != RowMatches.End;)
            {
                if (!takesAll && !collector.Wants(doc)) continue;
                collector.Take(doc, Score(doc, matches, lengths, fields));
            }
        }
    }

    // Those that have it in one of the other fields.
    private void RunAlso(HitCollector collector)
    {
        foreach (var leaf in searcher.TopReaderContext.Leaves)
        {
            if (RowMatches.Of(leaf, field, ways, looks) is not { } matches) continue;
            var columns = SegmentColumns.Of(leaf.AtomicReader);
            var (fields, lengths) = (Fields(leaf, columns), columns.LengthsOf(field));
            collector.SetNextReader(leaf);
            for (var doc = Next(0); doc != RowMatches.End; doc = Next(doc + 1))
            {
                if (matches.Advance(doc) != doc || !collector.Wants(doc)) continue;
                collector.Take(doc, Score(doc, matches, lengths, fields));
            }

            int Next(int target)
            {
                var next = RowMatches.End;
                foreach (var one in fields) next = Math.Min(next, one.From(target));
                return next;
            }
        }
    }

    private float Score(int doc, RowMatches matches, byte[] lengths, Also[] fields)
    {
        var score = weight.Of(matches.Frequency, lengths[doc]);
        foreach (var one in fields) score += one.At(doc);
        return score;
    }

    private void CountAll(HitCollector collector, FoundTerm term)
    {
        foreach (var leaf in searcher.TopReaderContext.Leaves)
        {
            if (looks.At(field, term, leaf.Ord) is not { } walk) continue;
            collector.SetNextReader(leaf);
            if (collector.WantsAll && !leaf.AtomicReader.HasDeletions)
            {
                collector.CountMore(walk.DocFreq);
                continue;
            }
            var docs = walk.Docs(leaf.AtomicReader.LiveDocs, null, DocsFlags.NONE);
            for (int doc; (doc = docs.NextDoc()) != RowMatches.End;)
                if (collector.Wants(doc)) collector.CountMore(1);
        }
    }

    private Also[] Fields(AtomicReaderContext leaf, SegmentColumns columns) =>
    [
        .. also.Zip(weights, (one, own) => (Matches: RowMatches.Of(leaf, one.Field, one.Ways, looks), one.Field, Weight: own))
            .Where(one => one.Matches is not null).Select(one => new Also(one.Matches!, columns.LengthsOf(one.Field), one.Weight)),
    ];

    private Also[] Zones(RowMatches matches, SegmentColumns columns) =>
    [
        .. also.Zip(weights, (one, own) => new Also(matches, columns.LengthsOf(one.Field), own)
            { Zone = Array.FindIndex(EntryFields.Zones, zone => zone.Field == one.Field) }),
    ];

    private static IEnumerable<RowPart> Parts(IReadOnlyList<RowWay> ways) => ways.Last(way => way.Share == 1).Covers.SelectMany(cover => cover);

    /// <summary>In what ways a clause is looked up in a field, and how much more it weighs there.</summary>
    internal sealed record Sought(string Field, float Boost, IReadOnlyList<RowWay> Ways);

    /// <summary>A field in which a row may stand besides, asked entry by entry in their order.</summary>
    internal sealed class Also(RowMatches matches, byte[] lengths, FieldWeight weight)
    {
        private int at = -1;

        /// <summary>The zone of the field, where the row itself tells it; otherwise none.</summary>
        public int Zone { get; init; } = -1;

        /// <summary>The first entry from there on that has it.</summary>
        public int From(int target) => at < target ? at = matches.Advance(target) : at;

        /// <summary>What it weighs in an entry.</summary>
        public float At(int doc)
        {
            if (Zone >= 0) return matches.FrequencyIn(Zone) is > 0 and var times ? weight.Of(times, lengths[doc]) : 0;
            return From(doc) == doc ? weight.Of(matches.Frequency, lengths[doc]) : 0;
        }
    }
}
