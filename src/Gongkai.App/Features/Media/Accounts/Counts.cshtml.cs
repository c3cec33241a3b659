using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Media;

/// <summary>新媒体发布数量 of a year, by account, kind and month, beside the year before.</summary>
[Needs(Permission.HandleMedia)]
public sealed class MediaCountsPage(Officer officer, MediaCounts counts, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "year")]
    public int? Asked { get; set; }

    public int ThisYear { get; } = clock.BeijingToday.Year;

    public int Year => Asked is >= 2010 and var year && year <= ThisYear ? year : ThisYear;

    public ImmutableArray<MediaCount> Lines { get; private set; } = [];

    public ImmutableArray<MediaYear> Accounts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleMedia) is not { } agency) return NotFound();
        Lines = await counts.OfYearAsync(agency, Year, ct);
        Accounts = await counts.ForFormAsync(agency, Year, ct);
        return Page();
    }
}
