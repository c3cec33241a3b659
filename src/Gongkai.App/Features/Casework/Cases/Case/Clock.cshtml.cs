using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>期限是怎样算的: the account of the days.</summary>
[Needs(Permission.ReadCases)]
public sealed class ClockPage(CaseDesk desk) : PageModel
{
    private OpenCase? open;

    public OpenCase Case => open ?? throw new InvalidOperationException("no case is open");

    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct) =>
        (open = await desk.OpenAsync(id, ct)) is null ? NotFound() : Page();
}
