using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Features.Portal;
using Gongkai.Features.Publishing;
using Gongkai.Media;
using Gongkai.Publishing;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Media;

/// <summary>What both forms of posts have.</summary>
public abstract class PostFormPage(Store store, UntrustedFiles files) : PageModel
{
    [BindProperty]
    public PostForm Command { get; set; } = new();

    /// <summary>The version that the form was filled in with; 0 for a new one.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>The item, as the public has it.</summary>
    public PublicItemPage Item { get; protected set; } = null!;

    public abstract bool IsNew { get; }

    public ImmutableArray<Choice> Accounts { get; protected set; } = [];

    /// <summary>What it says; it is public.</summary>
    protected ItemContent Said => Item.Content!;

    /// <summary>Pictures that can be the cover.</summary>
    public ImmutableArray<Choice> Covers => [.. Pictures.Select((picture, i) => new Choice(picture.Sha256, picture.Name.Length > 0 ? picture.Name
        : $"已选的图片 {i + 1}"))];

    private IEnumerable<ItemFile> Pictures => (Item.Content?.Files ?? []).Where(file => file.MediaType is "image/jpeg" or "image/png")
        .Concat(Command.Sent.Select(sent => sent.Split('|')).Where(parts => parts.Length == 3
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var _))
            .Select(parts => new ItemFile(parts[0], "另选的图片", parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture))))
        .Concat(Standing is { } standing ? [standing] : []).DistinctBy(file => file.Sha256);

    /// <summary>The cover that it has already.</summary>
    protected ItemFile? Standing { get; set; }

    /// <summary>The words that were typed, with the picture that was chosen or sent; null where the form is at fault, which it says then.</summary>
    protected async Task<PostWords?> WordsAsync(MediaPlatform? platform, CancellationToken ct)
    {
        // Only pictures of this form may be named: of others it would be asked whether they are there.
        Command.Sent = [.. await OwnAsync(Command.Sent, ct)];
        await Command.TakeAsync(this, files, store, ct);
        var cover = Pictures.FirstOrDefault(picture => picture.Sha256 == Command.Cover);
        if (Command.Cover is { Length: > 0 } && cover is null) this.Fault("Command.Cover", "请重新选择封面");
        if (cover?.Size > PostWords.MostCoverBytes) this.Fault("Command.Cover", "封面不超过 10 MB");
        return ModelState.IsValid && platform is { } at ? Command.Words(at, cover) : null;
    }

    /// <summary>What keeps the item's text from the platform.</summary>
    protected ImmutableArray<Refusal> TextFaults(MediaPlatform platform)
    {
        if (platform != MediaPlatform.WeChat) return [];
        var text = PostText.Of(Said);
        return [.. PostWords.TextFaults(text.Html, text.Pictures.Values.Select(file => (file.Name, file.MediaType, file.Size)))];
    }

    private async Task<IEnumerable<string>> OwnAsync(List<string> sent, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var own = (await Dapper.SqlMapper.QueryAsync<string>(connection, new Dapper.CommandDefinition("select hash from file_use where owner = @owner",
            new { owner = new MediaPost(Command.Key).Stream }, cancellationToken: ct))).ToHashSet();
        return sent.Where(one => own.Contains(one.Split('|')[0]));
    }
}

/// <summary>发到新媒体: prepares a post of an item that is public.</summary>
[Needs(Permission.HandleMedia), RequestSizeLimit(Upload.MostBytes + Site.MostFormBytes)]
public sealed class NewPostPage(Officer officer, PublicItems items, MediaAccounts accounts, MediaPosts posts, PublicAddress address, Store store,
    UntrustedFiles files, TimeProvider clock)
    : PostFormPage(store, files)
{
    private ImmutableArray<MediaAccountLine> open = [];

    public override bool IsNew => true;

    public async Task<IActionResult> OnGetAsync(ItemId item, CancellationToken ct)
    {
        if (!await FindAsync(item, ct)) return NotFound();
        var text = PostText.Of(Said);
        Command = new()
        {
            Key = new(Guid.CreateVersion7(clock.GetUtcNow())),
            Account = open is [var only] ? only.Id : null,
            Title = Item.Row.Title,
            Digest = Item.Row.Summary,
            Text = text.Words is { Length: <= PostWords.LongestText } words ? words : "",
            Cover = Covers.Select(choice => choice.Value).FirstOrDefault(),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ItemId item, CancellationToken ct)
    {
        if (!await FindAsync(item, ct)) return NotFound();
        var account = open.FirstOrDefault(line => line.Id == Command.Account);
        if (Command.Account is not null && account is null) this.Fault("Command.Account", "请选择在用的账号");
        if (await WordsAsync(account?.Platform, ct) is not { } words) return this.Again();
        var refused = TextFaults(account!.Platform);
        if (refused.IsEmpty)
            refused = await posts.PrepareAsync(Item.Row.Agency, Command.Key, new(clock.GetUtcNow(), account.Id, item, Item.Row.Content!,
                address.Of(PortalRoutes.Item(item)), words, officer.Id),
                account.Platform, officer.Change(clock, Permission.HandleMedia, Item.Row.Agency), ct);
        return refused.IsEmpty ? Redirect(MediaRoutes.Post(Command.Key)) : this.Again(refused, nameof(Command));
    }

    private async Task<bool> FindAsync(ItemId item, CancellationToken ct)
    {
        if (await items.FindAsync(item, ct) is not { Content: not null } found || !officer.May(Permission.HandleMedia, found.Row.Agency)) return false;
        Item = found;
        open = [.. (await accounts.ListAsync(found.Row.Agency, ct)).Where(line => line.ClosedOn is null)];
        Accounts = [.. open.Select(line => new Choice(line.Id.ToString(), $"{line.Name}（{line.Platform.Name()}）"))];
        return true;
    }
}

/// <summary>修改新媒体稿件: before it goes out, or after it was not taken.</summary>
[Needs(Permission.HandleMedia), RequestSizeLimit(Upload.MostBytes + Site.MostFormBytes)]
public sealed class EditPostPage(Officer officer, PublicItems items, MediaAccounts accounts, MediaPosts posts, Store store, UntrustedFiles files,
    TimeProvider clock)
    : PostFormPage(store, files)
{
    public KeptPost Kept { get; private set; } = null!;

    public override bool IsNew => false;

    public async Task<IActionResult> OnGetAsync(MediaPostId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is null) return NotFound();
        (Command, Version) = (PostForm.Of(Kept.Post), Kept.Post.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(MediaPostId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } platform) return NotFound();
        (Command.Key, Command.Account) = (id, Kept.Post.Account);
        ModelState.Remove("Command.Account");
        if (await WordsAsync(platform, ct) is not { } words) return this.Again();
        var refused = TextFaults(platform);
        try
        {
            if (refused.IsEmpty)
                refused = await posts.TakeAsync(Kept with { Post = Kept.Post with { Version = Version } },
                    new PostRevised(clock.GetUtcNow(), Item.Row.Content!, words, officer.Id), platform,
                    officer.Change(clock, Permission.HandleMedia, Kept.Agency), ct);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return refused.IsEmpty ? Redirect(MediaRoutes.Post(id)) : this.Again(refused, nameof(Command));
    }

    private async Task<MediaPlatform?> FindAsync(MediaPostId id, CancellationToken ct)
    {
        if (await posts.FindAsync(id, ct) is not { } found || !officer.May(Permission.HandleMedia, found.Agency)
            || await items.FindAsync(found.Post.Item, ct) is not { Content: not null } item
                || await accounts.FindAsync(found.Post.Account, ct) is not { } account) return null;
        (Kept, Item, Standing) = (found, item, found.Post.Words.Cover);
        return account.Account.Entry.Platform;
    }
}
