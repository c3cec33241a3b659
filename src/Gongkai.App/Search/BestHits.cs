namespace Gongkai.Search;

/// <summary>One that was found: its place in the index and what it is ordered by.</summary>
internal readonly record struct Ranked(int Doc, float Score, int Day, int Order) : IComparable<Ranked>
{
    /// <summary>Less is worse.</summary>
    public int CompareTo(Ranked other)
    {
        var by = Score.CompareTo(other.Score);
        if (by == 0) by = Day.CompareTo(other.Day);
        return by == 0 ? Order.CompareTo(other.Order) : by;
    }
}

/// <summary>The best of many, the worst of them on top of a heap.</summary>
internal sealed class BestHits(int most)
{
    private readonly Ranked[] heap = new Ranked[most];
    private int count;

    /// <summary>What has to be passed to be among them.</summary>
    public float Least => count < heap.Length ? float.NegativeInfinity : heap[0].Score;

    public void Add(Ranked hit)
    {
        if (count < heap.Length)
        {
            heap[count++] = hit;
            if (count == heap.Length) Array.Sort(heap);
            return;
        }
        if (hit.CompareTo(heap[0]) <= 0) return;
        var at = 0;
        for (var child = 1; child < heap.Length; child = 2 * at + 1)
        {
            if (child + 1 < heap.Length && heap[child + 1].CompareTo(heap[child]) < 0) child++;
            if (heap[child].CompareTo(hit) >= 0) break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = hit;
    }

    /// <summary>The best first.</summary>
    public Ranked[] InOrder()
    {
        var hits = heap[..count];
        Array.Sort(hits);
        Array.Reverse(hits);
        return hits;
    }
}
