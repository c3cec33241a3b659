using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Portal;

/// <summary>A page of one agency's part of the portal.</summary>
public abstract class PortalPage(PortalAgencies agencies) : PageModel
{
    /// <summary>Whose part it is.</summary>
    public PortalAgency At { get; private set; } = new(new(AgencyId.Platform, ""), []);

    /// <summary>Where the page stands: the way down to it.</summary>
    public (string, string)[] Trail => [("首页", WebRoutes.Home), ("信息公开", PortalRoutes.Agencies), (At.Name, PortalRoutes.Home(At.Id))];

    /// <summary>Finds the agency; without it there is no such page.</summary>
    protected async Task<bool> FindAsync(Guid agency, CancellationToken ct)
    {
        if ((HttpContext.Ahead?.Agencies.GetValueOrDefault(new(agency)) ?? await agencies.FindAsync(new(agency), ct)) is not { } found) return false;
        At = found;
        return true;
    }
}
