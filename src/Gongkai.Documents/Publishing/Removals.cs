using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Publishing;

/// <summary>What was left out on the way to a publishable text, counted by what it was; what should be looked at before it is published.</summary>
internal sealed class Removals
{
    private const int MostNamed = 20;
    private const int LongestName = 40;

    private readonly Dictionary<(string Kind, string What), long> left = [];
    private readonly List<(string Kind, string What)> order = [];
    private readonly Dictionary<string, long> beyond = [];
    private readonly List<Finding> doubts = [];

    /// <summary>Something of that kind (a message of RD17) was left out.</summary>
    public void Add(string kind, string what = "", long count = 1)
    {
        var key = (kind, Short(what));
        if (left.TryGetValue(key, out var before)) left[key] = before + count;
        else if (order.Count(one => one.Kind == kind) < MostNamed)
        {
            left[key] = count;
            order.Add(key);
        }
        else beyond[kind] = beyond.GetValueOrDefault(kind) + count;
    }

    /// <summary>Something that a person should look at.</summary>
    public void Doubt(Finding finding)
    {
        if (doubts.Count < MostNamed * 10) doubts.Add(finding);
    }

    /// <summary>All of it as findings: what is doubtful, then what was left out.</summary>
    public ImmutableArray<Finding> Findings =>
    [
        .. doubts.Distinct(),
        .. order.Select(key => TextFault.LeftOut(key.Kind, key.What, left[key])),
        .. beyond.Select(kind => TextFault.LeftOut(kind.Key, "…", kind.Value)),
    ];

    /// <summary>Words shortened for a message.</summary>
    public static string Short(string what)
    {
        var line = string.Join(' ', what.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestName ? line : line[..(char.IsHighSurrogate(line[LongestName - 1]) ? LongestName - 1 : LongestName)] + "…";
    }
}
