using Dapper;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>Looks every day whether what was published is still there, those first that were not looked at longest, with a part of the day's calls
/// only.</summary>
public sealed class PostWatch(Store store, MediaAccounts accounts, MediaPosts posts, WeChatCalls calls, TimeProvider clock)
{
    private const double Share = 0.5;
    private const int MostAtOnce = 10;

    private static readonly TimeSpan Pace = TimeSpan.FromHours(20);

    /// <summary>Looks at some.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var (id, account) in await DueAsync(ct)) await LookAsync(id, account, ct);
    }

    private async Task<IReadOnlyList<(MediaPostId Post, MediaAccountId Account)>> DueAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return (await connection.QueryAsync<(MediaPostId, MediaAccountId)>(new CommandDefinition($"""
            select p.id, p.account from media_post p join media_account a on a.id = p.account left join media_watch w on w.post = p.id
            where p.stage = 'Live' and (p.publish_id is not null or p.article is not null) and a.has_interface = 1 and a.stopped is null
                and coalesce(w.watched_at, p.live_at) <= @since
            order by coalesce(w.watched_at, p.live_at), p.id limit {MostAtOnce}
            """, new { since = clock.GetUtcNow() - Pace }, cancellationToken: ct))).AsList();
    }

    private async Task LookAsync(MediaPostId id, MediaAccountId accountId, CancellationToken ct)
    {
        if (await posts.FindAsync(id, ct) is not { Post: { IsLive: true } post, Agency: var agency }
            || await accounts.FindAsync(accountId, ct) is not { Account: { Interface: not null, Stopped: null } account })
            return;
        var (now, call) = (clock.GetUtcNow(), post.PublishId is null ? WeChatCall.CheckArticle : WeChatCall.Poll);
        var mayLook = await store.Journal.WriteAsync(async transaction =>
        {
            if (await MediaQuota.TakeAsync(transaction, accountId, call, now, Share) is not null) return false;
            await transaction.Connection.ExecuteAsync("""
                insert into media_watch (post, watched_at) values (@id, @now) on conflict (post) do update set watched_at = excluded.watched_at
                """, new { id, now }, transaction.Transaction);
            return true;
        }, ct);
        if (!mayLook) return;
        var result = await calls.MakeAsync(account, post, PostText.None, call, null, ct);
        await store.Journal.WriteAsync(async transaction =>
        {
            await PostSending.ReactAsync(transaction, agency, account, call, result, now);
            var current = MediaEvents.Post(await transaction.ReadAsync(post.Stream));
            if (result is not { Outcome: CallOutcome.Done, Status: 5 or 6 } || !current.IsLive) return false;
            await MediaPosts.AppendAsync(transaction, agency, current, ChangeContext.ByPlatform(now),
                new PostToldOf(now, result.Status.Value, result.Article, result.Url));
            return true;
        }, CancellationToken.None);
    }
}
