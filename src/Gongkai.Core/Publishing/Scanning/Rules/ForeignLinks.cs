using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB09: links to sites that nobody has allowed, each once; pages that go there by themselves, and frames that nobody sees.</summary>
internal sealed partial class ForeignLinks() : ScanRule("PB09", Severity.Warning)
{
    public override IEnumerable<Finding> Check(ScannedPage page, ScanSurroundings around)
    {
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var link in page.Links)
        {
            if (Hosts.HostOf(link.Address) is not { } host || Hosts.IsAllowed(host, page, around)) continue;
            if (link.IsJump) yield return Found(link.At, "jump", ("host", host)) with { Severity = Severity.Error };
            else if (link.IsHidden && link.Words == "<iframe>") yield return Found(link.At, "frame", ("host", host)) with { Severity = Severity.Error };
            else if (!link.IsHidden && told.Add(host))
                yield return Found(link.At, null, ("host", host), ("words", Shown(link.Words))) with
                {
                    Severity = Brands.IsStrange(link.Words) && Odd().IsMatch(host) ? Severity.Error : Severity.Warning,
                };
        }
        // Nobody links from titles and from words for machines.
        for (var i = 0; i < page.Blocks.Length; i++)
            if (page.Blocks[i].Sort is BlockSort.Head or BlockSort.Title
                && page.Blocks[i].Text.IndexOf("http", StringComparison.OrdinalIgnoreCase) is >= 0 and var at
                && Hosts.HostOf(Address().Match(page.Blocks[i].Text[at..]).Value) is { } host && !Hosts.IsAllowed(host, page, around))
                yield return Found(page.Blocks[i].At, "head", ("host", host)) with { Severity = Severity.Error };
    }

    // Figures among the letters, or an ending under which agencies and their suppliers have no sites.
    [GeneratedRegex("(?:\\A|\\.)(?=[a-z0-9-]*[a-z])(?=[a-z0-9-]*[0-9]{2})[a-z0-9-]+\\.[a-z.]+\\z|\\.(?:vip|cc|top|xyz|club|win|bet|fun|icu|live|pw|tv"
        + "|me|buzz|cyou)\\z")]
    private static partial Regex Odd();

    [GeneratedRegex("\\Ahttps?://[A-Za-z0-9.-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
