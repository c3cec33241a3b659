using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Overview;

/// <summary>总览 of an agency for those who lead it: what is due, overdue, returned, unmet, and how much was done, with the year before.</summary>
[Needs(Permission.SeeOverview)]
public sealed class OverviewPage(Officer officer, AgencyRegister agencies, Overviews overviews, TimeProvider clock) : PageModel
{
    public Agency Agency { get; private set; } = null!;

    public OverviewTold Told { get; private set; } = null!;

    public DateOnly Today { get; } = clock.BeijingToday;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.SeeOverview, agencies, ct) is not { } agency) return NotFound();
        (Agency, Told) = (agency, await overviews.OfAsync([agency.Id], ct));
        return Page();
    }
}
