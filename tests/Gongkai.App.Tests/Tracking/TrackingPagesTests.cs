using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Tracking;

public sealed class TrackingPagesTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private readonly FakeTimeProvider clock = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_holder_of_a_code_sees_his_case_and_nobody_else_does()
    {
        await using var site = await RunningSite.StartAsync(clock: clock);
        var (code, request) = await ApplyAsync(site, await site.FoundAsync("云川市商务局"));
        using var visitor = site.Visit();

        var found = await visitor.SendAsync("/track", "查询", ("Code", code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Assert.Equal($"/track/{code}", found.Headers.Location!.OriginalString);
        var text = (await visitor.ReadAsync($"/track/{code}")).QuerySelector("main")!.TextContent;
        Assert.Contains("2026年3月30日", text, StringComparison.Ordinal);
        Assert.Contains(request.Registration!.Number, text, StringComparison.Ordinal);
        Assert.Contains("2025年社会消费品零售总额", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/track/{TrackingCode.New()}")).StatusCode);
        await SafePagesTests.ExamineAsync(visitor, $"/track/{code}");
        await SafePagesTests.ExamineAsync(visitor, $"/track/{code}/clock");
        Assert.Contains("3月30日", (await visitor.ReadAsync($"/track/{code}/clock")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_applicant_corrects_on_line_and_the_term_begins_anew()
    {
        await using var site = await RunningSite.StartAsync(clock: clock);
        var (code, request) = await ApplyAsync(site, await site.FoundAsync("云川市商务局"));
        await OfficeAsync(site, request, async writing => new CorrectionRequested(Monday, [await writing.SealAsync("point", "请写明统计口径")], 15));
        using var visitor = site.Visit();
        clock.Advance(TimeSpan.FromDays(4));

        var page = await visitor.ReadAsync($"/track/{code}/correct");
        Assert.Contains("请写明统计口径", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await SafePagesTests.ExamineAsync(visitor, $"/track/{code}/correct");
        var sent = await visitor.SendAsync($"/track/{code}/correct", "提交补正", ("Description", "2025年限额以上社会消费品零售总额"));
        Assert.Equal($"/track/{code}", sent.Headers.Location!.OriginalString);

        var text = (await visitor.ReadAsync($"/track/{code}")).QuerySelector("main")!.TextContent;
        Assert.Contains("2026年4月3日", text, StringComparison.Ordinal);
        Assert.Contains("限额以上", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync($"/track/{code}/correct", "提交补正", ("Description", "再补一次"))).StatusCode);
    }

    [Fact]
    public async Task A_rating_is_given_once_and_shown_from_then_on()
    {
        await using var site = await RunningSite.StartAsync(clock: clock);
        var (code, request) = await ApplyAsync(site, await site.FoundAsync("云川市商务局"));
        await OfficeAsync(site, request, _ => Task.FromResult<CaseEvent>(new OutcomeImported(Monday, DispositionType.Provided, ServiceRoute.Direct)));
        using var visitor = site.Visit();

        await visitor.SendAsync($"/track/{code}/rate", "提交评价", ("Stars", "4"), ("Remark", "办得快"));
        var page = await visitor.ReadAsync($"/track/{code}");

        Assert.Contains("满意（4 分）。办得快", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("评价这次办理", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/track/{code}", (await visitor.OpenAsync($"/track/{code}/rate")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_withdrawal_is_asked_twice()
    {
        await using var site = await RunningSite.StartAsync(clock: clock);
        var (code, _) = await ApplyAsync(site, await site.FoundAsync("云川市商务局"));
        using var visitor = site.Visit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync($"/track/{code}/withdraw", "撤回申请")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync($"/track/{code}/withdraw", "撤回申请", ("IsSure", "true"))).StatusCode);
        Assert.Contains("您已撤回申请", (await visitor.ReadAsync($"/track/{code}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complaint_reaches_the_authority_above_and_its_answer_comes_back()
    {
        await using var site = await RunningSite.StartAsync(clock: clock);
        var government = await site.FoundAsync("云川市人民政府");
        var (code, _) = await ApplyAsync(site, await site.FoundAsync("云川市商务局", below: government));
        await site.EmployAsync("jiandu", Role.Supervisor, government);
        await site.EmployAsync("other", Role.Supervisor, await site.FoundAsync("青岭市人民政府"));
        using var citizen = site.Visit();
        await citizen.SendAsync($"/track/{code}/complain", "提交投诉", ("Words", "电话无人接听"));
        await SafePagesTests.ExamineAsync(citizen, $"/track/{code}/complain");

        using var other = await site.SignInAsync("other");
        Assert.DoesNotContain("待处理", (await other.ReadAsync("/desk/complaints")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var supervisor = await site.SignInAsync("jiandu");
        var link = (await supervisor.ReadAsync("/desk/complaints")).QuerySelector("main td a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(link)).StatusCode);
        await SafePagesTests.ExamineAsync(supervisor, link);
        await supervisor.SendAsync($"{link}/answer", "答复投诉人", ("Command.Finding", "Founded"), ("Command.Answer", "已要求增设电话"));

        Assert.Contains("已要求增设电话", (await citizen.ReadAsync($"/track/{code}/complain")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // What was found right leads to an order; what was complained of in words stays where it is.
        var form = (await supervisor.ReadAsync(link)).QuerySelector("a[href*='/desk/orders/new']")!.GetAttribute("href")!;
        var order = await supervisor.ReadAsync(form);
        Assert.Contains("第五十一条", order.QuerySelector("input[name='Command.Basis']")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.DoesNotContain("电话", order.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var issued = (await supervisor.SendAsync(order, form, "发出", ("Command.Kind", "Supervision"))).Headers.Location!.OriginalString;
        Assert.Equal(link, (await supervisor.ReadAsync(issued)).QuerySelectorAll("dl a")[^1].GetAttribute("href"));
        Assert.Contains((await supervisor.ReadAsync(link)).QuerySelectorAll("ul.lines a"), shown => shown.GetAttribute("href") == issued);
    }

    [Theory, BothEngines]
    public async Task A_complaint_has_a_term_and_is_accepted_passed_on_corrected_or_taken_back(Engine engine)
    {
        var database = engine == Engine.Postgres ? PostgresServer.Create() : null;
        await using (var site = await RunningSite.StartAsync(options => options with { Storage = options.Storage with { Connection = database } }, clock))
        {
            var government = await site.FoundAsync("云川市人民政府");
            var (code, _) = await ApplyAsync(site, await site.FoundAsync("云川市商务局", below: government));
            await site.EmployAsync("jiandu", Role.Supervisor, government);
            using var citizen = site.Visit();
            await citizen.SendAsync($"/track/{code}/complain", "提交投诉", ("Words", "电话无人接听"));
            clock.Advance(TimeSpan.FromDays(1));
            await citizen.SendAsync($"/track/{code}/complain", "提交投诉", ("Words", "窗口不收申请"));
            Assert.Equal(["2026-03-30", "2026-03-31"], await TermsAsync(site));
            Assert.Contains("2026年3月30日 前答复您", Told(await citizen.ReadAsync($"/track/{code}/complain")), StringComparison.Ordinal);

            using var supervisor = await site.SignInAsync("jiandu");
            string[] links = [.. (await supervisor.ReadAsync("/desk/complaints")).QuerySelectorAll("main td a").Select(link => link.GetAttribute("href")!)];
            Assert.Equal(links[0], (await supervisor.SendAsync($"{links[0]}/accept", "受理")).Headers.Location!.OriginalString);
            await supervisor.SendAsync($"{links[1]}/pass-on", "转送", ("Command.Organ", "云川市信仿局"), ("Command.Reason", "属于窗口服务"));
            var told = Told(await citizen.ReadAsync($"/track/{code}/complain"));
            Assert.Contains("正在核查", told, StringComparison.Ordinal);
            Assert.Contains("由云川市信仿局处理", told, StringComparison.Ordinal);
            Assert.Contains("属于窗口服务", told, StringComparison.Ordinal);
            Assert.Equal(["2026-03-30"], await TermsAsync(site));

            (string, string)[] right = [("Values[Organ]", "云川市信访局"), ("Command.Reason", "机关名称写错")];
            var looked = await Visitor.ReadAsync(await supervisor.SendAsync($"{links[1]}/entries/2", "看更正后的期限", right));
            Assert.Equal(links[1], (await supervisor.SendAsync(looked, $"{links[1]}/entries/2", "确认更正", right)).Headers.Location!.OriginalString);
            Assert.Null((await supervisor.ReadAsync(links[1])).QuerySelector($"a[href='{links[1]}/entries/1']"));

            await citizen.SendAsync($"/track/{code}/complain", "撤回投诉");
            Assert.Contains("由云川市信访局处理", Told(await citizen.ReadAsync($"/track/{code}/complain")), StringComparison.Ordinal);
            Assert.Contains("已撤回", (await supervisor.ReadAsync(links[0])).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Empty(await TermsAsync(site));
            await SafePagesTests.ExamineAsync(supervisor, links[0]);
            Assert.Contains("CW98", Told(await supervisor.ReadAsync($"{links[0]}/answer")), StringComparison.Ordinal);
        }
        if (database is not null) PostgresServer.Drop(database);

        static string Told(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

        static async Task<IEnumerable<string>> TermsAsync(RunningSite site)
        {
            await using var connection = await site.Services.GetRequiredService<Store>().Database.OpenAsync(Ct);
            return await connection.QueryAsync<string>("select due_on from term_view where kind = 'complaint' order by due_on");
        }
    }

    [Fact]
    public async Task No_file_is_given_before_the_reply_is_served()
    {
        await using var site = await RunningSite.StartAsync(clock: clock);
        var (code, _) = await ApplyAsync(site, await site.FoundAsync("云川市商务局"));
        using var visitor = site.Visit();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/track/{code}/files/{new string('a', 64)}")).StatusCode);
    }

    private static async Task<(string Code, DisclosureRequest Request)> ApplyAsync(RunningSite site, Agency agency)
    {
        var code = TrackingCode.New();
        var answer = await site.Services.GetRequiredService<RequestJournal>()
            .BeginAsync(agency.Id, new(Guid.CreateVersion7()), Actor.Applicant, AStore.Change(), async (writing, _) =>
        [
            new ApplicationArrived(Monday, Channel.Online, ApplicantCategory.NaturalPerson, await writing.SealAsync("applicant", "李云"),
                await writing.SealAsync("description", "2025年社会消费品零售总额")) { TrackingHash = TrackingCode.Hash(code) },
            await writing.RegisterAsync(Monday),
        ], Ct);
        Assert.True(answer.IsTaken);
        return (code, answer.Matter);
    }

    private static async Task OfficeAsync(RunningSite site, DisclosureRequest request, Func<CaseWriting, Task<CaseEvent>> step)
    {
        var officer = new Actor(new PersonId(Guid.CreateVersion7()), [.. Enum.GetValues<Role>()]);
        var answer = await site.Services.GetRequiredService<RequestJournal>()
            .TakeAsync(request.Id, null, officer, AStore.Change(), async (writing, _) => [await step(writing)], Ct);
        Assert.True(answer.IsTaken);
    }
}
