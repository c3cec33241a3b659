using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Assessment;
using Gongkai.Storage;

namespace Gongkai.Features.Assessment;

/// <summary>指标体系 was taken in, or replaced by a new version.</summary>
public sealed record IndicatorSystemPut(IndicatorSystem System);

/// <summary>A system as lists show it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Year">The year.</param>
/// <param name="Variant">适用对象</param>
/// <param name="Name">What it is called.</param>
/// <param name="Version">The latest version.</param>
/// <param name="Indicators">How many indicators it has.</param>
public sealed record IndicatorSystemLine(IndicatorSystemId Id, AgencyId Agency, int Year, string Variant, string Name, int Version, int Indicators);

/// <summary>指标体系 of all authorities: every version stays, and an assessment keeps to the one with which it was opened.</summary>
public sealed class IndicatorSystems(Store store)
{
    /// <summary>The table.</summary>
    public const string Table = "indicator_system";

    /// <summary>How the names of their streams begin.</summary>
    internal const string Prefix = "indicator-system/";

    private const string Columns = "id, agency, year, variant, name, version, indicators";

    /// <summary>The one of an authority, year and sort of agencies.</summary>
    public static IndicatorSystemId IdOf(AgencyId authority, int year, string variant) =>
        IndicatorSystemId.Named($"indicator-system/{authority}/{year}/{variant}");

    /// <summary>A system from the file that comes along with the program.</summary>
    public static IndicatorSystem Seeded() => JsonSerializer.Deserialize<IndicatorSystem>(
        new StreamReader(typeof(IndicatorSystems).Assembly.GetManifestResourceStream("assessment/county-departments.json")!).ReadToEnd(), EventJson.Options)!;

    /// <summary>Takes one in, as the next version of what there is; one that says the same as the latest changes nothing.</summary>
    /// <returns>Its id and version.</returns>
    public Task<(IndicatorSystemId Id, int Version)> PutAsync(AgencyId authority, IndicatorSystem system, ChangeContext change, CancellationToken ct) =>
        store.Journal.WriteAsync(async transaction =>
        {
            var id = IdOf(authority, system.Year, system.Variant);
            var (stream, body) = ($"{Prefix}{id}", JsonSerializer.Serialize(new IndicatorSystemPut(system), EventJson.Options));
            var entries = await transaction.ReadAsync(stream);
            if (!entries.IsEmpty && entries[^1].Body == body) return (id, entries.Length);
            await transaction.AppendAsync(authority, stream, entries.Length, [new(nameof(IndicatorSystemPut), body)], change, about: null);
            await WriteAsync(transaction, await transaction.ReadAsync(stream));
            return (id, entries.Length + 1);
        }, ct);

    /// <summary>Those of an authority, the latest year first.</summary>
    public async Task<ImmutableArray<IndicatorSystemLine>> ListAsync(AgencyId authority, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from {Table} where agency = @authority order by year desc, variant", new { authority }, cancellationToken: ct));
        return [.. rows.Select(row => row.Line)];
    }

    /// <summary>One of them; null when there is none.</summary>
    public async Task<IndicatorSystemLine?> FindAsync(IndicatorSystemId id, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"select {Columns} from {Table} where id = @id", new { id },
            cancellationToken: ct)))?.Line;
    }

    /// <summary>A version as it was taken in; null when there is none.</summary>
    public async Task<IndicatorSystem?> ReadAsync(IndicatorSystemId id, int version, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await ReadAsync(connection, null, id, version);
    }

    /// <summary>The same within a reading or a writing.</summary>
    public static async Task<IndicatorSystem?> ReadAsync(DbConnection connection, DbTransaction? transaction, IndicatorSystemId id, int version) =>
        await connection.QuerySingleOrDefaultAsync<string>("select body from journal where stream = @stream and version = @version",
            new { stream = $"{Prefix}{id}", version = (long)version }, transaction) is { } body ? Of(body) : null;

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => WriteAsync;

    private static Task WriteAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
    {
        var system = Of(entries[^1].Body);
        return transaction.Connection.ExecuteAsync($"""
            insert into {Table} (id, agency, year, variant, name, version, indicators) values (@id, @Agency, @Year, @Variant, @Name, @Version, @Count)
            on conflict (id) do update set name = excluded.name, version = excluded.version, indicators = excluded.indicators
            """, new
        {
            id = entries[0].Stream[Prefix.Length..],
            entries[0].Agency,
            Year = (long)system.Year,
            system.Variant,
            system.Name,
            Version = (long)entries.Length,
            Count = (long)system.Leaves.Count(),
        }, transaction.Transaction);
    }

    private static IndicatorSystem Of(string body) => JsonSerializer.Deserialize<IndicatorSystemPut>(body, EventJson.Options)!.System;

    private sealed record Row(string Id, string Agency, long Year, string Variant, string Name, long Version, long Indicators)
    {
        public IndicatorSystemLine Line =>
            new(IndicatorSystemId.Parse(Id, null), AgencyId.Parse(Agency, null), (int)Year, Variant, Name, (int)Version, (int)Indicators);
    }
}
