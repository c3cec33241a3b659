using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Overview;

/// <summary>公开总览, for everybody: how much each agency has published this year, with the year before.</summary>
[Public]
public sealed class OverviewOpenPage(AgencyRegister register, Overviews overviews, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public static ImmutableArray<OverviewSubject> Subjects { get; } =
        [.. OverviewSubject.All.Where(subject => OverviewLine.All.Any(line => line.IsPublic && line.Word == subject.Word))];

    /// <summary>Those of whom something is known, in the order of the tree.</summary>
    public ImmutableArray<Agency> Agencies { get; private set; } = [];

    public IEnumerable<Agency> Shown => Agencies.Skip((Number - 1) * PageSize).Take(PageSize);

    public OverviewTold Told { get; private set; } = null!;

    public DateOnly Today { get; } = clock.BeijingToday;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public int Pages => (Agencies.Length + PageSize - 1) / PageSize;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Told = await overviews.OpenAsync();
        Agencies = [.. (await register.TreeAsync(ct)).InOrder().Select(one => one.Agency).Where(agency => Told.Sum([agency.Id], Subjects) is not null)];
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
    }
}
