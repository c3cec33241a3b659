using System.Collections.Immutable;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Portal;

/// <summary>主动公开基本目录: what the agency publishes, how and by when, in every edition.</summary>
[Public, Kept]
public sealed class PortalCataloguePage(PortalAgencies agencies, PublicColumns columns) : PortalPage(agencies)
{
    /// <summary>The latest edition first.</summary>
    public ImmutableArray<BasicCatalogue> Editions { get; private set; } = [];

    public BasicCatalogue? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid agency, int? edition, CancellationToken ct)
    {
        if (!await FindAsync(agency, ct)) return NotFound();
        Editions = await columns.EditionsAsync(At.Id, ct);
        Shown = edition is { } number ? Editions.FirstOrDefault(one => one.Edition == number) : Editions.FirstOrDefault();
        return edition is not null && Shown is null ? NotFound() : Page();
    }
}
