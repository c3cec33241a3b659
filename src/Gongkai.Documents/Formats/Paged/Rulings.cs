namespace Gongkai.Documents.Formats;

/// <summary>The lines of a page, dashes and doublings made one, gathered into groups that touch.</summary>
internal static class Rulings
{
    /// <summary>Lines nearer than this are one line; ends nearer than this touch. No row of a report is as low.</summary>
    public const double Tolerance = 3;

    private const int MostPairs = 4_000_000;

    /// <summary>Groups of lines that touch one another, those with lines in both directions only.</summary>
    public static List<List<Segment>> Groups(List<Segment> horizontal, List<Segment> vertical)
    {
        if ((long)horizontal.Count * vertical.Count > MostPairs) return [];
        var groups = new DisjointSets(horizontal.Count + vertical.Count);
        for (var i = 0; i < horizontal.Count; i++)
            for (var j = 0; j < vertical.Count; j++)
                if (Touch(horizontal[i], vertical[j])) groups.Join(i, horizontal.Count + j);
        var byRoot = new Dictionary<int, List<Segment>>();
        for (var i = 0; i < horizontal.Count + vertical.Count; i++)
        {
            var root = groups.Root(i);
            if (!byRoot.TryGetValue(root, out var members)) byRoot[root] = members = [];
            members.Add(i < horizontal.Count ? horizontal[i] : vertical[i - horizontal.Count]);
        }
        return [.. byRoot.Values.Where(members => members.Count > 1)];
    }

    /// <summary>The lines of one direction, collinear pieces joined; what is too short to bound a cell is left out.</summary>
    public static List<Segment> Joined(List<Segment> segments, bool horizontal)
    {
        var sorted = segments.FindAll(segment => segment.Horizontal == horizontal);
        sorted.Sort((a, b) => a.At.CompareTo(b.At));
        var joined = new List<Segment>();
        for (var start = 0; start < sorted.Count;)
        {
            var end = start;
            while (end < sorted.Count && sorted[end].At - sorted[start].At <= Tolerance) end++;
            JoinCollinear(sorted[start..end], joined);
            start = end;
        }
        joined.RemoveAll(segment => segment.To - segment.From < 5);
        return joined;
    }

    private static void JoinCollinear(List<Segment> cluster, List<Segment> joined)
    {
        var at = cluster.Sum(segment => segment.At * (segment.To - segment.From + 0.01)) / cluster.Sum(segment => segment.To - segment.From + 0.01);
        cluster.Sort((a, b) => a.From.CompareTo(b.From));
        var (from, to) = (cluster[0].From, cluster[0].To);
        foreach (var segment in cluster)
        {
            if (segment.From > to + Tolerance + 0.5)
            {
                joined.Add(cluster[0] with { At = at, From = from, To = to });
                from = segment.From;
                to = segment.To;
            }
            to = Math.Max(to, segment.To);
        }
        joined.Add(cluster[0] with { At = at, From = from, To = to });
    }

    private static bool Touch(Segment horizontal, Segment vertical) =>
        horizontal.At >= vertical.From - Tolerance && horizontal.At <= vertical.To + Tolerance &&
        vertical.At >= horizontal.From - Tolerance && vertical.At <= horizontal.To + Tolerance;
}

/// <summary>Sets of numbers that are joined two by two.</summary>
internal sealed class DisjointSets
{
    private readonly int[] parent;

    public DisjointSets(int count)
    {
        parent = new int[count];
        for (var i = 0; i < count; i++) parent[i] = i;
    }

    public int Root(int item)
    {
        while (parent[item] != item) item = parent[item] = parent[parent[item]];
        return item;
    }

    public void Join(int a, int b) => parent[Root(b)] = Root(a);
}
