using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Calendar;

namespace Gongkai.Agencies;

/// <summary>An agency's own calendar: that of the country, with the holidays of its place, which it has entered among its choices for casework.</summary>
public static class AgencyCalendar
{
    /// <summary>The calendar, with whatever else the agency has chosen under a name; both in one question.</summary>
    public static async Task<(WorkCalendar Calendar, string? Settings)> OfAsync(
        WorkCalendars calendars, DbConnection connection, DbTransaction? transaction, AgencyId agency, string name)
    {
        var (notices, casework, settings) = await connection.QuerySingleAsync<(long Notices, string? Casework, string? Settings)>("""
            select coalesce((select max(sequence) from holiday_notice), 0), (select body from agency_settings where agency = @agency and name = 'casework'),
                (select body from agency_settings where agency = @agency and name = @name)
            """, new { agency, name }, transaction);
        return ((await calendars.ThroughAsync(notices, connection, transaction)).WithLocalHolidays(Local(casework)), settings);
    }

    private static ImmutableArray<DateOnly> Local(string? casework)
    {
        if (casework is null) return [];
        using var chosen = JsonDocument.Parse(casework);
        return chosen.RootElement.TryGetProperty("clock", out var clock) && clock.TryGetProperty("localHolidays", out var days)
            ? [.. days.EnumerateArray().Select(day => DateOnly.Parse(day.GetString()!, System.Globalization.CultureInfo.InvariantCulture))] : [];
    }
}
