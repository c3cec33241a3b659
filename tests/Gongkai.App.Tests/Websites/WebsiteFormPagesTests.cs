using System.IO.Compression;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Gongkai.Agencies;
using Gongkai.Documents.Publishing;
using Gongkai.Features.Websites;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Publishing;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Gongkai.Websites;

namespace Gongkai.Tests.Websites;

/// <summary>A site and its yearly form on the pages: registered, filled in, returned, approved by another, published, corrected.</summary>
public sealed class WebsiteFormPagesTests
{
    private const string List = "/desk/websites";

    // What the registers of the test do not know, and what is said of it.
    private static readonly Dictionary<string, string> Declared = new()
    {
        ["A06"] = "3300000001",
        ["A07"] = "云ICP备00000001号",
        ["A08"] = "云公网安备 00000000000001号",
        ["A09"] = "52,000",
        ["A10"] = "180000",
        ["D04"] = "0",
        ["E01"] = "是",
        ["E02"] = "900",
        ["E04"] = "0",
        ["E05"] = "30",
        ["E06"] = "20",
        ["E07"] = "10",
        ["F01"] = "是",
        ["F09"] = "0",
        ["F10"] = "0",
        ["F11"] = "0",
        ["F12"] = "否",
        ["G01"] = "2",
        ["G02"] = "3",
        ["G03"] = "3",
        ["G04"] = "是",
        ["G05"] = "是",
        ["G06"] = "是",
        ["J01"] = "张三",
        ["J02"] = "李四",
        ["J03"] = "王五",
        ["J04"] = "0330-1234567",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_form_is_compiled_declared_returned_approved_by_another_published_and_corrected(Engine engine)
    {
        await using var bureau = await ABureauThatPublishes.OnAsync(engine, new(2026, 12, 31));
        await bureau.PublishAsync(await bureau.NoticeAsync());
        var site = await RegisterAsync(bureau);
        await bureau.GoOnAsync(TimeSpan.FromDays(1));
        Assert.Contains("2026年的报表没有全部公布", Text(await bureau.Author.ReadAsync(List)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bureau.Author.SendAsync(site, "开始填报", ("Begin.Year", "2028"))).StatusCode);
        var form = (await bureau.Author.SendAsync(site, "开始填报", ("Begin.Year", "2026"))).Headers.Location!.OriginalString;
        Assert.Equal(form, (await bureau.Office.SendAsync(site, "开始填报", ("Begin.Year", "2026"))).Headers.Location?.OriginalString);

        // Each figure opens the records behind it; what nobody knows is no zero.
        var shown = await bureau.Author.ReadAsync(form);
        Assert.Contains("“独立用户访问总量”没有数字", Text(shown), StringComparison.Ordinal);
        var link = shown.QuerySelectorAll("td a").Single(a => a.GetAttribute("aria-label") == "信息公开目录信息更新量：1 条").GetAttribute("href")!;
        Assert.Contains("关于申报农贸市场改造补助的通知", Text(await bureau.Author.ReadAsync(link.Split('#')[0])), StringComparison.Ordinal);
        var early = await Visitor.ReadAsync(await bureau.Author.SendAsync($"{form}/submit", "提交审核"));
        Assert.Contains("个错误", Text(early), StringComparison.Ordinal);

        // All faults at once, in place, and nothing that was typed is lost.
        var declaring = await bureau.Author.ReadAsync($"{form}/declare");
        var wrong = await Visitor.ReadAsync(await bureau.Author.SendAsync(declaring, $"{form}/declare", "保存申报",
            Typed(declaring, "", ("A09", "许多"), ("A10", "180000"))));
        Assert.Contains("请填写整数，不知道的空着", Text(wrong), StringComparison.Ordinal);
        Assert.Contains("请写明凭据，或者填写下面的共同凭据", Text(wrong), StringComparison.Ordinal);
        Assert.Contains(wrong.QuerySelectorAll("input"), input => input.GetAttribute("value") == "许多");
        var sent = await bureau.Author.SendAsync(declaring, $"{form}/declare", "保存申报",
            Typed(declaring, "统计平台2026年报表", [.. Declared.Select(one => (one.Key, one.Value))]));
        Assert.True(form == sent.Headers.Location?.OriginalString, Text(await Visitor.ReadAsync(sent)));
        await ABureauThatPublishes.StepAsync(bureau.Author, form, "submit", "提交审核", ("Command.Note", "首次填报"));
        Assert.Equal(HttpStatusCode.Forbidden, (await bureau.Author.OpenAsync($"{form}/approve")).StatusCode);
        await ABureauThatPublishes.StepAsync(bureau.Leader, form, "return", "退回修改", ("Command.Reason", "访问量请再核对"));
        Assert.Contains("访问量请再核对", Text(await bureau.Author.ReadAsync(form)), StringComparison.Ordinal);
        declaring = await bureau.Author.ReadAsync($"{form}/declare");
        await bureau.Author.SendAsync(declaring, $"{form}/declare", "保存申报", Typed(declaring, "重新导出的报表", ("A10", "190,000")));
        await ABureauThatPublishes.StepAsync(bureau.Author, form, "submit", "提交审核");

        // What moves between looking and approving is told; what is approved stands.
        var approving = await bureau.Leader.ReadAsync($"{form}/approve");
        await bureau.PublishAsync(await bureau.NoticeAsync("关于开展打假行动的通知"));
        Assert.Equal(form, (await bureau.Leader.SendAsync(approving, $"{form}/approve", "审核通过")).Headers.Location?.OriginalString);
        await ABureauThatPublishes.StepAsync(bureau.Office, form, "publish", "公布报表");
        using var anybody = bureau.Desk.Site.Visit();
        var id = form[(form.LastIndexOf('/') + 1)..];
        var address = $"/websites/forms/{id}";
        Assert.Contains(address, (await anybody.ReadAsync("/websites")).QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        var open = await anybody.ReadAsync(address);
        Assert.Contains("190000", Text(open), StringComparison.Ordinal);
        Assert.DoesNotContain("重新导出的报表", Text(open), StringComparison.Ordinal);

        // As files.
        using var json = JsonDocument.Parse(await (await anybody.OpenAsync($"{address}?version=1&handler=Data")).Content.ReadAsStringAsync(Ct));
        var rows = json.RootElement.GetProperty("rows").EnumerateArray()
            .ToDictionary(row => row.GetProperty("code").GetString()!, row => row.GetProperty("value"));
        Assert.Equal((190000, 1, JsonValueKind.Null), (rows["A10"].GetInt32(), rows["B04"].GetInt32(), rows["F04"].ValueKind));
        Assert.Contains("A10,基本情况,网站总访问量,次,190000", await (await anybody.OpenAsync($"{address}?version=1&handler=Values")).Content.ReadAsStringAsync(Ct),
            StringComparison.Ordinal);
        foreach (var (handler, part) in ((string, string)[])[("Sheet", "xl/worksheets/sheet1.xml"), ("Document", "word/document.xml")])
        {
            var file = await (await anybody.OpenAsync($"{address}?version=1&handler={handler}")).Content.ReadAsByteArrayAsync(Ct);
            using var zip = new ZipArchive(new MemoryStream(file));
            using var reader = new StreamReader(zip.GetEntry(part)!.Open());
            var xml = await reader.ReadToEndAsync(Ct);
            Assert.Contains("190000", xml, StringComparison.Ordinal);
            Assert.Contains("网站总访问量", xml, StringComparison.Ordinal);
        }

        // A registered figure that changes later is told apart; the correction is a new version, and the first can still be read.
        await ABureauThatPublishes.StepAsync(bureau.Office, form, "correct", "更正报表", ("Command.Reason", "办件量写错"));
        Assert.Contains("190000", Text(await anybody.ReadAsync(address)), StringComparison.Ordinal);
        declaring = await bureau.Author.ReadAsync($"{form}/declare");
        await bureau.Author.SendAsync(declaring, $"{form}/declare", "保存申报", Typed(declaring, "业务系统", ("E05", "31"), ("E06", "21")));
        await ABureauThatPublishes.StepAsync(bureau.Author, form, "submit", "提交审核");
        await ABureauThatPublishes.StepAsync(bureau.Leader, form, "approve", "审核通过");
        await ABureauThatPublishes.StepAsync(bureau.Office, form, "publish", "公布报表");
        Assert.Contains("第 2 版", Text(await anybody.ReadAsync(address)), StringComparison.Ordinal);
        Assert.Contains("第 1 版", Text(await anybody.ReadAsync($"{address}?version=1")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.OpenAsync($"{address}?version=3")).StatusCode);

        var kept = ((string[])["website", "website_form_view"]).Select(bureau.RowsAsync).ToList();
        await Task.WhenAll(kept);
        await Rebuilding.RunAsync(bureau.Desk.Store, Views.All, bureau.Desk.Clock, Ct);
        foreach (var (table, before) in ((string[])["website", "website_form_view"]).Zip(kept)) Assert.Equal(await before, await bureau.RowsAsync(table));
    }

    [Theory, BothEngines]
    public async Task Words_that_must_not_be_published_keep_a_form_back_and_the_annual_report_is_read_in_its_attachment_too(Engine engine)
    {
        await using var bureau = await ABureauThatPublishes.OnAsync(engine, new(2026, 12, 31));
        var site = await RegisterAsync(bureau);
        await bureau.GoOnAsync(TimeSpan.FromDays(1));
        var report = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.docx");
        await File.WriteAllBytesAsync(report, new OfficialFile("2026年政府信息公开工作年度报告", "<p>全年政务动态信息更新量 735 条。</p>").ToDocx(_ => null), Ct);
        var item = await bureau.DraftAsync("report", ("Command.Title", "2026年政府信息公开工作年度报告"), ("Command.Fields[year]", "2026"),
            ("Command.Column", "reports"), ("Command.Files", report));
        File.Delete(report);
        await bureau.PublishAsync(item);
        var form = (await bureau.Author.SendAsync(site, "开始填报", ("Begin.Year", "2026"))).Headers.Location!.OriginalString;
        Assert.Contains("“政务动态信息更新量”0，年度报告写的是 735", Text(await bureau.Author.ReadAsync(form)), StringComparison.Ordinal);

        async Task DeclareAsync(string person)
        {
            var declaring = await bureau.Author.ReadAsync($"{form}/declare");
            await bureau.Author.SendAsync(declaring, $"{form}/declare", "保存申报",
                Typed(declaring, "统计平台2026年报表", [.. Declared.Select(one => (one.Key, one.Key == "J01" ? person : one.Value))]));
        }
        await DeclareAsync("张三（身份证号110101199003077934）");
        var refused = Text(await Visitor.ReadAsync(await bureau.Author.SendAsync($"{form}/submit", "提交审核")));
        Assert.Contains("申报的文字里有不能公开的内容", refused, StringComparison.Ordinal);
        Assert.Contains("PB01", refused, StringComparison.Ordinal);
        await DeclareAsync("张三");
        await ABureauThatPublishes.StepAsync(bureau.Author, form, "submit", "提交审核");
    }

    [Theory, BothEngines]
    public async Task An_administrator_loads_other_rows_and_all_faults_of_a_file_are_told(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        var (chief, _) = await desk.EmployAsync("chief", Role.Administrator);
        const string Rows = "/admin/website-rows";
        var page = await chief.ReadAsync(Rows);
        var text = page.QuerySelector("textarea")!.TextContent.TrimStart('\n');
        Assert.NotNull(WebsiteFormEdition.Read(text).Edition);
        var wrong = await Visitor.ReadAsync(await chief.SendAsync(page, Rows, "载入",
            ("Command.Text", text.Replace("\"B01\"", "\"B02\"", StringComparison.Ordinal).Replace("\"01-31\"", "\"02-30\"", StringComparison.Ordinal))));
        Assert.Contains("代码 B02 用了两次", Text(wrong), StringComparison.Ordinal);
        Assert.Contains("due 应当是存在的月和日", Text(wrong), StringComparison.Ordinal);
        Assert.Contains("\"02-30\"", wrong.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var other = text.Replace("\"from\": 2017", "\"from\": 2026", StringComparison.Ordinal).Replace("概况类信息更新量", "概况信息数量", StringComparison.Ordinal);
        Assert.Equal($"{Rows}?from=2026", (await chief.SendAsync(page, Rows, "载入", ("Command.Text", other))).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Conflict, (await chief.SendAsync(page, Rows, "载入", ("Command.Text", other))).StatusCode);
        Assert.Contains("概况信息数量", Text(await chief.ReadAsync(Rows)), StringComparison.Ordinal);
        Assert.Contains("概况类信息更新量", await (await chief.OpenAsync($"{Rows}?from=2017&handler=File")).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var file = await (await chief.OpenAsync($"{Rows}?from=2026&handler=File")).Content.ReadAsStringAsync(Ct);
        Assert.Equal(other.ReplaceLineEndings(), file.ReplaceLineEndings());
        await Rebuilding.RunAsync(desk.Store, Views.All, desk.Clock, Ct);
        Assert.Equal("概况信息数量", (await new WebsiteEditions(desk.Store).OfAsync(2026, Ct))!.Row("B02")!.Name);
        chief.Dispose();
    }

    private static async Task<string> RegisterAsync(ABureauThatPublishes bureau)
    {
        var page = await bureau.Office.ReadAsync($"{List}/new");
        var person = page.QuerySelectorAll("select[name='Command.Responsible'] option").Skip(1).First().GetAttribute("value")!;
        (string, string)[] Typed(string address, string openedOn) => [("Command.Name", "云川市商务局网站"), ("Command.Kind", "Department"),
            ("Command.Address", address), ("Command.Responsible", person), ("Command.OpenedOn", openedOn), ("Command.IsPlatform", "true")];
        var refused = Text(await Visitor.ReadAsync(await bureau.Office.SendAsync(page, $"{List}/new", "保存", Typed("sw.yunchuan.example", "2028-01-01"))));
        Assert.Contains("请填写完整的网址", refused, StringComparison.Ordinal);
        Assert.Contains("2028-01-01 还没有到", refused, StringComparison.Ordinal);
        var sent = await bureau.Office.SendAsync(page, $"{List}/new", "保存", Typed("https://sw.yunchuan.example/", "2010-01-01"));
        var site = sent.Headers.Location?.OriginalString;
        Assert.True(site is not null, Text(await Visitor.ReadAsync(sent)));
        Assert.Contains("ICP备案号没有登记", Text(await bureau.Author.ReadAsync(List)), StringComparison.Ordinal);
        var twice = Text(await Visitor.ReadAsync(await bureau.Office.SendAsync($"{List}/new", "保存", Typed("https://SW.yunchuan.example", "2010-01-01"))));
        Assert.Contains("这个网址已经登记", twice, StringComparison.Ordinal);
        Assert.Contains("已经登记为本平台发布的网站", twice, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await bureau.Author.OpenAsync($"{site}/edit")).StatusCode);
        return site;
    }

    private static (string, string)[] Typed(IHtmlDocument page, string proof, params (string Code, string Value)[] rows)
    {
        var places = page.QuerySelectorAll("input[type=hidden]").Where(input => input.GetAttribute("name")!.EndsWith("].Code", StringComparison.Ordinal))
            .ToDictionary(input => input.GetAttribute("value")!, input => input.GetAttribute("name")![..^".Code".Length]);
        return [.. rows.Select(row => ($"{places[row.Code]}.Value", row.Value)),
            .. rows.Where(_ => proof.Length > 0).Select(row => ($"{places[row.Code]}.Proof", "")), ("Command.Proof", proof)];
    }

    private static string Text(IHtmlDocument page) => page.QuerySelector("main")?.TextContent ?? "";
}
