using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Storage;

namespace Gongkai.Sending;

/// <summary>
/// Messages that are owed. They are written with what gives rise to them; one who sends claims a message first and ticks it off afterwards,
/// and what a broken process had claimed is sent again under the same message number, by which the receiving side knows it.
/// </summary>
public sealed class Outbox(Store store, TimeProvider clock)
{
    private const string Columns = "id, occasion, agency, person, way, kind, matter, case_id, subject, body, created_at, state, attempts, fault, sealed";
    private const int MostAttempts = 8;

    private static readonly TimeSpan ClaimHolds = TimeSpan.FromMinutes(10);

    /// <summary>Puts messages in, one after the other.</summary>
    public async Task PutAllAsync(JournalTransaction transaction, IEnumerable<Outgoing> messages)
    {
        foreach (var message in messages) await PutAsync(transaction, message);
    }

    /// <summary>The same in a writing of their own: what gives rise to them is written already.</summary>
    public Task PutAllAsync(IReadOnlyCollection<Outgoing> messages, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        await PutAllAsync(transaction, messages);
        return messages.Count;
    }, ct);

    /// <summary>Puts a message in, unless the person was told of the occasion by that way before.</summary>
    public async Task PutAsync(JournalTransaction transaction, Outgoing message) => await transaction.Connection.ExecuteAsync("""
        insert into outbox (id, occasion, agency, person, way, kind, matter, subject, body, created_at, state, attempts, next_at, sealed)
        values (@id, @Occasion, @Agency, @Person, @Way, @Kind, @Matter, @Subject, @Body, @now, 'Waiting', 0, @now, @Sealed) on conflict (occasion) do nothing
        """, new
    {
        id = Guid.CreateVersion7().ToString(),
        message.Occasion,
        message.Agency,
        message.Person,
        Way = message.Way.ToString(),
        message.Kind,
        message.Matter,
        message.Subject,
        message.Body,
        message.Sealed,
        now = clock.GetUtcNow(),
    }, transaction.Transaction);

    /// <summary>Messages whose time has come and that nobody is sending.</summary>
    public Task<ImmutableArray<OutgoingRow>> DueAsync(CancellationToken ct) => ListAsync("""
        way <> 'Desk' and ((state = 'Waiting' and next_at <= @now) or (state = 'Sending' and next_at <= @stale)) order by created_at, id limit 100
        """, new { now = clock.GetUtcNow(), stale = clock.GetUtcNow() - ClaimHolds }, ct);

    /// <summary>Claims a message for sending; false when somebody else has it.</summary>
    public Task<bool> ClaimAsync(OutgoingRow row, CancellationToken ct) => ChangeAsync("""
        update outbox set state = 'Sending', attempts = attempts + 1, next_at = @now where id = @id and state = @was and attempts = @Attempts
        """, new { id = row.Id.ToString(), now = clock.GetUtcNow(), was = row.State.ToString(), row.Attempts }, ct);

    /// <summary>Ticks a message off.</summary>
    public Task DoneAsync(Guid id, CancellationToken ct) =>
        ChangeAsync("update outbox set state = 'Done', done_at = @now, fault = null where id = @id", new { id = id.ToString(), now = clock.GetUtcNow() }, ct);

    /// <summary>Puts a message that could not be sent back, to be tried later and later; after the last attempt a person has to look.</summary>
    public Task FailedAsync(OutgoingRow row, string fault, CancellationToken ct)
    {
        var attempts = row.Attempts + 1;
        var state = attempts >= MostAttempts ? OutgoingState.GivenUp : OutgoingState.Waiting;
        return ChangeAsync("update outbox set state = @state, next_at = @next, fault = @fault where id = @id",
            new { id = row.Id.ToString(), state = state.ToString(), next = clock.GetUtcNow() + TimeSpan.FromMinutes(1 << attempts), fault }, ct);
    }

    /// <summary>Address and words of a sealed message; null where they are gone.</summary>
    public async Task<SealedLetter?> OpenAsync(PersonalDataId words, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await store.People.OpenAsync(connection, words) is { } text ? JsonSerializer.Deserialize<SealedLetter>(text) : null;
    }

    /// <summary>Forgets address and words of a sealed message that was sent, or will not be.</summary>
    public Task ForgetAsync(PersonalDataId words, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        await store.People.EraseAsync(transaction, words);
        return await transaction.Connection.ExecuteAsync("update outbox set sealed = null where sealed = @words", new { words }, transaction.Transaction);
    }, ct);

    /// <summary>Whether this is the last time that the message is tried.</summary>
    public static bool IsLast(OutgoingRow row) => row.Attempts + 1 >= MostAttempts;

    /// <summary>Tries a message again that was given up.</summary>
    public Task RetryAsync(Guid id, AgencyId agency, CancellationToken ct) => ChangeAsync(
        "update outbox set state = 'Waiting', attempts = 0, next_at = @now where id = @id and agency = @agency and state = 'GivenUp'",
        new { id = id.ToString(), agency, now = clock.GetUtcNow() }, ct);

    /// <summary>What stands on a person's desk, unread first.</summary>
    public Task<ImmutableArray<OutgoingRow>> DeskAsync(PersonId person, CancellationToken ct) =>
        ListAsync("person = @person and way = 'Desk' order by state <> 'Waiting', created_at desc, id limit 200", new { person }, ct);

    /// <summary>Ticks off what a person has read.</summary>
    public Task ReadAsync(PersonId person, Guid id, CancellationToken ct) => ChangeAsync(
        "update outbox set state = 'Done', done_at = @now where id = @id and person = @person and way = 'Desk' and state = 'Waiting'",
        new { id = id.ToString(), person, now = clock.GetUtcNow() }, ct);

    /// <summary>Messages of agencies that were given up.</summary>
    public Task<ImmutableArray<OutgoingRow>> GivenUpAsync(IReadOnlyCollection<AgencyId> agencies, CancellationToken ct) =>
        ListAsync($"state = 'GivenUp' and agency in {IdList.Of(agencies)} order by created_at, id limit 200", new { }, ct);

    /// <summary>How many wait to be sent, since when, and how many were given up.</summary>
    public async Task<(long Waiting, DateTimeOffset? Since, long GivenUp)> StateAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var (waiting, since, givenUp) = await connection.QuerySingleAsync<(long, string?, long)>("""
            select coalesce(sum(case when state in ('Waiting', 'Sending') then 1 else 0 end), 0), min(case when state in ('Waiting', 'Sending') then created_at end),
                coalesce(sum(case when state = 'GivenUp' then 1 else 0 end), 0)
            from outbox where way <> 'Desk' and state <> 'Done'
            """);
        return (waiting, since is null ? null : StoredTypes.Instant(since), givenUp);
    }

    private Task<bool> ChangeAsync(string sql, object parameters, CancellationToken ct) =>
        store.Journal.WriteAsync(async transaction => await transaction.Connection.ExecuteAsync(sql, parameters, transaction.Transaction) == 1, ct);

    private async Task<ImmutableArray<OutgoingRow>> ListAsync(string where, object parameters, CancellationToken ct)
    {
        await using DbConnection connection = await store.Database.OpenAsync(ct);
        return [.. (await connection.QueryAsync<Row>($"select {Columns} from outbox where {where}", parameters)).Select(row => row.Read())];
    }

    private sealed record Row(string Id, string Occasion, AgencyId Agency, PersonId Person, string Way, string Kind, string? Matter, string? Case_Id,
        string Subject, string Body,
        DateTimeOffset Created_At, string State, long Attempts, string? Fault, PersonalDataId? Sealed)
    {
        public OutgoingRow Read() =>
            new(Guid.Parse(Id),
                new(Occasion, Agency, Person, Enum.Parse<Way>(Way), Kind, Matter ?? (Case_Id is null ? null : $"case/{Case_Id}"),
                    Subject, Body)
                { Sealed = Sealed },
            Created_At, Enum.Parse<OutgoingState>(State), (int)Attempts, Fault);
    }
}
