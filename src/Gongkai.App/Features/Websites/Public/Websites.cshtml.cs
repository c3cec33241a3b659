using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Websites;

/// <summary>政府网站, for the public: the open sites of all agencies, and the forms that were published.</summary>
[Public]
public sealed class PublicWebsitesPage(WebsiteRegister sites, AgencyRegister agencies, Database database) : PageModel
{
    private ImmutableArray<WebsiteFormLine> forms = [];

    /// <summary>The sites by agency, in the order of the register of agencies.</summary>
    public ImmutableArray<(string Agency, ImmutableArray<WebsiteLine> Sites)> Agencies { get; private set; } = [];

    /// <summary>The published forms of a site, the latest year first.</summary>
    public IEnumerable<WebsiteFormLine> FormsOf(WebsiteLine site) => forms.Where(form => form.Website == site.Id);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        forms = [.. (await WebsiteFormMatters.ListAsync(connection)).Where(form => form.PublishedOn is not null)];
        // A site that was closed keeps what it published.
        var listed = (await sites.ListAsync(null, ct)).Where(line => line.ClosedOn is null || FormsOf(line).Any()).ToLookup(line => line.Agency);
        Agencies = [.. (await agencies.TreeAsync(ct)).InOrder().Where(row => listed.Contains(row.Agency.Id))
            .Select(row => (row.Agency.Name, listed[row.Agency.Id].ToImmutableArray()))];
    }
}
