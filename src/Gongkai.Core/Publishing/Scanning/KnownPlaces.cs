using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Gongkai.Publishing.Scanning;

/// <summary>The names of places: provinces, cities, counties, and the agency's own.</summary>
internal sealed class KnownPlaces
{
    private const string Kinds = "省市县区州旗盟";
    private const int MostMade = 1_000;

    private static readonly ConcurrentDictionary<string, KnownPlaces> Made = new(StringComparer.Ordinal);

    private readonly FrozenSet<string> names;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup, shorts;
    private readonly int longest;

    private KnownPlaces(IEnumerable<string> known)
    {
        names = known.ToFrozenSet(StringComparer.Ordinal);
        lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = names.Max(name => name.Length);
        shorts = names.Where(name => name.Length > 2).Select(name => name[..^1]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Those that everybody knows (<c>data/scanning/places.txt</c>).</summary>
    public static KnownPlaces All { get; } = new(Read());

    /// <summary>These and the ones that names of agencies begin with.</summary>
    public static KnownPlaces With(ImmutableArray<string> agencies)
    {
        if (agencies.IsEmpty) return All;
        if (Made.Count > MostMade) Made.Clear();
        return Made.GetOrAdd(string.Join('\n', agencies), _ => new(All.names.Concat(agencies.SelectMany(Within))));
    }

    /// <summary>Whether the words before that position, with the one at it, end with the name of a place.</summary>
    public bool EndAt(ReadOnlySpan<char> text, int last) => LengthAt(text, last) > 0;

    /// <summary>The longest name of a place that ends there: how long it is; 0 where none does.</summary>
    public int LengthAt(ReadOnlySpan<char> text, int last)
    {
        for (var length = Math.Min(longest, last + 1); length >= 2; length--)
            if (lookup.Contains(text.Slice(last + 1 - length, length))) return length;
        return 0;
    }

    /// <summary>Whether the words before that position, with the one at it, end with a place called short: 成都.</summary>
    public bool IsShortAt(ReadOnlySpan<char> text, int last)
    {
        for (var length = 2; length < longest && length <= last + 1; length++)
            if (shorts.Contains(text.Slice(last + 1 - length, length))) return true;
        return false;
    }

    // 云川市青岭区商务局: 云川市, 青岭区 and both together.
    private static IEnumerable<string> Within(string agency)
    {
        var from = 0;
        for (var at = 1; at < agency.Length; at++)
        {
            if (!Kinds.Contains(agency[at], StringComparison.Ordinal) || at - from is < 1 or > 8) continue;
            yield return agency[from..(at + 1)];
            if (from > 0) yield return agency[..(at + 1)];
            from = at + 1;
        }
    }

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(KnownPlaces).Assembly.GetManifestResourceStream("scanning/places.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                foreach (var name in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) yield return name;
    }
}
