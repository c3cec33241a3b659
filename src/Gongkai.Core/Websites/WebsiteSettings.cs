using Gongkai.Diagnostics;

namespace Gongkai.Websites;

/// <summary>网站设置: what an agency chooses for its sites. Nothing is probed unless it has chosen so.</summary>
public sealed record WebsiteSettings
{
    /// <summary>Over how many days availability is reckoned (国办秘函〔2019〕19号: one week).</summary>
    public const int Days = 7;

    /// <summary>Fewer probes say nothing.</summary>
    public const int FewestTries = 20;

    /// <summary>Whether sites and the addresses of accounts are opened from time to time to see whether they are there.</summary>
    public bool IsProbed { get; init; }

    /// <summary>From one probe to the next, in minutes; at most 72, so that there are twenty a day.</summary>
    public int ProbeMinutes { get; init; } = 60;

    /// <summary>After how many seconds a site counts as not opening.</summary>
    public int MostSeconds { get; init; } = 15;

    /// <summary>The percentage of probes from which on a site counts as not reachable.</summary>
    public int FromPercent { get; init; } = 5;

    /// <summary>What is wrong with a site that was probed so often within <see cref="Days"/>; null where nothing is, or where it was too seldom.</summary>
    /// <param name="tries">How often it was opened.</param>
    /// <param name="failures">How often it did not open.</param>
    public Finding? Unreachable(long tries, long failures) => tries < FewestTries || failures * 100 < tries * FromPercent ? null
        : new("WF15", Severity.Error)
        {
            Values = [("days", (long)Days), ("tries", tries), ("failures", failures), ("share", Share(tries, failures)), ("most", (long)FromPercent)],
        };

    /// <summary>The part of probes that failed, in hundredths to one place.</summary>
    public static decimal Share(long tries, long failures) => tries == 0 ? 0 : Math.Round(100m * failures / tries, 1, MidpointRounding.AwayFromZero);
}
