using System.Collections.Concurrent;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Websites;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Web;
using Gongkai.Websites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Websites;

/// <summary>Probes of sites, and the lines of the radar about them, against a server on 127.0.0.1.</summary>
public sealed class ProbeTests
{
    private static readonly DateTimeOffset Morning = new(2026, 2, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Nothing_is_opened_before_an_agency_wants_it_and_then_at_its_pace(Engine engine)
    {
        await using var store = AStore.On(engine);
        await using var server = Listening();
        var (agency, clock) = (AStore.NewAgency(), new FakeTimeProvider(Morning));
        var asked = new ConcurrentQueue<string>();
        server.Run(context =>
        {
            asked.Enqueue(context.Request.Path);
            context.Response.StatusCode = context.Request.Path.Value switch { "/down" => 503, "/moved" => 302, _ => 200 };
            if (context.Request.Path == "/moved") context.Response.Headers.Location = "/fine";
            return context.Request.Path == "/slow" ? Task.Delay(Timeout.Infinite, context.RequestAborted) : Task.CompletedTask;
        });
        await server.StartAsync(Ct);
        var home = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        foreach (var (name, path) in ((string, string)[])[("好的", "/fine"), ("搬了的", "/moved"), ("坏的", "/down")])
            await EnterAsync(store, clock, agency, name, home + path);
        var slow = await EnterAsync(store, clock, agency, "慢的", home + "/slow");
        await EnterAsync(store, clock, agency, "没有的", "http://127.0.0.1:1/");
        using var client = new ProbeClient(new(true), TimeProvider.System);
        var probing = ProbingOf(store, client, clock);
        await probing.RunAsync(Ct);
        Assert.Empty(asked);
        await ChooseAsync(store, agency, """{"isProbed":true,"probeMinutes":60,"mostSeconds":1,"fromPercent":5}""");
        await probing.RunAsync(Ct);
        Assert.Equal(["/down", "/fine", "/fine", "/moved", "/slow"], asked.Order());
        clock.SetUtcNow(Morning.AddMinutes(59));
        await probing.RunAsync(Ct);
        Assert.Equal(5, asked.Count);
        clock.SetUtcNow(Morning.AddMinutes(60));
        await probing.RunAsync(Ct);
        Assert.Equal(10, asked.Count);
        var days = await DaysAsync(store, agency, clock);
        Assert.Equal([("坏的", 2, 2, "503"), ("好的", 2, 0, "200"), ("慢的", 2, 2, "超时"), ("搬了的", 2, 0, "200"), ("没有的", 2, 2, "连接失败")], days);
        // What is closed is opened no more.
        var register = RegisterOf(store, clock);
        var closed = new WebsiteClosed(new(2026, 2, 2), "批复");
        Assert.Empty(await register.ChangeAsync(agency, (await register.FindAsync(slow, Ct))!.Site, closed, AStore.Change(), Ct));
        // The next day is another row; too few probes say nothing, and enough of them a line of the radar.
        Assert.Equal(0, (await FindAsync(store, agency, "site_down", clock)).Count);
        for (var i = 2; i < 21; i++)
        {
            clock.SetUtcNow(Morning.AddHours(i));
            await probing.RunAsync(Ct);
        }
        var found = await FindAsync(store, agency, "site_down", clock);
        Assert.Equal((2, new DateOnly(2026, 2, 3)), (found.Count, found.Oldest));
        Assert.Equal(["坏的", "没有的"], found.Records.Select(record => record.Title).Order(StringComparer.Ordinal));
        Assert.Contains("打不开 21 次，占 100%", found.Records[0].Note, StringComparison.Ordinal);
        await using var connection = await store.Database.OpenAsync(Ct);
        Assert.Equal(9, await connection.ExecuteScalarAsync<long>("select count(*) from website_probe"));
    }

    [Fact]
    public async Task What_lies_in_the_machines_own_network_is_not_opened_unless_it_is_told_to()
    {
        await using var store = AStore.On(Engine.Sqlite);
        await using var server = Listening();
        var asked = 0;
        server.Run(_ =>
        {
            Interlocked.Increment(ref asked);
            return Task.CompletedTask;
        });
        await server.StartAsync(Ct);
        var (agency, clock) = (AStore.NewAgency(), new FakeTimeProvider(Morning));
        var home = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await EnterAsync(store, clock, agency, "本机", home);
        await EnterAsync(store, clock, agency, "本机的名字", home.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await EnterAsync(store, clock, agency, "内网", "http://10.0.0.1/");
        await ChooseAsync(store, agency, """{"isProbed":true}""");
        using var client = new ProbeClient(new(false), TimeProvider.System);
        await ProbingOf(store, client, clock).RunAsync(Ct);
        Assert.Equal(0, asked);
        Assert.Empty(await DaysAsync(store, agency, clock));
    }

    [Theory, BothEngines]
    public async Task A_form_that_is_not_published_is_late_on_the_day_after_its_last(Engine engine)
    {
        await using var store = AStore.On(engine);
        var (agency, clock) = (AStore.NewAgency(), new FakeTimeProvider(new(2026, 1, 31, 9, 0, 0, TimeSpan.FromHours(8))));
        await EnterAsync(store, clock, agency, "商务局网站", "https://sw.yunchuan.example/");
        Assert.Equal(0, (await FindAsync(store, agency, "website_form", clock)).Count);
        clock.Advance(TimeSpan.FromDays(1));
        var found = await FindAsync(store, agency, "website_form", clock);
        Assert.Equal((1, new DateOnly(2026, 1, 31), "商务局网站2025年政府网站工作年度报表"), (found.Count, found.Oldest, found.Records[0].Title));
    }

    private static WebApplication Listening()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    private static Probing ProbingOf(AStore store, ProbeClient client, TimeProvider clock) =>
        new(new(store.Store, new(store.Database, new(store.Database, store.Journal, clock))), client, store.Database, clock);

    private static WebsiteRegister RegisterOf(AStore store, TimeProvider clock) => new(store.Store, new(store.Database, store.Journal, clock), clock);

    private static async Task<WebsiteId> EnterAsync(AStore store, TimeProvider clock, AgencyId agency, string name, string address)
    {
        var id = new WebsiteId(Guid.CreateVersion7());
        Assert.Empty(await RegisterOf(store, clock).EnterAsync(agency, id,
            new(WebsiteKind.Department, name, address, "云川市商务局", new(Guid.CreateVersion7()), new(2010, 1, 1)), AStore.Change(), Ct));
        return id;
    }

    private static async Task ChooseAsync(AStore store, AgencyId id, string body)
    {
        var register = new AgencyRegister(store.Database, store.Journal, TimeProvider.System);
        var agency = new Agency(id, "云川市商务局") { FromOn = new(2010, 1, 1) };
        await register.AddAsync(agency, AStore.Change(), Ct);
        await new AgencySettings(store.Database, register).ChooseAsync(agency with { Version = 1 }, WebsiteProbes.SettingsName, body, AStore.Change(), Ct);
    }

    private static async Task<RadarFound> FindAsync(AStore store, AgencyId agency, string word, TimeProvider clock)
    {
        await using var connection = await store.Database.OpenAsync(Ct);
        return await RadarLine.Find(word)!.FindAsync(new(connection, agency, clock.BeijingToday) { Take = 10 });
    }

    private static async Task<IEnumerable<(string, long, long, string)>> DaysAsync(AStore store, AgencyId agency, TimeProvider clock)
    {
        await using var connection = await store.Database.OpenAsync(Ct);
        var names = (await WebsiteProbes.TargetsAsync(connection, agency)).ToDictionary(target => target.Target, target => target.Name);
        return (await WebsiteProbes.SinceAsync(connection, agency, clock.BeijingToday))
            .Select(day => (names[day.Target], day.Tries, day.Failures, day.LastWord))
            .OrderBy(day => day.Item1, StringComparer.Ordinal).ToList();
    }
}
