using System.Net;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Intake;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Tracking;

/// <summary>Who has lost his code gets another, and nobody else does.</summary>
public sealed class LostCodeTests
{
    [Theory, BothEngines]
    public async Task A_clerk_issues_another_code_and_the_lost_one_opens_nothing_any_more(Engine engine)
    {
        await using var site = await ASite.On(engine);
        using var citizen = site.Site.Visit();
        var first = (await ApplyTests.ApplyAsync(citizen, site.ApplyPath, Typed.Citizen)).QuerySelector("p.code")!.TextContent;
        using var clerk = await site.Site.SignInAsync("clerk");
        var path = $"/desk/intake/{await site.AskAsync<string>("select id from case_view")}";

        var unsaid = await clerk.SendAsync(path, "补发查询码");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        Assert.Equal(["请选择怎样核实申请人"], (await Visitor.ReadAsync(unsaid)).QuerySelectorAll(".faults li").Select(fault => fault.TextContent));
        var second = (await Visitor.ReadAsync(await clerk.FollowAsync(await clerk.SendAsync(path, "补发查询码", ("Reissue.How", "InPerson"))))).QuerySelector("p.code")!.TextContent;
        var third = (await Visitor.ReadAsync(await clerk.FollowAsync(await clerk.SendAsync(path, "补发查询码", ("Reissue.How", "Letter"))))).QuerySelector("p.code")!.TextContent;

        foreach (var gone in new[] { first, second }) Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync($"/track/{gone}")).StatusCode);
        Assert.Contains("2026-0001", (await citizen.ReadAsync($"/track/{third}")).Body!.TextContent, StringComparison.Ordinal);
        // In the journal with who and how, and without the code.
        var events = await site.ListAsync("select who || ' ' || body from journal where type = 'TrackingCodeReissued' order by version");
        Assert.Equal(2, events.Count);
        Assert.Contains("\"how\":\"letter\"", events[1], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(events, one => one.Contains(third, StringComparison.Ordinal) || one.StartsWith("system", StringComparison.Ordinal));
    }

    [Theory, BothEngines]
    public async Task Whoever_asks_for_a_lost_code_hears_the_same_and_the_clerk_hears_of_those_that_are_there_once_a_day(Engine engine)
    {
        await using var site = await ASite.On(engine);
        using var citizen = site.Site.Visit();
        await ApplyTests.ApplyAsync(citizen, site.ApplyPath, Typed.Citizen);
        using var stranger = site.Site.Visit();
        using var clerk = await site.Site.SignInAsync("clerk");
        var answers = new List<string>();
        foreach (var (name, number) in new[] { ("李云", "340500198507201234"), (" 李 云 ", "340500198507201234"), ("王川", "340500198507201234"), ("李云", "340500196003150024") })
        {
            var sent = await stranger.FollowAsync(await stranger.SendAsync("/track/lost", "请求补发", ("Agency", site.Agency.Id.ToString()), ("Name", name), ("Number", number)));
            answers.Add((await Visitor.ReadAsync(sent)).QuerySelector("main")!.TextContent);
        }
        Assert.Single(answers.Distinct());
        Assert.DoesNotContain(await site.ListAsync("select words || agency from code_request"), row => row.Contains("李云", StringComparison.Ordinal));

        await site.Site.Services.GetRequiredService<CodeRequests>().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await site.AskAsync<long>("select count(*) from code_request"));
        Assert.Equal(0, await site.AskAsync<long>("select count(*) from personal_data where kind = 'code_request'"));
        var told = Assert.Single((await clerk.ReadAsync("/desk/notices")).QuerySelectorAll(".tasks > li"));
        Assert.Contains("有申请人请求补发查询码", told.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("李云", told.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_lost_codes_is_limited_for_each_address()
    {
        await using var site = await RunningSite.StartAsync(options => options with { RateLimits = new() { Forms = 3, Lookups = 5 } });
        using var stranger = site.Visit();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++) answers.Add((await stranger.OpenAsync("/track/lost")).StatusCode);

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }
}
