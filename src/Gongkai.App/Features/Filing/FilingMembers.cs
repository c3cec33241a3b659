using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Filing;

namespace Gongkai.Features.Filing;

/// <summary>
/// Who reports to whom: an edge of its own, not the level. An agency reports to the one above it, unless that has excluded it or another has added it.
/// </summary>
public static class FilingMembers
{
    /// <summary>The agencies that owe an authority a report on a year: those that were there when it ended.</summary>
    public static ImmutableArray<Agency> Of(AgencyTree tree, AgencyId authority, FilingSettings settings, int year) =>
        [.. Owing(tree.InOrder().Select(row => row.Agency), authority, settings, year)];

    /// <summary>The same of some agencies, in their order.</summary>
    public static IEnumerable<Agency> Owing(IEnumerable<Agency> agencies, AgencyId authority, FilingSettings settings, int year) =>
        from agency in agencies
        where agency.Id != authority && agency.ExistsOn(new(year, 12, 31))
        where settings.Added.Contains(agency.Id) || agency.Superior == authority && !settings.Excluded.Contains(agency.Id)
        select agency;

    /// <summary>Those of them whose report is not collected yet.</summary>
    public static ImmutableArray<Agency> Missing(
        AgencyTree tree, AgencyId authority, FilingSettings settings, int year, IEnumerable<FilingLine> collected)
    {
        var known = collected.Select(line => line.Member).ToHashSet();
        return [.. Of(tree, authority, settings, year).Where(member => !known.Contains(member.Id))];
    }
}
