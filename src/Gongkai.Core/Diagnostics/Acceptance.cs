using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Gongkai.Diagnostics;

/// <summary>What makes a finding the same one in the next run: not where it stands, but what it says.</summary>
/// <param name="Agency">The agency as its report names it.</param>
/// <param name="Year">The report year.</param>
/// <param name="Code">The code.</param>
/// <param name="Cells">Its cells, joined by blanks.</param>
/// <param name="Words">The words in question.</param>
/// <param name="Values">Its values, <c>name=value</c>, joined by <c>; </c>.</param>
public sealed record FindingKey(string Agency, int? Year, string Code, string Cells, string Words, string Values)
{
    /// <summary>The key of a finding of a report.</summary>
    public static FindingKey Of(Finding finding, string? words, string? agency, int? year) => new(
        agency is null ? "" : Agencies.AgencyName.Fold(agency), year, finding.Code, string.Join(' ', finding.Cells), words ?? "",
        string.Join("; ", finding.Values.Select(value => $"{value.Name}={MessageTemplate.Plain(value.Value)}")));

    /// <summary>A short name of it, for fields and addresses: sixteen hexadecimal digits.</summary>
    [JsonIgnore]
    public string Name => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', Agency, Year, Code, Cells, Words,
        Values))))[..16];
}

/// <summary>A warning or hint that a person has accepted, with the reason.</summary>
public sealed record Acceptance(FindingKey Key, string Reason);

/// <summary>Everything accepted. Errors cannot be.</summary>
public sealed class Baseline(IEnumerable<Acceptance> acceptances)
{
    private readonly Dictionary<FindingKey, string> reasons =
        acceptances.GroupBy(acceptance => acceptance.Key).ToDictionary(same => same.Key, same => same.Last().Reason);

    /// <summary>The reason for which a finding was accepted; null when it was not, or is an error.</summary>
    public string? ReasonFor(Finding finding, FindingKey key) =>
        finding.Severity == Severity.Error ? null : reasons.GetValueOrDefault(key);

    /// <summary>These and others, in a stable order; what was accepted before keeps its reason.</summary>
    public ImmutableArray<Acceptance> With(IEnumerable<Acceptance> others)
    {
        var all = new Dictionary<FindingKey, string>(reasons);
        foreach (var other in others) all.TryAdd(other.Key, other.Reason);
        return [.. all.Select(pair => new Acceptance(pair.Key, pair.Value))
            .OrderBy(a => a.Key.Agency, StringComparer.Ordinal).ThenBy(a => a.Key.Year).ThenBy(a => a.Key.Code, StringComparer.Ordinal)
            .ThenBy(a => a.Key.Cells, StringComparer.Ordinal).ThenBy(a => a.Key.Words, StringComparer.Ordinal)
            .ThenBy(a => a.Key.Values, StringComparer.Ordinal)];
    }
}
