using System.Collections.Immutable;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Assessment;

/// <summary>本机关考核: what the officer's own agency was, or is, assessed in.</summary>
[Needs(Permission.OpenAssessments)]
public sealed class MyAssessmentsPage(Officer officer, Assessments assessments) : PageModel
{
    /// <summary>Whether the officer may see what was ordered of the agency.</summary>
    public bool HasOrders => officer.May(Permission.OpenOrders);

    public ImmutableArray<AssessmentLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.OpenAssessments) is not { } agency) return NotFound();
        Lines = await assessments.OfAgencyAsync(agency, ct);
        return Page();
    }
}
