using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Radar;
using Gongkai.Storage;
using Gongkai.Tests.Publishing;
using Gongkai.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Radar;

public sealed class RadarPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_bureau_sees_what_is_late_is_told_once_and_its_superior_sees_numbers_and_public_titles_of_those_below(Engine engine)
    {
        await using var bureau = await ABureauThatPublishes.OnAsync(engine);
        var site = bureau.Desk.Site;
        await bureau.Office.SendAsync("/desk/catalogue", "建立目录");
        await bureau.NoticeAsync("没有公开的通知");
        await bureau.PublishAsync(await bureau.DraftAsync("news", ("Command.Title", "走访企业"), ("Command.Text", "正文。"), ("Command.Column", "news"),
            ("Command.Fields[newsKind]", "工作动态")));
        var reading = site.Services.GetRequiredService<RadarReading>();
        await reading.RunAsync(Ct);
        var first = await ToldAsync();
        Assert.Contains(first, body => body.Contains("没有公布或者没有核对的公开指南", StringComparison.Ordinal));
        Assert.DoesNotContain("不更新的栏目", string.Concat(first), StringComparison.Ordinal);

        await bureau.GoOnAsync(TimeSpan.FromDays(30));
        await reading.RunAsync(Ct);
        await reading.RunAsync(Ct);
        var then = await ToldAsync();
        // Once each, whatever day the rounds came upon it.
        Assert.Equal(1, then.Count(body => body.Contains("不更新的栏目", StringComparison.Ordinal)));
        Assert.Equal(1, then.Count(body => body.Contains("公开指南", StringComparison.Ordinal)));
        await bureau.GoOnAsync(TimeSpan.FromDays(7));
        await reading.RunAsync(Ct);
        Assert.Equal(then.Length, (await ToldAsync()).Length);

        var radar = await bureau.Office.ReadAsync("/desk/radar");
        Assert.Equal("1", Cell(radar, "超过公开期限", "现在"));
        Assert.Equal("—", Cell(radar, "没有公布或者没有核对的公开指南", "一年以前"));
        Assert.Equal("1（没有变化）", Cell(radar, "没有公布或者没有核对的公开指南", "上周"));
        var late = await bureau.Office.ReadAsync("/desk/radar/late_publication");
        Assert.Contains("没有公开的通知", late.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Office.OpenAsync("/desk/radar/none")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await bureau.Author.OpenAsync("/desk/radar")).StatusCode);

        var above = await site.FoundAsync("云川市人民政府");
        var register = site.Services.GetRequiredService<AgencyRegister>();
        var below = (await register.FindAsync(bureau.Desk.Agency.Id, Ct))!;
        await register.ChangeAsync(below, below with { Superior = above.Id }, AStore.Change(), Ct);
        var silent = await site.FoundAsync("云川市统计局", above);
        var elsewhere = await site.FoundAsync("青岭区商务局");
        await site.EmployAsync("supervisor", Role.Supervisor, above);
        using var supervisor = await site.SignInAsync("supervisor");
        var monitoring = await supervisor.ReadAsync("/desk/monitoring");
        Assert.Equal(["云川市商务局", "云川市统计局"],
            monitoring.QuerySelectorAll("main table")[0].QuerySelectorAll("tbody th a").Select(link => link.TextContent).Order());
        Assert.Contains("—", Cell(monitoring, "云川市统计局", "违反规定"), StringComparison.Ordinal);
        Assert.Equal("1", Cell(monitoring, "超过公开期限", "合计"));
        var ofLine = await supervisor.ReadAsync("/desk/monitoring?line=late_publication");
        Assert.Equal("1", Cell(ofLine, "云川市商务局", "数量"));
        var own = await supervisor.ReadAsync($"/desk/monitoring/{below.Id}");
        Assert.Equal("1", Cell(own, "不更新的栏目", "数量"));
        var closed = (await supervisor.ReadAsync($"/desk/monitoring/{below.Id}?line=late_publication")).QuerySelector("main")!.TextContent;
        Assert.Contains("共 1 条", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("没有公开的通知", closed, StringComparison.Ordinal);
        Assert.Contains("工作动态", (await supervisor.ReadAsync($"/desk/monitoring/{below.Id}?line=stale_column")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        // An order about it opens with agency, line and basis; of what is not public it says the number alone.
        var order = await supervisor.ReadAsync((await supervisor.ReadAsync($"/desk/monitoring/{below.Id}?line=late_publication"))
            .QuerySelector("a[href*='/desk/orders/new']")!.GetAttribute("href")!);
        Assert.Equal(below.Id.ToString(), order.QuerySelector("select[name='Command.Member'] option[selected]")!.GetAttribute("value"));
        var problem = order.QuerySelector("textarea[name='Command.Problems']")!.TextContent;
        Assert.Contains("超过公开期限", problem, StringComparison.Ordinal);
        Assert.Contains("有 1 条", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("没有公开的通知", problem, StringComparison.Ordinal);
        foreach (var other in new[] { above.Id, elsewhere.Id })
            Assert.Equal(HttpStatusCode.NotFound, (await supervisor.OpenAsync($"/desk/monitoring/{other}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await supervisor.OpenAsync($"/desk/monitoring/{silent.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await supervisor.OpenAsync("/desk/monitoring?handler=Sheet")).StatusCode);

        var counted = await bureau.Office.ReadAsync("/desk/public-statistics?year=2026");
        Assert.Equal("1", counted.QuerySelectorAll("main table")[0].QuerySelectorAll("tbody tr")[2].QuerySelectorAll("td")[0].TextContent);
        Assert.Equal("—", counted.QuerySelectorAll("main table")[0].QuerySelectorAll("tbody tr")[2].QuerySelectorAll("td")[1].TextContent);
        Assert.Equal("months-title months-about", counted.QuerySelector("svg")!.GetAttribute("aria-labelledby"));
        var csv = await (await bureau.Office.OpenAsync("/desk/public-statistics?year=2026&handler=Csv")).Content.ReadAsStringAsync(Ct);
        Assert.Contains("按栏目,工作动态,1,", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await bureau.Office.OpenAsync("/desk/public-statistics?year=2026&handler=Sheet")).StatusCode);

        async Task<string[]> ToldAsync()
        {
            await using var connection = await bureau.Desk.Store.Database.OpenAsync(Ct);
            return [.. await connection.QueryAsync<string>("select body from outbox where kind = 'Radar' and way = 'Desk' order by created_at, id")];
        }
    }

    private static string Cell(IHtmlDocument page, string row, string column) =>
        page.QuerySelectorAll("main tbody tr").First(line => line.QuerySelector("th a")!.TextContent == row).QuerySelectorAll("td")
            .Single(cell => cell.GetAttribute("data-label") == column).TextContent.Trim('■', '◆', '▲', '✓', 'ℹ', '○', ' ', '\n');
}
