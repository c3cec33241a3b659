using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>文件数量: what items give for table two of the yearly report; each figure opens its items.</summary>
[Needs(Permission.HandleItems)]
public sealed class DocumentFiguresPage(Officer officer, DocumentFigures counted, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true), Display(Name = "年度"), Range(2008, 2200)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cell { get; set; }

    public ImmutableArray<DocumentFigure> Figures { get; private set; } = [];

    /// <summary>权责清单事项 by their types, today.</summary>
    public ImmutableArray<(string Type, ImmutableArray<(ItemId Id, string Title, string Number)> Items)> Powers { get; private set; } = [];

    /// <summary>The figure that is open; null for none.</summary>
    public DocumentFigure? Opened => Figures.FirstOrDefault(figure => figure.Name == Cell);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleItems) is not { } agency) return NotFound();
        if (Year is < 2008 or > 2200) Year = clock.BeijingToday.Year;
        ModelState.Clear();
        Figures = await counted.OfAsync(agency, Year, ct);
        Powers = await counted.PowersAsync(agency, ct);
        return Page();
    }
}
