using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Media;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Media;

/// <summary>The choices for accounts as they are typed.</summary>
public sealed record MediaSettingsForm
{
    [Display(Name = "超过多少天没有发布要提醒"), Required, Range(1, 365)]
    public int? SilentDays { get; init; }
}

/// <summary>新媒体: the agency's accounts, what is wrong with them, and its posts.</summary>
[Needs(Permission.HandleMedia)]
public sealed class MediaPage(Officer officer, AgencyRegister agencies, AgencySettings settings, MediaAccounts accounts, MediaPosts posts,
    MediaCounts counts, TimeProvider clock)
    : PageModel
{
    [BindProperty]
    public MediaSettingsForm Settings { get; set; } = new();

    public Agency Agency { get; private set; } = null!;

    public bool MayManage => officer.May(Permission.ManageMedia, Agency.Id);

    public ImmutableArray<MediaAccountLine> Accounts { get; private set; } = [];

    public ImmutableArray<(MediaAccountLine Account, ImmutableArray<Finding> Findings)> Findings { get; private set; } = [];

    public ImmutableArray<MediaPostLine> Pressing { get; private set; } = [];

    public ImmutableArray<MediaPostLine> Latest { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        Settings = new() { SilentDays = (await accounts.SettingsAsync(Agency.Id, ct)).SilentDays };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        if (!MayManage) return Forbid();
        if (!ModelState.IsValid) return this.Again();
        try
        {
            await settings.ChooseAsync(Agency, MediaAccounts.SettingsName,
                new MediaSettings { SilentDays = Settings.SilentDays!.Value },
                officer.Change(clock, Permission.ManageMedia, Agency.Id), ct);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return Redirect(MediaRoutes.List);
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.HandleMedia, agencies, ct) is not { } found) return false;
        Agency = found;
        Accounts = await accounts.ListAsync(found.Id, ct);
        Findings = await counts.FindingsAsync(found.Id, clock.BeijingToday, ct);
        Pressing = await posts.PressingAsync(found.Id, ct);
        Latest = await posts.OfAgencyAsync(found.Id, ct);
        return true;
    }
}
