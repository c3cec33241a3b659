using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Gongkai.Storage;

namespace Gongkai.Web;

/// <summary>登录会话: who is signed in, since when, and for how much longer. The cookie holds a random token, the table its hash.</summary>
public sealed class Sessions(Database database, Journal journal, SignInSettings settings, TimeProvider clock)
{
    // How exactly it is known when a session was last used.
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>Begins a session and gives its token; ends those too many.</summary>
    public async Task<string> BeginAsync(PersonId person, string browser, CancellationToken ct)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var now = clock.GetUtcNow();
        await journal.WriteAsync(async transaction =>
        {
            var open = await transaction.Connection.QueryAsync<string>(
                "select id from session where person = @person and ended_at is null order by seen_at desc", new { person }, transaction.Transaction);
            foreach (var surplus in open.Skip(settings.Sessions - 1)) await EndAsync(transaction, surplus, now);
            // Sessions of the past are of no use to anybody.
            await transaction.Connection.ExecuteAsync("delete from session where person = @person and begun_at < @before",
                new { person, before = now.AddDays(-30) }, transaction.Transaction);
            return await transaction.Connection.ExecuteAsync(
                "insert into session (id, person, browser, begun_at, seen_at, ended_at) values (@id, @person, @browser, @now, @now, null)",
                new { id = Hash(token), person, browser, now }, transaction.Transaction);
        }, ct);
        return token;
    }

    /// <summary>The session of a token; null when it has ended, been idle too long, or is too old.</summary>
    public async Task<Session?> FindAsync(string token, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var session =
            await connection.QuerySingleOrDefaultAsync<Session>(
                new CommandDefinition($"{Session.Select} where id = @id and ended_at is null", new { id = Hash(token) }, cancellationToken: ct));
        return session is not null && IsOpen(session) ? session : null;
    }

    /// <summary>Notes that a session is in use.</summary>
    public async Task TouchAsync(Session session, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now - session.SeenAt < Grain) return;
        await journal.WriteAsync(transaction =>
            transaction.Connection.ExecuteAsync("update session set seen_at = @now where id = @Id", new { now, session.Id }, transaction.Transaction), ct);
    }

    /// <summary>A person's open sessions, the last used first.</summary>
    public async Task<ImmutableArray<Session>> OfAsync(PersonId person, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return [.. (await connection.QueryAsync<Session>(
            new CommandDefinition($"{Session.Select} where person = @person and ended_at is null order by seen_at desc", new { person },
                cancellationToken: ct))).Where(IsOpen)];
    }

    /// <summary>Ends one session of a person, or, without id, all but one.</summary>
    public Task EndAsync(PersonId person, string? id, string? except,
        CancellationToken ct) => journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
        "update session set ended_at = @now where person = @person and ended_at is null and (@id is null or id = @id) and (@except is null or id <> @except)",
        new { now = clock.GetUtcNow(), person, id, except }, transaction.Transaction), ct);

    private static Task<int> EndAsync(JournalTransaction transaction, string id, DateTimeOffset now) =>
        transaction.Connection.ExecuteAsync("update session set ended_at = @now where id = @id", new { now, id }, transaction.Transaction);

    private bool IsOpen(Session session)
    {
        var now = clock.GetUtcNow();
        return now - session.SeenAt <= TimeSpan.FromMinutes(settings.IdleMinutes) + Grain
            && now - session.BegunAt <= TimeSpan.FromHours(settings.AbsoluteHours);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>One session.</summary>
/// <param name="Id">The hash of its token.</param>
/// <param name="Person">Whose.</param>
/// <param name="Browser">With which browser, in a few words.</param>
/// <param name="BegunAt">When it began.</param>
/// <param name="SeenAt">When it was last used, to the minute.</param>
public sealed record Session(string Id, PersonId Person, string Browser, DateTimeOffset BegunAt, DateTimeOffset SeenAt)
{
    internal const string Select = "select id, person, browser, begun_at as BegunAt, seen_at as SeenAt from session";
}
