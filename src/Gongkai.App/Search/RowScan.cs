using Lucene.Net.Search;

namespace Gongkai.Search;

/// <summary>Finds a single clause: in everything, weighed by where it stands.</summary>
internal static class RowScan
{
    /// <summary>Hands every entry that has it to a collector.</summary>
    /// <param name="searcher">The index.</param>
    /// <param name="fields">The field that must have it first, then those in which it weighs more; how it is looked up in each.</param>
    /// <param name="collector">Takes what is found.</param>
    public static void Run(IndexSearcher searcher, IReadOnlyList<Sought> fields, HitCollector collector)
    {
        FieldWeight[] weights = [.. fields.Select(one => new FieldWeight(searcher, one.Field, one.Ways[^1].SelectMany(cover => cover), one.Boost))];
        foreach (var leaf in searcher.TopReaderContext.Leaves)
        {
            if (RowMatches.Of(leaf, fields[0].Ways) is not { } matches) continue;
            collector.SetNextReader(leaf);
            var takesAll = collector.WantsAll;
            var columns = SegmentColumns.Of(leaf.AtomicReader);
            var also = fields.Skip(1).Select((one, i) => new Also(RowMatches.Of(leaf, one.Ways), columns.LengthsOf(one.Field), weights[i + 1]))
                .Where(one => one.Has).ToArray();
            var (lengths, weight) = (columns.LengthsOf(fields[0].Field), weights[0]);
            for (int doc; (doc = matches.Next()) != RowMatches.End;)
            {
                if (!takesAll && !collector.Wants(doc)) continue;
                var score = weight.Of(matches.Frequency, lengths[doc]);
                foreach (var one in also) score += one.At(doc);
                collector.Take(doc, score);
            }
        }
    }

    /// <summary>In what ways a clause is looked up in a field, and how much more it weighs there.</summary>
    internal sealed record Sought(string Field, float Boost, IReadOnlyList<IReadOnlyList<IReadOnlyList<RowPart>>> Ways);

    private sealed class Also(RowMatches? matches, byte[] lengths, FieldWeight weight)
    {
        private int at = -1;

        public bool Has => matches is not null;

        public float At(int doc)
        {
            if (at < doc) at = matches!.Advance(doc);
            return at == doc ? weight.Of(matches!.Frequency, lengths[doc]) : 0;
        }
    }
}
