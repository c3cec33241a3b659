using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Portal;

/// <summary>栏目: what stands in one column, the latest first; the fixed parts are laid out by what they are for.</summary>
[Public, Kept]
public sealed class PortalColumnPage(PortalAgencies agencies, PublicItems items, PortalItems portal, TimeProvider clock) : PortalPage(agencies)
{
    public const int PageSize = 20;

    public PublicColumn Column { get; private set; } = PublicColumn.Fixed[0];

    public ImmutableArray<PublicItemRow> Rows { get; private set; } = [];

    public long Count { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages => (int)((Count + PageSize - 1) / PageSize);

    /// <summary>The columns below it, each with its latest.</summary>
    public ImmutableArray<(PublicColumn Column, ImmutableArray<PublicItemRow> Items)> Below { get; private set; } = [];

    /// <summary>年报 by their years, the latest first; null for a year whose report is missing. Empty in every other column.</summary>
    public ImmutableArray<(int Year, ImmutableArray<PublicYearlyReport> Reports)> Years { get; private set; } = [];

    /// <summary>The one item that a column of one item shows whole: the guide.</summary>
    public PublicItemPage? Whole { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid agency, string column, int p = 1, CancellationToken ct = default)
    {
        if (!await FindAsync(agency, ct) || At.Column(column) is not { } found || p < 1) return NotFound();
        (Column, Number) = (found, p);
        var below = At.Under(column).ToList();
        var latest = await portal.LatestOfEachAsync(At.Id, [.. below.Select(one => one.Id)], 3, ct);
        Below = [.. below.Select(one => (one, latest[one.Id].ToImmutableArray()))];
        (Rows, Count) = await portal.InColumnAsync(At.Id, column, p, PageSize, ct);
        if (Rows.IsEmpty && p > 1) return NotFound();
        if (found.Sort == ColumnSort.Guide && p == 1 && !Rows.IsEmpty) Whole = await items.FindAsync(Rows[0].Id, ct);
        if (found.Sort == ColumnSort.Reports)
        {
            var reports = await portal.ReportsAsync(At.Id, ct);
            var isGovernment = At.Agency.Standing is AgencyStanding.LocalGovernment or AgencyStanding.ProvincialGovernment;
            var missing = YearlyReportDuty.Missing([.. reports.Select(report => report.Year)], isGovernment, clock.BeijingToday);
            if (p == 1) Years = [.. reports.Select(report => report.Year).Union(missing).OrderDescending()
                .Select(year => (year, reports.Where(report => report.Year == year).ToImmutableArray()))];
            // What is listed by its year is not listed once more.
            Rows = [.. Rows.Where(row => reports.All(report => report.Id != row.Id))];
        }
        return Page();
    }
}
