using System.Net;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Intake;
using Gongkai.Tests.Reminders;
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
        var second = (await Visitor.ReadAsync(await clerk.FollowAsync(await clerk.SendAsync(path, "补发查询码", ("Reissue.How", "InPerson")))))
            .QuerySelector("p.code")!.TextContent;
        var third = (await Visitor.ReadAsync(await clerk.FollowAsync(await clerk.SendAsync(path, "补发查询码", ("Reissue.How", "Letter")))))
            .QuerySelector("p.code")!.TextContent;

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
        foreach (var (name, number) in new[] { ("李云", "340500198507201234"), (" 李 云 ", "340500198507201234"), ("王川", "340500198507201234"),
            ("李云", "340500196003150024") })
        {
            var sent = await stranger.FollowAsync(
                await stranger.SendAsync("/track/lost", "请求补发", ("Agency", site.Agency.Id.ToString()), ("Name", name), ("Number", number)));
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

    [Theory, BothEngines]
    public async Task A_code_comes_by_mail_to_the_address_of_the_application_and_only_with_the_number_of_the_document(Engine engine)
    {
        await using var mail = new MailServer();
        await using var site = await ASite.On(engine,
            settings: new Dictionary<string, string?>
            {
                ["Smtp:Host"] = "127.0.0.1",
                ["Smtp:Port"] = $"{mail.Port}",
                ["Smtp:Security"] = "None",
                ["Smtp:From"] = "gongkai@yunchuan.example",
            });
        using var citizen = site.Site.Visit();
        var first = (await ApplyTests.ApplyAsync(citizen, site.ApplyPath, Typed.Citizen.But(("Command.Email", "liyun@qq.example"))))
            .QuerySelector("p.code")!.TextContent;
        for (var i = 0; i < 2; i++)
        {
            await citizen.SendAsync("/track/lost", "请求补发", ("Agency", site.Agency.Id.ToString()), ("Name", "李云"), ("Number", "340500198507201234"));
            await site.Site.Services.GetRequiredService<CodeRequests>().RunAsync(TestContext.Current.CancellationToken);
        }
        Assert.DoesNotContain(await site.ListAsync("select subject || body || coalesce(sealed, '') from outbox"),
            row => row.Contains("liyun@", StringComparison.Ordinal) || row.Contains("确认码：", StringComparison.Ordinal));

        await site.Site.Services.GetRequiredService<Gongkai.Sending.Delivery>().RunAsync(TestContext.Current.CancellationToken);

        var message = await ReadAsync(Assert.Single(mail.Messages));
        Assert.Equal("liyun@qq.example", message.To.Mailboxes.Single().Address);
        Assert.Contains("/track/lost/mail", message.TextBody, StringComparison.Ordinal);
        var proof = ProofIn(message);
        Assert.Equal(0, await site.AskAsync<long>("select count(*) from personal_data where kind = 'code_mail'"));

        using var stranger = site.Site.Visit();
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await stranger.SendAsync("/track/lost/mail", "补发查询码", ("Proof", proof), ("Number", "340500196003150024"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await stranger.SendAsync("/track/lost/mail", "补发查询码", ("Proof", TrackingCode.New()), ("Number", "340500198507201234"))).StatusCode);
        var page = await Visitor.ReadAsync(
            await citizen.SendAsync("/track/lost/mail", "补发查询码", ("Proof", proof.ToLowerInvariant()), ("Number", "340500198507201234")));
        var second = page.QuerySelector("p.code")!.TextContent;
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync($"/track/{first}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await citizen.OpenAsync($"/track/{second}")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await citizen.SendAsync("/track/lost/mail", "补发查询码", ("Proof", proof), ("Number", "340500198507201234"))).StatusCode);
        Assert.Contains("\"how\":\"mailbox\"", Assert.Single(await site.ListAsync("select body from journal where type = 'TrackingCodeReissued'")),
            StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<MimeKit.MimeMessage> ReadAsync(string mail) =>
        await MimeKit.MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail)), TestContext.Current.CancellationToken);

    private static string ProofIn(MimeKit.MimeMessage message) =>
        message.TextBody!.Split('\n').Single(line => line.StartsWith("确认码：", StringComparison.Ordinal))["确认码：".Length..].Trim();

    [Fact]
    public async Task A_mailed_code_is_good_for_five_tries_and_a_day()
    {
        await using var mail = new MailServer();
        await using var site = await ASite.On(Engine.Sqlite,
            settings: new Dictionary<string, string?>
            {
                ["Smtp:Host"] = "127.0.0.1",
                ["Smtp:Port"] = $"{mail.Port}",
                ["Smtp:Security"] = "None",
                ["Smtp:From"] = "gongkai@yunchuan.example",
            });
        using var citizen = site.Site.Visit();
        await ApplyTests.ApplyAsync(citizen, site.ApplyPath, Typed.Citizen.But(("Command.Email", "liyun@qq.example")));
        async Task<string> AskAsync()
        {
            await citizen.SendAsync("/track/lost", "请求补发", ("Agency", site.Agency.Id.ToString()), ("Name", "李云"), ("Number", "340500198507201234"));
            await site.Site.Services.GetRequiredService<CodeRequests>().RunAsync(TestContext.Current.CancellationToken);
            await site.Site.Services.GetRequiredService<Gongkai.Sending.Delivery>().RunAsync(TestContext.Current.CancellationToken);
            return ProofIn(await ReadAsync(mail.Messages.Last()));
        }
        var mails = site.Site.Services.GetRequiredService<CodeMails>();

        var tried = await AskAsync();
        for (var i = 0; i < 5; i++) Assert.Null(await mails.RedeemAsync(tried, "340500196003150024", TestContext.Current.CancellationToken));
        Assert.Null(await mails.RedeemAsync(tried, "340500198507201234", TestContext.Current.CancellationToken));
        site.Clock.Advance(TimeSpan.FromDays(1));
        var old = await AskAsync();
        Assert.NotEqual(tried, old);
        site.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Null(await mails.RedeemAsync(old, "340500198507201234", TestContext.Current.CancellationToken));
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
