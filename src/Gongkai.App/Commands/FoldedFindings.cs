using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Documents.Showing;

namespace Gongkai.Commands;

/// <summary>Findings of one file for a person: many of one kind are told by the first few, the rest by their places.</summary>
internal static class FoldedFindings
{
    private const int Hints = 2;
    private const int Others = 8;

    /// <summary>The findings that are told in full, in their order, each with those that it stands for.</summary>
    public static IEnumerable<(CheckedFinding Told, ImmutableArray<CheckedFinding> Like)> Of(ImmutableArray<CheckedFinding> findings, Language language)
    {
        var like = new Dictionary<CheckedFinding, List<CheckedFinding>>(ReferenceEqualityComparer.Instance);
        foreach (var kind in findings.GroupBy(found => (found.Finding.Code, found.Finding.Severity, found.Accepted)))
        {
            var told = Told(kind, kind.Key.Severity == Severity.Hint ? Hints : Others, language);
            foreach (var found in told) like.Add(found, []);
            like[told[^1]].AddRange(kind.Except(told, ReferenceEqualityComparer.Instance).Cast<CheckedFinding>());
        }
        return findings.Where(like.ContainsKey).Select(found => (found, like[found].ToImmutableArray()));
    }

    // What would say the same again is never told twice; one more of a kind takes no more room than to say that there is one.
    private static List<CheckedFinding> Told(IEnumerable<CheckedFinding> kind, int most, Language language)
    {
        var distinct = kind.DistinctBy(found => Message.Of(found.Finding, language)).ToList();
        return distinct.Count <= most + 1 ? distinct : distinct[..most];
    }
}
