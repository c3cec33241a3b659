using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Portal;

/// <summary>信息公开: the agencies that publish here, each below its superior.</summary>
[Public, Kept]
public sealed class PortalAgenciesPage(PortalAgencies agencies, TimeProvider clock) : PageModel
{
    public ImmutableArray<(Agency Agency, int Depth)> Agencies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.BeijingToday;
        Agencies = [.. (await agencies.TreeAsync(ct)).InOrder().Where(entry => entry.Agency.ExistsOn(today))];
    }
}
