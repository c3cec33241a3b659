using System.Collections.Immutable;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Portal;

/// <summary>The first page of an agency's part of the portal.</summary>
[Public, Kept]
public sealed class PortalHomePage(PortalAgencies agencies, PortalItems items) : PortalPage(agencies)
{
    private const int Shown = 6;

    /// <summary>What became public last, news aside.</summary>
    public ImmutableArray<PublicItemRow> Latest { get; private set; } = [];

    /// <summary>文件: the latest documents.</summary>
    public ImmutableArray<PublicItemRow> Documents { get; private set; } = [];

    /// <summary>What the public is heard on today.</summary>
    public ImmutableArray<PublicItemRow> Heard { get; private set; } = [];

    /// <summary>The agency's own columns that have something, with the latest of each.</summary>
    public ImmutableArray<(PublicColumn Column, ImmutableArray<PublicItemRow> Items)> Own { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid agency, CancellationToken ct)
    {
        if (!await FindAsync(agency, ct)) return NotFound();
        Latest = await items.LatestAsync(At.Id, null, Shown + 2, ct);
        Documents = await items.DocumentsAsync(At.Id, Shown, ct);
        Heard = await items.HeardAsync(At.Id, ct);
        var latest = await items.LatestOfEachAsync(At.Id, [.. At.Own.Select(column => column.Id)], Shown, ct);
        Own = [.. At.Own.Where(column => latest.Contains(column.Id)).Select(column => (column, latest[column.Id].ToImmutableArray()))];
        return Page();
    }
}
