using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Agencies;

/// <summary>An open case whose date another calendar moves.</summary>
/// <param name="Agency">Whose case it is.</param>
/// <param name="Number">Its public number.</param>
/// <param name="Before">The date by the calendar in force.</param>
/// <param name="After">The date by the other one.</param>
public sealed record MovedCase(AgencyId Agency, DisclosureRequestId Id, string Number, CaseDate Before, CaseDate After);

/// <summary>The date that a case stands under.</summary>
public sealed record CaseDate(DateOnly? Due, bool IsProvisional)
{
    public override string ToString() => Due is { } day ? $"{day:yyyy-MM-dd}{(IsProvisional ? "（暂定）" : "")}" : "没有";
}

/// <summary>放假安排: what a notice would move is known before it is applied; to apply it is an event.</summary>
public sealed class HolidayNotices(Store store, WorkCalendars calendars, TimeProvider clock)
{
    /// <summary>The journal's name of the notices.</summary>
    public const string Stream = "calendar";

    /// <summary>The name of the event.</summary>
    public const string Loaded = "HolidayNoticeLoaded";

    /// <summary>How many notices have been loaded.</summary>
    public async Task<int> CountAsync(CancellationToken ct) => (await store.Journal.ReadAsync(Stream, ct)).Length;

    /// <summary>The open cases that the notices of a year would move.</summary>
    public async Task<ImmutableArray<MovedCase>> PreviewAsync(CalendarYear year, CancellationToken ct)
    {
        var (today, before) = (clock.BeijingToday, await calendars.CurrentAsync(ct));
        var after = before.With(year);
        if (FirstDifference(before, after, year.Year) is not { } first) return [];
        await using var connection = await store.Database.OpenAsync(ct);
        var ids = await OpenCasesAsync(connection, null, first);
        var settings = new Dictionary<AgencyId, CaseworkSettings>();
        var moved = ImmutableArray.CreateBuilder<MovedCase>();
        foreach (var id in ids)
        {
            var entries = await store.Journal.ReadAsync(id.Stream, ct);
            var agency = entries[0].Agency;
            if (!settings.TryGetValue(agency, out var own)) settings[agency] = own = await AgencyCasework.SettingsAsync(connection, agency);
            var request = RequestJournal.Fold(id, entries);
            var (was, will) = (DateOf(request, new(today, before, own, Actor.Platform)), DateOf(request, new(today, after, own, Actor.Platform)));
            if (was != will) moved.Add(new(agency, id, request.Registration?.Number ?? "未登记", was, will));
        }
        return moved.ToImmutable();
    }

    /// <summary>Applies the notices of a year: an event, the calendar from then on, and the projections of the open cases that they may move.</summary>
    /// <param name="body">The year as a file has it.</param>
    /// <param name="seen">How many notices had been loaded when its effect was looked at.</param>
    /// <param name="change">Who, on whose authority, when and why.</param>
    /// <param name="ct">Withdraws it before it has begun.</param>
    /// <exception cref="StaleVersionException">Another notice was loaded meanwhile.</exception>
    public Task ApplyAsync(string body, int seen, ChangeContext change, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        var (connection, within) = (transaction.Connection, transaction.Transaction);
        var (today, year) = (clock.BeijingToday, Read(body));
        await transaction.AppendAsync(AgencyId.Platform, Stream, seen, [new(Loaded, body)], change);
        var before = await WorkCalendars.ReadAsync(connection, within);
        await InsertAsync(transaction, seen + 1, year.Year, body, change.At);
        var after = before.With(year);
        if (FirstDifference(before, after, year.Year) is { } first)
            foreach (var id in await OpenCasesAsync(connection, within, first))
                await RequestJournal.ProjectAsync(transaction, await transaction.ReadAsync(id.Stream), today, after);
        return true;
    }, ct);

    /// <summary>Writes the notices anew from their events.</summary>
    public static async Task RebuildAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Type == Loaded))
            await InsertAsync(transaction, entry.Version, Read(entry.Body).Year, entry.Body, entry.Change.At);
    }

    private static Task InsertAsync(JournalTransaction transaction, int sequence, int year, string body, DateTimeOffset at) => transaction.Connection.ExecuteAsync(
        "insert into holiday_notice (sequence, year, body, loaded_at) values (@sequence, @year, @body, @at)", new { sequence = (long)sequence, year = (long)year, body, at }, transaction.Transaction);

    // A case that is due before the first day that differs is not touched.
    private static async Task<IReadOnlyList<DisclosureRequestId>> OpenCasesAsync(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction? within, DateOnly first) =>
        [.. await connection.QueryAsync<DisclosureRequestId>("select id from case_view where is_open = 1 and (due_on is null or due_on >= @first) order by agency, due_on, id", new { first }, within)];

    private static CaseDate DateOf(DisclosureRequest request, CaseSituation situation)
    {
        var answer = request.Clock(situation);
        return new(CaseView.Due(request, answer), answer.IsProvisional);
    }

    private static DateOnly? FirstDifference(WorkCalendar before, WorkCalendar after, int year)
    {
        for (var day = new DateOnly(year - 1, 12, 25); day.Year <= year; day = day.AddDays(1))
            if (day >= before.FirstDay && (before[day].IsWorkday != after[day].IsWorkday || before[day].IsProvisional != after[day].IsProvisional)) return day;
        return null;
    }

    private static CalendarYear Read(string body)
    {
        using var document = JsonDocument.Parse(body);
        return CalendarYear.Read(document.RootElement).Year ?? throw new JsonException("the notice cannot be read");
    }
}
