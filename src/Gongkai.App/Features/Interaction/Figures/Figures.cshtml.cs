using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Interaction;

/// <summary>互动交流的数字 of a year, each opening its records; and what waits for an answer.</summary>
[Needs(Permission.SeeInteraction)]
public sealed class InteractionFiguresPage(Officer officer, InteractionFigures counted, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true), Display(Name = "年度"), Range(2008, 2200)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public InteractionCell? Cell { get; set; }

    public ImmutableArray<InteractionFigure> Figures { get; private set; } = [];

    public ImmutableArray<UnansweredMessage> Unanswered { get; private set; } = [];

    public DateOnly Today { get; } = clock.BeijingToday;

    /// <summary>The figure that is open; null for none.</summary>
    public InteractionFigure? Opened => Figures.FirstOrDefault(figure => figure.Cell == Cell);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.SeeInteraction) is not { } agency) return NotFound();
        if (Year is < 2008 or > 2200) Year = Today.Year;
        ModelState.Clear();
        Figures = await counted.OfAsync(agency, Year, ct);
        Unanswered = await counted.UnansweredAsync(agency, ct);
        return Page();
    }
}
