using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Filing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Filing;

/// <summary>The choices as they are typed.</summary>
public sealed record FilingSettingsForm
{
    [Display(Name = "提交期限"), StringLength(5)]
    public string? SubmitBy { get; init; }

    [Display(Name = "公布期限"), StringLength(5)]
    public string? PublishBy { get; init; }

    [Display(Name = "改正期限")]
    public int ReturnDays { get; init; }

    [Display(Name = "不向本机关报送的下级机关")]
    public List<string> Excluded { get; init; } = [];

    [Display(Name = "向本机关报送的其他机关")]
    public List<string> Added { get; init; } = [];

    [Display(Name = "登记的公钥指纹"), StringLength(10_000)]
    public string? TrustedKeys { get; init; }

    internal FilingSettings Settings => new()
    {
        TrustedKeys = [.. (TrustedKeys ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(key => key.ToLowerInvariant()).Distinct()],
        SubmitBy = Maybe(SubmitBy),
        PublishBy = Maybe(PublishBy),
        ReturnDays = ReturnDays,
        Excluded = Ids(Excluded),
        Added = Ids(Added),
    };

    internal static FilingSettingsForm Of(FilingSettings chosen) => new()
    {
        TrustedKeys = string.Join('\n', chosen.TrustedKeys),
        SubmitBy = chosen.SubmitBy,
        PublishBy = chosen.PublishBy,
        ReturnDays = chosen.ReturnDays,
        Excluded = [.. chosen.Excluded.Select(id => id.ToString())],
        Added = [.. chosen.Added.Select(id => id.ToString())],
    };

    private static string? Maybe(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static ImmutableArray<AgencyId> Ids(List<string> typed) =>
        [.. typed.Select(one => AgencyId.TryParse(one, null, out var id) ? id : (AgencyId?)null).OfType<AgencyId>().Distinct()];
}

/// <summary>年度报告收集设置: local days, and who reports to whom.</summary>
[Needs(Permission.ManageSettings)]
public sealed class FilingSettingsPage(Officer officer, AgencyRegister agencies, AgencySettings settings, FilingPackages packages, TimeProvider clock)
    : PageModel
{
    /// <summary>公钥指纹 of this instance.</summary>
    public string Fingerprint => packages.Fingerprint;

    [BindProperty]
    public FilingSettingsForm Command { get; set; } = new();

    public Agency Agency { get; private set; } = null!;

    /// <summary>The agencies directly below.</summary>
    public ImmutableArray<Choice> Below { get; private set; } = [];

    /// <summary>All others.</summary>
    public ImmutableArray<Choice> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        Command = FilingSettingsForm.Of(FilingMatters.Read(await settings.FindAsync(Agency.Id, FilingMatters.Settings, ct)));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        if (Command.Settings.Faults().ToImmutableArray() is { IsEmpty: false } wrong) return this.Again(wrong, nameof(Command));
        try
        {
            await settings.ChooseAsync(Agency, FilingMatters.Settings, Command.Settings, officer.Change(clock, Permission.ManageSettings, Agency.Id), ct);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return Redirect(FilingRoutes.Settings);
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.ManageSettings, agencies, ct) is not { } found) return false;
        Agency = found;
        var tree = await agencies.TreeAsync(ct);
        var others = tree.InOrder().Select(row => row.Agency).Where(agency => agency.Id != found.Id && agency.ExistsOn(clock.BeijingToday)).ToList();
        Below = [.. others.Where(agency => agency.Superior == found.Id).Select(agency => new Choice(agency.Id.ToString(), agency.Name))];
        Others = [.. others.Where(agency => agency.Superior != found.Id).Select(agency => new Choice(agency.Id.ToString(), agency.Name))];
        return true;
    }
}
