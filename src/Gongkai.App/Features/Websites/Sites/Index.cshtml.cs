using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Websites;

/// <summary>政府网站: the agency's sites, what is wrong with their entries, and how the forms of the last year stand.</summary>
[Needs(Permission.HandleWebsites)]
public sealed class SitesPage(Officer officer, AgencyRegister agencies, WebsiteRegister sites, WebsiteEditions editions, Database database, TimeProvider clock)
    : PageModel
{
    private ImmutableArray<WebsiteFormLine> forms = [];

    public Agency Agency { get; private set; } = null!;

    public bool MayManage => officer.May(Permission.ManageWebsites, Agency.Id);

    /// <summary>The year that was over last.</summary>
    public int Year { get; } = clock.BeijingToday.Year - 1;

    public DateOnly DueOn { get; private set; }

    public ImmutableArray<WebsiteLine> Sites { get; private set; } = [];

    public ImmutableArray<(WebsiteLine Line, ImmutableArray<Finding> Findings)> Findings { get; private set; } = [];

    /// <summary>Whether a form that is owed is not published.</summary>
    public bool IsWaiting => Sites.Any(line => line.Site.OwesFormOf(Year) && FormOf(line)?.PublishedOn is null);

    public bool IsLate => DueOn < clock.BeijingToday;

    /// <summary>The form of a site about that year; null while nobody has begun it.</summary>
    public WebsiteFormLine? FormOf(WebsiteLine line) => forms.FirstOrDefault(form => form.Website == line.Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleWebsites) is not { } id || await agencies.FindAsync(id, ct) is not { } found) return NotFound();
        Agency = found;
        Sites = await sites.ListAsync(id, ct);
        Findings = await sites.FindingsAsync(id, ct);
        DueOn = (await editions.OfAsync(Year, ct))?.DueOn(Year) ?? new(Year + 1, 1, 31);
        await using var connection = await database.OpenAsync(ct);
        forms = await WebsiteFormMatters.ListAsync(connection, id, year: Year);
        return Page();
    }
}
