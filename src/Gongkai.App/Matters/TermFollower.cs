using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Storage;

namespace Gongkai.Matters;

/// <summary>
/// How the terms that run in matters of one kind follow a change of the calendar. One that is over before the first day that differs is not touched.
/// </summary>
/// <param name="store">Where they are.</param>
/// <param name="kind">The kind, counting by a calendar.</param>
internal sealed class TermFollower(Store store, Func<WorkCalendars, MatterKind> kind)
{
    private async Task<ImmutableArray<MovedTerm>> PreviewAsync(CalendarChange change, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var (now, then) = (kind(new(store.Database, change.Before)), kind(new(store.Database, change.After)));
        var moved = ImmutableArray.CreateBuilder<MovedTerm>();
        foreach (var subject in await MovableAsync(connection, null, now.Streams, change.FirstDay))
        {
            var entries = await store.Journal.ReadAsync(subject, ct);
            var (before, after) = (await now.TermsAsync(connection, entries), await then.TermsAsync(connection, entries));
            foreach (var term in before.Concat(after).DistinctBy(term => term.Kind))
                if ((Of(before, term), Of(after, term)) is var (was, will) && was != will)
                    moved.Add(new(entries[0].Agency, term.Title, term.Name, was, will));
        }
        return moved.ToImmutable();
    }

    private async Task FollowAsync(JournalTransaction transaction, CalendarChange change)
    {
        var then = kind(new(store.Database, change.After));
        foreach (var subject in await MovableAsync(transaction.Connection, transaction.Transaction, then.Streams, change.FirstDay))
            await then.ProjectAsync(transaction, await transaction.ReadAsync(subject));
    }

    /// <summary>Has the terms of a kind follow the calendar.</summary>
    public static CalendarFollower Of(IServiceProvider services, Func<WorkCalendars, TimeProvider, MatterKind> kind)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var follower = new TermFollower(services.GetRequiredService<Store>(), calendars => kind(calendars, clock));
        return new(follower.PreviewAsync, follower.FollowAsync);
    }

    private static TermDate Of(ImmutableArray<RunningTerm> terms, RunningTerm like) =>
        terms.FirstOrDefault(term => term.Kind == like.Kind) is { } term ? new(term.Due, term.IsProvisional) : new(null, false);

    private static async Task<IReadOnlyList<string>> MovableAsync(DbConnection connection, DbTransaction? within, string streams, DateOnly first) =>
        [.. await connection.QueryAsync<string>($"""
            select subject from {TermView.Table} where subject like @kind and (due_on is null or due_on >= @first)
            group by subject order by min(agency), min(due_on), subject
            """, new { kind = $"{streams}%", first }, within)];
}

/// <summary>Kinds of matters: the registrations.</summary>
internal static class MatterRegistration
{
    /// <summary>Has the terms of a kind follow the calendar.</summary>
    public static IServiceCollection AddTerms(this IServiceCollection services, Func<WorkCalendars, TimeProvider, MatterKind> kind) =>
        services.AddSingleton(provider => TermFollower.Of(provider, kind));
}
