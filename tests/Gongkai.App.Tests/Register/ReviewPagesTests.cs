using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Register;

public sealed class ReviewPagesTests
{
    [Theory, BothEngines]
    public async Task A_reconsideration_goes_from_filing_to_its_result_and_counts_in_table_four(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        var id = await register.ReceiveAsync("2026-09-01");
        await register.AnswerAsync(id, "2026-09-15");
        using var officer = await register.Site.SignInAsync("zhouke");
        var path = $"/desk/cases/{id}/reviews";
        Assert.Equal(path, (await officer.OpenAsync("/desk/reviews?RequestNumber=2026-0001")).Headers.Location!.OriginalString);
        Assert.Equal("#RequestNumber", (await officer.ReadAsync("/desk/reviews?RequestNumber=2026-9999")).QuerySelector(".faults a")!.GetAttribute("href"));
        Assert.Contains("2026-11-16", (await officer.ReadAsync(path)).QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);

        var faulty = await officer.SendAsync(path, "登记", ("Command.Kind", "SuitAfterReconsideration"), ("Command.On", "2026-10-12"),
            ("Command.Organ", "云川市青岭区人民法院"), ("Command.Claim", "撤销答复"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        var page = await Visitor.ReadAsync(faulty);
        Assert.Equal(["#Command_Court", "#Command_Reconsideration"], page.QuerySelectorAll(".faults li a").Select(link => link.GetAttribute("href")).Order());
        Assert.Equal("撤销答复", page.QuerySelector("#Command_Claim")!.TextContent);

        var filed = await officer.SendAsync(path, "登记", ("Command.Kind", "Reconsideration"), ("Command.On", "2026-10-12"), ("Command.Organ", "云川市人民政府"),
            ("Command.Claim", "撤销答复"));
        var review = filed.Headers.Location!.OriginalString;
        Assert.Contains("撤销答复", (await officer.ReadAsync(review)).QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await officer.SendAsync($"{review}/accepted", "登记受理", ("Command.On", "2026-10-16"), ("Command.Number", "云政复〔2026〕12号"))).StatusCode);
        await StepAsync(officer, review, "accepted", "登记受理", ("Command.On", "2026-10-16"), ("Command.Number", "云政复〔2026〕12号"),
            ("Command.CopyReceivedOn", "2026-10-20"));
        Assert.Contains("2026-11-03", (await officer.ReadAsync(review)).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        var stale = await officer.ReadAsync($"{review}/withdrawn");
        await StepAsync(officer, review, "answered", "登记答复", ("Command.On", "2026-11-02"));
        var conflict = await officer.SendAsync(stale, $"{review}/withdrawn", "登记撤回", ("Command.On", "2026-11-05"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var told = await Visitor.ReadAsync(conflict);
        Assert.Contains("提交书面答复和证据", told.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-11-05", told.QuerySelector("#Command_On")!.GetAttribute("value"));
        Assert.Equal("1",
            (await officer.ReadAsync("/desk/year/2026")).QuerySelector("a[href='/desk/year/2026/disputes.reconsideration.pending']")!.TextContent);

        await StepAsync(officer, review, "decided", "登记结果", ("Command.On", "2026-12-10"), ("Command.Result", "Revoked"),
            ("Command.DocumentNumber", "云政复决〔2026〕9号"), ("Command.ReceivedOn", "2026-12-14"), ("Command.RehandleBy", "2027-01-12"));
        Assert.Contains("已经按照本决定转入重新办理，2027年1月12日 前答复", (await officer.ReadAsync(review)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("云政复决〔2026〕9号", (await officer.ReadAsync($"/desk/cases/{id}")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var request = (await register.Get<RequestJournal>().FindAsync(id, TestContext.Current.CancellationToken))!.Value.Request;
        Assert.Equal((CaseStage.UnderReview, ARegister.Day("2026-12-14"), ARegister.Day("2027-01-12"), review),
            (request.Stage, request.Decision.Order!.On, request.Decision.Order.Due, $"/desk/reviews/{request.Decision.Order.Review}"));
        var year = await officer.ReadAsync("/desk/year/2026");
        Assert.Equal("1", year.QuerySelector("a[href='/desk/year/2026/disputes.reconsideration.corrected']")!.TextContent);
        Assert.Null(year.QuerySelector("a[href='/desk/year/2026/disputes.reconsideration.pending']"));
        Assert.Equal(review, (await officer.ReadAsync("/desk/year/2026/disputes.reconsideration.corrected")).QuerySelector("tbody th a")!.GetAttribute("href"));
        Assert.Contains("撤销", (await officer.ReadAsync("/desk/reviews")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_wrong_entry_of_a_review_is_corrected_on_its_page_and_the_term_moves(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        var id = await register.ReceiveAsync("2026-09-01");
        await register.AnswerAsync(id, "2026-09-15");
        using var officer = await register.Site.SignInAsync("zhouke");
        var review = await FileAsync(officer, id);
        await StepAsync(officer, review, "accepted", "登记受理", ("Command.On", "2026-10-16"), ("Command.Number", "云政复〔2026〕12号"),
            ("Command.CopyReceivedOn", "2026-10-20"));
        var entry = (await officer.ReadAsync(review)).QuerySelectorAll($"a[href='{review}/entries/2']").Single().GetAttribute("href")!;
        (string, string)[] typed = [("Values[CopyReceivedOn]", "2026-10-21"), ("Command.Reason", "收文登记看错一行")];

        var looked = await Visitor.ReadAsync(await officer.SendAsync(entry, "看更正后的期限", typed));
        Assert.Contains("2026-11-04", looked.QuerySelector(".panel")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(review, (await officer.SendAsync(looked, entry, "确认更正", typed)).Headers.Location!.OriginalString);

        var page = await officer.ReadAsync(review);
        Assert.Contains("2026-11-04", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("录入有误，见第 3 条更正", page.QuerySelectorAll("table")[^1].TextContent, StringComparison.Ordinal);
        Assert.Contains("收文登记看错一行", page.QuerySelectorAll("table")[^1].TextContent, StringComparison.Ordinal);
        await using var connection = await register.Get<Gongkai.Storage.Store>().Database.OpenAsync(Ct);
        Assert.Equal("2026-11-04", await Dapper.SqlMapper.ExecuteScalarAsync<string>(connection, "select due_on from term_view where kind = 'answer'"));
    }

    [Theory, BothEngines]
    public async Task The_term_to_answer_a_reconsideration_stands_on_the_board_and_is_told_before_it_is_over(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        var id = await register.ReceiveAsync("2026-09-01");
        await register.AnswerAsync(id, "2026-09-15");
        using var officer = await register.Site.SignInAsync("zhouke");
        var filed = await officer.SendAsync($"/desk/cases/{id}/reviews", "登记", ("Command.Kind", "Reconsideration"), ("Command.On", "2026-10-12"),
            ("Command.Organ", "云川市人民政府"));
        var review = filed.Headers.Location!.OriginalString;
        await StepAsync(officer, review, "accepted", "登记受理", ("Command.On", "2026-10-16"), ("Command.Number", "云政复〔2026〕12号"),
            ("Command.CopyReceivedOn", "2026-12-22"));

        await using (var connection = await register.Get<Store>().Database.OpenAsync(TestContext.Current.CancellationToken))
            Assert.Equal((0L, "行政复议 云政复〔2026〕12号"),
                await connection.QuerySingleAsync<(long, string)>("select waits, title from term_view where kind = 'answer'"));
        Assert.Contains("行政复议、行政诉讼", (await officer.ReadAsync("/desk/board")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        await register.Get<DueReminders>().RunAsync(TestContext.Current.CancellationToken);
        await using (var connection = await register.Get<Store>().Database.OpenAsync(TestContext.Current.CancellationToken))
            Assert.Equal("行政复议 云政复〔2026〕12号 两个工作日内到期", await connection.QuerySingleAsync<string>("select subject from outbox where way = 'Desk'"));
        await StepAsync(officer, review, "answered", "登记答复", ("Command.On", "2026-12-23"));
        await using var after = await register.Get<Store>().Database.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0L, await after.ExecuteScalarAsync<long>("select count(*) from term_view where kind = 'answer'"));
    }

    [Theory, BothEngines]
    public async Task What_is_counted_in_workdays_is_counted_from_receipt_and_a_refused_order_leaves_nothing_behind(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        var id = await register.ReceiveAsync("2026-09-01");
        await register.AnswerAsync(id, "2026-09-15");
        await register.Site.EmployAsync("shenhe", Role.LegalReviewer);
        using var officer = await register.Site.SignInAsync("shenhe");
        var review = await FileAsync(officer, id);
        await StepAsync(officer, review, "accepted", "登记受理", ("Command.On", "2026-10-16"), ("Command.Number", "云政复〔2026〕12号"),
            ("Command.CopyReceivedOn", "2026-10-20"));

        (string, string)[] decided =
        [
            ("Command.On", "2026-12-10"), ("Command.Result", "Revoked"), ("Command.DocumentNumber", "云政复决〔2026〕9号"), ("Command.RehandleWorkdays", "20"),
        ];
        var faulty = await Visitor.ReadAsync(await officer.SendAsync($"{review}/decided", "登记结果", [.. decided, ("Command.RehandleBy", "2027-01-12")]));
        Assert.NotNull(faulty.QuerySelector(".faults a[href='/rules/CW77']"));
        Assert.Equal(CaseStage.Served, await StageAsync());
        // The judgement of the legal reviewer is not asked for: the order follows from the decision.
        await StepAsync(officer, review, "decided", "登记结果", [.. decided, ("Command.ReceivedOn", "2026-12-14")]);
        Assert.Equal(CaseStage.UnderReview, await StageAsync());
        var order = (await register.Get<RequestJournal>().FindAsync(id, Ct))!.Value.Request.Decision.Order!;
        Assert.Equal(WorkCalendar.StateCouncil.AddWorkdays(ARegister.Day("2026-12-14"), 20), order.Due);

        async Task<CaseStage> StageAsync() => (await register.Get<RequestJournal>().FindAsync(id, Ct))!.Value.Request.Stage;
    }

    [Theory, BothEngines]
    public async Task An_order_for_a_case_that_is_still_open_is_told_to_those_who_handle_it(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        var id = await register.ReceiveAsync("2026-09-01");
        await register.Site.EmployAsync("juzhang", Role.LeaderInCharge);
        using var officer = await register.Site.SignInAsync("zhouke");
        using var head = await register.Site.SignInAsync("juzhang");
        var review = await FileAsync(officer, id);
        await StepAsync(officer, review, "accepted", "登记受理", ("Command.On", "2026-10-16"), ("Command.Number", "云政复〔2026〕12号"),
            ("Command.CopyReceivedOn", "2026-10-20"));
        Assert.Empty((await head.ReadAsync("/desk/notices")).QuerySelectorAll(".tasks > li"));

        await StepAsync(officer, review, "decided", "登记结果", ("Command.On", "2026-12-10"), ("Command.Result", "OrderedToPerform"),
            ("Command.DocumentNumber", "云政复决〔2026〕9号"), ("Command.ReceivedOn", "2026-12-14"), ("Command.RehandleBy", "2027-01-12"));

        Assert.True((await register.Get<RequestJournal>().FindAsync(id, Ct))!.Value.Request.Stage.IsOpen());
        var told = Assert.Single((await head.ReadAsync("/desk/notices")).QuerySelectorAll(".tasks > li")).TextContent;
        Assert.Contains("云政复决〔2026〕9号责令本机关在 2027年1月12日 前答复。本件还没有办结", told, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_papers_of_a_review_are_known_by_content_sealed_and_stand_in_the_evidence(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        var id = await register.ReceiveAsync("2026-09-01");
        await register.AnswerAsync(id, "2026-09-15");
        using var officer = await register.Site.SignInAsync("zhouke");
        using var scratch = new Scratch();
        await File.WriteAllBytesAsync(scratch.At("申请书副本-李云岚.pdf"), "%PDF-1.7 请求撤销"u8.ToArray(), Ct);
        await File.WriteAllTextAsync(scratch.At("假的.pdf"), "MZ", Ct);

        var refused =
            await Visitor.ReadAsync(
                await officer.SendAsync($"/desk/cases/{id}/reviews", "登记", ("Command.Kind", "Reconsideration"), ("Command.On", "2026-10-12"),
                    ("Command.Organ", "云川市人民政府"), ("Papers.Sent", scratch.At("假的.pdf"))));
        Assert.NotNull(refused.QuerySelector(".faults a[href='#Papers_Sent']"));
        var review = await FileAsync(officer, id, ("Papers.Sent", scratch.At("申请书副本-李云岚.pdf")));

        var link = (await officer.ReadAsync(review)).QuerySelectorAll("tbody a").Single(a => a.TextContent == "申请书副本-李云岚.pdf").GetAttribute("href")!;
        var file = await officer.OpenAsync(link);
        Assert.Equal(("application/pdf", "%PDF-1.7 请求撤销"), (file.Content.Headers.ContentType!.MediaType, await file.Content.ReadAsStringAsync(Ct)));
        var entries = await register.Get<Gongkai.Storage.Store>().Journal.ReadAsync($"review/{review["/desk/reviews/".Length..]}", Ct);
        Assert.DoesNotContain("李云岚", entries[0].Body, StringComparison.Ordinal);
        var bundle = await officer.SendAsync($"/desk/cases/{id}/evidence", "生成证据材料（ZIP）", ("Command.Proceeding", "云政复〔2026〕12号"), ("Command.Organ", "云川市人民政府"),
            ("Command.Words", "复议答复"));
        Assert.Equal("application/zip", bundle.Content.Headers.ContentType!.MediaType);
        using var zip = new System.IO.Compression.ZipArchive(await bundle.Content.ReadAsStreamAsync(Ct));
        Assert.Contains(zip.Entries, entry => entry.FullName.Contains("复议申请书", StringComparison.Ordinal));
        Assert.Contains(CasePaper.In(entries), paper => paper.File.Kind == FileKind.ReviewClaim && paper.Event.StartsWith("review/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reviews_are_for_those_who_keep_them()
    {
        await using var register = await ARegister.OnAsync(Engine.Sqlite);
        var id = await register.ReceiveAsync("2026-09-01");
        await register.Site.EmployAsync("liming", Role.SectionOfficer);
        var other = await register.Site.FoundAsync("青岭区商务局");
        await register.Site.EmployAsync("elsewhere", Role.LegalReviewer, other);
        using var officer = await register.Site.SignInAsync("liming");
        using var elsewhere = await register.Site.SignInAsync("elsewhere");

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.OpenAsync($"/desk/cases/{id}/reviews")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.OpenAsync($"/desk/cases/{id}/reviews")).StatusCode);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<string> FileAsync(Visitor officer, DisclosureRequestId id, params (string, string)[] more)
    {
        var filed = await officer.SendAsync($"/desk/cases/{id}/reviews", "登记",
            [("Command.Kind", "Reconsideration"), ("Command.On", "2026-10-12"), ("Command.Organ", "云川市人民政府"), .. more]);
        return filed.Headers.Location!.OriginalString;
    }

    private static async Task StepAsync(Visitor officer, string review, string step, string button, params (string Name, string Value)[] typed)
    {
        var answer = await officer.SendAsync($"{review}/{step}", button, typed);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect,
            answer.StatusCode == HttpStatusCode.UnprocessableEntity
                ? (await Visitor.ReadAsync(answer)).QuerySelector(".faults")!.TextContent : $"{answer.StatusCode}");
    }
}
