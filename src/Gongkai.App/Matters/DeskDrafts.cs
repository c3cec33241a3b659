using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dapper;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Matters;

/// <summary>Something unfinished, as lists show it.</summary>
/// <param name="Subject">The matter's stream.</param>
/// <param name="Title">What the matter is called, with its public number; null where no term of it runs.</param>
/// <param name="Form">Which of its forms, as addresses have it behind the matter's.</param>
/// <param name="SavedAt">When it was put away.</param>
public sealed record UnfinishedForm(string Subject, string? Title, string Form, DateTimeOffset SavedAt)
{
    /// <summary>Where it is gone on with.</summary>
    public string Address => $"{MatterAddress.Find(Subject)!.At(Subject)}/{Form}";

    /// <summary>The form at an address.</summary>
    public static string At(string subject, string address) => address[(MatterAddress.Find(subject)!.At(subject).Length + 1)..];
}

/// <summary>
/// What an officer has not finished writing about a matter. It is his own and no step of it: sealed, in no journal, shown to nobody else, gone when the
/// step is taken or the matter's personal data are erased.
/// </summary>
public sealed class DeskDrafts(Store store, TimeProvider clock)
{
    internal const string Table = "desk_draft";

    private const string OfForm = "person = @person and subject = @subject and form = @form";

    // Files have to be chosen again.
    private static readonly JsonSerializerOptions Options = new(EventJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveFilesOut } },
    };

    /// <summary>Puts a form away as it stands.</summary>
    public Task SaveAsync<T>(PersonId person, string subject, string form, T typed, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        await RemoveAsync(transaction, person, subject, form);
        var row = Guid.CreateVersion7();
        var box = store.Keys.Seal(JsonSerializer.Serialize(typed, Options), $"{Table}/{row}");
        await transaction.Connection.ExecuteAsync(
            $"insert into {Table} (id, person, subject, form, saved_at, key, sealed) values (@row, @person, @subject, @form, @now, @Key, @Text)",
            new { row = row.ToString(), person, subject, form, now = clock.GetUtcNow(), box.Key, box.Text }, transaction.Transaction);
        return true;
    }, ct);

    /// <summary>The form as it was put away, and when; null when it was not.</summary>
    public async Task<(T Typed, DateTimeOffset SavedAt)?> FindAsync<T>(PersonId person, string subject, string form, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<(string Id, string Key, string Sealed, string SavedAt)>(new CommandDefinition(
            $"select id, key, sealed, saved_at from {Table} where {OfForm}", new { person, subject, form }, cancellationToken: ct));
        return rows.FirstOrDefault() is { Id: not null } row
            ? (JsonSerializer.Deserialize<T>(store.Keys.Open(new(row.Key, row.Sealed), $"{Table}/{row.Id}"), Options)!, StoredTypes.Instant(row.SavedAt))
            : null;
    }

    /// <summary>Throws it away.</summary>
    public Task RemoveAsync(PersonId person, string subject, string form, CancellationToken ct) =>
        store.Journal.WriteAsync(transaction => RemoveAsync(transaction, person, subject, form), ct);

    /// <summary>The same, in the writing that takes the step.</summary>
    public static Task<int> RemoveAsync(JournalTransaction transaction, PersonId person, string subject, string form) =>
        transaction.Connection.ExecuteAsync($"delete from {Table} where {OfForm}", new { person, subject, form }, transaction.Transaction);

    /// <summary>Everything about a matter, whoever wrote it.</summary>
    public static Task<int> EraseAsync(JournalTransaction transaction, string subject) =>
        transaction.Connection.ExecuteAsync($"delete from {Table} where subject = @subject", new { subject }, transaction.Transaction);

    /// <summary>What an officer has not finished, in one matter or in all, the latest first.</summary>
    public async Task<ImmutableArray<UnfinishedForm>> OfAsync(PersonId person, string? subject, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<(string Subject, string? Title, string Form, string SavedAt)>(new CommandDefinition(
            $"""
                select subject, (select min(title) from {TermView.Table} t where t.subject = d.subject), form, saved_at
                from {Table} d
                where person = @person{(subject is null ? "" : " and subject = @subject")}
                order by saved_at desc
                """,
            new { person, subject }, cancellationToken: ct));
        return [.. rows.Select(row => new UnfinishedForm(row.Subject, row.Title, row.Form, StoredTypes.Instant(row.SavedAt)))];
    }

    private static void LeaveFilesOut(JsonTypeInfo info)
    {
        for (var i = info.Properties.Count - 1; i >= 0; i--)
            if (info.Properties[i].PropertyType is var type && (type.IsAssignableTo(typeof(IFormFile)) || type.IsAssignableTo(typeof(IEnumerable<IFormFile>))))
                info.Properties.RemoveAt(i);
    }
}
