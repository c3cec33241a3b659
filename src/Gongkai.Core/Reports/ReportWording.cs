using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Agencies;
using Gongkai.Text;

namespace Gongkai.Reports;

/// <summary>Two reports that say many things in the same words.</summary>
/// <param name="First">The place of one in the list.</param>
/// <param name="Second">The place of the other.</param>
/// <param name="Count">How many sentences are the same.</param>
/// <param name="Share">Their share in the shorter of the two, from 0 to 1.</param>
public sealed record SharedWording(int First, int Second, int Count, decimal Share);

/// <summary>
/// 雷同 (国办公开办函〔2021〕30号: copied reports are answered for): the sentences of a report as numbers, by which reports are held against each other
/// without their words. Figures and the agency's own name are left out: who copies changes these.
/// </summary>
public static partial class ReportWording
{
    private const int Shortest = 12, FewestShared = 5, FewestForTemplate = 6;
    private const decimal LeastShare = 0.5m;

    private static readonly ImmutableArray<ReportSection> Sections = [ReportSection.Overview, ReportSection.Problems, ReportSection.OtherMatters];

    /// <summary>The sentences of the three parts of text, each once; short ones say too little.</summary>
    public static ImmutableArray<long> Of(AnnualReport report)
    {
        var names = report.Agency is { Length: > 0 } agency ? AgencyName.All(agency).SelectMany(name => new[] { name, AgencyName.Short(name) })
            .Where(name => name.Length > 0).Distinct().OrderByDescending(name => name.Length).ToImmutableArray() : [];
        return
        [
            .. from section in Sections
               from sentence in Ends().Split(report.Text(section))
               let key = Figures().Replace(names.Aggregate(ChineseText.Key(sentence), (text, name) => text.Replace(name, "", StringComparison.Ordinal)), "")
               where key.Length >= Shortest
               group key by BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(key))) into same
               orderby same.Key
               select same.Key,
        ];
    }

    /// <summary>
    /// The pairs of which at least half of the shorter one, and five sentences, stand in the other; the most alike first. What more than half of all say, where
    /// there are six or more, is the template that they were given, and counts for nothing.
    /// </summary>
    /// <param name="reports">The sentences of each, as <see cref="Of"/> gives them.</param>
    public static ImmutableArray<SharedWording> Shared(IReadOnlyList<ImmutableArray<long>> reports)
    {
        var holders = new Dictionary<long, List<int>>();
        for (var i = 0; i < reports.Count; i++)
            foreach (var sentence in reports[i])
            {
                if (!holders.TryGetValue(sentence, out var known)) holders.Add(sentence, known = []);
                known.Add(i);
            }
        var own = new int[reports.Count];
        var pairs = new Dictionary<(int, int), int>();
        foreach (var holding in holders.Values)
        {
            if (reports.Count >= FewestForTemplate && holding.Count * 2 > reports.Count) continue;
            for (var i = 0; i < holding.Count; i++)
            {
                own[holding[i]]++;
                for (var j = i + 1; j < holding.Count; j++)
                    pairs[(holding[i], holding[j])] = pairs.GetValueOrDefault((holding[i], holding[j])) + 1;
            }
        }
        return
        [
            .. from pair in pairs
               let share = (decimal)pair.Value / Math.Min(own[pair.Key.Item1], own[pair.Key.Item2])
               where pair.Value >= FewestShared && share >= LeastShare
               orderby share descending, pair.Value descending, pair.Key
               select new SharedWording(pair.Key.Item1, pair.Key.Item2, pair.Value, share),
        ];
    }

    [GeneratedRegex(@"[。；！？!?;\n]")]
    private static partial Regex Ends();

    [GeneratedRegex(@"[0-9.%％]+")]
    private static partial Regex Figures();
}
