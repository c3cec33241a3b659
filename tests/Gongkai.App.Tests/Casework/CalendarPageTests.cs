using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Register;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Casework;

public sealed class CalendarPageTests
{
    private const string Notice = "https://www.gov.cn/zhengce/2026-11/01/content_2027.htm";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_notice_shows_which_cases_it_moves_and_then_moves_them(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine, new(2026, 12, 15));
        var (admin, _) = await desk.EmployAsync("wang", Role.Administrator);
        var late = await desk.ApplyAsync(new(2026, 12, 15));
        var early = await desk.ApplyAsync(new(2026, 11, 25));
        Assert.Equal(("2027-01-13", "2026-12-23"), (await desk.ViewAsync(late.Id, "due_on"), await desk.ViewAsync(early.Id, "due_on")));

        var looked = await Visitor.ReadAsync(await admin.SendAsync("/admin/calendar", "看会影响哪些期限",
            ("Command.Year", "2027"), ("Command.Source", Notice), ("Command.DaysOff", "2027年1月1日至2027年1月4日 元旦"), ("Command.MakeupDays", "2027-01-09 元旦")));
        var row = looked.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Single().TextContent;
        Assert.Contains(late.Registration!.Number, row, StringComparison.Ordinal);
        Assert.Contains("2027-01-13（暂定）", row, StringComparison.Ordinal);
        Assert.EndsWith("2027-01-13", row.Trim(), StringComparison.Ordinal);
        Assert.Equal("2027-01-13", await desk.ViewAsync(late.Id, "due_on"));

        var applied = await admin.SendAsync(looked, "/admin/calendar?handler=Apply", "启用");
        Assert.Contains("已经启用", ADesk.Text(await Visitor.ReadAsync(await admin.FollowAsync(applied))), StringComparison.Ordinal);
        var (clerk, _) = await desk.EmployAsync("zhang", Role.RegistrationClerk);
        Assert.DoesNotContain("暂定：期限跨入", ADesk.Text(await clerk.ReadAsync($"/desk/cases/{late.Id}")), StringComparison.Ordinal);
        Assert.Single(await desk.Store.Journal.ReadAsync("calendar", Ct));
    }

    [Theory, BothEngines]
    public async Task A_later_notice_from_a_file_moves_dates_and_survives_a_rebuild(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine, new(2026, 3, 2));
        var (admin, _) = await desk.EmployAsync("wang", Role.Administrator);
        var request = await desk.ApplyAsync();
        using var scratch = new Scratch();
        await File.WriteAllTextAsync(scratch.At("2026.json"),
            $$"""{"year":2026,"notices":[{"source":"{{Notice}}","days":[{"date":"2026-03-16","kind":"holiday","name":"临时放假"}]}]}""", Ct);

        var looked = await Visitor.ReadAsync(await admin.SendAsync("/admin/calendar", "看会影响哪些期限", ("Command.Document", scratch.At("2026.json"))));
        await admin.SendAsync(looked, "/admin/calendar?handler=Apply", "启用");
        Assert.Equal("2026-03-31", await desk.ViewAsync(request.Id, "due_on"));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SendAsync(looked, "/admin/calendar?handler=Apply", "启用")).StatusCode);

        await Rebuilding.RunAsync(desk.Store, Views.All, desk.Clock, Ct);
        Assert.False((await desk.Site.Services.GetRequiredService<WorkCalendars>().CurrentAsync(Ct)).IsWorkday(new(2026, 3, 16)));
    }

    [Theory, BothEngines]
    public async Task A_notice_moves_the_terms_of_reviews_and_inquiries_as_it_moves_those_of_cases(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        await register.Site.EmployAsync("wang", Role.Administrator);
        using var admin = await register.Site.SignInAsync("wang");
        using var officer = await register.Site.SignInAsync("zhouke");
        var id = await register.ReceiveAsync("2026-09-01");
        await register.AnswerAsync(id, "2026-09-15");
        var review = (await officer.SendAsync($"/desk/cases/{id}/reviews", "登记", ("Command.Kind", "Reconsideration"), ("Command.On", "2026-12-15"),
            ("Command.Organ", "云川市人民政府"))).Headers.Location!.OriginalString;
        await officer.SendAsync($"{review}/accepted", "登记受理", ("Command.On", "2026-12-18"), ("Command.Number", "云政复〔2026〕12号"),
            ("Command.CopyReceivedOn", "2026-12-22"));
        await officer.SendAsync("/desk/inquiries", "登记", ("Command.On", "2026-12-31"), ("Command.Question", "什么时候开门"));
        Assert.Equal([("answer", "2027-01-06"), ("inquiry", "2027-01-06")], await TermsAsync());

        var looked = await Visitor.ReadAsync(await admin.SendAsync("/admin/calendar", "看会影响哪些期限",
            ("Command.Year", "2027"), ("Command.Source", Notice), ("Command.DaysOff", "2027年1月1日至2027年1月4日 元旦"), ("Command.MakeupDays", "2027-01-09 元旦")));
        var rows = looked.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr")
            .Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim())));
        Assert.Equal(
            ["首问 2026-首0001|答复期限|2027-01-06（暂定）|2027-01-07", "行政复议 云政复〔2026〕12号|提交书面答复和证据的期限|2027-01-06（暂定）|2027-01-07"],
            rows.Order(StringComparer.Ordinal).Reverse());

        await admin.SendAsync(looked, "/admin/calendar?handler=Apply", "启用");
        Assert.Equal([("answer", "2027-01-07"), ("inquiry", "2027-01-07")], await TermsAsync());
        Assert.Contains("2027-01-07", (await officer.ReadAsync("/desk/reviews")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        async Task<IEnumerable<(string, string)>> TermsAsync()
        {
            await using var connection = await register.Get<Store>().Database.OpenAsync(Ct);
            return await connection.QueryAsync<(string, string)>("select kind, due_on from term_view order by kind");
        }
    }

    [Fact]
    public async Task What_is_no_notice_is_told_line_by_line()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        var (admin, _) = await desk.EmployAsync("wang", Role.Administrator);

        var faulty = await Visitor.ReadAsync(await admin.SendAsync("/admin/calendar", "看会影响哪些期限",
            ("Command.Year", "2027"), ("Command.Source", Notice), ("Command.DaysOff", "元旦放三天"), ("Command.MakeupDays", "2027-02-31 春节")));
        Assert.NotNull(faulty.QuerySelector(".faults a[href='#Command_DaysOff']"));
        Assert.NotNull(faulty.QuerySelector(".faults a[href='#Command_MakeupDays']"));
        var weekday = await Visitor.ReadAsync(await admin.SendAsync("/admin/calendar", "看会影响哪些期限",
            ("Command.Year", "2027"), ("Command.Source", Notice), ("Command.DaysOff", "2027-01-01 元旦"), ("Command.MakeupDays", "2027-01-06 元旦")));
        Assert.Contains("不是周末", ADesk.Text(weekday), StringComparison.Ordinal);
        await SafePagesTests.ExamineAsync(admin, "/admin/calendar");
    }
}
