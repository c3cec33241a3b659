using System.Net;
using Gongkai.Agencies;
using Gongkai.Features.Orders;
using Gongkai.Filing;
using Gongkai.Orders;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Publishing;
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

        // Who supervises there for somebody else has no part in it.
        await desk.Site.EmployAsync("other", Role.Supervisor, tourism);
        using (var other = await desk.Site.SignInAsync("other"))
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(at)).StatusCode);
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
        // The filing shows its order and has no term beside that of the order.
        Assert.Equal($"/desk/orders/{line.Id}", (await office.ReadAsync(filing)).QuerySelector("ul.lines a")!.GetAttribute("href"));
        await using (var connection = await desk.Store.Database.OpenAsync(Ct))
            Assert.Equal("order", Dapper.SqlMapper.QuerySingle<string>(connection, "select kind from term_view where kind like '%order'"));

        // Who files without an account reads it there; to file is what was ordered, and the authority checks it.
        var codes = await Visitor.ReadAsync(await office.SendAsync("/desk/filings/codes?year=2025", "发放"));
        using var agency = desk.Site.Visit();
        var page = await Visitor.ReadAsync(await agency.SendAsync("/file-report", "打开", ("Code", codes.QuerySelector("tbody td")!.TextContent)));
        Assert.Contains(line.Number, ADesk.Text(page), StringComparison.Ordinal);
        page = await Visitor.ReadAsync(await agency.SendAsync(page, "/file-report", "读取并检查", ("Report", Repository.At("bench/corpus/临江文旅2025.docx"))));
        page = await Visitor.ReadAsync(await agency.SendAsync(page, "/file-report", "报送", [.. page.QuerySelectorAll("textarea[name^='Command.Explanations']")
            .Select(area => (area.GetAttribute("name")!, "已经核对，情况属实"))]));
        Assert.Contains("2025-0001-1", ADesk.Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain(line.Number, ADesk.Text(page), StringComparison.Ordinal);
        Assert.Contains("报送了2025年度报告第 1 版，待核查", ADesk.Text(await office.ReadAsync($"/desk/orders/{line.Id}")), StringComparison.Ordinal);
        await TakenAsync(office, $"/desk/orders/{line.Id}/check", $"/desk/orders/{line.Id}", "核查", ("Command.Closed[1]", "true"), ("Command.Words[1]", "已经报送"));

        // What is found in the report can be ordered as well, with its rule and the way back.
        page = await office.ReadAsync(filing);
        var form = page.QuerySelector("a[href*='/desk/orders/new']");
        if (form is null) return;
        var asked = await office.ReadAsync(form.GetAttribute("href")!);
        Assert.Equal(tourism.Id.ToString(), asked.QuerySelector("select[name='Command.Member'] option[selected]")!.GetAttribute("value"));
        Assert.StartsWith("年度报告|2025年|", asked.QuerySelector("textarea[name='Command.Problems']")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_goes_to_an_agency_that_reports_here_and_stands_elsewhere()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite, new(2026, 2, 2));
        var town = await desk.Site.FoundAsync("石桥镇人民政府", desk.Agency);
        var bureau = await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        await desk.Site.EmployAsync("bureau", Role.Supervisor, bureau);
        await desk.Site.EmployAsync("head", Role.OfficeHead, bureau);
        using var head = await desk.Site.SignInAsync("head");
        using var office = await desk.Site.SignInAsync("bureau");
        await head.SendAsync("/desk/filing-settings", "保存", ("Command.Added", town.Id.ToString()));
        await office.SendAsync("/desk/filings?year=2025", "开始收集");
        var filing = $"/desk/filings/{ReportFiling.IdOf(bureau.Id, town.Id, 2025)}";
        await TakenAsync(office, $"{filing}/order", filing, "责令改正");
        var line = Assert.Single(await desk.Site.Services.GetRequiredService<SupervisionOrders>().OfAuthorityAsync(bureau.Id, Ct));
        await TakenAsync(office, $"/desk/orders/{line.Id}/remind", $"/desk/orders/{line.Id}", "催办");
    }

    [Theory, BothEngines]
    public async Task A_list_is_looked_at_taken_in_whole_or_not_at_all_and_comes_out_as_it_came_in(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine, new(2026, 3, 2));
        var tourism = await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        var trade = await desk.Site.FoundAsync("临江市商务局", desk.Agency);
        await desk.EmployAsync("office", Role.Supervisor);
        using var office = await desk.Site.SignInAsync("office");
        using var scratch = new Scratch();
        (string, string)[] typed = [("Command.Name", "第一季度检查"), ("Command.Kind", "Supervision"), ("Command.DueOn", "2026-03-20")];
        string[][] wrong =
        [
            ["机关", "种类", "一级指标", "二级指标", "评价标准", "问题明细", "整改结果", "整改期限"],
            ["临江市文旅局", "", "", "", "", "栏目空白", "", ""], ["临江市商务局", "提醒", "", "", "", "", "", "月底前"],
        ];
        var page = await Visitor.ReadAsync(await office.SendAsync("/desk/orders/take-in", "检查，不发出", [.. typed, ("Command.File", Sheet(scratch, wrong))]));
        foreach (var fault in new[] { "第 2 行：“临江市文旅局”不是", "第 3 行：“种类”里的“提醒”", "第 3 行：“整改期限”里的“月底前”", "第 3 行没有写问题明细" })
            Assert.Contains(fault, ADesk.Text(page), StringComparison.Ordinal);
        string[][] right =
        [
            ["机关", "种类", "一级指标", "二级指标", "评价标准", "问题明细", "整改结果", "整改期限"],
            ["临江市商务局", "责令整改", "规范性文件", "有效文件清单", "定期清理", "清单没有更新", "", "2026-04-01"],
            ["临江市文化和旅游局", "", "", "", "", "栏目空白", "正在整改", ""],
            ["临江市商务局", "责令整改", "政策解读", "解读质量", "", "只摘录原文", "", "2026-04-01"],
        ];
        var file = Sheet(scratch, right);
        page = await Visitor.ReadAsync(await office.SendAsync("/desk/orders/take-in", "检查，不发出", [.. typed, ("Command.File", file)]));
        Assert.Contains("3 个问题，将发出 2 份", ADesk.Text(page), StringComparison.Ordinal);
        var orders = desk.Site.Services.GetRequiredService<SupervisionOrders>();
        Assert.Empty(await orders.OfAuthorityAsync(desk.Agency.Id, Ct));
        var at = (await office.SendAsync(page, "/desk/orders/take-in", "发出", [("Command.File", file)])).Headers.Location!.OriginalString;
        var lines = await orders.OfAuthorityAsync(desk.Agency.Id, Ct);
        Assert.Equal([(tourism.Id, OrderKind.Supervision, 1), (trade.Id, OrderKind.Rectification, 2)],
            lines.Select(line => (line.Agency, line.Kind, line.Problems)).OrderBy(line => line.Problems));
        Assert.Contains("正在整改（清单所写，没有核查）", ADesk.Text(await office.ReadAsync(at)), StringComparison.Ordinal);
        Assert.Contains("第一季度检查", ADesk.Text(await office.ReadAsync("/desk/orders")), StringComparison.Ordinal);
        Assert.Equal(at, (await office.ReadAsync($"/desk/orders/{lines[0].Id}")).QuerySelectorAll("dl a")[^1].GetAttribute("href"));
        var back = await (await office.OpenAsync($"{at}?handler=Sheet")).Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal(right, Gongkai.Documents.Formats.TableWorkbookReader.Read(back, 100)!.Value.Select(row => row.ToArray()));
    }

    [Fact]
    public async Task A_circular_becomes_public_only_when_others_have_reviewed_it_and_leaves_a_stub()
    {
        await using var bureau = await ABureauThatPublishes.OnAsync(Engine.Sqlite, new(2026, 3, 2));
        var desk = bureau.Desk;
        var tourism = await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        await desk.EmployAsync("above", Role.Supervisor);
        using var above = await desk.Site.SignInAsync("above");
        var at = (await above.SendAsync("/desk/orders/new", "发出", ("Command.Kind", "Circular"), ("Command.Member", tourism.Id.ToString()),
            ("Command.Problems", "全年没有更新栏目"), ("Command.DueOn", "2026-03-20"))).Headers.Location!.OriginalString;
        Assert.Contains("全年没有更新栏目", (await above.ReadAsync($"{at}/circular")).QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        await TakenAsync(above, $"{at}/circular", at, "公开通报");
        var page = await above.ReadAsync(at);
        Assert.Contains("拟稿", ADesk.Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("公开的页面", ADesk.Text(page), StringComparison.Ordinal);
        string item;
        await using (var connection = await desk.Store.Database.OpenAsync(Ct))
        {
            Assert.Equal(0, await Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from public_item"));
            item = await Dapper.SqlMapper.QuerySingleAsync<string>(connection, "select id from item_view");
        }
        var draft = $"/desk/publishing/items/{item}";
        await ABureauThatPublishes.StepAsync(bureau.Office, draft, "submit", "提交审核");
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Site.Visit().OpenAsync($"/items/{item}")).StatusCode);
        await bureau.PassAsync(draft);
        await ABureauThatPublishes.StepAsync(bureau.Office, draft, "publish", "公开");
        using var citizen = desk.Site.Visit();
        Assert.Contains("全年没有更新栏目", ADesk.Text(await citizen.ReadAsync($"/items/{item}")), StringComparison.Ordinal);
        Assert.Contains("公开的页面", ADesk.Text(await above.ReadAsync(at)), StringComparison.Ordinal);
        await TakenAsync(above, $"{at}/withdraw", at, "撤销", ("Command.Reason", "事实有误"));
        Assert.Contains("督办已经撤销，通报还公开着", ADesk.Text(await above.ReadAsync(at)), StringComparison.Ordinal);
        await ABureauThatPublishes.StepAsync(bureau.Leader, draft, "withdraw", "撤回", ("Command.Reason", "事实有误"));
        var stub = ADesk.Text(await Visitor.ReadAsync(await citizen.OpenAsync($"/items/{item}")));
        Assert.Contains("撤回", stub, StringComparison.Ordinal);
        Assert.DoesNotContain("全年没有更新栏目", stub, StringComparison.Ordinal);
    }

    private static string Sheet(Scratch scratch, string[][] rows)
    {
        var path = scratch.At("清单.xlsx");
        using var to = File.Create(path);
        Gongkai.Documents.Writing.TableWorkbook.Write(to, "清单", [.. rows[0].Select(heading => new Gongkai.Documents.Writing.TableColumn(heading, 12))],
            rows.Skip(1).Select(row => (IReadOnlyList<object?>)[.. row]));
        return path;
    }

    private static async Task TakenAsync(Visitor who, string form, string at, string button, params (string, string)[] typed)
    {
        var sent = await who.SendAsync(form, button, typed);
        if (sent.Headers.Location?.OriginalString == at) return;
        Assert.Fail($"{form} {button}: {sent.StatusCode} {(await Visitor.ReadAsync(sent)).QuerySelector("main")?.TextContent}");
    }
}
