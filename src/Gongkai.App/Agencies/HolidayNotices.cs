using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Calendar;
using Gongkai.Storage;

namespace Gongkai.Agencies;

/// <summary>A running term whose date another calendar moves.</summary>
/// <param name="Agency">Whose it is.</param>
/// <param name="Title">What it is a term of, with its public number: 申请 2026-0012.</param>
/// <param name="Name">Which term: 答复期限.</param>
/// <param name="Before">The date by the calendar in force.</param>
/// <param name="After">The date by the other one.</param>
public sealed record MovedTerm(AgencyId Agency, string Title, string Name, TermDate Before, TermDate After);

/// <summary>The date under which something stands.</summary>
public sealed record TermDate(DateOnly? Due, bool IsProvisional)
{
    public override string ToString() => Due is { } day ? $"{day:yyyy-MM-dd}{(IsProvisional ? "（暂定）" : "")}" : "没有";
}

/// <summary>What counts by the calendar: which of its running terms a change would move, and how they are written anew.</summary>
/// <param name="Preview">The terms that a change of the calendar would move, from the first day that differs on.</param>
/// <param name="Follow">Writes anew, by the calendar after the change, what may be moved from that day on.</param>
public sealed record CalendarFollower(
    Func<CalendarChange, CancellationToken, Task<ImmutableArray<MovedTerm>>> Preview,
    Func<JournalTransaction, CalendarChange, Task> Follow);

/// <summary>A change of the calendar.</summary>
/// <param name="FirstDay">The first day that differs.</param>
/// <param name="Before">The calendar in force.</param>
/// <param name="After">The calendar with the notice.</param>
public sealed record CalendarChange(DateOnly FirstDay, WorkCalendar Before, WorkCalendar After);

/// <summary>放假安排: what a notice would move is known before it is applied; to apply it is an event.</summary>
public sealed class HolidayNotices(Store store, WorkCalendars calendars, IEnumerable<CalendarFollower> followers)
{
    /// <summary>The journal's name of the notices.</summary>
    public const string Stream = "calendar";

    /// <summary>The name of the event.</summary>
    public const string Loaded = "HolidayNoticeLoaded";

    /// <summary>How many notices have been loaded.</summary>
    public async Task<int> CountAsync(CancellationToken ct) => (await store.Journal.ReadAsync(Stream, ct)).Length;

    /// <summary>The running terms that the notices of a year would move.</summary>
    public async Task<ImmutableArray<MovedTerm>> PreviewAsync(CalendarYear year, CancellationToken ct)
    {
        var before = await calendars.CurrentAsync(ct);
        if (Change(before, before.With(year), year.Year) is not { } change) return [];
        var moved = ImmutableArray.CreateBuilder<MovedTerm>();
        foreach (var follower in followers) moved.AddRange(await follower.Preview(change, ct));
        return moved.ToImmutable();
    }

    /// <summary>Applies the notices of a year: an event, the calendar from then on, and what follows the calendar.</summary>
    /// <param name="body">The year as a file has it.</param>
    /// <param name="seen">How many notices had been loaded when its effect was looked at.</param>
    /// <param name="change">Who, on whose authority, when and why.</param>
    /// <param name="ct">Withdraws it before it has begun.</param>
    /// <exception cref="StaleVersionException">Another notice was loaded meanwhile.</exception>
    public Task ApplyAsync(string body, int seen, ChangeContext change, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        var year = Read(body);
        await transaction.AppendAsync(AgencyId.Platform, Stream, seen, [new(Loaded, body)], change, null);
        var before = await WorkCalendars.ReadAsync(transaction.Connection, transaction.Transaction);
        await InsertAsync(transaction, seen + 1, year.Year, body, change.At);
        if (Change(before, before.With(year), year.Year) is { } moved)
            foreach (var follower in followers) await follower.Follow(transaction, moved);
        return true;
    }, ct);

    /// <summary>Writes the notices anew from their events.</summary>
    public static async Task RebuildAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Type == Loaded))
            await InsertAsync(transaction, entry.Version, Read(entry.Body).Year, entry.Body, entry.Change.At);
    }

    private static Task InsertAsync(JournalTransaction transaction, int sequence, int year, string body, DateTimeOffset at) =>
        transaction.Connection.ExecuteAsync("insert into holiday_notice (sequence, year, body, loaded_at) values (@sequence, @year, @body, @at)",
            new { sequence = (long)sequence, year = (long)year, body, at }, transaction.Transaction);

    private static CalendarChange? Change(WorkCalendar before, WorkCalendar after, int year)
    {
        for (var day = new DateOnly(year - 1, 12, 25); day.Year <= year; day = day.AddDays(1))
            if (day >= before.FirstDay && (before[day].IsWorkday != after[day].IsWorkday || before[day].IsProvisional != after[day].IsProvisional))
                return new(day, before, after);
        return null;
    }

    private static CalendarYear Read(string body)
    {
        using var document = JsonDocument.Parse(body);
        return CalendarYear.Read(document.RootElement).Year ?? throw new JsonException("the notice cannot be read");
    }
}
