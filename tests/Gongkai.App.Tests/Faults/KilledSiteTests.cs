using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;

namespace Gongkai.Tests.Faults;

public sealed class KilledSiteTests
{
    private const int Applications = 10_000;
    private const int Rounds = 2;
    private const int ReceiptsEach = 1_500;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Killed_among_ten_thousand_applications_the_platform_has_every_receipt_that_was_seen(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = new Agency(AStore.NewAgency(), "云川市商务局") { FromOn = new(2020, 1, 1) };
        await new AgencyRegister(store.Database, store.Journal, TimeProvider.System).AddAsync(agency, AStore.Change(), Ct);
        var seen = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            using var site = await KilledSite.StartAsync(store.Options);
            seen.AddRange(await site.KillAfterAsync(ReceiptsEach, Applications, agency.Id));
        }

        Assert.True((await StoreProof.OfAsync(store.Options, new(TimeProvider.System, Contents: false))).IsWhole);
        await store.ReopenAsync();
        await using var connection = await store.Database.OpenAsync(Ct);
        var kept = (await connection.QueryAsync<(string Hash, string Number)>("select tracking_hash, number from case_view"))
            .ToDictionary(row => row.Hash, row => row.Number);
        Assert.True(seen.Count >= Rounds * ReceiptsEach);
        Assert.All(seen, code => Assert.Contains(TrackingCode.Hash(code), kept));
        var year = TimeProvider.System.BeijingToday.Year;
        Assert.Equal(Enumerable.Range(1, kept.Count).Select(n => $"{year}-{n:0000}").Order(StringComparer.Ordinal), kept.Values.Order(StringComparer.Ordinal));
        Assert.Equal(kept.Count, await connection.ExecuteScalarAsync<long>("select count(*) from journal where type = 'CaseRegistered'"));
    }
}
