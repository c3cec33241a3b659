using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Reports;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>年度统计: tables three and four of a year, live, and as they were frozen.</summary>
[Needs(Permission.SeeStatistics)]
public sealed class YearPage(Officer officer, YearRegister years, DocumentFigures documents, TimeProvider clock) : PageModel
{
    public RegisterYear Year { get; private set; } = null!;

    public ImmutableArray<int> Years { get; private set; } = [];

    /// <summary>What public items give for table two, by cell; nothing for years whose form counted otherwise.</summary>
    public ImmutableDictionary<string, long> Documents { get; private set; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>What the register counts differently from what was frozen.</summary>
    public ImmutableArray<FigureDifference> Differences { get; private set; } = [];

    /// <summary>Numbers of the cases that differ.</summary>
    public ImmutableDictionary<Guid, string> Numbers { get; private set; } = [];

    public bool MayFreeze { get; private set; }

    public async Task<IActionResult> OnGetAsync(int year, [FromServices] RegisterSearch search, CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.SeeStatistics) is not { } agency || year is < 2019 or > 2200) return NotFound();
        await LoadAsync(agency, year, search, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostFreezeAsync(int year, [FromServices] RegisterSearch search, CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.SeeStatistics) is not { } agency || year is < 2019 or > 2200) return NotFound();
        if (!officer.May(Permission.FreezeFigures, agency)) return Forbid();
        var refusals = await years.FreezeAsync(agency, year, officer.Change(clock, Permission.FreezeFigures, agency), ct);
        if (refusals.IsEmpty)
            return Redirect($"{Request.Path}{Request.QueryString}".Replace("handler=Freeze", "", StringComparison.OrdinalIgnoreCase).TrimEnd('?', '&'));
        await LoadAsync(agency, year, search, ct);
        return this.Again(refusals);
    }

    /// <summary>The address of the cases behind a cell.</summary>
    public string AddressOf(FormCell cell) =>
        FigureRoutes.Behind(Year.Year, cell, AgencyId.TryParse(Request.Query["agency"], null, out var agency) ? agency : null);

    private async Task LoadAsync(AgencyId agency, int year, RegisterSearch search, CancellationToken ct)
    {
        (Year, Years) = (await years.OfAsync(agency, year, ct), await years.YearsAsync(agency, ct));
        if (Year.Tables.Form.Generation == ReportFormGeneration.B)
            Documents = (await documents.OfAsync(agency, year, ct)).ToImmutableDictionary(figure => figure.FormCell, figure => (long)figure.Items.Length);
        MayFreeze = officer.May(Permission.FreezeFigures, agency) && Year.Frozen is null && year < clock.BeijingToday.Year;
        if (Year.Frozen is not { } frozen) return;
        Differences = frozen.DifferencesTo(Year.Tables);
        var ids = Differences.Where(difference => difference.Cell.Table.Section == ReportSection.Requests)
            .SelectMany(difference => difference.Added.Concat(difference.Removed)).Distinct();
        Numbers = (await search.OfAsync(agency, [.. ids.Select(id => new DisclosureRequestId(id))], ct))
            .ToImmutableDictionary(entry => entry.Id.Value, entry => entry.Number ?? "未编号");
    }
}
