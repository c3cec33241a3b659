using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>The projections of cases, written anew from their events.</summary>
internal static class CaseProjection
{
    public static ViewWriter Begin(Store store, TimeProvider clock)
    {
        var (calendars, today) = (new WorkCalendars(store.Database), clock.BeijingToday);
        return async (transaction, entries) =>
            await RequestJournal.ProjectAsync(transaction, entries, today, await calendars.CurrentAsync(transaction.Connection, transaction.Transaction));
    }
}
