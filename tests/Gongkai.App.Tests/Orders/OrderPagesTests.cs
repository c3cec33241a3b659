using System.Net;
using Gongkai.Agencies;
using Gongkai.Features.Orders;
using Gongkai.Filing;
using Gongkai.Orders;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Orders;

/// <summary>An order from its issuing to its closing.</summary>
public sealed class OrderPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_order_is_answered_goes_back_is_missed_and_is_closed(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine, new(2026, 3, 2));
        var tourism = await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        await desk.Site.EmployAsync("head", Role.OfficeHead, tourism);
        await desk.EmployAsync("office", Role.Supervisor);
        var office = await desk.Site.SignInAsync("office");
        var page = await Visitor.ReadAsync(await office.SendAsync("/desk/orders/new", "发出", ("Command.Problems", "栏目空白")));
        Assert.Equal("栏目空白", page.QuerySelector("textarea[name='Command.Problems']")!.TextContent.Trim());
        var sent = await office.SendAsync("/desk/orders/new", "发出", ("Command.Kind", "Rectification"), ("Command.Member", tourism.Id.ToString()),
            ("Command.Problems", "栏目空白\n依申请公开|按时答复|每件扣 6 分|逾期一件"), ("Command.DueOn", "2026-03-13"));
        var at = sent.Headers.Location!.OriginalString;
        Assert.Contains("2026-督0001", ADesk.Text(await office.ReadAsync(at)), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await (await office.OpenAsync($"{at}?handler=Letter")).Content.ReadAsByteArrayAsync(Ct))[..2]);

        var head = await desk.Site.SignInAsync("head");
        Assert.Contains("2026-督0001", ADesk.Text(await head.ReadAsync("/desk/my-orders")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.OpenAsync("/desk/orders")).StatusCode);
        await TakenAsync(head, $"{at}/object", at, "提出异议", ("Command.Words", "那一件依法延期"));
        await TakenAsync(office, $"{at}/answer-objection", at, "答复异议", ("Command.Words", "没有告知申请人"), ("Command.DueOn", "2026-03-13"));
        using var scratch = new Scratch();
        await File.WriteAllBytesAsync(scratch.At("截图.pdf"), "%PDF-1.4\n截图"u8.ToArray(), Ct);
        await TakenAsync(head, $"{at}/reply", at, "整改回复", ("Command.Words", "栏目已经补齐"), ("Command.Files", scratch.At("截图.pdf")));
        page = await Visitor.ReadAsync(await office.SendAsync($"{at}/check", "核查", ("Command.Closed[1]", "true"), ("Command.Words[1]", "已有内容")));
        Assert.Contains("请写明问题 2 的核查情况", page.QuerySelector("textarea[name='Command.Words[2]']")!.Closest(".field")!.TextContent, StringComparison.Ordinal);
        await TakenAsync(office, $"{at}/check", at, "核查", ("Command.Closed[1]", "true"), ("Command.Words[1]", "已有内容"), ("Command.Words[2]", "还没有答复"),
            ("Command.DueOn", "2026-03-20"));
        Assert.Contains("销号率 50%", ADesk.Text(await office.ReadAsync("/desk/orders")), StringComparison.Ordinal);

        // The day passes: told once.
        desk.Clock.SetUtcNow(new(new DateTime(2026, 3, 23, 9, 0, 0), TimeSpan.FromHours(8)));
        var missed = desk.Site.Services.GetRequiredService<MissedOrders>();
        await missed.RunAsync(Ct);
        await missed.RunAsync(Ct);
        (head, office) = (await desk.Site.SignInAsync("head"), await desk.Site.SignInAsync("office"));
        Assert.Contains("逾期 1 次", ADesk.Text(await head.ReadAsync(at)), StringComparison.Ordinal);
        await TakenAsync(office, $"{at}/remind", at, "催办");
        await TakenAsync(office, $"{at}/accountability", at, "登记责任追究", ("Command.Form", "Circular"), ("Command.DecidedBy", "临江市人民政府"),
            ("Command.Persons", "王芳"));
        await TakenAsync(head, $"{at}/reply", at, "整改回复", ("Command.Words", "已经答复"));
        await TakenAsync(office, $"{at}/check", at, "核查", ("Command.Closed[2]", "true"), ("Command.Words[2]", "已经答复"));
        page = await office.ReadAsync(at);
        Assert.Contains("已销号", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Contains("王芳", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Contains("销号率 100%", ADesk.Text(await office.ReadAsync("/desk/orders")), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await (await office.OpenAsync("/desk/orders?handler=Sheet")).Content.ReadAsByteArrayAsync(Ct))[..2]);
        await using var connection = await desk.Store.Database.OpenAsync(Ct);
        Assert.Equal(0, await Dapper.SqlMapper.ExecuteScalarAsync<long>(connection,
            "select count(*) from journal where body like '%王芳%' or body like '%已经补齐%'"));
        head.Dispose();
        office.Dispose();
    }

    [Fact]
    public async Task What_a_filing_orders_is_an_order()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite, new(2026, 2, 2));
        var tourism = await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        await desk.EmployAsync("office", Role.Supervisor);
        using var office = await desk.Site.SignInAsync("office");
        await office.SendAsync("/desk/filings?year=2025", "开始收集");
        var filing = $"/desk/filings/{ReportFiling.IdOf(desk.Agency.Id, tourism.Id, 2025)}";
        await TakenAsync(office, $"{filing}/order", filing, "责令改正");
        var line = Assert.Single(await desk.Site.Services.GetRequiredService<SupervisionOrders>().OfAuthorityAsync(desk.Agency.Id, Ct));
        Assert.Equal((OrderKind.Rectification, tourism.Id), (line.Kind, line.Agency));
        Assert.Contains("年度报告的报送", ADesk.Text(await office.ReadAsync($"/desk/orders/{line.Id}")), StringComparison.Ordinal);
    }

    private static async Task TakenAsync(Visitor who, string form, string at, string button, params (string, string)[] typed)
    {
        var sent = await who.SendAsync(form, button, typed);
        if (sent.Headers.Location?.OriginalString == at) return;
        Assert.Fail($"{form} {button}: {sent.StatusCode} {(await Visitor.ReadAsync(sent)).QuerySelector("main")?.TextContent}");
    }
}
