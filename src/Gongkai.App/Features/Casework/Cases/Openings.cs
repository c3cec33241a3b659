using System.Collections.Immutable;
using Dapper;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>One opening of personal data: who, on whose authority, when, which purpose; never what was seen.</summary>
public sealed record Opening(AgencyId Agency, DisclosureRequestId Case, string Who, string Authority, DateTimeOffset At,
    OpeningPurpose Purpose, PersonalDataId? Words);

/// <summary>Personal data were opened: which rows, for which purpose, and the officer's words on it.</summary>
public sealed record PersonalDataOpened(ImmutableArray<PersonalDataId> Rows, OpeningPurpose Purpose, PrivateRef? Words);

/// <summary>
/// Every opening of sealed personal data is an event of the stream <c>opened/{case}</c>; the officer's words on it, which may name people, are sealed.
/// </summary>
public sealed class Openings(Store store)
{
    /// <summary>Lines of one page of a list.</summary>
    public const int PageSize = 50;

    private const string Columns = "agency, case_id as Case_Id, who, authority, at, purpose, words";

    /// <summary>The stream of a case's openings.</summary>
    public static string StreamOf(DisclosureRequestId id) => $"opened/{id}";

    /// <summary>Writes down that somebody opens these rows of a case; what he sees he sees after it is durable.</summary>
    public Task RecordAsync(AgencyId agency, DisclosureRequestId id, OpeningPurpose purpose, string words, IEnumerable<PrivateRef> rows, ChangeContext change,
        CancellationToken ct) =>
        store.Journal.WriteAsync(transaction => RecordAsync(transaction, agency, id, purpose, words, rows, change), ct);

    /// <summary>The same inside a piece of writing.</summary>
    public async Task<bool> RecordAsync(JournalTransaction transaction, AgencyId agency, DisclosureRequestId id, OpeningPurpose purpose, string words,
        IEnumerable<PrivateRef> rows, ChangeContext change)
    {
        var told = string.IsNullOrWhiteSpace(words) ? null : await store.People.SealAsync(transaction, "opening", words.Trim());
        var before = await transaction.ReadAsync(StreamOf(id));
        await transaction.AppendAsync(agency, StreamOf(id), before.Length,
            [JournalEvent.Of(new PersonalDataOpened([.. rows.Select(row => row.Id)], purpose, told))], change, id.Stream);
        await WriteAsync(transaction, (await transaction.ReadAsync(StreamOf(id)))[^1]);
        return true;
    }

    /// <summary>The openings of one case, the newest first.</summary>
    public Task<ImmutableArray<Opening>> OfAsync(DisclosureRequestId id, CancellationToken ct) => ListAsync("case_id = @id order by at desc", new { id }, ct);

    /// <summary>The openings at these agencies, the newest first, one page of them.</summary>
    public Task<ImmutableArray<Opening>> AtAsync(IEnumerable<AgencyId> agencies, int page, CancellationToken ct) =>
        ListAsync($"agency in {IdList.Of(agencies)} order by at desc, stream, version limit {PageSize} offset {PageSize * (page - 1)}", new { }, ct);

    /// <summary>How many openings there are at these agencies.</summary>
    public async Task<long> CountAsync(IEnumerable<AgencyId> agencies, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>($"select count(*) from opening_view where agency in {IdList.Of(agencies)}");
    }

    /// <summary>The view of all openings.</summary>
    public static View View { get; } = new("opened/", ["opening_view"], (_, _) => async (transaction, entries) =>
    {
        foreach (var entry in entries) await WriteAsync(transaction, entry);
    });

    private async Task<ImmutableArray<Opening>> ListAsync(string where, object parameters, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition($"select {Columns} from opening_view where {where}", parameters, cancellationToken: ct));
        return [.. rows.Select(row =>
            new Opening(row.Agency, row.Case_Id, row.Who, row.Authority, row.At, Enum.Parse<OpeningPurpose>(row.Purpose), row.Words))];
    }

    private static Task WriteAsync(JournalTransaction transaction, JournalEntry entry)
    {
        var body = entry.Read<PersonalDataOpened>();
        return transaction.Connection.ExecuteAsync("""
            insert into opening_view (stream, version, agency, case_id, who, authority, at, purpose, words) values (@Stream, @Version, @Agency, @Case, @Who, @Authority, @At, @Purpose, @Words)
            """, new
        {
            entry.Stream,
            Version = (long)entry.Version,
            entry.Agency,
            Case = entry.Stream["opened/".Length..],
            entry.Change.Who,
            entry.Change.Authority,
            entry.Change.At,
            Purpose = body.Purpose.ToString(),
            Words = body.Words?.Id.ToString(),
        }, transaction.Transaction);
    }

    private sealed class Row
    {
        public AgencyId Agency { get; init; }
        public DisclosureRequestId Case_Id { get; init; }
        public string Who { get; init; } = "";
        public string Authority { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public string Purpose { get; init; } = "";
        public PersonalDataId? Words { get; init; }
    }
}
