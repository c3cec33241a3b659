using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Radar;

/// <summary>What is behind a line of the radar, record by record.</summary>
[Needs(Permission.SeeRadar)]
public sealed class RadarLinePage(Officer officer, Database database, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public RadarLine Line { get; private set; } = null!;

    public RadarFound Found { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public int Pages => (int)((Found.Count + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetAsync(string line, CancellationToken ct)
    {
        if (RadarLine.Find(line) is not { } known || this.AgencyOf(officer, Permission.SeeRadar) is not { } agency) return NotFound();
        (Line, Number) = (known, Math.Clamp(Number, 1, 10_000));
        await using var connection = await database.OpenAsync(ct);
        Found = await known.FindAsync(new(connection, agency, clock.BeijingToday) { Skip = (Number - 1) * PageSize, Take = PageSize });
        return Page();
    }
}
