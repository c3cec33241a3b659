using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Organisation;

/// <summary>One agency: its data, sections and other names.</summary>
[Needs(Permission.ManageAgencies)]
public sealed class AgencyPage(AgencyRegister register, Officer officer, TimeProvider clock) : PageModel
{
    public Agency? Agency { get; private set; }

    /// <summary>All its names, its own first.</summary>
    public ImmutableArray<string> Names { get; private set; } = [];

    public ImmutableArray<Section> Sections { get; private set; } = [];

    [BindProperty, Display(Name = "科室名称")]
    public string? SectionName { get; set; }

    [BindProperty, Display(Name = "名称")]
    public string? Alias { get; set; }

    public async Task<IActionResult> OnGetAsync(AgencyId id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostSectionAsync(AgencyId id, CancellationToken ct) => DoAsync(id, async agency =>
    {
        var name = SectionName?.Trim() ?? "";
        if (name.Length is 0 or > 40) this.Fault("SectionName", "请填写科室名称，不超过 40 个字");
        else if (Sections.Any(section => section.Name == name && section.UntilOn is null)) this.Fault("SectionName", "已经有这个科室");
        else await register.OpenSectionAsync(agency,
            new(new(Guid.CreateVersion7(clock.GetUtcNow())), agency.Id, name, clock.BeijingToday, null), Change(agency), ct);
    }, ct);

    public Task<IActionResult> OnPostCloseSectionAsync(AgencyId id, SectionId section, CancellationToken ct) =>
        DoAsync(id, agency => register.CloseSectionAsync(agency, section, clock.BeijingToday, Change(agency), ct), ct);

    public Task<IActionResult> OnPostAliasAsync(AgencyId id, CancellationToken ct) => DoAsync(id, async agency =>
    {
        var name = Alias?.Trim() ?? "";
        if (name.Length is 0 or > 80) this.Fault("Alias", "请填写名称，不超过 80 个字");
        else if (Names.Any(known => AgencyName.Fold(known) == AgencyName.Fold(name))) this.Fault("Alias", "已经有这个名称");
        else await register.AddAliasAsync(agency, name, Change(agency), ct);
    }, ct);

    private async Task<IActionResult> DoAsync(AgencyId id, Func<Agency, Task> work, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        try
        {
            await work(Agency!);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return ModelState.IsValid ? LocalRedirect(OrganisationRoutes.Agency(id)) : this.Again();
    }

    private ChangeContext Change(Agency agency) => officer.Change(clock, Permission.ManageAgencies, agency.Id);

    private async Task<bool> LoadAsync(AgencyId id, CancellationToken ct)
    {
        Agency = await register.FindAsync(id, ct);
        if (Agency is null || !officer.May(Permission.ManageAgencies, id)) return false;
        (Names, Sections) = (await register.NamesAsync(id, ct), await register.SectionsAsync(id, null, ct));
        return true;
    }
}
