using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Interaction;

/// <summary>互动交流: chooses the agency.</summary>
[Public]
public sealed class InteractionStartPage(AgencyRegister register, TimeProvider clock) : PageModel
{
    /// <summary>The agencies of today, superiors first.</summary>
    public ImmutableArray<Agency> Agencies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.BeijingToday;
        Agencies = [.. (await register.TreeAsync(ct)).InOrder().Select(entry => entry.Agency).Where(agency => agency.ExistsOn(today))];
    }
}

/// <summary>A page of one agency's 互动交流.</summary>
public abstract class InteractionPage(AgencyRegister register, TimeProvider clock) : PageModel
{
    /// <summary>Whose.</summary>
    public Agency At { get; private set; } = new(AgencyId.Platform, "");

    /// <summary>The way down to the page.</summary>
    public (string, string)[] Trail => [("首页", WebRoutes.Home), ("互动交流", InteractionRoutes.Start), (At.Name, InteractionRoutes.At(At.Id))];

    /// <summary>The day in Beijing.</summary>
    protected DateOnly Today => clock.BeijingToday;

    /// <summary>Whether there is such an agency today: nobody writes to one that is no more.</summary>
    public bool IsStanding => At.ExistsOn(Today);

    /// <summary>Finds the agency; without it there is no such page.</summary>
    protected async Task<bool> FindAsync(Guid agency, CancellationToken ct)
    {
        if (await register.FindAsync(new(agency), ct) is not { } found) return false;
        At = found;
        return true;
    }
}
