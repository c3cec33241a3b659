using Dapper;
using Gongkai.Features.Publishing;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>
/// Takes posts from one call to the next. A call stands in the journal before it is made and with its answer afterwards; so whatever ends the process or the
/// connection, what was done and what is not known stands there, and the next round goes on from it.
/// </summary>
public sealed class PostSending(Store store, MediaAccounts accounts, MediaPosts posts, WeChatCalls calls, TimeProvider clock)
{
    // The longest way has a call for each picture; what is longer goes on in the next round.
    private const int MostCalls = 60;

    /// <summary>Takes every post on whose time has come.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var faults = new List<Exception>();
        foreach (var id in await DueAsync(ct))
            try
            {
                await AdvanceAsync(id, ct);
            }
            // One post that cannot be read keeps no other one back.
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                faults.Add(fault);
            }
        if (faults.Count > 0) throw new AggregateException(faults);
    }

    /// <summary>Takes one post on, as far as it goes now.</summary>
    public async Task AdvanceAsync(MediaPostId id, CancellationToken ct)
    {
        for (var i = 0; i < MostCalls && await StepAsync(id, ct); i++)
        {
        }
    }

    private async Task<IReadOnlyList<MediaPostId>> DueAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return (await connection.QueryAsync<MediaPostId>(new CommandDefinition("""
            select p.id from media_post p join media_account a on a.id = p.account
            where p.stage in ('Sending', 'Submitted', 'Looking', 'TakingDown') and p.due_at <= @now and a.stopped is null order by p.due_at, p.id limit 200
            """, new { now = clock.GetUtcNow() }, cancellationToken: ct))).AsList();
    }

    // Whether there is more to do at once.
    private async Task<bool> StepAsync(MediaPostId id, CancellationToken ct)
    {
        if (await posts.FindAsync(id, ct) is not { Post: { IsUnderWay: true } post, Agency: var agency }
            || await accounts.FindAsync(post.Account, ct) is not { Account: var account }
            || account.Stopped is not null) return false;
        if (post.HasLost(clock.GetUtcNow()))
        {
            await AnswerAsync(agency, account, post, post.Open!, new(CallOutcome.Unknown));
            return true;
        }
        var text = await TextAsync(post, ct);
        if (await BeginAsync(agency, account, post, text, ct) is not { } begun) return false;
        var result = await calls.MakeAsync(account, post, text!, begun.Call, begun.About, ct);
        await AnswerAsync(agency, account, post, begun, result);
        return true;
    }

    private async Task<PostText?> TextAsync(MediaPost post, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await ItemContentTable.FindAsync(connection, post.Content, ct) is { } content ? PostText.Of(content) : null;
    }

    // In one piece of writing: is the item still public, may the call be made today, and that it is made now.
    private Task<PostCallBegun?> BeginAsync(AgencyId agency, MediaAccount account, MediaPost seen, PostText? text, CancellationToken ct) =>
        store.Journal.WriteAsync(async transaction =>
    {
        var (now, post) = (clock.GetUtcNow(), MediaEvents.Post(await transaction.ReadAsync(seen.Stream)));
        if (post.Version != seen.Version || post.Next(text?.Names ?? [], now) is not { } next) return null;
        var change = ChangeContext.ByPlatform(now);
        if (post.Stage == PostStage.Sending && await EndingAsync(transaction, account, post, text) is { } ending)
        {
            await MediaPosts.AppendAsync(transaction, agency, post, change, new PostCancelled(now, ending, null));
            return null;
        }
        // The right went while it was under way: nothing was submitted, or a person has to look.
        if (account.Interface is null)
        {
            var result = new CallResult(CallOutcome.Refused) { Code = account.LeftFor ?? 48001 };
            await MediaPosts.AppendAsync(transaction, agency, post, change, new PostCallBegun(now, post.Calls + 1, next.Call, next.About),
                new PostCallAnswered(now, post.Calls + 1, result));
            return null;
        }
        if (await MediaQuota.TakeAsync(transaction, account.Id, next.Call, now) is { } until)
        {
            await MediaPosts.AppendAsync(transaction, agency, post, change, new PostPostponed(now, until));
            return null;
        }
        var begun = new PostCallBegun(now, post.Calls + 1, next.Call, next.About);
        await MediaPosts.AppendAsync(transaction, agency, post, change, begun);
        return begun;
    }, ct);

    private static async Task<PostEnding?> EndingAsync(JournalTransaction transaction, MediaAccount account, MediaPost post, PostText? text) =>
        !account.IsOpen ? PostEnding.AccountClosed
        : await MediaPosts.EndingAsync(transaction, post.Item, post.Content) is { } ending ? ending
        : text is { IsWhole: true } ? null : PostEnding.Picture;

    // An answer is written whatever has happened to the post meanwhile, and even while the process ends.
    private Task AnswerAsync(AgencyId agency, MediaAccount account, MediaPost seen, PostCallBegun begun, CallResult result) =>
        store.Journal.WriteAsync(async transaction =>
    {
        var (now, post) = (clock.GetUtcNow(), MediaEvents.Post(await transaction.ReadAsync(seen.Stream)));
        if (post.Open?.No != begun.No) return false;
        var change = ChangeContext.ByPlatform(now);
        await MediaPosts.AppendAsync(transaction, agency, post, change, new PostCallAnswered(now, begun.No, result));
        await ReactAsync(transaction, agency, account, begun.Call, result, now);
        return true;
    }, CancellationToken.None);

    /// <summary>What an answer means for the account: no more today, no right any more, or a person has to look.</summary>
    internal static async Task ReactAsync(JournalTransaction transaction, AgencyId agency, MediaAccount account, WeChatCall call, CallResult result,
        DateTimeOffset now)
    {
        if (result is not { Outcome: CallOutcome.Refused, Code: { } code }) return;
        switch (WeChat.ReactionTo(code))
        {
            // Where the day's own count was at its end, nothing was asked of WeChat.
            case CodeReaction.Tomorrow when result.Until is null:
                await MediaQuota.StopAsync(transaction, account.Id, call, now);
                break;
            case CodeReaction.StopAccount:
                await MediaAccounts.NoteAsync(transaction, agency, account.Id, new MediaInterfaceStopped(code, result.Rid ?? ""),
                    ChangeContext.ByPlatform(now));
                break;
            case CodeReaction.NoRight:
                await MediaAccounts.NoteAsync(transaction, agency, account.Id, new MediaInterfaceLeft(code), ChangeContext.ByPlatform(now));
                break;
        }
    }
}
