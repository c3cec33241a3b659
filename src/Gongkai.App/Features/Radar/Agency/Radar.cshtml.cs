using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Radar;

/// <summary>公开雷达 of an agency: every line with its number now, a week and a year ago.</summary>
[Needs(Permission.SeeRadar)]
public sealed class RadarPage(Officer officer, Database database, TimeProvider clock) : PageModel
{
    public ImmutableArray<RadarRow> Rows { get; private set; } = [];

    public DateOnly Today { get; } = clock.BeijingToday;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.SeeRadar) is not { } agency) return NotFound();
        await using var connection = await database.OpenAsync(ct);
        var (week, year) = await RadarRow.BeforeAsync(connection, [agency], Today);
        var rows = ImmutableArray.CreateBuilder<RadarRow>();
        foreach (var line in RadarLine.All)
        {
            var found = await line.FindAsync(new(connection, agency, Today));
            rows.Add(new(line, found.Count, found.Oldest, week.Find(agency, line)?.Found, year.Find(agency, line)?.Found));
        }
        Rows = rows.ToImmutable();
        return Page();
    }
}
