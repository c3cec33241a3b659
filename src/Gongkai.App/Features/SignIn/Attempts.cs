using Dapper;
using Gongkai.Storage;

namespace Gongkai.Features.SignIn;

/// <summary>What came of asking for one more attempt.</summary>
public enum Attempt
{
    /// <summary>None: the account is locked.</summary>
    Locked,

    /// <summary>The last one; the account is locked unless it succeeds.</summary>
    Last,

    /// <summary>There are more.</summary>
    Open,
}

/// <summary>Counts attempts at passwords and codes. An attempt is counted before it is looked at, in one statement: many at the same moment are no more than one after the other.</summary>
public sealed class Attempts(Journal journal, SignInSettings settings, TimeProvider clock)
{
    /// <summary>Takes one attempt of those that are left.</summary>
    public async Task<Attempt> TakeAsync(Person person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var failures = await journal.WriteAsync(transaction => transaction.Connection.ExecuteScalarAsync<long?>("""
            update person set failures = case when failures + 1 >= @Attempts then 0 else failures + 1 end,
                locked_until = case when failures + 1 >= @Attempts then @until else null end
            where id = @Id and (locked_until is null or locked_until <= @now) returning failures
            """, new { settings.Attempts, until = now.AddMinutes(settings.LockMinutes), person.Id, now }, transaction.Transaction), ct);
        return failures switch { null => Attempt.Locked, 0 => Attempt.Last, _ => Attempt.Open };
    }

    /// <summary>Gives back an attempt that was right, where more has still to be proven: those before it stay counted.</summary>
    public Task GiveBackAsync(Person person, Attempt taken, CancellationToken ct) => journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
        taken == Attempt.Last
            ? "update person set failures = @before, locked_until = null where id = @Id"
            : "update person set failures = failures - 1 where id = @Id and failures > 0",
        new { before = settings.Attempts - 1, person.Id }, transaction.Transaction), ct);

    /// <summary>Forgets what failed before.</summary>
    public Task ForgetAsync(Person person, CancellationToken ct) => journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
        "update person set failures = 0, locked_until = null where id = @Id and (failures > 0 or locked_until is not null)", new { person.Id }, transaction.Transaction), ct);
}
