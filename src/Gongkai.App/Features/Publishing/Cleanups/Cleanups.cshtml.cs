using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>文件清理: those that run and those that are over.</summary>
[Needs(Permission.HandleCleanups)]
public sealed class CleanupsPage(Officer officer, CleanupJournal journal, TimeProvider clock) : PageModel
{
    public ImmutableArray<CleanupLine> Lines { get; private set; } = [];

    public DateOnly Today { get; } = clock.BeijingToday;

    /// <summary>Whether the officer may begin one.</summary>
    public bool MayOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleCleanups) is not { } agency) return NotFound();
        MayOpen = officer.May(Permission.OpenCleanups, agency);
        Lines = await journal.ListAsync(agency, ct);
        return Page();
    }
}
