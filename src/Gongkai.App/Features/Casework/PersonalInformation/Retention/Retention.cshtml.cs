using System.Collections.Immutable;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>到期档案: whose period is over, and what was erased.</summary>
[Needs(Permission.ArchiveCases)]
public sealed class RetentionPage(RetentionLists lists, Officer officer) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public int Pages { get; private set; }

    public ImmutableArray<ArchivedLine> Due { get; private set; } = [];

    public ImmutableArray<ArchivedLine> Erased { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var agencies = officer.Agencies(Permission.ArchiveCases);
        Due = await lists.DueAsync(agencies, ct);
        (Erased, Pages) = await lists.ErasedAsync(agencies, P = Math.Max(1, P), ct);
    }
}
