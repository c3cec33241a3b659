using System.Net;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using static Gongkai.Tests.Publishing.ABureauThatPublishes;

namespace Gongkai.Tests.Publishing;

public sealed class CataloguePagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_office_opens_columns_and_adopts_the_catalogue_and_the_public_has_both(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        const string Address = "/desk/catalogue";
        Assert.Equal(Address, (await bureau.Office.SendAsync(Address, "建立目录")).Headers.Location?.OriginalString);
        Assert.Equal(Address, (await bureau.Office.SendAsync($"{Address}?step=columns", "保存栏目",
            ("Command.Name", "电子商务进农村"), ("Command.Sort", "Topic"), ("Command.UpdateDays", "30"))).Headers.Location?.OriginalString);
        var faulty = await bureau.Office.SendAsync($"{Address}?step=columns", "保存栏目",
            ("Command.Name", "电子商务进农村"), ("Command.Sort", "Topic"), ("Command.UpdateDays", "0"));
        Assert.Equal(["#Command_Name", "#Command_UpdateDays"],
            (await Visitor.ReadAsync(faulty)).QuerySelectorAll(".faults a[href^='#']").Select(link => link.GetAttribute("href")));
        var entered = await bureau.Office.SendAsync($"{Address}?step=entries", "保存这一项", ("Command.Node", "P20-04"), ("Command.Matter", "统计数据"),
            ("Command.Content", "社会消费品零售总额"), ("Command.Basis", "条例第二十条第四项"), ("Command.Term", "每月20日前"), ("Command.Section", "市场科"));
        Assert.Equal(Address, entered.Headers.Location?.OriginalString);
        var unseen = await bureau.Office.SendAsync($"{Address}?step=adopt", "公布基本目录", ("Command.Words", "首次公布"));
        Assert.Contains("还没有保密审查", (await Visitor.ReadAsync(unseen)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{Address}/review", (await bureau.Secrecy.SendAsync($"{Address}/review", "可以公开")).Headers.Location?.OriginalString);
        var adopted = await bureau.Office.SendAsync($"{Address}?step=adopt", "公布基本目录", ("Command.Words", "首次公布"));
        Assert.Equal(Address, adopted.Headers.Location?.OriginalString);

        var columns = bureau.Desk.Site.Services.GetRequiredService<PublicColumns>();
        Assert.Contains("电子商务进农村", (await columns.OfAsync(bureau.Desk.Agency.Id, Ct)).Select(column => column.Name));
        Assert.Equal("统计数据", (await columns.EditionsAsync(bureau.Desk.Agency.Id, Ct))[0].Entries[0].Matter);
        var fixedOne = await bureau.Office.ReadAsync($"{Address}?step=columns&about=guide");
        Assert.Contains("固定栏目", fixedOne.QuerySelector("form.panel")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await bureau.Author.OpenAsync(Address)).StatusCode);
    }

    [Theory, BothEngines]
    public async Task The_chain_of_the_agency_holds_for_what_is_submitted_afterwards(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var before = await bureau.NoticeAsync("一号通知");
        await StepAsync(bureau.Author, before, "submit", "提交审核");
        const string Address = "/desk/publishing-settings";
        var faulty = await bureau.Office.SendAsync(Address, "保存", ("Command.First", "Section"), ("Command.Second", "Leader"), ("Command.Third", ""));
        Assert.Contains("保密审查不能省略", (await Visitor.ReadAsync(faulty)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Address, (await bureau.Office.SendAsync(Address, "保存", ("Command.First", "Secrecy"), ("Command.Second", "Office"),
            ("Command.Third", ""))).Headers.Location?.OriginalString);
        var after = await bureau.NoticeAsync("二号通知");
        await StepAsync(bureau.Author, after, "submit", "提交审核");

        Assert.Equal(3, (await bureau.FindAsync(before)).Chain.Length);
        Assert.Equal(2, (await bureau.FindAsync(after)).Chain.Length);
    }

    [Theory, BothEngines]
    public async Task An_agency_chooses_the_kinds_of_its_own_columns_and_the_form_offers_only_what_takes_the_kind(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        await bureau.Office.SendAsync("/desk/catalogue", "建立目录");
        var put = await bureau.Office.SendAsync("/desk/catalogue?step=columns", "保存栏目", ("Command.Name", "招标采购专栏"), ("Command.Sort", "Topic"),
            ("Command.Kinds", "procurement"));
        Assert.Equal("/desk/catalogue", put.Headers.Location?.OriginalString);
        async Task<string[]> ColumnsAsync(string kind) => [.. (await bureau.Author.ReadAsync($"/desk/publishing/new?kind={kind}"))
            .QuerySelectorAll("[name='Command.Column'] option").Select(option => option.TextContent.Trim())];
        Assert.Contains("招标采购专栏", await ColumnsAsync("procurement"));
        Assert.DoesNotContain("招标采购专栏", await ColumnsAsync("notice"));
        Assert.DoesNotContain(await ColumnsAsync("procurement"), name => name.StartsWith("公务员招考", StringComparison.Ordinal));
        Assert.DoesNotContain("政策解读", await ColumnsAsync("notice"));

        var page = await bureau.Author.ReadAsync("/desk/publishing/new?kind=notice");
        page.QuerySelector("[name='Command.Column'] option[value='notices']")!.SetAttribute("value", "interpretations");
        var refused = await Visitor.ReadAsync(await bureau.Author.SendAsync(page, "/desk/publishing/new?kind=notice", "保存稿件",
            ("Command.Title", "通知"), ("Command.Column", "interpretations")));
        Assert.Contains("“政策解读”不放通知公告，放在“", refused.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        var before = await bureau.RowsAsync("public_column");
        await Rebuilding.RunAsync(bureau.Desk.Store, Views.All, bureau.Desk.Clock, Ct);
        Assert.Equal(before, await bureau.RowsAsync("public_column"));
    }

    [Fact]
    public async Task Terms_for_which_another_law_holds_are_settings_with_their_source()
    {
        await using var bureau = await OnAsync(Engine.Sqlite);
        const string Address = "/desk/publishing-settings";
        var page = await bureau.Office.ReadAsync(Address);
        Assert.Equal(["20", "7", ""], page.QuerySelectorAll("[name$='.Days']").Select(field => field.GetAttribute("value") ?? ""));
        var faulty = await bureau.Office.SendAsync(Address, "保存", ("Command.Terms[1].Basis", ""));
        Assert.Contains("请写明依据的法律", (await Visitor.ReadAsync(faulty)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Address, (await bureau.Office.SendAsync(Address, "保存", ("Command.Terms[0].Days", ""), ("Command.Terms[1].Days", "5"),
            ("Command.Terms[2].Field", "budget.approvedOn"), ("Command.Terms[2].Days", "15"), ("Command.Terms[2].From", "2026-01-01"),
            ("Command.Terms[2].Basis", "市规定"))).Headers.Location?.OriginalString);
        page = await bureau.Office.ReadAsync(Address);
        Assert.Equal(["5", "15", ""], page.QuerySelectorAll("[name$='.Days']").Select(field => field.GetAttribute("value") ?? ""));
        Assert.Contains("只适用于：行政许可、行政处罚", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_document_and_its_interpretation_are_tied_both_ways(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var document = await bureau.DraftAsync("normative", ("Command.Title", "农贸市场管理办法"), ("Command.Number", "云商发〔2026〕1号"),
            ("Command.Fields[inForceOn]", "2026-03-01"), ("Command.Fields[legalityReview]", "已审"), ("Command.Text", "第一条。"));
        (string, string)[] written =
        [
            ("Command.Title", "《农贸市场管理办法》解读"), ("Command.Fields[document]", $"{IdOf(document)}"), ("Command.Fields[form]", "文字"),
            ("Command.Fields[background]", "背景"), ("Command.Fields[aims]", "目标"), ("Command.Fields[interpreter]", "市场科"),
            ("Command.Column", "interpretations"), ("Command.Article", ""),
        ];
        // Another section's plan would hold the document up.
        await bureau.Desk.OpenSectionAsync("电子商务科");
        var (stranger, _) = await bureau.Desk.EmployInAsync("电子商务科", "stranger", Role.SectionOfficer);
        var foreign = await Visitor.ReadAsync(await stranger.SendAsync("/desk/publishing/new?kind=interpretation", "保存稿件", written));
        Assert.Contains("不是本科室的", foreign.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        var reading = await bureau.DraftAsync("interpretation", written);
        Assert.Contains(IdOf(reading), (await bureau.FindAsync(document)).Planned);
        await bureau.ReviewAsync(reading);
        var early = await bureau.Office.SendAsync($"{reading}/publish", "公开");
        Assert.Contains("解读的文件还没有公开", (await Visitor.ReadAsync(early)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        await bureau.PublishAsync(document);
        await StepAsync(bureau.Office, reading, "publish", "公开");

        Assert.Equal([IdOf(reading)], (await bureau.FindAsync(document)).Interpretations);
        Assert.Equal([IdOf(reading)], (await bureau.Public.ListAsync(new() { Interprets = IdOf(document) }, Ct)).Rows.Select(row => row.Id));
        var figures = await bureau.Desk.Site.Services.GetRequiredService<DocumentFigures>().OfAsync(bureau.Desk.Agency.Id, 2026, Ct);
        Assert.Equal(["normative-issued", "normative-inforce"], figures.Where(figure => !figure.Items.IsEmpty).Select(figure => figure.Name));
        await StepAsync(bureau.Office, document, "validity", "变更有效性",
            ("Command.Validity", "Abolished"), ("Command.Since", "2026-03-02"), ("Command.Basis", "云商发〔2026〕9号"));
        figures = await bureau.Desk.Site.Services.GetRequiredService<DocumentFigures>().OfAsync(bureau.Desk.Agency.Id, 2026, Ct);
        Assert.Equal(["normative-issued", "normative-repealed"], figures.Where(figure => !figure.Items.IsEmpty).Select(figure => figure.Name));
    }

    [Theory, BothEngines]
    public async Task A_column_that_is_not_kept_up_is_on_the_board_and_in_its_list_until_something_appears(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        await bureau.Office.SendAsync("/desk/catalogue", "建立目录");
        await bureau.GoOnAsync(TimeSpan.FromDays(15));
        var board = (await bureau.Office.ReadAsync("/desk/board")).QuerySelector("main")!.TextContent;
        Assert.Contains("栏目更新", board, StringComparison.Ordinal);
        var row = await RowAsync("工作动态");
        Assert.Contains("空白", row, StringComparison.Ordinal);
        Assert.Contains("逾期", row, StringComparison.Ordinal);
        var news = await bureau.DraftAsync("news", ("Command.Title", "走访企业"), ("Command.Text", "正文。"), ("Command.Column", "news"),
            ("Command.Fields[newsKind]", "工作动态"));
        await bureau.PublishAsync(news);
        row = await RowAsync("工作动态");
        Assert.Contains("2026-03-17", row, StringComparison.Ordinal);
        Assert.Contains("2026-03-31", row, StringComparison.Ordinal);
        Assert.DoesNotContain("逾期", row, StringComparison.Ordinal);
        await bureau.GoOnAsync(TimeSpan.FromDays(30));
        Assert.Contains("逾期", await RowAsync("工作动态"), StringComparison.Ordinal);
        await StepAsync(bureau.Leader, news, "withdraw", "撤回", ("Command.Reason", "有误"));
        Assert.Contains("空白", await RowAsync("工作动态"), StringComparison.Ordinal);

        async Task<string> RowAsync(string column) => (await bureau.Author.ReadAsync("/desk/columns")).QuerySelectorAll("tbody tr")
            .Single(line => line.QuerySelector("th a")!.TextContent == column).TextContent;
    }

    [Fact]
    public async Task A_report_that_is_not_public_by_the_day_of_the_law_is_told_at_the_desk_until_it_is()
    {
        await using var bureau = await OnAsync(Engine.Sqlite, new(2027, 1, 29));
        await bureau.Office.SendAsync("/desk/catalogue", "建立目录");
        Assert.DoesNotContain("年度报告没有公布", Text(await bureau.Office.ReadAsync("/desk/columns")), StringComparison.Ordinal);
        await bureau.GoOnAsync(TimeSpan.FromDays(3));
        Assert.Contains("2026年的政府信息公开年度报告没有公布", Text(await bureau.Office.ReadAsync("/desk/columns")), StringComparison.Ordinal);
        Assert.Equal("2027-01-31", await DueAsync());
        var report = await bureau.DraftAsync("report", ("Command.Title", "2026年政府信息公开工作年度报告"), ("Command.Text", "一、总体情况"),
            ("Command.Column", "reports"), ("Command.Fields[year]", "2026"));
        await bureau.PublishAsync(report);
        Assert.DoesNotContain("年度报告没有公布", Text(await bureau.Office.ReadAsync("/desk/columns")), StringComparison.Ordinal);

        // The next one waits for its own day.
        Assert.Equal("2028-01-31", await DueAsync());

        // What the board and the reminders read.
        async Task<string> DueAsync() => System.Text.RegularExpressions.Regex.Match(
            (await bureau.RowsAsync("term_view")).Single(row => row.Contains("yearly_report", StringComparison.Ordinal)), "20[0-9]{2}-01-31").Value;

        static string Text(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("main")!.TextContent;
    }

    [Theory, BothEngines]
    public async Task What_a_calendar_announces_is_due_until_the_figure_is_public(Engine engine)
    {
        await using var bureau = await OnAsync(engine, new(2026, 7, 1));
        async Task<string[]> DueAsync() =>
            [.. (await bureau.RowsAsync("term_view")).Where(row => row.Contains(AnnouncedRelease.Term, StringComparison.Ordinal))];
        var calendar = await bureau.DraftAsync("calendar", ("Command.Title", "2026年数据发布日程"), ("Command.Column", "P20-04"), ("Command.Article", "P20-04"),
            ("Command.Fields[schedule]", "进出口，2026年1—5月，2026-06-25\n进出口，2026年1—6月，2026-07-20\n社零，2026年1—6月，2026-07-21"));
        Assert.Empty(await DueAsync());
        await bureau.PublishAsync(calendar);
        // Nobody was promised what lay behind already.
        Assert.Equal(2, (await DueAsync()).Length);
        await bureau.GoOnAsync(TimeSpan.FromDays(20));
        Assert.Contains("进出口2026年1—6月2026-07-20  ■ 逾期", await ShownAsync(), StringComparison.Ordinal);

        await bureau.PublishAsync(await bureau.DraftAsync("statistics", ("Command.Title", "上半年进出口"), ("Command.Column", "P20-04"),
            ("Command.Article", "P20-04"), ("Command.Text", "增长6%。"), ("Command.Fields[indicator]", "进出口"), ("Command.Fields[period]", "2026年1-6月")));
        Assert.Contains("2026-07-21", Assert.Single(await DueAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain("进出口", await ShownAsync(), StringComparison.Ordinal);

        async Task<string> ShownAsync() => string.Concat((await bureau.Office.ReadAsync("/desk/columns")).QuerySelector("main table")!.TextContent
            .Split('\n').Select(line => line.Trim()));
    }

    [Theory, BothEngines]
    public async Task Links_lead_where_the_agency_lets_them(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        const string Address = "/desk/publishing-settings", Html = "<p><a href=\"https://www.example.com/a\">甲</a></p>\n";
        Assert.Equal("<p>甲</p>\n", await KeptAsync());
        var faulty = await bureau.Office.SendAsync(Address, "保存", ("Command.LinkHosts", "com"));
        Assert.Contains("“com”不是网站的域名", (await Visitor.ReadAsync(faulty)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        await bureau.Office.SendAsync(Address, "保存", ("Command.LinkHosts", "gov.cn\nhttps://Example.com/"));
        Assert.Equal("gov.cn\nexample.com", (await bureau.Office.ReadAsync(Address)).QuerySelector("[name='Command.LinkHosts']")!.TextContent.Trim());
        Assert.Equal(Html, await KeptAsync());

        async Task<string> KeptAsync()
        {
            var address = await bureau.DraftAsync("notice", ("Command.Title", "通知"), ("Command.Column", "notices"), ("Command.Html", Html));
            await using var connection = await bureau.Desk.Store.Database.OpenAsync(Ct);
            return (await ItemContentTable.FindAsync(connection, (await bureau.FindAsync(address)).Content, Ct))!.Html;
        }
    }
}
