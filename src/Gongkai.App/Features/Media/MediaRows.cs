using System.Collections.Immutable;
using Dapper;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>The rows of accounts and posts: what their events say, written by the same lines when one is added and when all are made anew.</summary>
internal static class MediaRows
{
    /// <summary>The tables of accounts and of posts.</summary>
    public static readonly ImmutableArray<string> Accounts = ["media_followers", "media_account"], Posts = ["media_post"];

    /// <summary>Writes an account.</summary>
    public static async Task WriteAsync(JournalTransaction transaction, AgencyId agency, MediaAccount account)
    {
        await transaction.Connection.ExecuteAsync("""
            insert into media_account (id, agency, version, platform, name, number, holder, responsible, address, opened_on, closed_on, certified_until,
                interacts,
                has_interface, stopped, left_for)
            values (@Id, @agency, @Version, @Platform, @Name, @Number, @Holder, @Responsible, @Address, @OpenedOn, @ClosedOn, @CertifiedUntil, @Interacts,
                @HasInterface, @Stopped, @LeftFor)
            on conflict (id) do update set version = excluded.version, platform = excluded.platform, name = excluded.name, number = excluded.number,
                holder = excluded.holder, responsible = excluded.responsible, address = excluded.address, opened_on = excluded.opened_on,
                closed_on = excluded.closed_on, certified_until = excluded.certified_until, interacts = excluded.interacts,
                has_interface = excluded.has_interface, stopped = excluded.stopped, left_for = excluded.left_for
            """, new
        {
            account.Id,
            agency,
            Version = (long)account.Version,
            Platform = account.Entry.Platform.ToString(),
            account.Entry.Name,
            account.Entry.Number,
            account.Entry.Holder,
            account.Entry.Responsible,
            account.Entry.Address,
            account.Entry.OpenedOn,
            account.ClosedOn,
            account.Entry.CertifiedUntil,
            Interacts = account.Entry.Interacts ? 1L : 0L,
            HasInterface = account.Interface is null ? 0L : 1L,
            Stopped = (long?)account.Stopped?.Code,
            LeftFor = (long?)account.LeftFor,
        }, transaction.Transaction);
        foreach (var (on, followers) in account.Followers)
            await transaction.Connection.ExecuteAsync("""
                insert into media_followers (account, declared_on, followers) values (@Id, @on, @followers)
                on conflict (account, declared_on) do update set followers = excluded.followers
                """, new { account.Id, on, followers }, transaction.Transaction);
    }

    /// <summary>Writes a post.</summary>
    public static Task WriteAsync(JournalTransaction transaction, AgencyId agency, MediaPost post, DateTimeOffset preparedAt, DateTimeOffset changedAt) =>
        transaction.Connection.ExecuteAsync("""
            insert into media_post (id, agency, account, item, version, content, title, stage, due_at, prepared_at, changed_at, live_at, live_on, url,
                publish_id, article)
            values (@Id, @agency, @Account, @Item, @Version, @Content, @Title, @Stage, @DueAt, @preparedAt, @changedAt, @LiveAt, @LiveOn, @Url, @PublishId,
                @Article)
            on conflict (id) do update set version = excluded.version, content = excluded.content, title = excluded.title, stage = excluded.stage,
                due_at = excluded.due_at, changed_at = excluded.changed_at, live_at = excluded.live_at, live_on = excluded.live_on, url = excluded.url,
                publish_id = excluded.publish_id, article = excluded.article
            """, new
        {
            post.Id,
            agency,
            post.Account,
            post.Item,
            Version = (long)post.Version,
            post.Content,
            post.Words.Title,
            Stage = post.Stage.ToString(),
            post.DueAt,
            preparedAt,
            changedAt,
            post.LiveAt,
            post.LiveOn,
            post.Url,
            post.PublishId,
            post.Article,
        }, transaction.Transaction);

    /// <summary>Begins to write accounts anew.</summary>
    public static ViewWriter BeginAccounts(Store store, TimeProvider clock) => static (transaction, entries) =>
        WriteAsync(transaction, entries[0].Agency, MediaEvents.Account(entries));

    /// <summary>Begins to write posts anew.</summary>
    public static ViewWriter BeginPosts(Store store, TimeProvider clock) => static (transaction, entries) =>
        WriteAsync(transaction, entries[0].Agency, MediaEvents.Post(entries), MediaEvents.Read<PostEvent>(entries[0]).At,
            MediaEvents.Read<PostEvent>(entries[^1]).At);
}
