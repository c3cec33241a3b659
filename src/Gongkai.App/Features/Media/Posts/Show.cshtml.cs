using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Features.Publishing;
using Gongkai.Matters;
using Gongkai.Media;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Media;

/// <summary>A publication by hand as it is typed.</summary>
public sealed record ByHandForm
{
    [Display(Name = "发布日期"), Required]
    public DateOnly? On { get; init; }

    [Display(Name = "网址"), Required, StringLength(500), Url]
    public string Url { get; init; } = "";
}

/// <summary>撤下 as it is typed.</summary>
public sealed record TakingDownForm
{
    [Display(Name = "撤下日期"), Required]
    public DateOnly? On { get; init; }
}

/// <summary>A reason, and nothing else.</summary>
public sealed record PostReasonForm
{
    [Display(Name = "原因"), Required, StringLength(500)]
    public string Reason { get; init; } = "";
}

/// <summary>One post: how it stands in words, what can be done, what happened.</summary>
[Needs(Permission.HandleMedia)]
public sealed class PostPage(Officer officer, MediaPosts posts, MediaAccounts accounts, PeopleRegister people, Store store, TimeProvider clock) : PageModel
{
    public KeptPost Kept { get; private set; } = null!;

    public MediaPost Post => Kept.Post;

    public MediaAccount Account { get; private set; } = null!;

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    [BindProperty]
    public ByHandForm ByHand { get; set; } = new();

    [BindProperty]
    public TakingDownForm Down { get; set; } = new();

    [BindProperty]
    public PostReasonForm Deletion { get; set; } = new();

    [BindProperty]
    public PostReasonForm Overriding { get; set; } = new();

    /// <summary>The version that was looked at.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>What the scan finds in the words, while they can still be changed.</summary>
    public ImmutableArray<Finding> Found { get; private set; } = [];

    /// <summary>The codes of errors for which nobody answers yet.</summary>
    public IEnumerable<string> Unsettled => PostScan.Errors(Found).Except(Post.Settled);

    /// <summary>The reasons that were given, by the numbers of their entries.</summary>
    public ImmutableDictionary<int, string> Reasons { get; private set; } = ImmutableDictionary<int, string>.Empty;

    /// <summary>Whether the platform can take it down, and the officer may let it.</summary>
    public bool MayDelete => Post is { Stage: PostStage.Live, Article: not null } && Account.Interface is not null
        && officer.May(Permission.ReleasePosts, Kept.Agency);

    /// <summary>Whether the officer may answer for what the scan finds.</summary>
    public bool MayOverride => Unsettled.Any() && officer.May(Permission.ReleasePosts, Kept.Agency) && officer.Id != Post.PreparedBy;

    /// <summary>What happened to its item since; null where that stands as it was sent.</summary>
    public PostEnding? Standing { get; private set; }

    public bool MayRelease => officer.May(Permission.ReleasePosts, Kept.Agency) && officer.Id != Post.PreparedBy;

    public bool MayRevise => Post.Stage is PostStage.Prepared or PostStage.Failed or PostStage.Package && Standing != PostEnding.Withdrawn;

    /// <summary>What can be done by a button alone.</summary>
    public IEnumerable<(string Handler, string Name, bool IsUsual)> Actions
    {
        get
        {
            if (Post.Stage == PostStage.Prepared && MayRelease) yield return ("Release", "同意发出", true);
            if (Post.Stage == PostStage.Failed) yield return ("Retry", "重新发送", true);
            if (Post.Stage == PostStage.Unknown) yield return ("Unpublished", "确认没有发布", false);
            if (!Post.Faults(new PostCancelled(clock.GetUtcNow(), PostEnding.Person, officer.Id), clock.BeijingToday).Any()) yield return ("Cancel", "不再发送",
                false);
        }
    }

    public async Task<IActionResult> OnGetAsync(MediaPostId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        (ByHand, Down) = (new() { On = clock.BeijingToday }, new() { On = clock.BeijingToday });
        return Page();
    }

    public async Task<IActionResult> OnGetPackageAsync(MediaPostId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct) || Post.Stage != PostStage.Package) return NotFound();
        await using var connection = await store.Database.OpenAsync(ct);
        return Standing is null && await ItemContentTable.FindAsync(connection, Post.Content, ct) is { } content
            ? File(await PostPackage.OfAsync(Post, PostText.Of(content), store, ct), "application/zip", "package.zip") : NotFound();
    }

    public Task<IActionResult> OnPostReleaseAsync(MediaPostId id, CancellationToken ct) =>
        TakeAsync(id, "", Permission.ReleasePosts, (_, at) => Told(new PostReleased(at, Account.Interface is not null, officer.Id)), ct);

    public Task<IActionResult> OnPostRetryAsync(MediaPostId id, CancellationToken ct) =>
        TakeAsync(id, "", Permission.HandleMedia, (_, at) => Told(new PostRetried(at, officer.Id)), ct);

    public Task<IActionResult> OnPostUnpublishedAsync(MediaPostId id, CancellationToken ct) =>
        TakeAsync(id, "", Permission.HandleMedia, (_, at) => Told(new PostFoundUnpublished(at, officer.Id)), ct);

    public Task<IActionResult> OnPostCancelAsync(MediaPostId id, CancellationToken ct) =>
        TakeAsync(id, "", Permission.HandleMedia, (_, at) => Told(new PostCancelled(at, PostEnding.Person, officer.Id)), ct);

    public Task<IActionResult> OnPostByHandAsync(MediaPostId id, CancellationToken ct) =>
        TakeAsync(id, nameof(ByHand), Permission.HandleMedia,
            (_, at) => Told(new PostPublishedByHand(at, ByHand.On!.Value, ByHand.Url.Trim(), officer.Id)), ct);

    public Task<IActionResult> OnPostDownAsync(MediaPostId id, CancellationToken ct) =>
        TakeAsync(id, nameof(Down), Permission.HandleMedia, (_, at) => Told(new PostTakenDown(at, Down.On!.Value, officer.Id)), ct);

    /// <summary>通过接口撤下</summary>
    public Task<IActionResult> OnPostDeleteAsync(MediaPostId id, CancellationToken ct) =>
        TakeAsync(id, nameof(Deletion), Permission.ReleasePosts, async (transaction, at) =>
            new PostDeletionAsked(at, await store.People.SealAsync(transaction, "media-reason", Deletion.Reason.Trim()), officer.Id), ct);

    /// <summary>放行</summary>
    public Task<IActionResult> OnPostOverrideAsync(MediaPostId id, CancellationToken ct) =>
        TakeAsync(id, nameof(Overriding), Permission.ReleasePosts, async (transaction, at) =>
            new PostScanOverridden(at, PostScan.Errors(Found), await store.People.SealAsync(transaction, "media-reason", Overriding.Reason.Trim()), officer.Id),
            ct);

    private static Task<PostEvent> Told(PostEvent asked) => Task.FromResult(asked);

    private async Task<IActionResult> TakeAsync(MediaPostId id, string prefix, string permission,
        Func<JournalTransaction, DateTimeOffset, Task<PostEvent>> ask, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (!officer.May(permission, Kept.Agency)) return Forbid();
        this.KeepForm(prefix);
        if (!ModelState.IsValid) return this.Again();
        try
        {
            var refused = await posts.TakeAsync(Kept with { Post = Post with { Version = Version } },
                transaction => ask(transaction, clock.GetUtcNow()), Account.Entry.Platform, officer.Change(clock, permission, Kept.Agency), ct);
            return refused.IsEmpty ? Redirect(MediaRoutes.Post(id)) : this.Again(refused, prefix);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
    }

    private async Task<bool> FindAsync(MediaPostId id, CancellationToken ct)
    {
        if (await posts.FindAsync(id, ct) is not { } found || !officer.May(Permission.HandleMedia, found.Agency)
            || await accounts.FindAsync(found.Post.Account, ct) is not { } account) return false;
        (Kept, Account, Names) = (found, account.Account, await people.NamesAsync(ct));
        await using var connection = await store.Database.OpenAsync(ct);
        var (content, gone) = await connection.QuerySingleOrDefaultAsync<(string? Content, string? Gone)>(new CommandDefinition(
            "select content, withdrawn_on from public_item where id = @Item", new { Post.Item }, cancellationToken: ct));
        var texts = await MatterTexts.OpenAsync(store.People, connection, MatterTexts.In(found.Entries));
        Reasons = found.History.Where(line => line.Reason is not null).ToImmutableDictionary(line => line.Entry.Version, line => texts[line.Reason!]);
        if (Post.Stage is PostStage.Prepared or PostStage.Failed or PostStage.Unknown)
            Found = await PostScan.OfAsync(connection, null, found.Agency, Post.Words, clock.BeijingToday);
        Standing = content is null || gone is not null ? PostEnding.Withdrawn : content != Post.Content ? PostEnding.Changed : null;
        return true;
    }
}
