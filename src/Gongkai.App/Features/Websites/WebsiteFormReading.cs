using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Storage;
using Gongkai.Websites;

namespace Gongkai.Features.Websites;

/// <summary>A yearly form as it is looked at: its rows, the figures as registers and declarations have them now, and what the checks find.</summary>
/// <param name="Edition">The rows.</param>
/// <param name="Site">The site.</param>
/// <param name="Now">The figures as they stand now.</param>
/// <param name="Shown">The figures that hold: those that were approved, once they were, else those of now.</param>
/// <param name="Findings">What the checks find in them.</param>
/// <param name="Company">What they were held against.</param>
public sealed record WebsiteFormSight(WebsiteFormEdition Edition, Website Site, ImmutableArray<WebsiteFormFigure> Now, ImmutableArray<WebsiteFormFigure> Shown,
    ImmutableArray<Finding> Findings, WebsiteFormCompany Company)
{
    /// <summary>By which it is known that these are the figures that somebody looked at.</summary>
    public string Hash => WebsiteFormCheck.HashOf(Now);

    /// <summary>The figure of a row that holds.</summary>
    public WebsiteFormFigure? Of(WebsiteFormRow row) => Shown.FirstOrDefault(figure => figure.Code == row.Code);

    /// <summary>The figure of a row as registers and declarations have it now.</summary>
    public WebsiteFormFigure? NowOf(WebsiteFormRow row) => Now.FirstOrDefault(figure => figure.Code == row.Code);
}

/// <summary>Compiles yearly forms.</summary>
public sealed class WebsiteFormReading(Database database, WebsiteRegister sites, WebsiteEditions editions, WebsiteFigures figures, TimeProvider clock)
{
    /// <summary>The form as it is looked at; null where nobody knows its rows.</summary>
    public async Task<WebsiteFormSight?> OfAsync(AgencyId agency, WebsiteForm form, CancellationToken ct)
    {
        var stands = form.Stage is WebsiteFormStage.Approved or WebsiteFormStage.Published ? form.Approved : null;
        if ((stands?.Edition ?? await editions.OfAsync(form.Year, ct)) is not { } edition) return null;
        if (await sites.FindAsync(form.Website, ct) is not { Site: var site }) return null;
        var now = form.Figures(edition, await figures.OfAsync(agency, site, form.Year, ct));
        var shown = stands?.Figures ?? now;
        var company = new WebsiteFormCompany
        {
            Before = await BeforeAsync(form, ct),
            Report = site.Entry.IsPlatform ? await figures.ReportAsync(agency, form.Year, ct) : null,
        };
        return new(edition, site, now, shown,
        [
            .. WebsiteFormCheck.Of(edition, shown, company),
            .. stands is null ? await ScannedAsync(agency, form, edition, ct) : [],
            .. stands is null ? [] : WebsiteFormCheck.Moved(edition, shown, now),
        ], company);
    }

    // Words can still be changed; of what was approved they stand.
    private async Task<ImmutableArray<Finding>> ScannedAsync(AgencyId agency, WebsiteForm form, WebsiteFormEdition edition, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return (await WebsiteFormMatters.ScanAsync(connection, null, agency, form, edition, clock.BeijingToday))?.Value ?? [];
    }

    private async Task<ImmutableDictionary<string, string>?> BeforeAsync(WebsiteForm form, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var before = (await WebsiteFormMatters.ListAsync(connection, website: form.Website, year: form.Year - 1)).FirstOrDefault()?.ApprovedFigures;
        return before?.Where(figure => figure.Value is not null).ToImmutableDictionary(figure => figure.Code, figure => figure.Value!);
    }
}
