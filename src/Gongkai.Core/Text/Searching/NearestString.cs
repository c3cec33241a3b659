namespace Gongkai.Text;

/// <summary>Finds in a text what is nearest to a string: with the fewest characters changed, left out or put in.</summary>
public static class NearestString
{
    /// <summary>The stretch of the text, of several the first; and how many characters differ. Both are folded already.</summary>
    public static (int Start, int End, int Distance) Of(string sought, string text)
    {
        var (cost, start) = (new int[sought.Length + 1], new int[sought.Length + 1]);
        for (var i = 0; i <= sought.Length; i++) cost[i] = i;
        var best = (Start: 0, End: 0, Distance: sought.Length);
        for (var j = 1; j <= text.Length; j++)
        {
            // What stands above to the left, before it is written over.
            var (corner, cornerStart) = (cost[0], start[0]);
            start[0] = j;
            for (var i = 1; i <= sought.Length; i++)
            {
                var (left, leftStart) = (cost[i], start[i]);
                // Of ways that cost the same, the one that begins first: a character put in rather than one changed.
                (cost[i], start[i]) = Least((corner + (sought[i - 1] == text[j - 1] ? 0 : 1), cornerStart), (left + 1, leftStart),
                    (cost[i - 1] + 1, start[i - 1]));
                (corner, cornerStart) = (left, leftStart);
            }
            if (cost[^1] < best.Distance) best = (start[^1], j, cost[^1]);
        }
        return best;
    }
    private static (int Cost, int Start) Least((int, int) one, (int, int) other, (int, int) third) =>
        one.CompareTo(other) <= 0 ? one.CompareTo(third) <= 0 ? one : third : other.CompareTo(third) <= 0 ? other : third;
}
