using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.Websites;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Websites;

/// <summary>The choices for probes as they are typed.</summary>
public sealed record ProbeSettingsForm
{
    [Display(Name = "定时打开本机关的网站和新媒体账号网址，看能不能打开")]
    public bool IsProbed { get; init; }

    [Display(Name = "每隔多少分钟打开一次"), Required, Range(5, 72)]
    public int? ProbeMinutes { get; init; }

    [Display(Name = "多少秒没有打开算打不开"), Required, Range(1, 60)]
    public int? MostSeconds { get; init; }

    [Display(Name = "一周内打不开的比例达到百分之几要处理"), Required, Range(1, 100)]
    public int? FromPercent { get; init; }
}

/// <summary>How an address was found to open within a week.</summary>
/// <param name="Target">What.</param>
/// <param name="Tries">How often it was opened.</param>
/// <param name="Failures">How often it did not open.</param>
/// <param name="Last">The latest day; null where it was never probed.</param>
/// <param name="Finding">What is wrong; null where nothing is.</param>
public sealed record ProbedWeek(ProbeTarget Target, long Tries, long Failures, ProbeDay? Last, Finding? Finding);

/// <summary>能否打开: the addresses of an agency, how they opened within a week and on each day, and the choices.</summary>
[Needs(Permission.HandleWebsites)]
public sealed class ProbesPage(Officer officer, AgencyRegister agencies, AgencySettings settings, WebsiteProbes probes, Database database, TimeProvider clock)
    : PageModel
{
    private const int DaysShown = 31;

    [BindProperty]
    public ProbeSettingsForm Settings { get; set; } = new();

    public Agency Agency { get; private set; } = null!;

    public bool MayManage => officer.May(Permission.ManageWebsites, Agency.Id);

    public WebsiteSettings Chosen { get; private set; } = new();

    public ImmutableArray<ProbedWeek> Weeks { get; private set; } = [];

    /// <summary>The days, each with what is called by its target.</summary>
    public ImmutableArray<(string Name, ProbeDay Day)> Days { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        Settings = new() { IsProbed = Chosen.IsProbed, ProbeMinutes = Chosen.ProbeMinutes, MostSeconds = Chosen.MostSeconds, FromPercent = Chosen.FromPercent };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        if (!MayManage) return Forbid();
        if (!ModelState.IsValid) return this.Again();
        try
        {
            await settings.ChooseAsync(Agency, WebsiteProbes.SettingsName, new WebsiteSettings
            {
                IsProbed = Settings.IsProbed,
                ProbeMinutes = Settings.ProbeMinutes!.Value,
                MostSeconds = Settings.MostSeconds!.Value,
                FromPercent = Settings.FromPercent!.Value,
            }, officer.Change(clock, Permission.ManageWebsites, Agency.Id), ct);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return Redirect(WebsiteRoutes.Probes);
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.HandleWebsites, agencies, ct) is not { } found) return false;
        (Agency, Chosen) = (found, await probes.SettingsAsync(found.Id, ct));
        await using var connection = await database.OpenAsync(ct);
        var (targets, today) = (await WebsiteProbes.TargetsAsync(connection, found.Id), clock.BeijingToday);
        var days = await WebsiteProbes.SinceAsync(connection, found.Id, today.AddDays(1 - DaysShown));
        Weeks =
        [
            .. from target in targets
               let own = days.Where(day => day.Target == target.Target).ToList()
               let week = own.Where(day => day.Day > today.AddDays(-WebsiteSettings.Days)).ToList()
               let tries = week.Sum(day => day.Tries)
               let failures = week.Sum(day => day.Failures)
               select new ProbedWeek(target, tries, failures, own.FirstOrDefault(), Chosen.IsProbed ? Chosen.Unreachable(tries, failures) : null),
        ];
        Days = [.. days.Select(day => (targets.FirstOrDefault(target => target.Target == day.Target)?.Name ?? "（已关停）", day))];
        return true;
    }
}
