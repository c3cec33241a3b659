using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Portal;

/// <summary>机关概况: what the agency does, how it is made up, and its leaders.</summary>
[Public, Kept]
public sealed class PortalAboutPage(PortalAgencies agencies, PublicItems items, PortalItems portal) : PortalPage(agencies)
{
    private const int MostLeaders = 50;

    /// <summary>Its profile; null where it has published none.</summary>
    public PublicItemPage? Profile { get; private set; }

    /// <summary>Its leaders, in the order that they are given.</summary>
    public ImmutableArray<PublicItemPage> Leaders { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid agency, CancellationToken ct)
    {
        if (!await FindAsync(agency, ct)) return NotFound();
        if (await portal.OfKindsAsync(At.Id, [ItemKinds.Profile], 1, ct) is [var profile]) Profile = await items.FindAsync(profile.Id, ct);
        var leaders = ImmutableArray.CreateBuilder<PublicItemPage>();
        foreach (var row in await portal.OfKindsAsync(At.Id, [ItemKinds.Leader], MostLeaders, ct))
            if (await items.FindAsync(row.Id, ct) is { Content: not null } leader) leaders.Add(leader);
        Leaders = [.. leaders.OrderBy(leader => int.TryParse(leader.Content!["order"], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place : int.MaxValue).ThenBy(leader => leader.Row.PublishedOn)];
        return Page();
    }
}
