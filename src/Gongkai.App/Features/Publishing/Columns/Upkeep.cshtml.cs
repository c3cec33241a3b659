using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>栏目更新: every column that the public sees, with its latest change, the day by which the next is due, and what is empty.</summary>
[Needs(Permission.HandleItems)]
public sealed class ColumnUpkeepPage(Officer officer, Database database, CatalogueJournal catalogues, TimeProvider clock) : PageModel
{
    public ImmutableArray<ColumnUpkeep> Columns { get; private set; } = [];

    /// <summary>How many items the public sees in a column itself.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; private set; } = ImmutableDictionary<string, long>.Empty;

    public DateOnly Today { get; } = clock.BeijingToday;

    public IEnumerable<ColumnUpkeep> Overdue => Columns.Where(one => one.IsOverdue(Today) && one.LastOn is not null);

    public IEnumerable<ColumnUpkeep> Empty => Columns.Where(one => one.LastOn is null);

    /// <summary>The year whose annual report should be public and is not; null for none.</summary>
    public int? LateReport { get; private set; }

    /// <summary>Figures that were announced and have not appeared.</summary>
    public ImmutableArray<AnnouncedRelease> Announced { get; private set; } = [];

    /// <summary>Whether the agency is a people's government.</summary>
    public bool IsGovernment { get; private set; }

    /// <summary>Whether the officer may set intervals.</summary>
    public bool MaySet { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleItems) is not { } agency) return NotFound();
        MaySet = officer.May(Permission.ManageCatalogue, agency);
        await using var connection = await database.OpenAsync(ct);
        var columns = await ColumnView.OfAsync(connection, null, agency);
        var latest = await ColumnView.LatestAsync(connection, null, agency, columns);
        var found = await catalogues.FindAsync(new PublicCatalogue(agency), ct);
        if (found is var (_, founded) && founded.History.Length > 0)
        {
            IsGovernment = await ColumnView.IsGovernmentAsync(connection, null, agency);
            var next = YearlyReportDuty.Next(founded, [.. (await YearlyReports.OfAsync(connection, null, agency)).Select(report => report.Year)], IsGovernment);
            LateReport = next.Due < Today ? next.Due.Value.Year - 1 : null;
        }
        Announced = await AnnouncedReleases.OpenAsync(connection, null, agency);
        Columns = found is var (_, catalogue)
            ? ColumnUpkeep.Of(catalogue, latest) : ColumnUpkeep.Of(columns, latest, _ => null);
        Counts = await ColumnView.CountsAsync(connection, agency);
        return Page();
    }
}
