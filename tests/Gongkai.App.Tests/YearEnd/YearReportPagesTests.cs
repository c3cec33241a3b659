using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Documents;
using Gongkai.Features.Filing;
using Gongkai.Features.YearEnd;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Publishing;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Gongkai.YearEnd;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.YearEnd;

/// <summary>January of a bureau: the report from its first figure to the portal, a correction in June.</summary>
public sealed class YearReportPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_report_is_compiled_declared_confirmed_frozen_passed_and_published_and_corrected_later(Engine engine)
    {
        await using var made = await AYearReport.OnAsync(engine);
        var (bureau, clerk) = (made.Bureau, made.Clerk);
        var desk = bureau.Desk;

        var list = await clerk.ReadAsync("/desk/year-reports");
        Assert.Contains("2025年", ADesk.Text(list), StringComparison.Ordinal);
        var at = (await clerk.SendAsync(list, "/desk/year-reports", "2025年", ("Year", "2025"))).Headers.Location!.OriginalString;
        Assert.Equal(made.At, at);
        Assert.Equal(at, (await clerk.SendAsync(list, "/desk/year-reports", "2025年", ("Year", "2025"))).Headers.Location!.OriginalString);
        var page = await clerk.ReadAsync(at);
        Assert.Contains("4 格还不知道", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Contains("2025年，本机关新收政府信息公开申请2件", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Contains("“主动公开信息”还不知道是多少", ADesk.Text(page), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("a[href^='/rules/']"));
        Assert.Contains("2 条记录", ADesk.Text(await clerk.ReadAsync($"{at}/figures/requests.received.natural_person")), StringComparison.Ordinal);
        Assert.Contains("还不知道", ADesk.Text(await Visitor.ReadAsync(await bureau.Office.SendAsync($"{at}/freeze", "定格数据"))), StringComparison.Ordinal);

        // What no register knows is declared by a section, and confirmed by another.
        var form = $"{at}/declare";
        var wrong = await Visitor.ReadAsync(await bureau.Author.SendAsync(form, "申报数据", ("Command.Figures[proactive.b20_6.penalties.decisions]", "十一")));
        Assert.Contains("请填写数字", ADesk.Text(wrong), StringComparison.Ordinal);
        Assert.Contains("请写明数据的来源", ADesk.Text(wrong), StringComparison.Ordinal);
        await made.DeclareAsync("业务系统1月5日导出", [.. AYearReport.Unknown, ("培训次数", "2")]);
        await using (var connection = await desk.Store.Database.OpenAsync(Ct))
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from journal where body like '%业务系统%'"));
        Assert.Contains("还没有人复核", ADesk.Text(await Visitor.ReadAsync(await bureau.Office.SendAsync($"{at}/freeze", "定格数据"))), StringComparison.Ordinal);
        Assert.Contains("业务系统1月5日导出", ADesk.Text(await clerk.ReadAsync($"{at}/confirm")), StringComparison.Ordinal);
        await made.ConfirmAsync(5);

        // The words: a field that is none, a figure that contradicts the table, then what is right.
        await clerk.TakeAsync($"{at}/text", at, "保存", ("Command.Requests", "{{没有的}}"), ("Command.Overview", AYearReport.Overview),
            ("Command.Problems[0].Problem", "部分公示没有写明结果。"),
            ("Command.Problems[0].Measure", "公示期满后十个工作日内补充公示结果。"));
        Assert.Contains("没有“没有的”这个数据项", ADesk.Text(await clerk.ReadAsync(at)), StringComparison.Ordinal);
        await clerk.TakeAsync($"{at}/text", at, "保存", ("Command.Requests", "2025年新收申请99件。"));
        Assert.Contains("NV04", ADesk.Text(await clerk.ReadAsync(at)), StringComparison.Ordinal);
        await clerk.TakeAsync($"{at}/text", at, "保存", ("Command.Requests", "全年开展培训{{培训次数}}次。"), ("Command.SignedOn", "2026-01-12"));
        await bureau.Office.TakeAsync($"{at}/freeze", at, "定格数据");
        await using (var connection = await desk.Store.Database.OpenAsync(Ct))
            Assert.Equal(1, await connection.ExecuteScalarAsync<long>("select count(*) from frozen_year where year = 2025"));
        page = await clerk.ReadAsync(at);
        Assert.True(page.QuerySelector(".badge.is-bad") is null, ADesk.Text(page));
        await made.ExplainAsync();

        // Passed by each in turn; sent back once, with the place.
        await clerk.TakeAsync($"{at}/submit", at, "提交签批");
        await bureau.Head.TakeAsync($"{at}/return", at, "退回修改", ("Command.Place", "problems"), ("Command.Reason", "措施写得不具体"));
        page = await clerk.ReadAsync(at);
        Assert.Contains("措施写得不具体", page.QuerySelector("section[aria-labelledby='s-problems'] .notice")!.TextContent, StringComparison.Ordinal);
        await clerk.TakeAsync($"{at}/submit", at, "提交签批");
        await bureau.Head.TakeAsync($"{at}/sign", at, "科室确认数据");
        Assert.Contains("请写明是谁", ADesk.Text(await Visitor.ReadAsync(await clerk.SendAsync($"{at}/pass", "登记司法行政部门的核对"))), StringComparison.Ordinal);
        await made.PassAsync(isSigned: true);
        Assert.Contains("还不能办理", ADesk.Text(await clerk.ReadAsync($"{at}/text")), StringComparison.Ordinal);
        var item = await made.IssueAsync();

        // The issued file, read again, has exactly the compiled figures; made again it is the same.
        var docx = await (await clerk.OpenAsync($"{at}?handler=Issued&number=1&format=docx")).Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal(docx, await (await clerk.OpenAsync($"{at}?handler=File&format=docx")).Content.ReadAsByteArrayAsync(Ct));
        var read = ReportReader.Read("报告.docx", docx, ReadingLimits.Default).Report!;
        Assert.Equal((2L, 11L, 23L, 0L), (read.Number("requests.received.total"), read.Number("proactive.b20_6.penalties.decisions"),
            read.Number("proactive.b20_5.licensing.decisions"), read.Number("proactive.b20_6.coercive_measures.decisions")));
        Assert.All(ReportForm.B.Cells, cell => Assert.True(read[cell.Id] is Count or Amount, cell.Id));

        await made.PublishAsync(item);
        using var citizen = desk.Site.Visit();
        var open = await citizen.ReadAsync(AYearReport.PublicAddress(item));
        Assert.Contains("云川市商务局2025年政府信息公开工作年度报告", open.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("新收政府信息公开申请2件", ADesk.Text(open), StringComparison.Ordinal);
        Assert.Contains(".docx", ADesk.Text(open), StringComparison.Ordinal);
        Assert.Contains("2026-01-12 公布", ADesk.Text(await clerk.ReadAsync(at)), StringComparison.Ordinal);
        Assert.Equal("11", await OpenPenaltiesAsync(citizen));

        // Whoever collects it need not be told that the public has it.
        var (member, _) = await made.CollectAsync();
        await made.FindPublicationsAsync();
        await made.FindPublicationsAsync();
        var filing = (await desk.Site.Services.GetRequiredService<Filings>().FindAsync(member.Filing, Ct))!.Value.Filing;
        Assert.Equal((new DateOnly(2026, 1, 12), 2), (filing.Publication!.PublishedOn, filing.Version));
        Assert.EndsWith(AYearReport.PublicAddress(item), filing.Publication.Address, StringComparison.Ordinal);
        var files = await clerk.SendAsync($"/desk/my-filings/{filing.Id}", "用签发的报告");
        Assert.Contains("云川市商务局2025年政府信息公开工作年度报告", ADesk.Text(await Visitor.ReadAsync(files)), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await (await clerk.OpenAsync($"/desk/my-filings/{filing.Id}?handler=Package")).Content.ReadAsByteArrayAsync(Ct))[..2]);

        // What changes later is told apart; a correction is another version with a note, and the old files stay.
        desk.Clock.Advance(TimeSpan.FromMinutes(10));
        await bureau.Office.TakeAsync($"{at}/correct", at, "更正已公布的报告", ("Command.Reason", "行政处罚件数由11件更正为12件。"));
        await made.DeclareAsync("漏计一件", (AYearReport.Penalties, "12"));
        Assert.Contains("重新申报", ADesk.Text(await clerk.ReadAsync(at)), StringComparison.Ordinal);
        Assert.Equal(docx, await (await clerk.OpenAsync($"{at}?handler=Issued&number=1&format=docx")).Content.ReadAsByteArrayAsync(Ct));
        await made.ConfirmAsync(1);
        await bureau.Office.TakeAsync($"{at}/freeze", at, "定格数据", ("Command.Reason", "漏计一件"));
        await made.ExplainAsync();
        await clerk.TakeAsync($"{at}/submit", at, "提交签批");
        await made.PassAsync();
        await made.IssueAsync();
        // What is issued and not published yet is not open.
        Assert.Equal("11", await OpenPenaltiesAsync(citizen));
        await made.PublishAsync(item);
        Assert.Equal("12", await OpenPenaltiesAsync(citizen));
        var corrected = ADesk.Text(await citizen.ReadAsync(AYearReport.PublicAddress(item)));
        Assert.Contains("行政处罚件数由11件更正为12件。", corrected, StringComparison.Ordinal);
        Assert.Contains("（第2版）.docx", corrected, StringComparison.Ordinal);
        Assert.Contains("2025年政府信息公开工作年度报告.docx", corrected, StringComparison.Ordinal);

        var kept = await bureau.RowsAsync("year_report_view");
        await Rebuilding.RunAsync(desk.Store, Views.All, desk.Clock, Ct);
        Assert.Equal(kept, await bureau.RowsAsync("year_report_view"));
    }

    [Fact]
    public async Task What_the_register_counts_after_the_freezing_is_told_with_its_case_and_changes_no_figure()
    {
        await using var bureau = await ABureauThatPublishes.OnAsync(Engine.Sqlite, new(2026, 1, 12));
        var desk = bureau.Desk;
        var (clerk, _) = await desk.EmployAsync("clerk", Role.RegistrationClerk);
        await desk.ApplyAsync(new(2025, 11, 3));
        var at = (await clerk.SendAsync("/desk/year-reports", "2025年", ("Year", "2025"))).Headers.Location!.OriginalString;
        (string, string)[] nothing = [.. ReportForm.B.Cells.Where(cell => cell.Id.StartsWith("proactive.b20_5", StringComparison.Ordinal)
            || cell.Id.StartsWith("proactive.b20_6", StringComparison.Ordinal) || cell.Id.StartsWith("proactive.b20_8", StringComparison.Ordinal))
            .Select(cell => ($"Command.Figures[{cell.Id}]", "0"))];
        await clerk.TakeAsync($"{at}/declare", at, "申报数据", [.. nothing, ("Command.Note", "各科室书面报告")]);
        var waiting = await bureau.Office.ReadAsync($"{at}/confirm");
        await bureau.Office.TakeAsync($"{at}/confirm", at, "复核申报的数据",
            [.. waiting.QuerySelectorAll("input[name='Command.Figures']").Select(box => ("Command.Figures", box.GetAttribute("value")!))]);
        await bureau.Office.TakeAsync($"{at}/freeze", at, "定格数据");
        await desk.ApplyAsync(new(2025, 12, 1));
        var page = await clerk.ReadAsync(at);
        Assert.Contains("新收政府信息公开申请1件", ADesk.Text(page), StringComparison.Ordinal);
        var told = page.QuerySelectorAll("#changes ~ table tr").First(row => row.TextContent.Contains("自然人", StringComparison.Ordinal)).TextContent;
        Assert.Contains("台账有变动，增加", told, StringComparison.Ordinal);
        clerk.Dispose();
    }

    [Fact]
    public async Task Choices_survive_their_form_and_a_local_day_is_not_later_than_that_of_the_law()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        var (administrator, _) = await desk.EmployAsync("root", Role.Administrator);
        var wrong = await Visitor.ReadAsync(await administrator.SendAsync("/desk/year-report-settings", "保存", ("Command.SubmitBy", "02-10"),
            ("Command.Chain[2]", "")));
        Assert.Contains("不晚于 1月31日", ADesk.Text(wrong), StringComparison.Ordinal);
        Assert.Contains("保密审查和分管领导审签不能省略", ADesk.Text(wrong), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.SendAsync("/desk/year-report-settings", "保存", ("Command.SubmitBy", "01-26"),
            ("Command.Chain[1]", ""), ("Command.OwnFigures", "培训次数"), ("Command.OverviewMaxChars", "1000"))).StatusCode);
        await using var connection = await desk.Store.Database.OpenAsync(Ct);
        var kept = YearReportMatters.Read(await AgencySettings.FindAsync(connection, desk.Agency.Id, YearReportMatters.Settings, null, Ct));
        Assert.Equal(("01-26", null, 1000), (kept.SubmitBy, kept.PublishBy, kept.OverviewMaxChars));
        Assert.Equal(new YearEndSettings().Chain.Remove(ReportCheck.Justice), kept.Chain);
        Assert.Equal(ReportDraft.Usual, kept.Template);
        Assert.Equal(["培训次数"], kept.OwnFigures);
        administrator.Dispose();
    }

    // 行政处罚 in the open data of the year; the agency stands there once.
    private static async Task<string> OpenPenaltiesAsync(Visitor citizen)
    {
        var csv = await (await citizen.OpenAsync("/data/reports/2025.csv")).Content.ReadAsStringAsync(Ct);
        return Assert.Single(csv.Split('\n'), line => line.Contains(",proactive.b20_6.penalties.decisions,", StringComparison.Ordinal))
            .TrimEnd().Split(',')[^1];
    }
}
