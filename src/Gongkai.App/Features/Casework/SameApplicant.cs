using Dapper;
using Gongkai.Casework;
using Gongkai.Features.Intake;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>The other applications of one applicant, found by what seals his identity, never by his name.</summary>
public sealed class SameApplicant(Store store)
{
    /// <summary>How many items the same applicant had applied for at this agency in the same calendar month before this case (办法第四条); 0 when his identity is not known.</summary>
    public async Task<int> InMonthAsync(OpenCase open, CancellationToken ct)
    {
        if (open.Request.Arrival is not { } arrival || open.Clock.ReceivedOn is not { } received) return 0;
        await using var connection = await store.Database.OpenAsync(ct);
        if (await store.People.OpenAsync(connection, new(arrival.Applicant.Id)) is not { } row || ApplicantDetails.Read(row).IdentityKey is not { } identity) return 0;
        var rows = await store.People.FindAsync(connection, new(ApplicationWriting.IdentityFacet, identity));
        var month = new DateOnly(received.Year, received.Month, 1);
        var earlier = await connection.QueryAsync<DisclosureRequestId>(new CommandDefinition($"""
            select id from case_view where applicant in {IdList.Of(rows)} and agency = @Agency and received_on >= @month and received_on <= @received and id <> @Id
            """, new { open.Agency, month, received, open.Request.Id }, cancellationToken: ct));
        var counted = new List<CountedApplication>();
        foreach (var id in earlier)
        {
            var other = RequestJournal.Fold(id, await store.Journal.ReadAsync(id.Stream, ct));
            var on = other.Clock(open.Situation.Today, open.Situation.Settings, open.Situation.Calendar).ReceivedOn ?? received;
            if (on < received || IsBefore(other, open.Request)) counted.Add(new(on, other.FeeNotice is { Tariff: FeeTariff.PerItem } fee ? fee.Units : 1, other.Stage == CaseStage.Withdrawn));
        }
        return FeeCount.InMonthOf(received, counted, open.Situation.Settings.Fee);
    }

    // Of the same day, the one with the lower number came first.
    private static bool IsBefore(DisclosureRequest other, DisclosureRequest request) =>
        (other.Registration?.Year, other.Registration?.Sequence) is var (year, sequence) && request.Registration is { } own && (year < own.Year || year == own.Year && sequence < own.Sequence);
}
