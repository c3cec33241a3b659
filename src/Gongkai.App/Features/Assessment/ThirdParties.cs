using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Assessment;
using Gongkai.Storage;

namespace Gongkai.Features.Assessment;

/// <summary>An evaluation as lists show it.</summary>
public sealed record ThirdPartyLine(ThirdPartyId Id, AgencyId Authority, int Year, string Evaluator, int Version, DateOnly TakenOn, int Rows);

/// <summary>第三方评估 of all authorities: every version stays, the latest counts.</summary>
public sealed class ThirdParties(Store store)
{
    /// <summary>The table.</summary>
    public const string Table = "third_party";

    /// <summary>How the names of their streams begin.</summary>
    internal const string Prefix = "third-party/";

    private const string Columns = "id, agency, year, evaluator, version, taken_on as TakenOn, rows_taken as RowsTaken";

    /// <summary>The one of an authority, year and evaluator.</summary>
    public static ThirdPartyId IdOf(AgencyId authority, int year, string evaluator) => ThirdPartyId.Named($"third-party/{authority}/{year}/{evaluator}");

    /// <summary>Takes one in, as the next version of what there is; one that says the same as the latest changes nothing.</summary>
    public Task<ThirdPartyId> TakeAsync(AgencyId authority, ThirdPartyTaken taken, ChangeContext change, CancellationToken ct) =>
        store.Journal.WriteAsync(async transaction =>
        {
            var id = IdOf(authority, taken.Year, taken.Evaluator);
            var stream = $"{Prefix}{id}";
            var entries = await transaction.ReadAsync(stream);
            if (!entries.IsEmpty && Of(entries[^1].Body).Rows.SequenceEqual(taken.Rows)) return id;
            await transaction.AppendAsync(authority, stream, entries.Length, [JournalEvent.Of(taken)], change, about: null);
            await WriteAsync(transaction, await transaction.ReadAsync(stream));
            return id;
        }, ct);

    /// <summary>Those of an authority, the latest year first.</summary>
    public async Task<ImmutableArray<ThirdPartyLine>> ListAsync(AgencyId authority, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from {Table} where agency = @authority order by year desc, evaluator", new { authority }, cancellationToken: ct)))
            .Select(row => row.Line)];
    }

    /// <summary>One in its latest version; null when there is none.</summary>
    public async Task<(ThirdPartyLine Line, ThirdPartyTaken Taken)?> FindAsync(ThirdPartyId id, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"select {Columns} from {Table} where id = @id", new { id },
            cancellationToken: ct)) is { } row && await ReadAsync(connection, row.Line) is { } taken ? (row.Line, taken) : null;
    }

    /// <summary>What all evaluations of a year say of an agency; empty where none does.</summary>
    public static async Task<ImmutableArray<(ThirdPartyLine Line, ThirdPartyScore Score)>> OfMemberAsync(DbConnection connection, AgencyId member, int year)
    {
        var found = ImmutableArray.CreateBuilder<(ThirdPartyLine, ThirdPartyScore)>();
        foreach (var row in (await connection.QueryAsync<Row>($"select {Columns} from {Table} where year = @year order by evaluator, id",
            new { year = (long)year })).AsList())
            if (await ReadAsync(connection, row.Line) is { } taken)
                found.AddRange(taken.Rows.Where(one => one.Member == member).Select(one => (row.Line, one.Score)));
        return found.ToImmutable();
    }

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => WriteAsync;

    private static async Task<ThirdPartyTaken?> ReadAsync(DbConnection connection, ThirdPartyLine line) =>
        await connection.QuerySingleOrDefaultAsync<string>("select body from journal where stream = @stream and version = @version",
            new { stream = $"{Prefix}{line.Id}", version = (long)line.Version }) is { } body ? Of(body) : null;

    private static Task WriteAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
    {
        var taken = Of(entries[^1].Body);
        return transaction.Connection.ExecuteAsync($"""
            insert into {Table} (id, agency, year, evaluator, version, taken_on, rows_taken) values (@id, @Agency, @Year, @Evaluator, @Version, @On, @Rows)
            on conflict (id) do update set version = excluded.version, taken_on = excluded.taken_on, rows_taken = excluded.rows_taken
            """, new
        {
            id = entries[0].Stream[Prefix.Length..],
            entries[0].Agency,
            Year = (long)taken.Year,
            taken.Evaluator,
            Version = (long)entries.Length,
            taken.On,
            Rows = (long)taken.Rows.Length,
        }, transaction.Transaction);
    }

    private static ThirdPartyTaken Of(string body) => JsonSerializer.Deserialize<ThirdPartyTaken>(body, EventJson.Options)!;

    private sealed record Row(string Id, string Agency, long Year, string Evaluator, long Version, string TakenOn, long RowsTaken)
    {
        public ThirdPartyLine Line => new(ThirdPartyId.Parse(Id, null), AgencyId.Parse(Agency, null), (int)Year, Evaluator, (int)Version,
            StoredTypes.Day(TakenOn), (int)RowsTaken);
    }
}
