using AngleSharp.Html.Dom;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Register;
using Gongkai.Tests.Storage;

namespace Gongkai.Tests.Search;

/// <summary>检索 at the desk: who may read it finds it, nobody else does.</summary>
public sealed class DeskSearchTests
{
    private const string Market = "市场体系建设科", Trade = "外资和对外贸易科";

    [Theory, BothEngines]
    public async Task Each_role_finds_what_it_may_read(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        await desk.OpenSectionAsync(Market);
        await desk.OpenSectionAsync(Trade);
        var request = await desk.ApplyAsync();
        using var trade = (await desk.EmployInAsync(Trade, "trade", Role.SectionOfficer)).Visitor;
        using var market = (await desk.EmployInAsync(Market, "market", Role.SectionOfficer)).Visitor;
        using var head = (await desk.EmployAsync("head", Role.OfficeHead)).Visitor;
        using var keeper = (await desk.EmployAsync("keeper", Role.Administrator)).Visitor;
        await trade.SendAsync("/desk/inquiries", "登记", ("Command.Way", "Telephone"), ("Command.Kind", "Consultation"), ("Command.Question", "怎么申请"));
        var number = request.Registration!.Number;

        Assert.Equal([$"/desk/cases/{request.Id}"], Links(await head.ReadAsync($"/desk/search?q={number}")));
        Assert.Equal(2, Links(await head.ReadAsync("/desk/search")).Length);
        Assert.Equal(["案件", "首问"], Facets(await head.ReadAsync("/desk/search")).Take(2).Order());
        Assert.Single(Links(await head.ReadAsync("/desk/search?kind=inquiry")));
        // An inquiry is read in its section.
        Assert.Single(Links(await trade.ReadAsync("/desk/search?kind=inquiry")));
        Assert.Empty(Links(await market.ReadAsync("/desk/search?kind=inquiry")));
        Assert.DoesNotContain("首问", Facets(await market.ReadAsync("/desk/search")));
        Assert.Single(Links(await market.ReadAsync("/desk/search?kind=case")));
        // Who reads nothing of it finds nothing, and is not told that there is something.
        var nothing = await keeper.ReadAsync($"/desk/search?q={number}");
        Assert.Empty(Links(nothing));
        Assert.Empty(Facets(nothing));
    }

    [Theory, BothEngines]
    public async Task Another_agency_is_not_found_and_what_is_sealed_is_not_searched(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        var request = await desk.ApplyAsync(applicant: "欧阳明日", description: "琥珀色的申请内容");
        using var head = (await desk.EmployAsync("head", Role.OfficeHead)).Visitor;
        var elsewhere = await desk.Site.FoundAsync("石渡县商务局");
        await desk.Site.EmployAsync("elsewhere", Role.OfficeHead, elsewhere);
        using var other = await desk.Site.SignInAsync("elsewhere");
        var number = request.Registration!.Number;
        Assert.Single(Links(await head.ReadAsync($"/desk/search?q={number}")));
        Assert.Empty(Links(await other.ReadAsync($"/desk/search?q={number}")));
        foreach (var words in new[] { "欧阳明日", "琥珀色", "13800001111" }) Assert.Empty(Links(await head.ReadAsync($"/desk/search?q={words}")));
    }

    [Theory, BothEngines]
    public async Task A_review_is_found_by_its_number_and_where_it_is(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        var id = await register.ReceiveAsync("2026-09-01", topic: "农贸市场改造");
        await register.AnswerAsync(id, "2026-09-15");
        using var head = await register.Site.SignInAsync("zhouke");
        var filed = await head.SendAsync($"/desk/cases/{id}/reviews", "登记", ("Command.Kind", "Reconsideration"), ("Command.On", "2026-10-12"),
            ("Command.Organ", "云川市人民政府"), ("Command.Claim", "撤销答复"));
        var review = filed.Headers.Location!.OriginalString;
        await head.SendAsync($"{review}/accepted", "登记受理", ("Command.On", "2026-10-16"), ("Command.Number", "云政复〔2026〕12号"),
            ("Command.CopyReceivedOn", "2026-10-20"));
        Assert.Equal([review], Links(await head.ReadAsync("/desk/search?q=云政复(2026)12号")));
        Assert.Equal([review], Links(await head.ReadAsync("/desk/search?q=云川市人民政府")));
        Assert.Equal([$"/desk/cases/{id}"], Links(await head.ReadAsync("/desk/search?q=农贸市场改造")));
        Assert.Empty(Links(await head.ReadAsync("/desk/search?q=撤销答复")));
        await register.Site.EmployAsync("reader", Role.SectionOfficer);
        using var reader = await register.Site.SignInAsync("reader");
        Assert.Empty(Links(await reader.ReadAsync("/desk/search?q=云川市人民政府")));
        Assert.Single(Links(await reader.ReadAsync("/desk/search?q=农贸市场改造")));
    }

    [Fact]
    public async Task What_was_found_is_narrowed_by_kind_stage_and_year()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        await desk.ApplyAsync();
        await desk.ApplyAsync(new(2025, 12, 30));
        using var head = (await desk.EmployAsync("head", Role.OfficeHead)).Visitor;
        var all = await head.ReadAsync("/desk/search");
        Assert.Equal(2, Links(all).Length);
        var year = Assert.Single(all.QuerySelectorAll(".facets a"), link => link.TextContent.StartsWith("2025年", StringComparison.Ordinal));
        var narrowed = await head.ReadAsync(year.GetAttribute("href")!);
        Assert.Single(Links(narrowed));
        Assert.Equal("取消", narrowed.QuerySelector(".facets a[aria-current] .soft")!.TextContent);
        var stage = all.QuerySelectorAll(".facets a").First(link => link.TextContent.StartsWith(CaseStage.Registered.Name(), StringComparison.Ordinal));
        Assert.Equal(2, Links(await head.ReadAsync(stage.GetAttribute("href")!)).Length);
        Assert.Empty(Links(await head.ReadAsync("/desk/search?stage=没有的状态")));
    }

    private static string[] Links(IHtmlDocument page) => [.. page.QuerySelectorAll(".hits h2 a").Select(link => link.GetAttribute("href")!)];

    private static string[] Facets(IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".facets a").Select(link => link.FirstChild!.TextContent.Trim())];
}
