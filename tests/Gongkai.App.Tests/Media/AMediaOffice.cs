using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Media;
using Gongkai.Media;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Media;

/// <summary>A store with an item that is public and an account with its interface, beside the double of WeChat; the process can be ended and begun
/// anew.</summary>
internal sealed class AMediaOffice : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly AStore store;
    private WeChatClient client = null!;

    private AMediaOffice(AStore store, FakeTimeProvider clock, WeChatDouble wechat) => (this.store, Clock, WeChat) = (store, clock, wechat);

    public FakeTimeProvider Clock { get; }

    public WeChatDouble WeChat { get; }

    public Store Store => store.Store;

    public AgencyId Agency { get; } = AStore.NewAgency();

    public MediaAccountId Account { get; } = new(Guid.CreateVersion7());

    public ItemId Item { get; private set; }

    public string Content { get; private set; } = "";

    public ItemFile Cover { get; private set; } = null!;

    public MediaAccounts Accounts { get; private set; } = null!;

    public MediaPosts Posts { get; private set; } = null!;

    public PostSending Sending { get; private set; } = null!;

    public PostWatch Watch { get; private set; } = null!;

    public WeChatMessages Messages { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<AMediaOffice> OnAsync(Engine engine = Engine.Sqlite)
    {
        var clock = new FakeTimeProvider(Monday);
        var office = new AMediaOffice(AStore.On(engine), clock, await WeChatDouble.StartAsync(clock));
        office.Begin();
        await office.PublishAsync();
        await office.RegisterAsync();
        return office;
    }

    public AStore Kept => store;

    /// <summary>The process begins: nothing is known but what stands in the store.</summary>
    public void Begin()
    {
        client?.Dispose();
        client = new(new(new(WeChat.Address + "/")));
        var settings = new AgencySettings(Store.Database, new(Store.Database, Store.Journal, Clock));
        (Accounts, Posts) = (new(Store, settings, Clock), new(Store, Clock));
        var calls = new WeChatCalls(Store, client, new(Store, client, Clock));
        (Sending, Watch, Messages) = (new(Store, Accounts, Posts, calls, Clock), new(Store, Accounts, Posts, calls, Clock), new(Store, Accounts, Clock));
    }

    /// <summary>A post that was prepared and released.</summary>
    public async Task<MediaPostId> ReleaseAsync(string title = "关于申报农贸市场改造补助的通知")
    {
        var id = await PrepareAsync(title, "摘要", new(Guid.CreateVersion7()));
        Assert.Empty(await Posts.TakeAsync((await Posts.FindAsync(id, Ct))!, new PostReleased(Clock.GetUtcNow(), true, new(Guid.CreateVersion7())),
            MediaPlatform.WeChat, AStore.Change(), Ct));
        return id;
    }

    /// <summary>A post that waits for its release.</summary>
    public async Task<MediaPostId> PrepareAsync(string title, string digest, PersonId by)
    {
        var id = new MediaPostId(Guid.CreateVersion7());
        var prepared = new PostPrepared(Clock.GetUtcNow(), Account, Item, Content, $"https://gk.example.gov.cn/items/{Item}",
            new(title, "市商务局", digest, "", Cover), by);
        Assert.Empty(await Posts.PrepareAsync(Agency, id, prepared, MediaPlatform.WeChat, AStore.Change(), Ct));
        return id;
    }

    /// <summary>Somebody lets it be taken down by the interface.</summary>
    public async Task DeleteAsync(MediaPostId id) => Assert.Empty(await Posts.TakeAsync((await Posts.FindAsync(id, Ct))!, async transaction =>
        new PostDeletionAsked(Clock.GetUtcNow(), await Store.People.SealAsync(transaction, "media-reason", "名单有误"), new(Guid.CreateVersion7())),
        MediaPlatform.WeChat, AStore.Change(), Ct));

    /// <summary>The account gets a key for its messages.</summary>
    public async Task SetKeyAsync()
    {
        var account = await AccountAsync();
        Assert.Empty(await Accounts.ChangeAsync(Agency, account, async transaction => account.Interface! with
        {
            MessageKey = await Store.People.SealAsync(transaction, "media-key", WeChatDouble.MessageKey),
        }, AStore.Change(), Ct));
    }

    public async Task<MediaPost> FindAsync(MediaPostId id) => (await Posts.FindAsync(id, Ct))!.Post;

    public async Task<MediaAccount> AccountAsync() => (await Accounts.FindAsync(Account, Ct))!.Account;

    /// <summary>Rounds, each as soon as something is due, until the post is where nothing is left to do, or the time is over.</summary>
    /// <param name="id">The post.</param>
    /// <param name="most">How long.</param>
    /// <param name="isRestless">Whether the process begins anew before each round.</param>
    public async Task<MediaPost> RunAsync(MediaPostId id, TimeSpan most, bool isRestless = false)
    {
        var end = Clock.GetUtcNow() + most;
        while (true)
        {
            if (isRestless) Begin();
            await Sending.RunAsync(Ct);
            var post = await FindAsync(id);
            if (!post.IsUnderWay || post.DueAt > end || (await AccountAsync()).Stopped is not null) return post;
            if (post.DueAt > Clock.GetUtcNow()) Clock.SetUtcNow(post.DueAt);
        }
    }

    public Task<T> WriteAsync<T>(Func<JournalTransaction, Task<T>> work) => Store.Journal.WriteAsync(work, Ct);

    /// <summary>The item is withdrawn.</summary>
    public Task WithdrawAsync() => WriteAsync(transaction => transaction.Connection.ExecuteAsync(
        "update public_item set withdrawn_on = '2026-03-02', content = null where id = @Item", new { Item }, transaction.Transaction));

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await WeChat.DisposeAsync();
        await store.DisposeAsync();
    }

    private async Task PublishAsync()
    {
        Item = new(Guid.CreateVersion7());
        using var bytes = new MemoryStream(Picture);
        var kept = await Store.Files.PutAsync(bytes, $"item/{Item}", 1 << 20, Ct);
        Cover = new(kept.Hash, "市场.png", "image/png", kept.Size);
        var html = $"<p>凡本市农贸市场均可申报，办法见<a href=\"https://www.gov.cn/1\">通知</a>。</p>\n<p><img src=\"file/{kept.Hash}.png\" alt=\"市场\"></p>\n";
        var body = new ItemContent(ItemKinds.Notice.Code, "关于申报农贸市场改造补助的通知", new(2026, 3, 2)) { Html = html, Files = [Cover with { IsInText = true }] }.Write();
        Content = ItemContent.HashOf(body);
        await WriteAsync(async transaction =>
        {
            await transaction.Connection.ExecuteAsync("insert into item_content (hash, body) values (@Content, @body)", new { Content, body },
                transaction.Transaction);
            return await transaction.Connection.ExecuteAsync("""
                insert into public_item (id, agency, kind, column_id, index_number, title, number, summary, formed_on, published_on, published_at, topic,
                    genre, audience,
                    content, history)
                values (@Item, @Agency, 'notice', 'notices', '1', '通知', '', '', '2026-03-02', '2026-03-02', '2026-03-02T01:00:00.0000000Z', '', '', '',
                    @Content, '[]')
                """, new { Item, Agency, Content }, transaction.Transaction);
        });
    }

    private async Task RegisterAsync()
    {
        var entry = new MediaEntry(MediaPlatform.WeChat, "云川商务", "yunchuan-sw", "云川市商务局", new(Guid.CreateVersion7()), new(2020, 1, 1),
            new("云商〔2020〕1号", new(2019, 12, 1)));
        Assert.Empty(await Accounts.OpenAsync(Agency, Account, entry, AStore.Change(), Ct));
        var account = await AccountAsync();
        Assert.Empty(await Accounts.ChangeAsync(Agency, account, async transaction => new MediaInterfaceSet(WeChatDouble.AppId,
            await Store.People.SealAsync(transaction, "media-secret", WeChatDouble.Secret),
                await Store.People.SealAsync(transaction, "media-token", WeChatDouble.Token)),
            AStore.Change(), Ct));
    }
}
