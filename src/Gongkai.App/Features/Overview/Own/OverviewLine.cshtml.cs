using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Overview;

/// <summary>What is behind a number of the overview, record by record.</summary>
[Needs(Permission.SeeOverview)]
public sealed class OverviewLinePage(Officer officer, Overviews overviews) : PageModel
{
    private const int PageSize = 50;

    public OverviewLine Line { get; private set; } = null!;

    public RadarFound Found { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public int Pages => (int)((Found.Count + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetAsync(string line, CancellationToken ct)
    {
        if (OverviewLine.All.FirstOrDefault(one => one.Word == line) is not { } known
            || this.AgencyOf(officer, Permission.SeeOverview) is not { } agency) return NotFound();
        (Line, Number) = (known, Math.Clamp(Number, 1, 10_000));
        Found = await overviews.FindAsync(agency, known, (Number - 1) * PageSize, PageSize, ct);
        return Page();
    }
}
