using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>A post with what happened to it.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Post">The post.</param>
/// <param name="Entries">What happened to it.</param>
public sealed record KeptPost(AgencyId Agency, MediaPost Post, ImmutableArray<JournalEntry> Entries)
{
    /// <summary>The history in words, the oldest first, with the reason that was given where one was.</summary>
    public IEnumerable<(JournalEntry Entry, string What, PrivateRef? Reason)> History
    {
        get
        {
            var calls = new Dictionary<int, WeChatCall>();
            foreach (var entry in Entries)
            {
                var happened = MediaEvents.Read<PostEvent>(entry);
                if (happened is PostCallBegun begun) calls[begun.No] = begun.Call;
                yield return (entry, PostTelling.Told(happened, happened is PostCallAnswered answered ? calls.GetValueOrDefault(answered.No) : null),
                    happened switch { PostDeletionAsked e => e.Reason, PostScanOverridden e => e.Reason, _ => null });
            }
        }
    }
}

/// <summary>A post as lists show it.</summary>
public sealed record MediaPostLine
{
    public MediaPostId Id { get; init; }

    public AgencyId Agency { get; init; }

    public MediaAccountId Account { get; init; }

    /// <summary>The name of the account.</summary>
    public string AccountName { get; init; } = "";

    public MediaPlatform Platform { get; init; }

    public ItemId Item { get; init; }

    public string Title { get; init; } = "";

    public PostStage Stage { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public DateOnly? LiveOn { get; init; }

    public string? Url { get; init; }

    /// <summary>1 where it is public there and its item was withdrawn: it is to be taken down.</summary>
    public long IsToBeTakenDown { get; init; }

    /// <summary>1 where it is public there and its item says something else by now.</summary>
    public long IsOutdated { get; init; }

    /// <summary>Whether a person has to do something about it.</summary>
    public bool IsPressing => IsToBeTakenDown == 1 || IsOutdated == 1
        || Stage is PostStage.Prepared or PostStage.Unknown or PostStage.Package or PostStage.Failed or PostStage.Gone;
}

/// <summary>新媒体发布: posts and what happens to them. Only what is public on the portal at that moment can be prepared, released or sent (先审后发).</summary>
public sealed class MediaPosts(Store store, TimeProvider clock)
{
    private const int MostLines = 100;

    private const string Lines = """
        select p.id, p.agency, p.account, a.name as AccountName, a.platform, p.item, p.title, p.stage, p.changed_at as ChangedAt, p.live_on as LiveOn, p.url,
            case when p.stage = 'Live' and i.withdrawn_on is not null then 1 else 0 end as IsToBeTakenDown,
            case when p.stage = 'Live' and i.withdrawn_on is null and i.content <> p.content then 1 else 0 end as IsOutdated
        from media_post p join media_account a on a.id = p.account left join public_item i on i.id = p.item
        """;

    /// <summary>The post; null when there is none.</summary>
    public async Task<KeptPost?> FindAsync(MediaPostId id, CancellationToken ct) =>
        await store.Journal.ReadAsync(new MediaPost(id).Stream, ct) is { IsEmpty: false } entries
            ? new(entries[0].Agency, MediaEvents.Post(entries), entries) : null;

    /// <summary>The posts of an item, the oldest first.</summary>
    public Task<ImmutableArray<MediaPostLine>> OfItemAsync(ItemId item, CancellationToken ct) =>
        ListAsync("where p.item = @item order by p.prepared_at, p.id", new { item }, ct);

    /// <summary>The latest posts of an account.</summary>
    public Task<ImmutableArray<MediaPostLine>> OfAccountAsync(MediaAccountId account, CancellationToken ct) =>
        ListAsync($"where p.account = @account order by p.changed_at desc, p.id desc limit {MostLines}", new { account }, ct);

    /// <summary>The latest posts of an agency.</summary>
    public Task<ImmutableArray<MediaPostLine>> OfAgencyAsync(AgencyId agency, CancellationToken ct) =>
        ListAsync($"where p.agency = @agency order by p.changed_at desc, p.id desc limit {MostLines}", new { agency }, ct);

    /// <summary>Posts of an agency about which a person has to do something.</summary>
    public async Task<ImmutableArray<MediaPostLine>> PressingAsync(AgencyId agency, CancellationToken ct) => await ListAsync($"""
        where p.agency = @agency and (p.stage in ('Prepared', 'Unknown', 'Package', 'Failed', 'Gone')
            or p.stage = 'Live' and (i.withdrawn_on is not null or i.content <> p.content))
        order by p.changed_at desc, p.id desc limit {MostLines}
        """, new { agency }, ct);

    /// <summary>Puts a post before whoever lets it go out.</summary>
    public Task<ImmutableArray<Refusal>> PrepareAsync(AgencyId agency, MediaPostId id, PostPrepared prepared, MediaPlatform platform, ChangeContext change,
        CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        var post = new MediaPost(id);
        ImmutableArray<Refusal> faults = [.. prepared.Words.Faults(platform), .. await StandingAsync(transaction, agency, prepared.Item, prepared.Content)];
        if (faults.IsEmpty) await AppendAsync(transaction, agency, post, change, prepared);
        return faults;
    }, ct);

    /// <summary>Writes what a person asks for.</summary>
    /// <param name="seen">The post as it was looked at.</param>
    /// <param name="asked">What is asked for.</param>
    /// <param name="platform">The platform of its account.</param>
    /// <param name="change">Who, on whose authority.</param>
    /// <param name="ct">Withdraws it before it has begun.</param>
    /// <returns>What forbids it; empty when it was written.</returns>
    /// <exception cref="StaleVersionException">Something happened to it since it was looked at.</exception>
    public Task<ImmutableArray<Refusal>> TakeAsync(KeptPost seen, PostEvent asked, MediaPlatform platform, ChangeContext change, CancellationToken ct) =>
        TakeAsync(seen, _ => Task.FromResult(asked), platform, change, ct);

    /// <summary>The same where words are sealed within the writing.</summary>
    public Task<ImmutableArray<Refusal>> TakeAsync(
        KeptPost seen, Func<JournalTransaction, Task<PostEvent>> ask, MediaPlatform platform, ChangeContext change, CancellationToken ct) =>
        store.Journal.WriteAsync(async transaction =>
    {
        var asked = await ask(transaction);
        var post = MediaEvents.Post(await transaction.ReadAsync(seen.Post.Stream));
        if (post.Version != seen.Post.Version) throw new StaleVersionException(post.Stream, seen.Post.Version, post.Version);
        var faults = post.Faults(asked, clock.BeijingToday).ToList();
        if (asked is PostReleased or PostRetried or PostFoundUnpublished)
            foreach (var code in PostScan.Errors(await PostScan.OfAsync(transaction.Connection, transaction.Transaction, seen.Agency, post.Words,
                clock.BeijingToday)).Except(post.Settled)) faults.Add(new("NM18") { Values = [("code", code)] });
        if (asked is PostRevised revised) faults.AddRange(revised.Words.Faults(platform));
        if (asked is PostRevised or PostReleased or PostRetried or PostFoundUnpublished)
            faults.AddRange(await StandingAsync(transaction, seen.Agency, post.Item, (asked as PostRevised)?.Content ?? post.Content));
        if (faults.Count == 0) await AppendAsync(transaction, seen.Agency, post, change, asked);
        return faults.ToImmutableArray();
    }, ct);

    /// <summary>Whether an item is public now, and says that.</summary>
    internal static async Task<PostEnding?> EndingAsync(JournalTransaction transaction, ItemId item, string content)
    {
        var (now, gone) = await transaction.Connection.QuerySingleOrDefaultAsync<(string? Content, string? Gone)>(
            "select content, withdrawn_on from public_item where id = @item", new { item }, transaction.Transaction);
        return now is null || gone is not null ? PostEnding.Withdrawn : now != content ? PostEnding.Changed : null;
    }

    /// <summary>Appends to a post and writes its row.</summary>
    internal static async Task<MediaPost> AppendAsync(JournalTransaction transaction, AgencyId agency, MediaPost post, ChangeContext change,
        params IReadOnlyList<PostEvent> happened)
    {
        var item = post.Version > 0 ? post.Item : ((PostPrepared)happened[0]).Item;
        await transaction.AppendAsync(agency, post.Stream, post.Version, [.. happened.Select(MediaEvents.Of)], change, about: $"item/{item}");
        var after = happened.Aggregate(post, (one, next) => one.After(next));
        await MediaRows.WriteAsync(transaction, agency, after, happened[0].At, happened[^1].At);
        return after;
    }

    private static async Task<IEnumerable<Refusal>> StandingAsync(JournalTransaction transaction, AgencyId agency, ItemId item, string content)
    {
        var own = await transaction.Connection.ExecuteScalarAsync<string?>("select agency from public_item where id = @item", new { item },
            transaction.Transaction);
        if (own is null) return [new("NM12") { Variant = "never" }];
        if (own != agency.ToString()) return [new("NM12") { Variant = "other" }];
        return await EndingAsync(transaction, item, content) switch
        {
            PostEnding.Withdrawn => [new("NM12") { Variant = "withdrawn" }],
            PostEnding.Changed => [new("NM12") { Variant = "changed" }],
            _ => [],
        };
    }

    private async Task<ImmutableArray<MediaPostLine>> ListAsync(string where, object asked, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return [.. await connection.QueryAsync<MediaPostLine>(new CommandDefinition($"{Lines} {where}", asked, cancellationToken: ct))];
    }
}
