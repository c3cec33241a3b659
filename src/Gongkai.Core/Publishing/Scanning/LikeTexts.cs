using System.Collections.Immutable;

namespace Gongkai.Publishing.Scanning;

/// <summary>Two texts that are nearly the same.</summary>
/// <param name="Earlier">The place of the earlier one among those that were put in.</param>
/// <param name="Later">The place of the later one.</param>
/// <param name="Like">How alike, from 0 to 1, by their sketches.</param>
public readonly record struct LikePair(int Earlier, int Later, double Like);

/// <summary>
/// Finds what is nearly the same among many texts, put in from the earliest on: each is compared with what shares a band of its sketch, there with the first
/// and with those just before it. So thousands that are made alike cost no more than as many that are not, and each still finds an original.
/// </summary>
public sealed class LikeTexts
{
    private const int Before = 4;

    private readonly List<TextSketch> sketches = [];

    /// <summary>How many were put in.</summary>
    public int Count => sketches.Count;

    /// <summary>Puts a text in.</summary>
    public void Add(in TextSketch sketch) => sketches.Add(sketch);

    /// <summary>For each text the earlier one that it is most like, where it is that alike to one.</summary>
    /// <param name="least">How alike they are at the least, by their sketches.</param>
    public ImmutableArray<LikePair> Find(double least)
    {
        var best = new LikePair[sketches.Count];
        var (keys, places) = (new ulong[sketches.Count], new int[sketches.Count]);
        for (var band = 0; band < TextSketch.Bands; band++)
        {
            var taken = 0;
            for (var place = 0; place < sketches.Count; place++)
                if (!sketches[place].IsEmpty) (keys[taken], places[taken++]) = (sketches[place].Band(band), place);
            Sort(keys.AsSpan(0, taken), places.AsSpan(0, taken));
            for (var first = 0; first < taken;)
            {
                var end = first + 1;
                while (end < taken && keys[end] == keys[first]) end++;
                for (var later = first + 1; later < end; later++)
                {
                    Compare(places[first], places[later]);
                    for (var earlier = Math.Max(first + 1, later - Before); earlier < later; earlier++) Compare(places[earlier], places[later]);
                }
                first = end;
            }
        }
        return [.. best.Where(pair => pair.Like > 0)];

        void Compare(int earlier, int later)
        {
            var like = sketches[earlier].Like(sketches[later]);
            var known = best[later];
            if (like >= least && (like > known.Like || like == known.Like && earlier < known.Earlier)) best[later] = new(earlier, later, like);
        }
    }

    // By key, and of one key from the earliest on.
    private static void Sort(Span<ulong> keys, Span<int> places)
    {
        keys.Sort(places);
        for (var first = 0; first < keys.Length;)
        {
            var end = first + 1;
            while (end < keys.Length && keys[end] == keys[first]) end++;
            if (end - first > 1) places[first..end].Sort();
            first = end;
        }
    }
}
