using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>All reconsiderations and suits of the agency.</summary>
[Needs(Permission.HandleDisputes)]
public sealed class ReviewsPage(Officer officer, ReviewJournal journal, CaseLists lists) : PageModel
{
    public ImmutableArray<ReviewEntry> Reviews { get; private set; } = [];

    /// <summary>The request that a new review is about.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "申请编号"), StringLength(60)]
    public string? RequestNumber { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleDisputes) is not { } agency) return NotFound();
        if (!string.IsNullOrWhiteSpace(RequestNumber))
        {
            if (await lists.FindAsync(agency, RequestNumber.Trim(), ct) is { } request) return Redirect(ReviewRoutes.OfCase(request));
            this.Fault(nameof(RequestNumber), $"台账里没有编号为 {RequestNumber.Trim()} 的申请");
        }
        Reviews = await journal.ListAsync(agency, null, ct);
        return Page();
    }
}
