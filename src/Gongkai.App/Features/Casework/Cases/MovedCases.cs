using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>The open cases that a changed calendar moves. One that is due before the first day that differs is not touched.</summary>
public sealed class MovedCases(Store store, WorkCalendars calendars, TimeProvider clock)
{
    /// <summary>How cases follow the calendar.</summary>
    public CalendarFollower Follower => new(PreviewAsync, FollowAsync);

    private async Task<ImmutableArray<MovedTerm>> PreviewAsync(CalendarChange change, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var settings = new Dictionary<AgencyId, CaseworkSettings>();
        var moved = ImmutableArray.CreateBuilder<MovedTerm>();
        foreach (var id in await OpenAsync(connection, null, change.FirstDay))
        {
            var entries = await store.Journal.ReadAsync(id.Stream, ct);
            var agency = entries[0].Agency;
            if (!settings.TryGetValue(agency, out var own)) settings[agency] = own = await AgencyCasework.SettingsAsync(connection, agency);
            var request = RequestJournal.Fold(id, entries);
            var (was, will) = (DateOf(request, change.Before, own), DateOf(request, change.After, own));
            if (was != will) moved.Add(new(agency, request.Registration?.Number ?? "未登记", was, will));
        }
        return moved.ToImmutable();
    }

    private async Task FollowAsync(JournalTransaction transaction, CalendarChange change)
    {
        foreach (var id in await OpenAsync(transaction.Connection, transaction.Transaction, change.FirstDay))
            await new RequestMatters(calendars, clock).ProjectAsync(transaction, await transaction.ReadAsync(id.Stream), change.After);
    }

    private static async Task<IReadOnlyList<DisclosureRequestId>> OpenAsync(DbConnection connection, DbTransaction? within, DateOnly first) =>
        [.. await connection.QueryAsync<DisclosureRequestId>(
            "select id from case_view where is_open = 1 and (due_on is null or due_on >= @first) order by agency, due_on, id", new { first }, within)];

    private TermDate DateOf(DisclosureRequest request, WorkCalendar calendar, CaseworkSettings settings)
    {
        var answer = request.Clock(new(clock.BeijingToday, calendar, settings, Actor.Platform));
        return new(CaseView.Due(request, answer), answer.IsProvisional);
    }
}
