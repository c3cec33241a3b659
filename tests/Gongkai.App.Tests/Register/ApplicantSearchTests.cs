using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Intake;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Register;

public sealed class ApplicantSearchTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_case_is_found_by_a_part_of_a_name_or_a_whole_number_of_anybody_in_it(Engine engine)
    {
        await using var site = await ASite.On(engine);
        await ApplyAsync(site);
        using var clerk = await site.Site.SignInAsync("clerk");

        Assert.Equal(["2026-0002", "2026-0001"], await FindAsync(clerk, "李云"));
        Assert.Equal(["2026-0002"], await FindAsync(clerk, "李 云岚"));
        Assert.Equal(["2026-0002"], await FindAsync(clerk, "云岚"));
        Assert.Equal(["2026-0003"], await FindAsync(clerk, "云川市青山商贸有限公司"));
        Assert.Equal(["2026-0003"], await FindAsync(clerk, "91340500MA2N1Q2R3X"));
        Assert.Equal(["2026-0001"], await FindAsync(clerk, "340500198507201234"));
        Assert.Equal(["2026-0002"], await FindAsync(clerk, "139 0000 5678"));
        Assert.Equal(["2026-0002"], await FindAsync(clerk, "陈若水"));
        Assert.Empty(await FindAsync(clerk, "云岚李"));
        Assert.Empty(await FindAsync(clerk, "1390000123"));
    }

    [Fact]
    public async Task Hits_are_masked_and_the_address_bears_no_name()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        await ApplyAsync(site);
        using var clerk = await site.Site.SignInAsync("clerk");

        var answer = await clerk.SendAsync("/desk/register", "查找", ("Applicant.Words", "李云岚"));
        var address = Uri.UnescapeDataString(answer.Headers.Location!.OriginalString);
        var page = await Visitor.ReadAsync(await clerk.FollowAsync(answer));

        Assert.DoesNotContain("云", address, StringComparison.Ordinal);
        Assert.Contains("李**", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("李云岚", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.SendAsync("/desk/register", "查找", ("Applicant.Words", "李"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.SendAsync("/desk/register", "查找", ("Applicant.Words", "有限公司"))).StatusCode);
        Assert.Empty(Numbers(await clerk.ReadAsync("/desk/register?who=forged")));
    }

    [Fact]
    public async Task Nobody_finds_the_cases_of_another_agency()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        await ApplyAsync(site);
        await site.Site.EmployAsync("neighbour", Role.RegistrationClerk, await site.Site.FoundAsync("青岭区商务局"));
        await site.Site.EmployAsync("supervisor", Role.Supervisor);
        using var neighbour = await site.Site.SignInAsync("neighbour");
        using var supervisor = await site.Site.SignInAsync("supervisor");

        Assert.Empty(await FindAsync(neighbour, "李云"));
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.OpenAsync("/desk/register")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task The_index_follows_the_keys_the_events_and_the_erasure(Engine engine)
    {
        await using var site = await ASite.On(engine);
        await ApplyAsync(site);
        using var clerk = await site.Site.SignInAsync("clerk");
        var store = site.Site.Services.GetRequiredService<Store>();

        await new Rekeying(store).RunAsync(Ct);
        Assert.Equal(["2026-0002"], await FindAsync(clerk, "云岚"));

        await store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync("delete from personal_index", transaction: transaction.Transaction),
            Ct);
        Assert.Empty(await FindAsync(clerk, "云岚"));
        await Rebuilding.RunAsync(store, Views.All, site.Clock, Ct);
        Assert.Equal(["2026-0002"], await FindAsync(clerk, "陈若水"));
        Assert.Equal(["2026-0002", "2026-0001"], await FindAsync(clerk, "李云"));

        var row = PersonalDataId.Parse(await site.AskAsync<string>("select applicant from case_view where number = '2026-0002'"), null);
        await store.Journal.WriteAsync(async transaction =>
        {
            await store.People.EraseAsync(transaction, row);
            return true;
        }, Ct);
        Assert.Equal(["2026-0001"], await FindAsync(clerk, "李云"));
        Assert.Equal(0, await site.AskAsync<long>($"select count(*) from personal_index where data = '{row}'"));
    }

    [Theory, BothEngines]
    public async Task An_officer_sees_what_else_the_same_applicant_asked_for(Engine engine)
    {
        await using var site = await ASite.On(engine);
        await ApplyAsync(site);
        using var citizen = site.Site.Visit();
        await ApplyTests.ApplyAsync(citizen, site.ApplyPath,
            Typed.Citizen.But(("Command.Description", "2024年全市商贸流通专项资金，电话13900009999"), ("Command.Telephone", "13900005678")));
        using var clerk = await site.Site.SignInAsync("clerk");
        var id = await site.AskAsync<string>("select id from case_view where number = '2026-0004'");

        var link = (await clerk.ReadAsync($"/desk/cases/{id}")).QuerySelectorAll("main a").First(a => a.TextContent == "同一申请人的其他申请");
        var page = await clerk.ReadAsync(link.GetAttribute("href")!);

        Assert.Equal(["2026-0002 电话号码",
            "2026-0001 证件号码"],
            page.QuerySelectorAll("tbody tr").Select(row => $"{row.QuerySelector("a")!.TextContent} {row.QuerySelector("td[data-label=相同的是]")!.TextContent}"));
        Assert.Contains("2 件，含本件", page.QuerySelector("dl.facts")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("本件以前 1 件", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_tell_what_is_asked_for_without_numbers_and_names()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var citizen = site.Site.Visit();
        await ApplyTests.ApplyAsync(citizen, site.ApplyPath,
            Typed.Citizen.But(("Command.Person.Name", "李云岚"),
                ("Command.Description", "本人李云岚，电话 13900001234，邮箱 liyl@qq.example，申请2025年全市社会消费品零售总额的月度数据和分区县的明细，以及统计口径说明")));
        using var clerk = await site.Site.SignInAsync("clerk");

        foreach (var path in new[] { "/desk/cases", "/desk/register", "/desk/intake" })
        {
            var row = (await clerk.ReadAsync(path)).QuerySelector("tbody tr")!.TextContent;
            Assert.Contains("本人李**,电话 139****1234,邮箱 l****@qq.example", row, StringComparison.Ordinal);
            Assert.Contains("……", row, StringComparison.Ordinal);
            Assert.DoesNotContain("云岚", row, StringComparison.Ordinal);
        }
    }

    private static async Task ApplyAsync(ASite site)
    {
        using var citizen = site.Site.Visit();
        await ApplyTests.ApplyAsync(citizen, site.ApplyPath, Typed.Citizen);
        await ApplyTests.ApplyAsync(citizen, site.ApplyPath,
            Typed.Citizen.But(("Command.Person.Name", "李云岚"), ("Command.Person.DocumentNumber", "340500196003150024"), ("Command.Telephone", "13900005678"),
            ("Command.Description", "青岭区加油站规划点"), ("Command.Joint[0].Name", "陈若水"), ("Command.Joint[0].Document", "Passport"),
            ("Command.Joint[0].DocumentNumber", "E12345678")));
        await ApplyTests.ApplyAsync(citizen, site.ApplyPath, Typed.Company);
    }

    private static async Task<List<string>> FindAsync(Visitor visitor, string words) =>
        Numbers(await Visitor.ReadAsync(await visitor.FollowAsync(await visitor.SendAsync("/desk/register", "查找", ("Applicant.Words", words)))));

    private static List<string> Numbers(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody th a").Select(link => link.TextContent)];
}
