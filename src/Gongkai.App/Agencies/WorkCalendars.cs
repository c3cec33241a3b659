using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Calendar;
using Gongkai.Storage;

namespace Gongkai.Agencies;

/// <summary>The work calendar in force: the notices that the program brings, and those that were loaded since.</summary>
/// <param name="database">Where those are.</param>
/// <param name="supposed">What is counted by instead, to see what it would move.</param>
public sealed class WorkCalendars(Database database, WorkCalendar? supposed = null)
{
    private (long Sequence, WorkCalendar Calendar) held = (0, WorkCalendar.StateCouncil);

    /// <summary>The calendar of this moment.</summary>
    public async Task<WorkCalendar> CurrentAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await CurrentAsync(connection, null);
    }

    /// <summary>The calendar of this moment, inside a transaction.</summary>
    public async Task<WorkCalendar> CurrentAsync(DbConnection connection, DbTransaction? transaction) =>
        await ThroughAsync(await connection.ExecuteScalarAsync<long>("select coalesce(max(sequence), 0) from holiday_notice", transaction: transaction),
            connection, transaction);

    /// <summary>The calendar with every notice through that sequence, which is the last one.</summary>
    public async ValueTask<WorkCalendar> ThroughAsync(long sequence, DbConnection connection, DbTransaction? transaction)
    {
        if (supposed is not null) return supposed;
        var known = held;
        if (sequence == known.Sequence) return known.Calendar;
        var calendar = await ReadAsync(connection, transaction);
        // What a piece of work sees before its commit may be undone, and its number given to another notice.
        if (transaction is null) held = (sequence, calendar);
        return calendar;
    }

    /// <summary>The calendar of a database, read anew.</summary>
    public static async Task<WorkCalendar> ReadAsync(DbConnection connection, DbTransaction? transaction) =>
        (await connection.QueryAsync<string>("select body from holiday_notice order by sequence", transaction: transaction))
            .Aggregate(WorkCalendar.StateCouncil, (so, body) => so.With(Read(body)));

    private static CalendarYear Read(string body)
    {
        using var document = JsonDocument.Parse(body);
        return CalendarYear.Read(document.RootElement).Year ?? throw new JsonException("a loaded holiday notice cannot be read any more");
    }
}
