using Gongkai.Agencies;
using Gongkai.Web;
using Gongkai.Websites;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Websites;

/// <summary>A published form, in any of its versions: rows and figures, and nothing of who declared them by what.</summary>
[Public]
public sealed class PublicWebsiteFormPage(WebsiteFormJournal journal, WebsiteRegister sites, AgencyRegister agencies) : PageModel
{
    /// <summary>Which version; null for the latest.</summary>
    [FromQuery(Name = "version")]
    public int? Asked { get; set; }

    public WebsiteForm Form { get; private set; } = null!;

    public PublishedWebsiteForm Shown { get; private set; } = null!;

    public WebsiteFormEdition Edition { get; private set; } = null!;

    public string AgencyName { get; private set; } = "";

    public string SiteName { get; private set; } = "";

    public string Title => $"{SiteName}{Form.Year}年{Edition.Name}";

    /// <summary>What the form says in a row; null where it says nothing.</summary>
    public string? ValueOf(WebsiteFormRow row) => Shown.Approved.Figures.FirstOrDefault(figure => figure.Code == row.Code)?.Value;

    public async Task<IActionResult> OnGetAsync(WebsiteFormId id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetSheetAsync(WebsiteFormId id, CancellationToken ct) => await FindAsync(id, ct) ? Files.Sheet(this) : NotFound();

    public async Task<IActionResult> OnGetDocumentAsync(WebsiteFormId id, CancellationToken ct) => await FindAsync(id, ct) ? Files.Document(this) : NotFound();

    public async Task<IActionResult> OnGetValuesAsync(WebsiteFormId id, CancellationToken ct) => await FindAsync(id, ct) ? Files.Values(this) : NotFound();

    public async Task<IActionResult> OnGetDataAsync(WebsiteFormId id, CancellationToken ct) => await FindAsync(id, ct) ? Files.Data(this) : NotFound();

    private WebsiteFormFiles Files =>
        new(Edition, AgencyName, SiteName, Form.Year, $"第 {Shown.Number} 版，{Dates.Of(Shown.On)} 公布", Shown.Approved.Figures);

    private async Task<bool> FindAsync(WebsiteFormId id, CancellationToken ct)
    {
        if (await journal.FindAsync(new WebsiteForm(id), ct) is not var (agency, form)) return false;
        if (form.Editions.FirstOrDefault(one => one.Number == (Asked ?? form.Editions.Length)) is not { } shown) return false;
        if (await sites.FindAsync(form.Website, ct) is not { } site) return false;
        (Form, Shown, Edition, SiteName) = (form, shown, shown.Approved.Edition, site.Site.Entry.Name);
        AgencyName = (await agencies.FindAsync(agency, ct))?.Name ?? "";
        return true;
    }
}
