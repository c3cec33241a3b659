using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Load;

/// <summary>A query with what answers it.</summary>
/// <param name="Kind">What kind of query it is.</param>
/// <param name="Words">As typed.</param>
/// <param name="Grades">Items by key: 3 is what was sought, 2 answers too, 1 has to do with it.</param>
internal sealed record RelevanceQuery(string Kind, string Words, ImmutableDictionary<string, int> Grades);

/// <summary>The hand-written queries of <c>bench/relevance</c>.</summary>
internal static class RelevanceQueries
{
    /// <summary>All queries of the folder.</summary>
    public static ImmutableArray<RelevanceQuery> Read(string folder) => [.. Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines).Where(line => line.Length > 0 && line[0] != '#').Select(Of)];

    /// <summary>
    /// Normalised discounted cumulative gain of the first ten (Järvelin, Kekäläinen 2002): what was given against the best that could have been given.
    /// Where nothing should be found, 1 for nothing and 0 for something.
    /// </summary>
    public static double Gain(RelevanceQuery query, IReadOnlyList<string> given)
    {
        if (query.Grades.IsEmpty) return given.Count == 0 ? 1 : 0;
        return Sum(given.Take(10).Select(key => query.Grades.GetValueOrDefault(key))) / Sum(query.Grades.Values.OrderDescending().Take(10));
    }

    private static double Sum(IEnumerable<int> grades) => grades.Select((grade, place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2)).Sum();

    /// <summary>One line.</summary>
    public static RelevanceQuery Of(string line)
    {
        var parts = line.Split('\t');
        if (parts.Length < 2) throw new FormatException($"kind, query and answers are parted by tabs: {line}");
        var grades = (parts.Length > 2 ? parts[2] : "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(answer => answer.Split('='));
        return new(parts[0], parts[1], grades.ToImmutableDictionary(answer => answer[0], answer => int.Parse(answer[1], CultureInfo.InvariantCulture)));
    }
}
