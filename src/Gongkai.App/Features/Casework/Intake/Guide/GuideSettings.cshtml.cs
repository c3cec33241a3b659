using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>What an agency says to the public in its own words.</summary>
public sealed class GuideForm
{
    [Display(Name = "网上申请"), StringLength(600)]
    public string? Online { get; set; }

    [Display(Name = "当面申请"), StringLength(600)]
    public string? InPerson { get; set; }

    [Display(Name = "邮寄申请"), StringLength(600)]
    public string? Mail { get; set; }

    [Display(Name = "传真申请"), StringLength(600)]
    public string? Fax { get; set; }

    [Display(Name = "电子邮件申请"), StringLength(600)]
    public string? Email { get; set; }

    [Display(Name = "告知的全文"), StringLength(6000)]
    public string? PrivacyNotice { get; set; }

    [Display(Name = "改动的依据"), StringLength(200)]
    public string? Why { get; set; }

    /// <summary>The form filled in with what stands.</summary>
    public static GuideForm Of(IntakeSettings own) =>
        new() { Online = own.Online, InPerson = own.InPerson, Mail = own.Mail, Fax = own.Fax, Email = own.Email, PrivacyNotice = own.PrivacyNotice };

    /// <summary>What was typed.</summary>
    public IntakeSettings Settings() =>
        new()
        {
            Online = Trim(Online),
            InPerson = Trim(InPerson),
            Mail = Trim(Mail),
            Fax = Trim(Fax),
            Email = Trim(Email),
            PrivacyNotice = Trim(PrivacyNotice),
        };

    private static string Trim(string? text) => text?.Trim() ?? "";
}

/// <summary>申请办法和个人信息告知, for the administrator.</summary>
[Needs(Permission.ManageSettings)]
public sealed class GuideSettingsPage(AgencyRegister register, AgencySettings settings, AgencyGuides guides, Officer officer, TimeProvider clock) : PageModel
{
    [BindProperty]
    public GuideForm Command { get; set; } = new();

    /// <summary>The agency's version that the form was filled in with.</summary>
    [BindProperty]
    public int Version { get; set; }

    public AgencyGuide Guide { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(AgencyId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        (Command, Version) = (GuideForm.Of(Guide.Own), Guide.Agency.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(AgencyId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        try
        {
            await settings.ChooseAsync(Guide.Agency with { Version = Version }, IntakeSettings.Name, Command.Settings().Write(),
                officer.Change(clock, Permission.ManageSettings, id, Command.Why), ct);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return LocalRedirect(SettingsRoutes.Guide(id));
    }

    private async Task<bool> FindAsync(AgencyId id, CancellationToken ct)
    {
        if (await register.FindAsync(id, ct) is not { } agency || !officer.May(Permission.ManageSettings, id)) return false;
        Guide = await guides.OfAsync(agency, ct);
        return true;
    }
}
