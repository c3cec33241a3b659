using Gongkai.Agencies;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>The guides of agencies, read often and changed seldom.</summary>
public sealed class AgencyGuides(Store store, RequestJournal cases, TimeProvider clock)
{
    private readonly Held<AgencyId, IntakeSettings> own = new(store.Journal, clock, 1_000);

    /// <summary>The guide of an agency.</summary>
    public async Task<AgencyGuide> OfAsync(Agency agency, CancellationToken ct) =>
        new(agency, await own.GetAsync(agency.Id, id => ReadAsync(id, ct)), (await cases.SituationAsync(agency.Id, Actor.Platform, ct)).Settings);

    private async Task<IntakeSettings> ReadAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await IntakeSettings.OfAsync(connection, agency);
    }
}
