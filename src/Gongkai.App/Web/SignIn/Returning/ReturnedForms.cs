using System.Text.Json;
using Dapper;
using Gongkai.Storage;

namespace Gongkai.Web;

/// <summary>
/// Forms that were sent after the session had ended: sealed, for a day, for their sender and nobody else, shown once. Nothing is done with one
/// but putting it back into the form, which the person sends again.
/// </summary>
public sealed class ReturnedForms(Store store, TimeProvider clock)
{
    internal const string Table = "returned_form";

    private const int Most = 10;

    /// <summary>For how long they are kept.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromDays(1);

    /// <summary>Keeps one, and gives the number by which it is asked for.</summary>
    public async Task<Guid> KeepAsync(PersonId person, ReturnedForm form, CancellationToken ct)
    {
        var (id, now) = (Guid.NewGuid(), clock.GetUtcNow());
        var text = JsonSerializer.Serialize(form, EventJson.Options);
        await store.Journal.WriteAsync(async transaction =>
        {
            var (connection, within) = (transaction.Connection, transaction.Transaction);
            await ExpireAsync(transaction, now);
            var kept = await connection.QueryAsync<string>("select id from returned_form where person = @person order by kept_at desc", new { person }, within);
            foreach (var old in kept.Skip(Most - 1)) await connection.ExecuteAsync("delete from returned_form where id = @old", new { old }, within);
            var box = store.Keys.Seal(text, Context(id));
            return await connection.ExecuteAsync("insert into returned_form (id, person, kept_at, key, sealed) values (@id, @person, @now, @Key, @Text)",
                new { id = id.ToString(), person, now, box.Key, box.Text }, within);
        }, ct);
        return id;
    }

    /// <summary>The form, if it is that person's and not too old.</summary>
    public async Task<ReturnedForm?> FindAsync(Guid id, PersonId person, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<SealedText>(new CommandDefinition(
            "select key, sealed as text from returned_form where id = @id and person = @person and kept_at > @since",
            new { id = id.ToString(), person, since = clock.GetUtcNow() - Holds }, cancellationToken: ct)) is { } box
            ? JsonSerializer.Deserialize<ReturnedForm>(store.Keys.Open(box, Context(id)), EventJson.Options) : null;
    }

    /// <summary>Uses it up; of two who do so at once one is told that he did.</summary>
    public async Task<bool> UseUpAsync(Guid id, PersonId person, CancellationToken ct) => await store.Journal.WriteAsync(transaction =>
        transaction.Connection.ExecuteAsync("delete from returned_form where id = @id and person = @person", new { id = id.ToString(), person },
            transaction.Transaction), ct) == 1;

    /// <summary>Throws away what is too old.</summary>
    internal static Task<int> ExpireAsync(JournalTransaction transaction, DateTimeOffset now) =>
        transaction.Connection.ExecuteAsync("delete from returned_form where kept_at <= @before", new { before = now - Holds }, transaction.Transaction);

    private static string Context(Guid id) => $"{Table}/{id}";
}
