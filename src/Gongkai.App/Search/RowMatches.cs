using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Gongkai.Search;

/// <summary>
/// Where one row of pieces stands in one segment. The same as a phrase query says, read straight from the postings: frequent words are half of all searches,
/// and what is generic costs more there than what is found.
/// </summary>
internal abstract class RowMatches
{
    public const int End = DocIdSetIterator.NO_MORE_DOCS;

    /// <summary>How often the row stands in the entry last given; where it is said otherwise counts for less.</summary>
    public abstract float Frequency { get; }

    /// <summary>The next entry that has it.</summary>
    public abstract int Next();

    /// <summary>The first entry from there on that has it.</summary>
    public abstract int Advance(int target);

    /// <summary>Whether it knows in which zones it stands.</summary>
    public virtual bool TellsZones => false;

    /// <summary>How often it stands in one of <see cref="EntryFields.Zones"/>.</summary>
    public virtual int FrequencyIn(int zone) => throw new NotSupportedException();

    /// <summary>Those of a cover in a field; null where one of its strings stands nowhere in the segment.</summary>
    public static RowMatches? Of(AtomicReaderContext segment, string field, IReadOnlyList<RowPart> cover, TermLooks looks)
    {
        var live = segment.AtomicReader.LiveDocs;
        if (cover is [var only]) return looks.At(field, only.Known, segment.Ord) is { } walk ? new OfTerm(walk.Docs(live, null, DocsFlags.FREQS)) : null;
        if (field == cover[0].Known.Field && cover.Any(part => part.Known.Segments[segment.Ord] is null)) return null;
        var found = new (int Frequency, DocsAndPositionsEnum Docs, int Place)[cover.Count];
        for (var i = 0; i < found.Length; i++)
        {
            if (looks.At(field, cover[i].Known, segment.Ord) is not { } walk) return null;
            found[i] = (walk.DocFreq, walk.DocsAndPositions(live, null, DocsAndPositionsFlags.NONE), cover[i].Place);
        }
        // The rarest leads.
        Array.Sort(found, (one, other) => one.Frequency.CompareTo(other.Frequency));
        return new OfPhrase([.. found.Select(one => one.Docs)], [.. found.Select(one => one.Place)],
            field == EntryFields.All ? SegmentColumns.Of(segment.AtomicReader).Zones : null);
    }

    /// <summary>Those of any of several ways, each of rows that must all be there; null where there are none in the segment.</summary>
    public static RowMatches? Of(AtomicReaderContext segment, string field, IReadOnlyList<RowWay> ways, TermLooks looks)
    {
        if (ways is [{ Covers: [var cover], Share: 1 }]) return Of(segment, field, cover, looks);
        var found = ways.Select(way => (Rows: All([.. way.Covers.Select(cover => Of(segment, field, cover, looks))]), way.Share))
            .Where(one => one.Rows is not null).ToArray();
        return found.Length == 0 ? null : found is [(var only, 1)] ? only : new OfAny([.. found.Select(one => one.Rows!)], [.. found.Select(one => one.Share)]);
    }

    private static RowMatches? All(RowMatches?[] rows) => rows.Any(row => row is null) ? null : rows is [var only] ? only : new OfAll(rows!);

    private sealed class OfAll(RowMatches[] rows) : RowMatches
    {
        private readonly int[] at = [.. rows.Select(_ => -1)];

        public override float Frequency => rows.Min(row => row.Frequency);

        public override int Next() => From(rows[0].Next());

        public override int Advance(int target) => From(rows[0].Advance(target));

        private int From(int doc)
        {
            for (var i = 1; i < rows.Length && doc != End;)
            {
                if (at[i] < doc) at[i] = rows[i].Advance(doc);
                if (at[i] == doc) i++;
                else (doc, i) = (at[i] == End ? End : rows[0].Advance(at[i]), 1);
            }
            return doc;
        }
    }

    private sealed class OfAny(RowMatches[] rows, float[] shares) : RowMatches
    {
        private readonly int[] at = [.. rows.Select(_ => -1)];
        private int doc = -1;

        public override float Frequency
        {
            get
            {
                var most = 0f;
                for (var i = 0; i < rows.Length; i++)
                    if (at[i] == doc) most = Math.Max(most, rows[i].Frequency * shares[i]);
                return most;
            }
        }

        public override int Next() => Advance(doc + 1);

        public override int Advance(int target)
        {
            for (var i = 0; i < rows.Length; i++)
                if (at[i] < target) at[i] = rows[i].Advance(target);
            return doc = at.Min();
        }
    }

    private sealed class OfTerm(DocsEnum docs) : RowMatches
    {
        public override float Frequency => docs.Freq;

        public override int Next() => docs.NextDoc();

        public override int Advance(int target) => docs.Advance(target);
    }

    private sealed class OfPhrase(DocsAndPositionsEnum[] docs, int[] places, int[][]? zones) : RowMatches
    {
        private readonly int[] position = new int[docs.Length];
        private readonly int[] left = new int[docs.Length];
        private readonly int[] inZone = new int[zones?.Length ?? 0];
        private int frequency;
        private int at;

        public override float Frequency => frequency;

        public override bool TellsZones => zones is not null;

        public override int FrequencyIn(int zone) => inZone[zone];

        public override int Next() => From(docs[0].NextDoc());

        public override int Advance(int target) => From(docs[0].Advance(target));

        private int From(int doc)
        {
            while (doc != End)
            {
                var other = Meet(doc);
                at = doc;
                if (other != doc) doc = docs[0].Advance(other);
                else if ((frequency = Count()) > 0) return doc;
                else doc = docs[0].NextDoc();
            }
            return End;
        }

        // The same entry where all have it, otherwise the next that may be it.
        private int Meet(int doc)
        {
            for (var i = 1; i < docs.Length; i++)
            {
                var at = docs[i].DocID;
                if (at < doc) at = docs[i].Advance(doc);
                if (at > doc) return at;
            }
            return doc;
        }

        private int Count()
        {
            for (var i = 0; i < docs.Length; i++)
            {
                left[i] = docs[i].Freq - 1;
                position[i] = docs[i].NextPosition() - places[i];
            }
            var count = 0;
            Array.Clear(inZone);
            while (true)
            {
                var i = 1;
                for (; i < docs.Length; i++)
                {
                    while (position[i] < position[0])
                        if (!Step(i)) return count;
                    if (position[i] > position[0]) break;
                }
                if (i == docs.Length)
                {
                    count++;
                    AddToZone(position[0]);
                    if (!Step(0)) return count;
                    continue;
                }
                while (position[0] < position[i])
                    if (!Step(0)) return count;
            }
        }

        private void AddToZone(int place)
        {
            for (var zone = 0; zone < inZone.Length; zone++)
                if (place < zones![zone][at])
                {
                    inZone[zone]++;
                    return;
                }
        }

        private bool Step(int i)
        {
            if (left[i] == 0) return false;
            left[i]--;
            position[i] = docs[i].NextPosition() - places[i];
            return true;
        }
    }
}
