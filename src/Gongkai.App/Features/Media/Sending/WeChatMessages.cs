using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Dapper;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>
/// What WeChat tells by itself: that a publication is through (PUBLISHJOBFINISH). The signature is of the account's token with the time and a number; a message
/// that is older than some minutes is not taken.
/// </summary>
public sealed class WeChatMessages(Store store, MediaAccounts accounts, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    private static readonly XmlReaderSettings Plain = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 64 << 10 };

    /// <summary>Whether a message is WeChat's.</summary>
    public async Task<bool> IsSignedAsync(MediaAccountId id, string? signature, string? timestamp, string? nonce, CancellationToken ct)
    {
        if (signature is null || timestamp is null || nonce is null || await accounts.FindAsync(id,
            ct) is not { Account.Interface.Token: { } sealedToken }) return false;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > Freshness.TotalSeconds) return false;
        await using var connection = await store.Database.OpenAsync(ct);
        return await store.People.OpenAsync(connection, sealedToken.Id) is { } token
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SignatureOf(token, timestamp, nonce)), Encoding.UTF8.GetBytes(signature));
    }

    /// <summary>The signature of a message: SHA-1 over token, time and number in order.</summary>
    public static string SignatureOf(string token, string timestamp, string nonce)
    {
        var parts = new[] { token, timestamp, nonce };
        Array.Sort(parts, StringComparer.Ordinal);
#pragma warning disable CA5350 // WeChat signs so.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
#pragma warning restore CA5350
    }

    /// <summary>Takes a signed message; what is no message about a publication is nothing to us.</summary>
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
