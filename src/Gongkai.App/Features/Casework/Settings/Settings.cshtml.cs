using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>办理设置: what one agency chooses where the law leaves a choice.</summary>
[Needs(Permission.ManageSettings)]
public sealed class SettingsPage(AgencyRegister register, AgencySettings settings, Officer officer, TimeProvider clock) : PageModel
{
    [BindProperty]
    public SettingsForm Command { get; set; } = new();

    public Agency? Agency { get; private set; }

    public async Task<IActionResult> OnGetAsync(AgencyId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        Command = SettingsForm.Of(await settings.CaseworkAsync(id, ct));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(AgencyId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        var (chosen, faults) = Command.Settings();
        foreach (var (field, message) in faults) this.Fault($"Command.{field}", message);
        if (!ModelState.IsValid || chosen is null) return this.Again();
        try
        {
            await settings.ChooseAsync(Agency!, chosen, officer.Change(clock, Permission.ManageSettings, id, Command.Why), ct);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return LocalRedirect(SettingsRoutes.Of(id));
    }

    private async Task<bool> FindAsync(AgencyId id, CancellationToken ct) =>
        (Agency = await register.FindAsync(id, ct)) is not null && officer.May(Permission.ManageSettings, id);
}
