using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>公众意见: every item on which the public was heard, with what was said to it.</summary>
[Needs(Permission.HandleOpinions)]
public sealed class OpinionsPage(Officer officer, Database database, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public ImmutableArray<HeardItem> Items { get; private set; } = [];

    public int Pages { get; private set; }

    public DateOnly Today { get; } = clock.BeijingToday;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleOpinions) is not { } agency) return NotFound();
        var sections = officer.SectionsAt(agency);
        await using var connection = await database.OpenAsync(ct);
        (Items, Pages) = await OpinionView.ItemsAsync(connection, agency, sections, officer.Id, Math.Clamp(Number, 1, 10_000));
        return Page();
    }
}
