using System.Collections.Immutable;
using Gongkai.Bench.Prose;

namespace Gongkai.Bench;

/// <summary>The page of accuracy: what <c>accuracy --write</c> makes comes first, the corpus of passages written by hand after it.</summary>
internal static class AccuracyPage
{
    private const string Second = "## Passages worded by hand";

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "benchmarks", "accuracy.md");

    /// <summary>The part about the passages, which the first corpus leaves alone.</summary>
    public static string Passages()
    {
        var page = File.ReadAllText(Page);
        return page.IndexOf(Second, StringComparison.Ordinal) is >= 0 and var at ? page[at..] : "";
    }

    /// <summary>Puts the measured figures of one part of the passages in its row.</summary>
    public static void Tell(string part, ImmutableArray<PassageTrial> trials) =>
        File.WriteAllLines(Page,
            File.ReadAllLines(Page).Select(line => line.StartsWith($"| {part} |", StringComparison.Ordinal) ? PassageTable.Row(part, trials).TrimEnd() : line));
}
