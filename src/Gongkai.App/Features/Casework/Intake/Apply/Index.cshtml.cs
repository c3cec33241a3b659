using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>Chooses the agency; where there is only one, it is chosen already.</summary>
[Public]
public sealed class ApplyIndexPage(AgencyRegister register, TimeProvider clock) : PageModel
{
    /// <summary>The agencies of today, superiors first.</summary>
    public ImmutableArray<Agency> Agencies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var today = clock.BeijingToday;
        Agencies = [.. (await register.TreeAsync(ct)).InOrder().Select(entry => entry.Agency).Where(agency => agency.ExistsOn(today))];
        return Agencies is [var only] ? Redirect(ApplyRoutes.At(only.Id)) : Page();
    }
}
