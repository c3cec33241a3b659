using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>Something unfinished, as lists show it.</summary>
/// <param name="Form">Which form of the case, as its address has it behind the case's.</param>
public sealed record UnfinishedForm(DisclosureRequestId Case, string? Number, string Form, DateTimeOffset SavedAt)
{
    /// <summary>What stands behind the case's own address.</summary>
    public static string Behind(DisclosureRequestId request, string address) => address[(CaseRoutes.Of(request).Length + 1)..];
}

/// <summary>
/// What an officer has not finished writing. It is his own and no step of the case: sealed, in no journal, shown to nobody else, gone when the step is
/// taken or the case's personal data are erased.
/// </summary>
public sealed class DeskDrafts(Store store, TimeProvider clock)
{
    internal const string Table = "desk_draft";

    /// <summary>Puts a form away as it stands.</summary>
    public Task SaveAsync<T>(PersonId person, DisclosureRequestId id, string form, T typed,
        CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        await RemoveAsync(transaction, person, id, form);
        var row = Guid.CreateVersion7();
        var box = store.Keys.Seal(JsonSerializer.Serialize(typed, EventJson.Options), $"{Table}/{row}");
        await transaction.Connection.ExecuteAsync(
            "insert into desk_draft (id, person, case_id, form, saved_at, key, sealed) values (@row, @person, @id, @form, @now, @Key, @Text)",
            new { row = row.ToString(), person, id, form, now = clock.GetUtcNow(), box.Key, box.Text }, transaction.Transaction);
        return true;
    }, ct);

    /// <summary>The form as it was put away, and when; null when it was not.</summary>
    public async Task<(T Typed, DateTimeOffset SavedAt)?> FindAsync<T>(PersonId person, DisclosureRequestId id, string form, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<(string Id, string Key, string Sealed, string SavedAt)>(new CommandDefinition(
            "select id, key, sealed, saved_at from desk_draft where person = @person and case_id = @id and form = @form", new { person, id, form },
            cancellationToken: ct));
        return rows.FirstOrDefault() is { Id: not null } row
            ? (JsonSerializer.Deserialize<T>(store.Keys.Open(new(row.Key, row.Sealed), $"{Table}/{row.Id}"), EventJson.Options)!,
                StoredTypes.Instant(row.SavedAt)) : null;
    }

    /// <summary>Throws it away.</summary>
    public Task RemoveAsync(PersonId person, DisclosureRequestId id, string form, CancellationToken ct) =>
        store.Journal.WriteAsync(transaction => RemoveAsync(transaction, person, id, form), ct);

    /// <summary>The same, in the writing that takes the step.</summary>
    public static Task<int> RemoveAsync(JournalTransaction transaction, PersonId person, DisclosureRequestId id, string form) =>
        transaction.Connection.ExecuteAsync("delete from desk_draft where person = @person and case_id = @id and form = @form", new { person, id, form },
            transaction.Transaction);

    /// <summary>Everything of a case, whoever wrote it.</summary>
    public static Task<int> EraseAsync(JournalTransaction transaction, DisclosureRequestId id) =>
        transaction.Connection.ExecuteAsync("delete from desk_draft where case_id = @id", new { id }, transaction.Transaction);

    /// <summary>What an officer has not finished, in one case or in all, the latest first.</summary>
    public async Task<ImmutableArray<UnfinishedForm>> OfAsync(PersonId person, DisclosureRequestId? id, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<(DisclosureRequestId Case, string? Number, string Form, string SavedAt)>(new CommandDefinition(
            $"""
                select d.case_id, v.number, d.form, d.saved_at
                from desk_draft d
                join case_view v on v.id = d.case_id
                where d.person = @person{(id is null ? "" : " and d.case_id = @id")}
                order by d.saved_at desc
                """,
            new { person, id }, cancellationToken: ct));
        return [.. rows.Select(row => new UnfinishedForm(row.Case, row.Number, row.Form, StoredTypes.Instant(row.SavedAt)))];
    }
}
