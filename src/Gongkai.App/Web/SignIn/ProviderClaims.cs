using System.Security.Cryptography;
using System.Text;
using Dapper;
using Gongkai.Storage;
using Gongkai.Text;

namespace Gongkai.Web;

/// <summary>
/// 待绑定的统一身份: whom the provider has vouched for and nobody here is bound to. The one who came is shown a code, and tells it to an administrator, who sees
/// issuer,
/// subject and claimed name and binds them to a person. The claimed name alone binds nobody: its owner may change it, into somebody else's.
/// </summary>
public sealed class ProviderClaims(Database database, Journal journal, TimeProvider clock)
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Length = 8;
    private const int LongestName = 60;

    /// <summary>For how long a code is good.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromDays(7);

    /// <summary>Notes who came, and gives the code, which is shown once; one that was given before is good no longer.</summary>
    public async Task<string> ClaimAsync(string issuer, string subject, string name, CancellationToken ct)
    {
        var code = RandomNumberGenerator.GetString(Letters, Length);
        var (now, told) = (clock.GetUtcNow(), name.Length > LongestName ? name[..LongestName] : name);
        await journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync("""
            insert into provider_claim (id, issuer, subject, name, code, claimed_at) values (@id, @issuer, @subject, @told, @hash, @now)
            on conflict (issuer, subject) do update set name = @told, code = @hash, claimed_at = @now
            """, new { id = Guid.CreateVersion7(now).ToString(), issuer, subject, told, hash = Hash(code), now }, transaction.Transaction), ct);
        return $"{code[..4]}-{code[4..]}";
    }

    /// <summary>Who was given that code; null when nobody was, or long ago.</summary>
    public async Task<ProviderClaim?> FindAsync(string code, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<ProviderClaim>(new CommandDefinition(
            "select id, issuer, subject, name, claimed_at as ClaimedAt from provider_claim where code = @hash and claimed_at >= @since",
            new { hash = Hash(code), since = clock.GetUtcNow() - Holds }, cancellationToken: ct));
    }

    /// <summary>Strikes a claim off once it is bound.</summary>
    public Task RemoveAsync(ProviderClaim claim, CancellationToken ct) =>
        journal.WriteAsync(transaction =>
            transaction.Connection.ExecuteAsync("delete from provider_claim where id = @Id", new { claim.Id }, transaction.Transaction), ct);

    private static string Hash(string code) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(ChineseText.Squeeze(code).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant())));
}

/// <summary>Somebody of the provider's who is nobody here yet.</summary>
public sealed record ProviderClaim(string Id, string Issuer, string Subject, string Name, DateTimeOffset ClaimedAt)
{
    /// <summary>How a person is known by it: what the provider never gives to anybody else.</summary>
    public string ExternalSubject => $"{Issuer}|{Subject}";
}
