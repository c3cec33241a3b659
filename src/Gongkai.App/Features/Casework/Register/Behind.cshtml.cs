using System.Collections.Immutable;
using Gongkai.Features.Publishing;
using Gongkai.Reports;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>The cases, the reviews or the public items behind one figure of the year's tables.</summary>
[Needs(Permission.SeeStatistics)]
public sealed class BehindPage(Officer officer, YearRegister years, RegisterSearch search, ReviewJournal reviews, DocumentFigures documents) : PageModel
{
    private const int Size = 100;

    public FormCell Cell { get; private set; } = null!;

    public int Year { get; private set; }

    public long Count { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages => (int)((Count + Size - 1) / Size);

    public ImmutableArray<RegisterEntry> Entries { get; private set; } = [];

    public ImmutableArray<ReviewEntry> Reviews { get; private set; } = [];

    /// <summary>The documents of table two.</summary>
    public ImmutableArray<(ItemId Id, string Title, string Number)> Items { get; private set; } = [];

    /// <summary>Whether items may be opened at the desk.</summary>
    public bool MayOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(int year, string cell, int p, CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.SeeStatistics) is not { } agency || year is < 2019 or > 2200) return NotFound();
        MayOpen = officer.May(Permission.HandleItems, agency);
        if (ReportForm.GenerationFor(year) == ReportFormGeneration.B
            && (await documents.OfAsync(agency, year, ct)).FirstOrDefault(figure => figure.FormCell == cell) is { } document)
        {
            (Cell, Year, Number, Count) = (ReportForm.Of(ReportFormGeneration.B).Find(cell)!, year, Math.Max(1, p), document.Items.Length);
            Items = [.. document.Items.Skip((Number - 1) * Size).Take(Size)];
            return Page();
        }
        if (ReportForm.Of(ReportForm.GenerationFor(year)).Find(cell) is not { Table.Section: ReportSection.Requests or ReportSection.Disputes } found)
            return NotFound();
        var tables = (await years.OfAsync(agency, year, ct)).Tables;
        (Cell, Year, Number) = (found, year, Math.Max(1, p));
        var cases = tables.Requests.GetValueOrDefault(cell, []);
        var disputes = tables.Disputes.GetValueOrDefault(cell, []);
        Count = cases.Length + disputes.Length;
        Entries = await search.OfAsync(agency, [.. cases.Skip((Number - 1) * Size).Take(Size)], ct);
        Reviews = await reviews.ListAsync(agency, [.. disputes.Skip((Number - 1) * Size).Take(Size)], ct);
        return Page();
    }
}
