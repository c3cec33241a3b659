using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Gongkai.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Gongkai.Web;

/// <summary>
/// 用过的设备: browsers in which somebody has signed in. Being known proves nothing and opens nothing;
/// it only keeps strangers' wrong passwords from standing in the owner's way.
/// The cookie holds a random token, signed; the table its hash, once for each person who has signed in there.
/// </summary>
public sealed class TrustedDevices(Database database, Journal journal, SignInSettings settings, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The cookie's name.</summary>
    public const string Cookie = "gongkai-device";

    private const int Most = 10;

    private readonly IDataProtector signing = protection.CreateProtector("gongkai.device");

    /// <summary>The device from which the request comes, if the person of that name has signed in there.</summary>
    public Task<TrustedDevice?> FindAsync(HttpContext context, string foldedName,
        CancellationToken ct) => FindAsync(context, "p.sign_in_folded = @whose", foldedName, ct);

    /// <summary>The same for a person.</summary>
    public Task<TrustedDevice?> FindAsync(HttpContext context, PersonId person,
        CancellationToken ct) => FindAsync(context, "p.id = @whose", person.ToString(), ct);

    /// <summary>Knows the device from now on as one of the person's.</summary>
    public async Task RememberAsync(HttpContext context, PersonId person, string browser, CancellationToken ct)
    {
        if (settings.DeviceDays == 0) return;
        var (token, now) = (TokenOf(context) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), clock.GetUtcNow());
        await journal.WriteAsync(async transaction =>
        {
            var (connection, within) = (transaction.Connection, transaction.Transaction);
            await connection.ExecuteAsync("""
                insert into trusted_device (id, token, person, browser, first_at, seen_at) values (@id, @token, @person, @browser, @now, @now)
                on conflict (token, person) do update set seen_at = @now, browser = @browser, ended_at = null,
                    first_at = case when trusted_device.ended_at is null then trusted_device.first_at else @now end
                """, new { id = Guid.CreateVersion7(now).ToString(), token = Hash(token), person, browser, now }, within);
            var known =
                await connection.QueryAsync<string>("select id from trusted_device where person = @person and ended_at is null order by seen_at desc, id desc",
                    new { person }, within);
            foreach (var id in known.Skip(Most))
                await connection.ExecuteAsync("update trusted_device set ended_at = @now where id = @id", new { id, now }, within);
            return await connection.ExecuteAsync("delete from trusted_device where person = @person and (ended_at < @before or seen_at < @before)",
                new { person, before = Oldest }, within);
        }, ct);
        context.Response.Cookies.Append(Cookie, signing.Protect(token), new()
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(settings.DeviceDays),
            Path = "/",
        });
    }

    /// <summary>A person's devices, the last used first.</summary>
    public async Task<ImmutableArray<TrustedDevice>> OfAsync(PersonId person, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return [.. await connection.QueryAsync<TrustedDevice>(new CommandDefinition(
            $"{TrustedDevice.Select} where d.person = @person and d.ended_at is null and d.seen_at >= @Oldest order by d.seen_at desc, d.id desc",
            new { person, Oldest }, cancellationToken: ct))];
    }

    /// <summary>Forgets one device of a person, or, without id, all.</summary>
    public Task EndAsync(PersonId person, string? id, CancellationToken ct) => journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
        $"update trusted_device set ended_at = @now where person = @person and ended_at is null{(id is null ? "" : " and id = @id")}",
        new { now = clock.GetUtcNow(), person, id }, transaction.Transaction), ct);

    private DateTimeOffset Oldest => clock.GetUtcNow() - TimeSpan.FromDays(settings.DeviceDays);

    private async Task<TrustedDevice?> FindAsync(HttpContext context, string where, string whose, CancellationToken ct)
    {
        if (TokenOf(context) is not { } token || settings.DeviceDays == 0) return null;
        await using var connection = await database.OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<TrustedDevice>(new CommandDefinition(
            $"{TrustedDevice.Select} join person p on p.id = d.person where d.token = @token and {where} and d.ended_at is null and d.seen_at >= @Oldest",
            new { token = Hash(token), whose, Oldest }, cancellationToken: ct));
    }

    private string? TokenOf(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 and < 1_000 } carried) return null;
        try
        {
            return signing.Unprotect(carried);
        }
        catch (CryptographicException)
        {
            // Not signed here, or with keys that are gone.
            return null;
        }
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>A browser in which a person has signed in.</summary>
/// <param name="Id">Which.</param>
/// <param name="Person">Whose.</param>
/// <param name="Browser">What it is, in a few words.</param>
/// <param name="FirstAt">Since when it is known.</param>
/// <param name="SeenAt">When somebody last signed in there.</param>
public sealed record TrustedDevice(string Id, PersonId Person, string Browser, DateTimeOffset FirstAt, DateTimeOffset SeenAt)
{
    internal const string Select = "select d.id, d.person, d.browser, d.first_at as FirstAt, d.seen_at as SeenAt from trusted_device d";
}
