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

/// <summary>关注数 as it is typed.</summary>
public sealed record FollowersForm
{
    [Display(Name = "截至日期"), Required]
    public DateOnly? On { get; init; }

    [Display(Name = "关注数"), Required, Range(0, 2_000_000_000)]
    public long? Count { get; init; }
}

/// <summary>注销 as it is typed.</summary>
public sealed record ClosingForm
{
    [Display(Name = "注销日期"), Required]
    public DateOnly? On { get; init; }

    [Display(Name = "批准文件"), Required, StringLength(100)]
    public string Document { get; init; } = "";

    [Display(Name = "批准日期"), Required]
    public DateOnly? ApprovedOn { get; init; }
}

/// <summary>One account: what the register says, its posts, what happened.</summary>
[Needs(Permission.HandleMedia)]
public sealed class MediaAccountPage(Officer officer, MediaAccounts accounts, MediaPosts posts, AgencyRegister agencies, PeopleRegister people,
    Database database, TimeProvider clock)
    : PageModel
{
    private KeptAccount kept = null!;

    [BindProperty]
    public FollowersForm Followers { get; set; } = new();

    [BindProperty]
    public ClosingForm Closing { get; set; } = new();

    /// <summary>The version that was looked at.</summary>
    [BindProperty]
    public int Version { get; set; }

    public MediaAccount Account => kept.Account;

    public bool MayManage => officer.May(Permission.ManageMedia, kept.Agency);

    public bool MayHandle => officer.May(Permission.HandleMedia, kept.Agency);

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    public ImmutableArray<Finding> Findings { get; private set; } = [];

    public ImmutableArray<MediaPostLine> Posts { get; private set; } = [];

    public IReadOnlyList<(WeChatCall Call, long Used, bool IsStopped)> Calls { get; private set; } = [];

    /// <summary>What happened, the oldest first.</summary>
    public IEnumerable<(DateTimeOffset At, string What, string Who)> History => kept.Entries.Select(entry =>
        (entry.Change.At, Told(MediaEvents.Read<MediaAccountEvent>(entry)),
        PersonId.TryParse(entry.Change.Who, null, out var person) ? Names.GetValueOrDefault(person, "（已离职人员）") : "平台"));

    public async Task<IActionResult> OnGetAsync(MediaAccountId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        Followers = new() { On = clock.BeijingToday };
        return Page();
    }

    public async Task<IActionResult> OnPostFollowersAsync(MediaAccountId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        this.KeepForm(nameof(Followers));
        return ModelState.IsValid ? await ChangeAsync(new MediaFollowersDeclared(Followers.On!.Value, Followers.Count!.Value), Permission.HandleMedia,
            nameof(Followers), ct)
            : this.Again();
    }

    public async Task<IActionResult> OnPostCloseAsync(MediaAccountId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (!MayManage) return Forbid();
        this.KeepForm(nameof(Closing));
        return ModelState.IsValid ? await ChangeAsync(new MediaAccountClosed(Closing.On!.Value, new(Closing.Document.Trim(), Closing.ApprovedOn!.Value)),
            Permission.ManageMedia,
            nameof(Closing), ct) : this.Again();
    }

    public async Task<IActionResult> OnPostResumeAsync(MediaAccountId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (!MayManage) return Forbid();
        ModelState.Clear();
        Version = Account.Version;
        return Account.Stopped is null ? Redirect(MediaRoutes.Account(id)) : await ChangeAsync(new MediaInterfaceResumed(), Permission.ManageMedia, "", ct);
    }

    private async Task<IActionResult> ChangeAsync(MediaAccountEvent happened, string permission, string prefix, CancellationToken ct)
    {
        try
        {
            var refused = await accounts.ChangeAsync(kept.Agency, Account with { Version = Version }, _ => Task.FromResult(happened),
                officer.Change(clock, permission, kept.Agency), ct);
            return refused.IsEmpty ? Redirect(MediaRoutes.Account(Account.Id)) : this.Again(refused, prefix);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
    }

    private async Task<bool> FindAsync(MediaAccountId id, CancellationToken ct)
    {
        if (await accounts.FindAsync(id, ct) is not { } found || !officer.May(Permission.HandleMedia, found.Agency)) return false;
        kept = found;
        Names = await people.NamesAsync(ct);
        Posts = await posts.OfAccountAsync(id, ct);
        Calls = await MediaQuota.TodayAsync(database, id, clock.BeijingToday, ct);
        Findings = [.. Account.Findings(await agencies.NamesAsync(kept.Agency, ct), clock.BeijingToday, Posts.Max(line => line.LiveOn),
            (await accounts.SettingsAsync(kept.Agency, ct)).SilentDays)];
        return true;
    }

    private static string Told(MediaAccountEvent happened) => happened switch
    {
        MediaAccountOpened e => $"登记开办：{e.Entry.Approval.Document}",
        MediaAccountChanged e => $"变更登记：{e.Entry.Name}，{e.Entry.Number}，{e.Entry.Holder}；{e.Entry.Approval.Document}",
        MediaAccountClosed e => $"注销：{e.Approval.Document}",
        MediaFollowersDeclared e => $"关注数 {e.Count}（{Dates.Of(e.On)}）",
        MediaInterfaceSet => "填写接口，改为平台发送",
        MediaInterfaceLeft { Code: { } code } => $"改为人工发布：{WeChat.MeaningOf(code)}（{code}）",
        MediaInterfaceLeft => "改为人工发布",
        MediaInterfaceStopped e => $"接口停用：{WeChat.MeaningOf(e.Code)}（{e.Code}）",
        MediaInterfaceResumed => "恢复接口",
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };
}
