using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Dapper;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>The signs that come with a message.</summary>
/// <param name="Signature">Over token, time and number.</param>
/// <param name="Timestamp">The time, in seconds.</param>
/// <param name="Nonce">The number.</param>
/// <param name="Encrypted"><c>msg_signature</c>, over the box too; null where it is not encrypted.</param>
public sealed record MessageSigns(string? Signature, string? Timestamp, string? Nonce, string? Encrypted);

/// <summary>
/// What WeChat tells by itself: that a publication is through (PUBLISHJOBFINISH). The signature is of the account's token with the time and a number; a message
/// that is older than some minutes is not taken.
/// </summary>
public sealed class WeChatMessages(Store store, MediaAccounts accounts, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> taken = [];

    private static readonly XmlReaderSettings Plain = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 64 << 10 };

    /// <summary>Whether WeChat tries the address (GET): signed with the token, in either mode.</summary>
    public async Task<bool> IsSignedAsync(MediaAccountId id, string? signature, string? timestamp, string? nonce, CancellationToken ct) =>
        await FindAsync(id, ct) is { Token: { } token } && IsFresh(timestamp) && nonce is not null && Is(signature, SignatureOf(token, timestamp!, nonce));

    /// <summary>
    /// What a message says, where it is WeChat's: signed, new, and encrypted where the account has a key; null otherwise. What was taken already is taken once
    /// more without harm, and within the window not even read.
    /// </summary>
    public async Task<string?> OpenAsync(MediaAccountId id, MessageSigns signs, string body, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { Token: { } token } kept || !IsFresh(signs.Timestamp) || signs.Nonce is not { } nonce) return null;
        if (kept.Key is null) return Is(signs.Signature, SignatureOf(token, signs.Timestamp!, nonce)) ? Once(id, signs.Signature!, body) : null;
        if (WeChatBox.SealedIn(body, Plain) is not { } box || !Is(signs.Encrypted, SignatureOf(token, signs.Timestamp!, nonce, box))) return null;
        return WeChatBox.Open(kept.Key, box, kept.AppId) is { } message ? Once(id, signs.Encrypted!, message) : null;
    }

    // WeChat sends again what was not answered in five seconds, with the same signs; somebody else may do so too.
    private string Once(MediaAccountId id, string sign, string message)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, at) in taken)
            if (at + 2 * Freshness < now) taken.TryRemove(old, out _);
        return taken.TryAdd($"{id}/{sign}", now) ? message : "";
    }

    private bool IsFresh(string? timestamp) => long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= Freshness.TotalSeconds;

    private static bool Is(string? given, string right) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(right), Encoding.UTF8.GetBytes(given));

    private async Task<(string? Token, string? Key, string AppId)?> FindAsync(MediaAccountId id, CancellationToken ct)
    {
        if (await accounts.FindAsync(id, ct) is not { Account.Interface: { Token: { } token } set }) return null;
        await using var connection = await store.Database.OpenAsync(ct);
        var opened = await store.People.OpenAsync(connection, token.Id);
        // A key that cannot be opened any more opens nothing, and does not let in what is not encrypted.
        return set.MessageKey is { } key ? await store.People.OpenAsync(connection, key.Id) is { } known ? (opened, known, set.AppId) : null
            : (opened, null, set.AppId);
    }

    /// <summary>The signature of a message: SHA-1 over token, time, number and, where it is encrypted, its box, in order.</summary>
    public static string SignatureOf(params string[] parts)
    {
        parts = [.. parts];
        Array.Sort(parts, StringComparer.Ordinal);
#pragma warning disable CA5350 // WeChat signs so.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
#pragma warning restore CA5350
    }

    /// <summary>Takes a message that was opened; what is no message about a publication is nothing to us.</summary>
    public async Task TakeAsync(MediaAccountId account, string body, CancellationToken ct)
    {
        if (Read(body) is not { } told) return;
        await store.Journal.WriteAsync(async transaction =>
        {
            var (now, change) = (clock.GetUtcNow(), ChangeContext.ByPlatform(clock.GetUtcNow()));
            var named = (await transaction.Connection.QueryAsync<string>(
                "select id from media_post where account = @account and publish_id = @PublishId", new { account, told.PublishId }, transaction.Transaction))
                    .AsList();
            // Of an unknown number: it may be one whose answer was lost, so all that are looked for are looked for now.
            var ids = named.Count > 0 ? named : (await transaction.Connection.QueryAsync<string>(
                "select id from media_post where account = @account and stage = 'Looking'", new { account }, transaction.Transaction)).AsList();
            foreach (var id in ids)
            {
                var entries = await transaction.ReadAsync(new MediaPost(MediaPostId.Parse(id, null)).Stream);
                await MediaPosts.AppendAsync(transaction, entries[0].Agency, MediaEvents.Post(entries), change,
                    named.Count > 0 ? new PostToldOf(now, told.Status, told.Article, told.Url) : new PostWoken(now));
            }
            return ids.Count;
        }, ct);
    }

    private static Message? Read(string body)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(body), Plain);
            var xml = XElement.Load(reader);
            if (xml.Element("Event")?.Value != "PUBLISHJOBFINISH" || xml.Element("PublishEventInfo") is not { } info
                || info.Element("publish_id")?.Value.Trim() is not { Length: > 0 } id
                || !int.TryParse(info.Element("publish_status")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var status)) return null;
            var url = info.Element("article_detail")?.Element("item")?.Element("article_url")?.Value.Trim();
            return new(id, status, info.Element("article_id")?.Value.Trim(), Uri.TryCreate(url, UriKind.Absolute, out var uri)
                && uri.Scheme is "http" or "https" ? url : null);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private sealed record Message(string PublishId, int Status, string? Article, string? Url);
}
