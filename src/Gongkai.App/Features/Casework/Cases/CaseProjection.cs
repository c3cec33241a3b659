using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>The projections of cases, written anew from their events.</summary>
internal static class CaseProjection
{
    public static ViewWriter Begin(Store store, TimeProvider clock) => new RequestMatters(new(store.Database), clock).ProjectAsync;

    /// <summary>What the people of a case are found by follows from their sealed rows; it is made anew with the tables.</summary>
    public static ViewWriter FindBy(Store store) => (transaction, entries) =>
        FindByAsync(store, transaction, RequestJournal.Fold(DisclosureRequestId.Parse(entries[0].Stream["case/".Length..], null), entries).Arrival!);

    private static async Task FindByAsync(Store store, JournalTransaction transaction, ApplicationArrived arrival)
    {
        foreach (var person in arrival.People())
        {
            if (await store.People.OpenAsync(transaction.Connection, person.Id, transaction.Transaction) is not { } row) continue;
            var description = person == arrival.Applicant
                ? await store.People.OpenAsync(transaction.Connection, arrival.Description.Id, transaction.Transaction) : null;
            await store.People.FindByAsync(transaction, person.Id, ApplicantFacets.SoughtBy(ApplicantDetails.Read(row), description));
        }
    }
}
