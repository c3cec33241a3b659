using System.Net;
using AngleSharp.Html.Dom;
using Gongkai.Agencies;
using Gongkai.Features.Overview;
using Gongkai.Features.Radar;
using Gongkai.Storage;
using Gongkai.Tests.Publishing;
using Gongkai.Tests.Storage;
using Gongkai.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Overview;

public sealed class OverviewPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_leader_sees_every_number_with_its_records_a_superior_the_numbers_below_and_everybody_what_is_public(Engine engine)
    {
        await using var bureau = await ABureauThatPublishes.OnAsync(engine);
        var site = bureau.Desk.Site;
        await bureau.Office.SendAsync("/desk/catalogue", "建立目录");
        await bureau.NoticeAsync("没有公开的通知");
        await bureau.PublishAsync(await bureau.DraftAsync("news", ("Command.Title", "走访企业"), ("Command.Text", "正文。"), ("Command.Column", "news"),
            ("Command.Fields[newsKind]", "工作动态")));
        await site.Services.GetRequiredService<RadarReading>().RunAsync(Ct);

        var own = await bureau.Office.ReadAsync("/desk/overview");
        Assert.Equal("1", Cell(own, "今年公开的信息", "现在"));
        // A year ago the agency had published nothing here: nobody knows how much it was.
        Assert.Equal("—", Cell(own, "今年公开的信息", "去年同期"));
        Assert.Equal("1", Cell(own, "没有公布或者没有核对的公开指南", "现在"));
        Assert.Contains("没有记录、不知道的", own.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("走访企业", (await bureau.Office.ReadAsync("/desk/overview/published")).QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Office.OpenAsync("/desk/overview/none")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await bureau.Author.OpenAsync("/desk/overview")).StatusCode);
        Assert.All(OverviewLine.All, line => Assert.Single(OverviewLine.All, other => other.Word == line.Word));
        foreach (var subject in OverviewSubject.All)
            Assert.Equal(HttpStatusCode.OK, (await bureau.Office.OpenAsync(subject.Own)).StatusCode);

        var above = await site.FoundAsync("云川市人民政府");
        var register = site.Services.GetRequiredService<AgencyRegister>();
        var below = (await register.FindAsync(bureau.Desk.Agency.Id, Ct))!;
        await register.ChangeAsync(below, below with { Superior = above.Id }, AStore.Change(), Ct);
        var silent = await site.FoundAsync("云川市统计局", above);
        var elsewhere = await site.FoundAsync("青岭区商务局");
        await site.EmployAsync("supervisor", Role.Supervisor, above);
        using var supervisor = await site.SignInAsync("supervisor");
        var all = await supervisor.ReadAsync("/desk/overview-below");
        Assert.Equal("1", Cell(all, "今年公开的信息", "合计"));
        Assert.Equal("1", Cell(all, "今年公开的信息", "不知道的机关"));
        Assert.Equal("—", Cell(all, "云川市统计局", "没有履行的义务"));
        var line = await supervisor.ReadAsync("/desk/overview-below?line=published");
        Assert.Equal("1", Cell(line, "云川市商务局", "现在"));
        Assert.Equal("—", Cell(line, "云川市统计局", "现在"));
        Assert.DoesNotContain("走访企业", line.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var subject in OverviewSubject.All)
            Assert.Equal(HttpStatusCode.OK, (await supervisor.OpenAsync(subject.Above)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await supervisor.OpenAsync($"/desk/overview-below/{silent.Id}")).StatusCode);
        foreach (var other in new[] { above.Id, elsewhere.Id })
            Assert.Equal(HttpStatusCode.NotFound, (await supervisor.OpenAsync($"/desk/overview-below/{other}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.OpenAsync("/desk/overview")).StatusCode);

        using var visitor = site.Visit();
        var open = (await visitor.ReadAsync("/overview")).QuerySelector("main")!.TextContent;
        Assert.Contains("今年公开的信息", open, StringComparison.Ordinal);
        Assert.DoesNotContain("今年收到的申请", open, StringComparison.Ordinal);
        Assert.DoesNotContain("云川市统计局", open, StringComparison.Ordinal);
    }

    private static string Cell(IHtmlDocument page, string row, string column) =>
        page.QuerySelectorAll("main tbody tr").First(line => line.QuerySelector("th a")?.TextContent == row).QuerySelectorAll("td")
            .Single(cell => cell.GetAttribute("data-label") == column).TextContent.Trim('■', '◆', '▲', '✓', 'ℹ', '○', ' ', '\n');
}
