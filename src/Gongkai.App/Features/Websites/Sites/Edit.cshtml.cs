using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Features.Media;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.Websites;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Websites;

/// <summary>What both forms of the register have.</summary>
public abstract class SiteFormPage(PeopleRegister people, TimeProvider clock) : PageModel
{
    [BindProperty]
    public SiteForm Command { get; set; } = new();

    /// <summary>The version that the form was filled in with.</summary>
    [BindProperty]
    public int Version { get; set; }

    public ImmutableArray<Choice> People { get; private set; } = [];

    /// <summary>The time.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Where to go without saving.</summary>
    public abstract string Back { get; }

    /// <summary>Reads what the form offers.</summary>
    protected async Task OfferAsync(AgencyId agency, CancellationToken ct) =>
        People = await MediaAccountForm.PeopleAsync(people, agency, Clock.BeijingToday, ct);

    /// <summary>Tells what no annotation says.</summary>
    protected void Check()
    {
        if (Command.Responsible is { } person && People.All(choice => choice.Value != person.ToString())) this.Fault("Command.Responsible", "请选择本机关的人员");
    }
}

/// <summary>登记网站.</summary>
[Needs(Permission.ManageWebsites)]
public sealed class NewSitePage(Officer officer, AgencyRegister agencies, WebsiteRegister sites, PeopleRegister people, TimeProvider clock)
    : SiteFormPage(people, clock)
{
    public override string Back => WebsiteRoutes.List;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ManageWebsites) is not { } agency || await agencies.FindAsync(agency, ct) is not { } found) return NotFound();
        await OfferAsync(agency, ct);
        Command = new() { Host = found.Name };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ManageWebsites) is not { } agency) return NotFound();
        await OfferAsync(agency, ct);
        Check();
        if (!ModelState.IsValid) return this.Again();
        var id = new WebsiteId(Guid.CreateVersion7(Clock.GetUtcNow()));
        var refused = await sites.EnterAsync(agency, id, Command.Entry, officer.Change(Clock, Permission.ManageWebsites, agency), ct);
        return refused.IsEmpty ? Redirect(WebsiteRoutes.Of(id)) : this.Again(refused, nameof(Command));
    }
}

/// <summary>变更登记.</summary>
[Needs(Permission.ManageWebsites)]
public sealed class EditSitePage(Officer officer, WebsiteRegister sites, PeopleRegister people, TimeProvider clock) : SiteFormPage(people, clock)
{
    public WebsiteId Id { get; private set; }

    public string Name { get; private set; } = "";

    public override string Back => WebsiteRoutes.Of(Id);

    public async Task<IActionResult> OnGetAsync(WebsiteId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } kept) return NotFound();
        (Command, Version) = (SiteForm.Of(kept.Site.Entry), kept.Site.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(WebsiteId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } kept) return NotFound();
        Check();
        if (!ModelState.IsValid) return this.Again();
        try
        {
            var refused = await sites.ChangeAsync(kept.Agency, kept.Site with { Version = Version }, new WebsiteChanged(Command.Entry),
                officer.Change(Clock, Permission.ManageWebsites, kept.Agency), ct);
            return refused.IsEmpty ? Redirect(WebsiteRoutes.Of(id)) : this.Again(refused, nameof(Command));
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
    }

    private async Task<KeptWebsite?> FindAsync(WebsiteId id, CancellationToken ct)
    {
        if (await sites.FindAsync(id, ct) is not { } kept || !officer.May(Permission.ManageWebsites, kept.Agency)) return null;
        (Id, Name) = (id, kept.Site.Entry.Name);
        await OfferAsync(kept.Agency, ct);
        return kept;
    }
}
