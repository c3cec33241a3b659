using System.Collections.Immutable;
using Gongkai.Features.Access;
using Gongkai.Features.Register;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Reviews;

/// <summary>All reconsiderations and suits of the agency.</summary>
[Needs(Permission.HandleDisputes)]
public sealed class ReviewsPage(Officer officer, ReviewJournal journal) : PageModel
{
    public ImmutableArray<ReviewEntry> Reviews { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleDisputes) is not { } agency) return NotFound();
        Reviews = await journal.ListAsync(agency, null, ct);
        return Page();
    }
}
