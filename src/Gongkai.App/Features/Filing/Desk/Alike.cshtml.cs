using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Filing;

/// <summary>雷同: the agencies whose reports say many things in the same words.</summary>
[Needs(Permission.SuperviseFilings)]
public sealed class FilingAlikePage(Officer officer, Filings filings, AgencyRegister agencies) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public ImmutableArray<(FilingLine One, FilingLine Other, Finding Found)> Pairs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.SuperviseFilings, agencies, ct) is not { } authority) return NotFound();
        Pairs = await filings.AlikeAsync(authority.Id, Year, ct);
        return Page();
    }
}
