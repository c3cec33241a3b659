using System.Globalization;
using Dapper;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>接口凭证: the credential of each account, kept sealed, and fetched anew five minutes before its end (wechat.md §1).</summary>
public sealed class WeChatTokens(Store store, WeChatClient client, TimeProvider clock)
{
    internal const string Table = "media_token";

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>The credential that is kept; one that is near its end, or is not taken any more, is fetched anew.</summary>
    /// <param name="account">The account; it has an interface.</param>
    /// <param name="refused">The credential that WeChat has just refused; null for none.</param>
    /// <param name="ct">The end of the process.</param>
    /// <returns>The credential, or why there is none.</returns>
    public async Task<(string? Token, CallResult? Why)> FindAsync(MediaAccount account, string? refused, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await KeptAsync(account.Id, now, ct) is { } kept && kept != refused) return (kept, null);
        if (await store.Journal.WriteAsync(transaction => MediaQuota.TakeAsync(transaction, account.Id, WeChatCall.Token, now), ct) is { } until)
            return (null, new(CallOutcome.Refused) { Code = 45009, Until = until });
        var answer = await client.SendAsync("cgi-bin/stable_token",
            new { grant_type = "client_credential", appid = account.Interface!.AppId, secret = await SecretAsync(account, ct) }, ct);
        if (answer.Outcome == CallOutcome.Refused) return (null, await RefusedAsync(account.Id, answer, now, ct));
        if (answer["access_token"] is not { } token || !long.TryParse(answer["expires_in"], NumberStyles.None, CultureInfo.InvariantCulture,
            out var seconds)) return (null, new(CallOutcome.NotSent));
        await KeepAsync(account.Id, token, now + TimeSpan.FromSeconds(seconds), ct);
        return (token, null);
    }

    private async Task<CallResult> RefusedAsync(MediaAccountId account, WeChatAnswer answer, DateTimeOffset now, CancellationToken ct)
    {
        var result = new CallResult(CallOutcome.Refused) { Code = answer.Code, Rid = answer.Rid };
        if (WeChat.ReactionTo(answer.Code!.Value) != CodeReaction.Tomorrow) return result;
        await store.Journal.WriteAsync(async transaction =>
        {
            await MediaQuota.StopAsync(transaction, account, WeChatCall.Token, now);
            return true;
        }, ct);
        return result with { Until = WeChat.MidnightAfter(now) };
    }

    private async Task<string?> KeptAsync(MediaAccountId account, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var (key, box, expires) = await connection.QuerySingleOrDefaultAsync<(string? Key, string Sealed, string Expires)>(
            new CommandDefinition("select key, sealed, expires_at from media_token where account = @account", new { account }, cancellationToken: ct));
        return key is not null && StoredTypes.Instant(expires) - Margin > now ? store.Keys.Open(new(key, box), $"{Table}/{account}") : null;
    }

    private Task KeepAsync(MediaAccountId account, string token, DateTimeOffset expires, CancellationToken ct) => store.Journal.WriteAsync(transaction =>
    {
        var box = store.Keys.Seal(token, $"{Table}/{account}");
        return transaction.Connection.ExecuteAsync("""
            insert into media_token (account, key, sealed, expires_at) values (@account, @Key, @Text, @expires)
            on conflict (account) do update set key = excluded.key, sealed = excluded.sealed, expires_at = excluded.expires_at
            """, new { account, box.Key, box.Text, expires }, transaction.Transaction);
    }, ct);

    private async Task<string> SecretAsync(MediaAccount account, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await store.People.OpenAsync(connection, account.Interface!.Secret.Id) ?? "";
    }
}
