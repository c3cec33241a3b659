using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Features.Radar;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Overview;

/// <summary>下级总览: the agencies below by groups of numbers, and every number by agencies; numbers, and nothing that a case contains.</summary>
[Needs(Permission.SuperviseOverview)]
public sealed class OverviewBelowPage(Officer officer, AgencyRegister register, Overviews overviews, TimeProvider clock) : PageModel
{
    /// <summary>How many agencies a chart has; more cannot be read.</summary>
    public const int Most = 15;

    /// <summary>The agencies below, in the order of the tree.</summary>
    public ImmutableArray<(Agency Agency, int Depth)> Agencies { get; private set; } = [];

    public ImmutableArray<AgencyId> Ids => [.. Agencies.Select(one => one.Agency.Id)];

    public OverviewTold Told { get; private set; } = null!;

    /// <summary>The number that is open; null for all.</summary>
    public OverviewSubject? Subject { get; private set; }

    public DateOnly Today { get; } = clock.BeijingToday;

    /// <summary>Where there is more of the open number; null for nowhere.</summary>
    public string? Place => OverviewLine.All.FirstOrDefault(line => line.Word == Subject?.Word)?.PlaceAbove;

    /// <summary>The agencies with most of what is overdue or unmet.</summary>
    public IEnumerable<ChartRow> Worst => Agencies
        .Select(one => new ChartRow(one.Agency.Name, [Of(one.Agency.Id, OverviewGroup.Overdue), Of(one.Agency.Id, OverviewGroup.Unmet)]))
        .Where(row => row.Values.Any(value => value > 0)).OrderByDescending(row => row.Values.Sum(value => value ?? 0)).Take(Most);

    public long? Of(AgencyId agency, OverviewGroup group) => Told.Sum([agency], OverviewSubject.Of(group));

    public async Task<IActionResult> OnGetAsync(string? line, CancellationToken ct)
    {
        if (line is not null && (Subject = OverviewSubject.All.FirstOrDefault(one => one.Word == line)) is null) return NotFound();
        Agencies = [.. AgenciesBelow.Of(officer, Permission.SuperviseOverview, await register.TreeAsync(ct), Today)];
        Told = await overviews.OfAsync(Ids, ct);
        return Page();
    }
}

/// <summary>The numbers of one agency below.</summary>
[Needs(Permission.SuperviseOverview)]
public sealed class OverviewBelowAgencyPage(Officer officer, AgencyRegister register, Overviews overviews, TimeProvider clock) : PageModel
{
    public Agency Agency { get; private set; } = null!;

    public OverviewTold Told { get; private set; } = null!;

    public DateOnly Today { get; } = clock.BeijingToday;

    public async Task<IActionResult> OnGetAsync(AgencyId id, CancellationToken ct)
    {
        var below = AgenciesBelow.Of(officer, Permission.SuperviseOverview, await register.TreeAsync(ct), Today);
        if (below.FirstOrDefault(one => one.Agency.Id == id).Agency is not { } agency) return NotFound();
        (Agency, Told) = (agency, await overviews.OfAsync([id], ct));
        return Page();
    }
}
