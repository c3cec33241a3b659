using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Inquiries;

public sealed class InquiryPagesTests
{
    private const string Market = "市场体系建设科", Trade = "外资和对外贸易科";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_inquiry_always_has_somebody_answerable_and_whoever_asked_sees_by_his_code_how_it_stands(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        await desk.OpenSectionAsync(Market);
        await desk.OpenSectionAsync(Trade);
        await desk.OpenSectionAsync("办公室");
        using var first = (await desk.EmployInAsync(Trade, "first", Role.SectionOfficer)).Visitor;
        using var second = (await desk.EmployInAsync(Market, "second", Role.SectionOfficer)).Visitor;
        using var other = (await desk.EmployInAsync("办公室", "other", Role.SectionOfficer)).Visitor;

        var faulty = await first.SendAsync("/desk/inquiries", "登记", ("Command.Question", ""));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#Command_Question"),
            (faulty.StatusCode, (await Visitor.ReadAsync(faulty)).QuerySelector(".faults a")!.GetAttribute("href")));
        var sent = await first.SendAsync("/desk/inquiries", "登记",
            ("Command.Way", "Telephone"), ("Command.Kind", "Consultation"), ("Command.Question", "农贸市场改造补贴怎么申请"), ("Command.Asker", "王某 13800002222"));
        var address = sent.Headers.Location!.OriginalString;
        var shown = await first.ReadAsync(address);
        var code = shown.QuerySelector(".notice .code")!.TextContent;
        Assert.Contains("2026-首0001", shown.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-03-05", shown.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await first.ReadAsync(address)).QuerySelector(".notice .code"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await second.OpenAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"{address}/entries/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"{address}/answer")).StatusCode);

        await StepAsync(first, address, "hand-over", "移交", ("Command.Section", Market), ("Command.Note", "属于市场体系建设"));
        Assert.Equal([("inquiry", "first")], await TermsAsync(desk));
        Assert.Contains("移交市场体系建设科", (await second.ReadAsync("/desk/notices")).QuerySelector(".tasks")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(address, (await second.ReadAsync("/desk/notices")).QuerySelector(".tasks a.button")!.GetAttribute("href"));
        var stale = await second.ReadAsync($"{address}/refuse");
        await StepAsync(second, address, "take", "接收");
        Assert.Equal(HttpStatusCode.Conflict, (await second.SendAsync(stale, $"{address}/refuse", "退回移交", ("Command.Reason", "不是本科的"))).StatusCode);
        Assert.Equal([("inquiry", "second")], await TermsAsync(desk));

        desk.Clock.Advance(TimeSpan.FromDays(2));
        await desk.Site.Services.GetRequiredService<DueReminders>().RunAsync(Ct);
        using var later = await desk.Site.SignInAsync("second");
        Assert.Contains("首问 2026-首0001 两个工作日内到期", (await later.ReadAsync("/desk/notices")).QuerySelector(".tasks")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Market, (await later.ReadAsync("/desk/board")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        await StepAsync(later, address, "answer", "答复", ("Command.Answer", "向区商务局提出申请"));
        Assert.Empty(await TermsAsync(desk));
        using var citizen = desk.Site.Visit();
        var seen = await Visitor.ReadAsync(await citizen.SendAsync("/inquiries", "查询", ("Code", code)));
        Assert.Equal(["首问登记", "移交", "接收", "答复"], seen.QuerySelectorAll(".steps strong").Select(step => step.TextContent));
        Assert.DoesNotContain("农贸市场", seen.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await citizen.SendAsync("/inquiries", "查询", ("Code", TrackingCode.New()))).StatusCode);
    }

    [Theory, BothEngines]
    public async Task The_terms_are_the_agencys_own_and_a_notice_of_holidays_moves_them(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        using var head = (await desk.EmployAsync("head", Role.OfficeHead)).Visitor;
        await head.SendAsync("/desk/inquiries", "保存", ("Terms.Consultation", "5"), ("Terms.Help", "1"), ("Terms.Suggestion", "10"), ("Terms.Complaint", "10"));
        await head.SendAsync("/desk/inquiries", "登记", ("Command.Kind", "Consultation"), ("Command.Question", "什么时候开门"));

        var address = (await head.ReadAsync("/desk/inquiries")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        await CorrectAsync(head, address, "Complaint", "2026-03-16");
        Assert.Contains("投诉举报", (await head.ReadAsync(address)).QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        await CorrectAsync(head, address, "Consultation", "2026-03-09");

        await using (var connection = await desk.Store.Database.OpenAsync(Ct))
            Assert.Equal("2026-03-09", await connection.ExecuteScalarAsync<string>("select due_on from inquiry_view"));
        var before = await RowsAsync(desk);
        await Rebuilding.RunAsync(desk.Store, Views.All, desk.Clock, Ct);
        Assert.Equal(before, await RowsAsync(desk));
    }

    [Theory, BothEngines]
    public async Task What_turns_out_to_be_a_request_goes_on_under_the_requests_own_term(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        using var head = (await desk.EmployAsync("head", Role.OfficeHead)).Visitor;
        var request = await desk.ApplyAsync();
        var sent = await head.SendAsync("/desk/inquiries", "登记", ("Command.Question", "要一份统计数据"));
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Ct));
        var address = sent.Headers.Location!.OriginalString;

        var unknown = await head.SendAsync($"{address}/turn", "转为公开申请", ("Command.Number", "2026-9999"));
        Assert.Contains("没有编号为“2026-9999”的申请", (await Visitor.ReadAsync(unknown)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        await StepAsync(head, address, "turn", "转为公开申请", ("Command.Number", request.Registration!.Number));
        Assert.NotNull((await head.ReadAsync(address)).QuerySelector($"a[href='/desk/cases/{request.Id}']"));
    }

    private static async Task StepAsync(Visitor visitor, string address, string step, string button, params (string Name, string Value)[] typed) =>
        Assert.Equal(address, (await visitor.SendAsync($"{address}/{step}", button, typed)).Headers.Location?.OriginalString);

    private static async Task CorrectAsync(Visitor visitor, string address, string kind, string moved)
    {
        (string, string)[] typed = [("Values[Kind]", kind), ("Command.Reason", "选错了")];
        var looked = await Visitor.ReadAsync(await visitor.SendAsync($"{address}/entries/1", "看更正后的期限", typed));
        Assert.Contains(moved, looked.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(address, (await visitor.SendAsync(looked, $"{address}/entries/1", "确认更正", typed)).Headers.Location?.OriginalString);
    }

    private static async Task<(string, string)[]> TermsAsync(ADesk desk)
    {
        await using var connection = await desk.Store.Database.OpenAsync(Ct);
        return [.. await connection.QueryAsync<(string, string)>("select t.kind, p.sign_in from term_view t join person p on p.id = t.officer")];
    }

    private static async Task<string[]> RowsAsync(ADesk desk)
    {
        await using var connection = await desk.Store.Database.OpenAsync(Ct);
        return [.. (await connection.QueryAsync("select * from inquiry_view order by id"))
            .Concat(await connection.QueryAsync("select * from term_view order by subject")).Select(row => string.Join('|', (IDictionary<string, object>)row))];
    }
}
