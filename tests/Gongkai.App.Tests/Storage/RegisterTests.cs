using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Features.Reports;
using Gongkai.Storage;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Tests.Storage;

public sealed class RegisterTests
{
    private static readonly string[] Tables = ["agency", "agency_alias", "section", "agency_settings", "tracking_code", "finding_acceptance"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Rebuilding_writes_registers_as_their_events_have_them(Engine engine)
    {
        await using var store = AStore.On(engine);
        await FillAsync(store);
        var before = Rows(store);
        Assert.All(Tables, table => Assert.Contains(before, row => row.StartsWith(table + " ", StringComparison.Ordinal)));
        Assert.Equal(0, CommandLine.Run(["rebuild", .. store.Place]).Status);
        Assert.Equal(before, Rows(store));

        using (var connection = Database.Connect(store.Options.ConnectionString))
            connection.Execute("""
                update agency set name = '他局', court = '', until_on = '2026-01-01', version = 1; update section set name = '他科', until_on = '2020-01-01';
                delete from agency_alias; update agency_settings set body = '{}'; delete from section where from_on = '2021-01-01';
                update tracking_code set is_void = 1 - is_void; delete from finding_acceptance
                """);
        Assert.NotEqual(before, Rows(store));
        Assert.Equal(0, CommandLine.Run(["rebuild", .. store.Place]).Status);
        Assert.Equal(before, Rows(store));
    }

    private static async Task FillAsync(AStore store)
    {
        var register = new AgencyRegister(store.Database, store.Journal, TimeProvider.System);
        var city = new Agency(AStore.NewAgency(), "云川市人民政府") { Level = AgencyLevel.City, Standing = AgencyStanding.LocalGovernment, FromOn = new(2015, 1, 1) };
        var bureau = new Agency(AStore.NewAgency(), "云川市商务局") { Superior = city.Id, CodeWord = "云商", Court = "云川市人民法院", FromOn = new(2015, 1, 1) };
        await register.AddAsync(city, AStore.Change(), Ct);
        await register.AddAsync(bureau, AStore.Change(), Ct);
        var renamed = await NowAsync() with { Name = "云川市商务和粮食局", Telephone = "0555-1234567" };
        await register.ChangeAsync(await NowAsync(), renamed, AStore.Change(), Ct);
        await register.AddAliasAsync(await NowAsync(), "市商务局", AStore.Change(), Ct);
        var section = new Section(new(Guid.CreateVersion7()), bureau.Id, "投资科", new(2020, 1, 1), null);
        await register.OpenSectionAsync(await NowAsync(), section, AStore.Change(), Ct);
        await register.OpenSectionAsync(await NowAsync(),
            section with { Id = new(Guid.CreateVersion7()), Name = "外贸科", FromOn = new(2021, 1, 1) }, AStore.Change(), Ct);
        await register.CloseSectionAsync(await NowAsync(), section.Id, new(2025, 12, 31), AStore.Change(), Ct);
        var settings = new AgencySettings(store.Database, register);
        await settings.ChooseAsync(await NowAsync(), "casework", """{ "a": 1 }""", AStore.Change(), Ct);
        await settings.ChooseAsync(await NowAsync(), "casework", """{ "a": 2, "名": "值" }""", AStore.Change(), Ct);
        await store.Journal.WriteAsync(async transaction =>
        {
            await new LetterSettings { NumberPattern = "{code}〔{year}〕{number}号" }.KeepAsync(transaction, bureau.Id, AStore.Change());
            return true;
        }, Ct);
        var codes = new TrackingCodes(store.Store);
        var request = new DisclosureRequest(new(Guid.CreateVersion7()));
        foreach (var how in Enum.GetValues<CodeReissue>()) await codes.ReissueAsync(bureau.Id, request, how, AStore.Change(), Ct);
        await AcceptAsync(store, bureau.Id);

        async Task<Agency> NowAsync() => (await register.FindAsync(bureau.Id, Ct))!;
    }

    private static async Task AcceptAsync(AStore store, AgencyId agency)
    {
        var person = new Person { Name = "陆知行", SignIn = "lu" };
        await new PeopleRegister(store.Database, store.Journal, TimeProvider.System).AddAsync(person, null, AStore.Change(), Ct);
        var checks = new ReportChecks(store.Store, null!, TimeProvider.System);
        var change = AStore.Change() with { Who = person.Id.ToString() };
        using var content = new MemoryStream([1, 2, 3]);
        var id = await checks.KeepAsync(agency, new FormFile(content, 0, 3, "Report", "2025.html"), null, change, Ct);
        foreach (var (words, reason) in new[] { ("甲", "一"), ("乙", "二"), ("甲", "三") })
            await checks.AcceptAsync((await checks.FindAsync(id, Ct))!, new("云川市商务局", 2025, "NV03", "requests.received.total", words, "said=5"), reason,
                change, Ct);
    }

    private static List<string> Rows(AStore store)
    {
        using var connection = Database.Connect(store.Options.ConnectionString);
        return [.. Tables.SelectMany(table =>
            connection.Query($"select * from {table}").Select(row => $"{table} {string.Join('|', (IDictionary<string, object?>)row)}"))
            .Order(StringComparer.Ordinal)];
    }
}
