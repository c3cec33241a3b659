using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>The projections of cases, written anew from their events.</summary>
internal static class CaseProjection
{
    public static ViewWriter Begin(Store store, TimeProvider clock)
    {
        var (calendars, today) = (new WorkCalendars(store.Database), clock.BeijingToday);
        return async (transaction, entries) =>
        {
            var agency = entries[0].Agency;
            var request = RequestJournal.Fold(DisclosureRequestId.Parse(entries[0].Stream["case/".Length..], null), entries);
            var calendar = await calendars.CurrentAsync(transaction.Connection, transaction.Transaction);
            var settings = await AgencyCasework.SettingsAsync(transaction.Connection, agency, transaction.Transaction);
            var situation = new CaseSituation(today, calendar, settings, CaseActor.Platform);
            await RequestJournal.ProjectAsync(new(transaction, agency, request, request.Clock(today, settings, calendar), situation));
        };
    }
}
