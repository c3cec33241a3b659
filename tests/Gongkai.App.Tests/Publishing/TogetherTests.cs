using System.Net;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using static Gongkai.Tests.Publishing.ABureauThatPublishes;

namespace Gongkai.Tests.Publishing;

/// <summary>同步组织、同步审签、同步部署: a document and the interpretation that goes out with it.</summary>
public sealed class TogetherTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Both_become_public_in_one_writing_or_neither_does(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var (document, reading) = await PairAsync(bureau);
        // 同步审签: the leader has both before him.
        await StepAsync(bureau.Author, document, "submit", "提交审核");
        await bureau.PassAsync(document, toLeader: true);
        var alone = await bureau.Leader.SendAsync($"{document}/pass", "分管领导审签");
        Assert.Contains("解读还没有提交审核", (await Visitor.ReadAsync(alone)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        await StepAsync(bureau.Author, reading, "submit", "提交审核");
        await StepAsync(bureau.Leader, document, "pass", "分管领导审签");
        var early = await bureau.Office.SendAsync($"{document}/publish", "公开");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("一并公开的解读“《农贸市场管理办法》解读”现在是“待科室负责人审核”，应当是“待发布”",
            (await Visitor.ReadAsync(early)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await bureau.RowsAsync("public_item"));

        await bureau.PassAsync(reading);
        Assert.Contains("一并公开", (await bureau.Office.ReadAsync(document)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await StepAsync(bureau.Office, document, "publish", "公开");

        Assert.Equal(ItemStage.Published, (await bureau.FindAsync(reading)).Stage);
        Assert.Equal([IdOf(reading)], (await bureau.FindAsync(document)).Interpretations);
        Assert.Equal(2, (await bureau.RowsAsync("public_item")).Length);
    }

    [Theory, BothEngines]
    public async Task Both_are_planned_and_taken_off_the_plan_together_and_appear_together(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var (document, reading) = await PairAsync(bureau);
        await bureau.ReviewAsync(reading);
        await bureau.ReviewAsync(document);
        await StepAsync(bureau.Office, document, "schedule", "定时发布", ("Command.At", "2026-03-02T10:00"));
        Assert.Equal(ItemStage.Scheduled, (await bureau.FindAsync(reading)).Stage);
        await StepAsync(bureau.Office, document, "unschedule", "取消定时");
        Assert.Equal(ItemStage.Approved, (await bureau.FindAsync(reading)).Stage);
        await StepAsync(bureau.Office, document, "schedule", "定时发布", ("Command.At", "2026-03-02T10:00"));
        // One of the two taken off its plan keeps both back, and that is told.
        await StepAsync(bureau.Office, reading, "unschedule", "取消定时");
        await bureau.GoOnAsync(TimeSpan.FromMinutes(61));
        var round = bureau.Desk.Site.Services.GetRequiredService<PlannedItems>();
        await round.RunAsync(Ct);
        Assert.Empty(await bureau.RowsAsync("public_item"));
        Assert.Contains("没有公开", (await bureau.Office.ReadAsync("/desk/notices")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await StepAsync(bureau.Office, document, "unschedule", "取消定时");
        await StepAsync(bureau.Office, document, "schedule", "定时发布", ("Command.At", "2026-03-02T11:00"));
        await bureau.GoOnAsync(TimeSpan.FromMinutes(60));
        await round.RunAsync(Ct);
        Assert.Equal([ItemStage.Published, ItemStage.Published], [(await bureau.FindAsync(document)).Stage, (await bureau.FindAsync(reading)).Stage]);
        Assert.Equal([IdOf(reading)], (await bureau.FindAsync(document)).Interpretations);
    }

    [Theory, BothEngines]
    public async Task A_title_that_is_hidden_is_read_nowhere_any_more(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var (document, reading) = await PairAsync(bureau);
        await bureau.ReviewAsync(reading);
        await bureau.ReviewAsync(document);
        await StepAsync(bureau.Office, document, "publish", "公开");
        using var visitor = bureau.Desk.Site.Visit();
        var agency = bureau.Desk.Agency.Id;
        string[] pages =
        [
            $"/portal/{agency}", $"/portal/{agency}/columns/interpretations", $"/portal/{agency}/feed.xml", "/portal/library", "/api/v1/items.csv",
            $"/items/{IdOf(document)}", $"/items/{IdOf(reading)}", $"/api/v1/items/{IdOf(document)}", $"/api/v1/items/{IdOf(reading)}",
            $"/search?q={Uri.EscapeDataString("农贸市场管理")}", $"/search?q={Uri.EscapeDataString("农贸巿场管理办去")}",
        ];
        var before = 0;
        foreach (var page in pages) before += (await TextAsync(page)).Contains("农贸市场管理办法", StringComparison.Ordinal) ? 1 : 0;
        Assert.InRange(before, 5, pages.Length);

        await StepAsync(bureau.Office, document, "withdraw", "撤回", ("Command.Reason", "内容涉及秘密"), ("Command.HidesTitle", "true"));

        Assert.Equal([ItemStage.Withdrawn, ItemStage.Withdrawn], [(await bureau.FindAsync(document)).Stage, (await bureau.FindAsync(reading)).Stage]);
        foreach (var page in pages)
            Assert.DoesNotContain("农贸市场管理办法", (await TextAsync(page)).Replace("农贸巿场管理办去", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(await bureau.RowsAsync("public_item"), row => row.Contains("农贸市场管理办法", StringComparison.Ordinal));
        Assert.DoesNotContain(await bureau.RowsAsync("search_entry"), row => row.Contains("农贸市场管理办法", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Gone, (await visitor.OpenAsync($"/items/{IdOf(reading)}")).StatusCode);

        async Task<string> TextAsync(string page) => await (await visitor.OpenAsync(page)).Content.ReadAsStringAsync(Ct);
    }

    [Theory, BothEngines]
    public async Task An_interpretation_stays_where_the_title_may_still_be_read(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var (document, reading) = await PairAsync(bureau);
        await bureau.ReviewAsync(reading);
        await bureau.ReviewAsync(document);
        await StepAsync(bureau.Office, document, "publish", "公开");
        await StepAsync(bureau.Office, document, "withdraw", "撤回", ("Command.Reason", "重新发布"));
        Assert.Equal(ItemStage.Published, (await bureau.FindAsync(reading)).Stage);
    }

    [Theory]
    [InlineData("Command.Fields[until]", "9999-12-31", "应当在 1949 年到 2199 年之间")]
    [InlineData("Command.Fields[from]", "0001-01-01", "应当在 1949 年到 2199 年之间")]
    [InlineData("Command.FormedOn", "1948-12-31", "应当在 1949 年到 2199 年之间")]
    [InlineData("Command.FormedOn", "9999-12-31", "应当在 1949 年到 2199 年之间")]
    public async Task A_day_in_a_year_that_cannot_be_meant_is_told_on_the_form(string field, string day, string told)
    {
        await using var bureau = await OnAsync(Engine.Sqlite);
        (string, string)[] typed = [("Command.Title", "征求意见"), ("Command.Column", "consultations"), (field, day)];
        var sent = await bureau.Author.SendAsync("/desk/publishing/new?kind=consultation", "保存稿件", typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains(told, (await Visitor.ReadAsync(sent)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consultation_is_not_planned_for_a_day_after_its_end()
    {
        await using var bureau = await OnAsync(Engine.Sqlite);
        var address = await bureau.DraftAsync("consultation", ("Command.Title", "征求意见"), ("Command.Text", "草案"), ("Command.Column", "consultations"),
            ("Command.Fields[type]", "工作方案"), ("Command.Fields[from]", "2026-03-02"), ("Command.Fields[until]", "2026-04-10"),
            ("Command.Fields[channel]", "网上"), ("Command.Fields[background]", "背景"));
        await bureau.ReviewAsync(address);
        foreach (var (at, told) in new[]
        {
            ("2026-04-11T09:00", "公开时期限已经过去"), ("2026-03-20T09:00", "只有 21 天，少于 30 天"), ("9999-12-31T23:59", "年份"), ("0001-01-01T00:00", "年份"),
        })
        {
            var sent = await bureau.Office.SendAsync($"{address}/schedule", "定时发布", ("Command.At", at));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
            Assert.Contains(told, (await Visitor.ReadAsync(sent)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        }
        await bureau.GoOnAsync(TimeSpan.FromDays(5));
        await StepAsync(bureau.Office, address, "publish", "公开");
        using var visitor = bureau.Desk.Site.Visit();
        Assert.Contains("2026-03-07 至 2026-04-10", (await visitor.ReadAsync($"/items/{IdOf(address)}")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task An_interpretation_that_was_given_up_is_none_that_is_being_written(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var (document, reading) = await PairAsync(bureau);
        await StepAsync(bureau.Author, reading, "submit", "提交审核");
        await bureau.ReviewAsync(document);
        await StepAsync(bureau.Head, reading, "return", "退回修改", ("Command.Reason", "重写"));
        Assert.Equal([IdOf(reading)], (await bureau.FindAsync(document)).Planned);
        await StepAsync(bureau.Author, reading, "discard", "作废稿件", ("Command.Reason", "重新起草"));
        Assert.Empty((await bureau.FindAsync(document)).Planned);
        var refused = await bureau.Office.SendAsync($"{document}/publish", "公开");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Empty(await bureau.RowsAsync("public_item"));
    }

    [Theory, BothEngines]
    public async Task A_withdrawn_interpretation_counts_no_longer_and_the_document_says_so(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var (document, reading) = await PairAsync(bureau);
        await bureau.ReviewAsync(reading);
        await bureau.ReviewAsync(document);
        await StepAsync(bureau.Office, document, "publish", "公开");
        Assert.DoesNotContain(await bureau.RowsAsync("term_view"), row => row.Contains("item_interpretation", StringComparison.Ordinal));
        await StepAsync(bureau.Office, reading, "withdraw", "撤回", ("Command.Reason", "内容有误"));

        Assert.Empty((await bureau.FindAsync(document)).Interpretations);
        Assert.Single(await bureau.RowsAsync("term_view"), row => row.Contains("item_interpretation", StringComparison.Ordinal)
            && row.Contains("2026-03-05", StringComparison.Ordinal));
        var page = await bureau.Office.ReadAsync(document);
        Assert.Contains("这份文件现在没有解读", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href*='document=']"));
        Assert.Contains("解读材料已经撤回", (await bureau.Office.ReadAsync($"/items/{IdOf(document)}")).QuerySelector(".history")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("2026-03-05", (await bureau.Office.ReadAsync("/desk/publishing")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_to_be_public_is_begun_with_its_interpretation_and_a_form_sent_twice_begins_one()
    {
        await using var bureau = await OnAsync(Engine.Sqlite);
        var closed = await bureau.Author.SendAsync("/desk/publishing/new?kind=normative", "保存稿件", ("Command.Title", "内部办法"),
            ("Command.Openness", "OnRequest"), ("Command.WithInterpretation", "true"));
        Assert.Contains("不主动公开的文件不能同时起草解读", (await Visitor.ReadAsync(closed)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await bureau.RowsAsync("item_view"));
        var page = await bureau.Author.ReadAsync("/desk/publishing/new?kind=normative");
        foreach (var _ in Enumerable.Range(0, 2))
            await bureau.Author.SendAsync(page, "/desk/publishing/new?kind=normative", "保存稿件", ("Command.Title", "办法"), ("Command.WithInterpretation", "true"));
        Assert.Equal(2, (await bureau.RowsAsync("item_view")).Length);
    }

    private static async Task<(string Document, string Reading)> PairAsync(ABureauThatPublishes bureau)
    {
        var document = await bureau.DraftAsync("normative", ("Command.Title", "农贸市场管理办法"), ("Command.Number", "云商发〔2026〕1号"),
            ("Command.Fields[inForceOn]", "2026-03-01"), ("Command.Fields[legalityReview]", "已审"), ("Command.Text", "第一条。"),
            ("Command.WithInterpretation", "true"));
        var reading = $"/desk/publishing/items/{Assert.Single((await bureau.FindAsync(document)).Planned)}";
        var sent = await bureau.Author.SendAsync($"{reading}/edit", "保存稿件", ("Command.Fields[form]", "文字"), ("Command.Fields[background]", "背景"),
            ("Command.Fields[aims]", "目标"), ("Command.Fields[interpreter]", "市场科"));
        Assert.Equal(reading, sent.Headers.Location?.OriginalString);
        return (document, reading);
    }
}
