using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Reports;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>A year of an agency's register: what table three and four count, live, and as it was frozen.</summary>
public sealed record RegisterYear(int Year, CaseRegister Register, YearTables Tables, FrozenYear? Frozen)
{
    /// <summary>What a typed report is held against: the frozen figures once there are some, else the live ones.</summary>
    public RegisterFigures Figures => Frozen?.ToFigures() ?? Tables.Figures;
}

/// <summary>Reads a year's cases and reviews, and freezes its figures.</summary>
public sealed class YearRegister(Store store, TimeProvider clock)
{
    // What can count in the year: what was in hand in it, what was joined to something, and what something was joined to.
    private static readonly string InYear = $"""
        select {RegisterLine.Columns} from register_view
        where agency = @agency and received_on <= @to and (ended_on is null or ended_on >= @from or received_on >= @from or joined_into is not null)
        union
        select {RegisterLine.Columns} from register_view where agency = @agency and id in (select joined_into from register_view where agency = @agency and joined_into is not null)
        """;

    /// <summary>The year as the register has it now.</summary>
    public async Task<RegisterYear> OfAsync(AgencyId agency, int year, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await ReadAsync(connection, null, agency, year);
    }

    /// <summary>The years in which the agency received something, this one included; the latest first.</summary>
    public async Task<ImmutableArray<int>> YearsAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var first =
            await connection.ExecuteScalarAsync<string?>(
                new CommandDefinition("select min(received_on) from register_view where agency = @agency", new { agency }, cancellationToken: ct));
        var now = clock.BeijingToday.Year;
        var from = first is null ? now : Math.Min(now, StoredTypes.Day(first).Year);
        return [.. Enumerable.Range(from, now - from + 1).Reverse()];
    }

    /// <summary>Freezes the figures of a year that is over; the refusals say why not.</summary>
    public async Task<ImmutableArray<Refusal>> FreezeAsync(AgencyId agency, int year, ChangeContext change, CancellationToken ct) =>
        await store.Journal.WriteAsync(transaction => FreezeAsync(transaction, agency, year, clock.BeijingToday, change), ct);

    /// <summary>The same within a larger piece of writing.</summary>
    public static async Task<ImmutableArray<Refusal>> FreezeAsync(JournalTransaction transaction, AgencyId agency, int year, DateOnly today,
        ChangeContext change)
    {
        var now = await ReadAsync(transaction.Connection, transaction.Transaction, agency, year);
        var decision = FrozenYear.Decide(now.Tables, today, now.Frozen);
        foreach (var frozen in decision.Events)
        {
            await transaction.AppendAsync(agency, Stream(agency, year), 0, [JournalEvent.Of(frozen)], change, null);
            await ProjectAsync(transaction, await transaction.ReadAsync(Stream(agency, year)));
        }
        return decision.Refusals;
    }

    /// <summary>Writes a frozen year anew from its event.</summary>
    public static async Task ProjectAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            var frozen = Read(entry.Body);
            await transaction.Connection.ExecuteAsync("insert into frozen_year (agency, year, frozen_on, who, body) values (@Agency, @Year, @On, @Who, @Body)",
                new { entry.Agency, Year = (long)frozen.Year, frozen.On, entry.Change.Who, entry.Body }, transaction.Transaction);
        }
    }

    private static string Stream(AgencyId agency, int year) => string.Create(CultureInfo.InvariantCulture, $"figures/{agency}/{year}");

    /// <summary>The year, within a reading or a writing.</summary>
    public static async Task<RegisterYear> ReadAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency, int year)
    {
        var settings = await AgencyCasework.SettingsAsync(connection, agency, transaction);
        var span = new { agency, from = new DateOnly(year, 1, 1), to = new DateOnly(year, 12, 31) };
        var rows = await connection.QueryAsync<RegisterLine>(InYear, span, transaction);
        var register = new CaseRegister(rows.Select(line => line.Row), settings.CountSplitCases);
        var reviews = await ReviewView.RowsAsync(connection, transaction, agency, span.to);
        var frozen = await connection.QuerySingleOrDefaultAsync<string>("select body from frozen_year where agency = @agency and year = @year",
            new { agency, year = (long)year }, transaction);
        return new(year, register, YearTables.Of(year, register, reviews, settings.Appeals), frozen is null ? null : Read(frozen));
    }

    private static FrozenYear Read(string body) => JsonSerializer.Deserialize<FrozenYear>(body, EventJson.Options)!;
}
