using System.Net;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using static Gongkai.Tests.Publishing.ABureauThatPublishes;

namespace Gongkai.Tests.Publishing;

public sealed class ItemPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_item_becomes_public_after_its_whole_chain_and_not_before(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.NoticeAsync();
        var id = IdOf(address);
        await StepAsync(bureau.Author, address, "submit", "提交审核");
        await StepAsync(bureau.Head, address, "pass", "科室负责人审核", ("Command.Opinion", "属实"));
        Assert.Null(await bureau.Public.FindAsync(id, Ct));
        await StepAsync(bureau.Secrecy, address, "secrecy", "保密审查", ("Command.Finding", "Open"));
        await StepAsync(bureau.Leader, address, "pass", "分管领导审签");
        Assert.Null(await bureau.Public.FindAsync(id, Ct));
        Assert.Empty(await bureau.RowsAsync("public_item"));
        await StepAsync(bureau.Office, address, "publish", "公开");

        var page = (await bureau.Public.FindAsync(id, Ct))!;
        Assert.Equal(("关于申报农贸市场改造补助的通知", "notices", new DateOnly(2026, 3, 2)), (page.Row.Title, page.Row.ColumnId, page.Row.PublishedOn));
        Assert.Equal("<h2>一、申报条件</h2>\n<p>凡本市农贸市场均可申报。</p>\n", page.Content!.Body);
        Assert.Equal(["公开"], page.Row.Lines.Select(line => line.Title));
        Assert.EndsWith("2026-00001", page.Row.IndexNumber, StringComparison.Ordinal);
        Assert.Single((await bureau.Public.ListAsync(new() { Column = "notices" }, Ct)).Rows);

        string[] tables = ["public_item", "item_view", "public_column", "term_view"];
        var before = new List<string>();
        foreach (var table in tables) before.AddRange(await bureau.RowsAsync(table));
        await Rebuilding.RunAsync(bureau.Desk.Store, Views.All, bureau.Desk.Clock, Ct);
        var after = new List<string>();
        foreach (var table in tables) after.AddRange(await bureau.RowsAsync(table));
        Assert.Equal(before, after);
    }

    [Theory, BothEngines]
    public async Task A_form_tells_all_its_faults_and_keeps_what_was_typed(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var faulty = await bureau.Author.SendAsync("/desk/publishing/new?kind=consultation", "保存稿件",
            ("Command.Title", "关于征求意见的公告"), ("Command.Fields[from]", "三月"), ("Command.Fields[channel]", "电话 0555-8000123"), ("Command.Openness", "Closed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        var page = await Visitor.ReadAsync(faulty);
        Assert.Equal("三月", page.QuerySelector("[name='Command.Fields[from]']")!.GetAttribute("value"));
        Assert.Contains("0555-8000123", page.QuerySelector("[name='Command.Fields[channel]']")!.TextContent, StringComparison.Ordinal);
        faulty = await bureau.Author.SendAsync(page, "/desk/publishing/new?kind=consultation", "保存稿件", ("Command.Column", "consultations"));
        page = await Visitor.ReadAsync(faulty);
        var links = page.QuerySelectorAll(".faults a[href^='#']");
        Assert.Equal(["#Command_Fields_from_", "#Command_Ground", "#Command_Why"], links.Select(link => link.GetAttribute("href")));
        Assert.All(links, link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));

        var draft = await bureau.DraftAsync("consultation", ("Command.Title", "关于征求意见的公告"), ("Command.Column", "consultations"));
        var holes = await Visitor.ReadAsync(await bureau.Author.SendAsync($"{draft}/submit", "提交审核"));
        Assert.Contains("“类别”没有填写", holes.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("“征集开始”没有填写", holes.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_number_of_a_kind_that_needs_none_stays_through_an_amendment_in_the_brackets_of_the_standard(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.DraftAsync("notice", ("Command.Title", "关于做好冬季保供的通知"), ("Command.Text", "请认真贯彻执行。"), ("Command.Column", "notices"),
            ("Command.Number", "云商发 [2026] 23号"));
        await bureau.PublishAsync(address);
        await StepAsync(bureau.Author, address, "amend", "更新已公开的信息", ("Command.Reason", "改错字"));
        Assert.Equal(address, (await bureau.Author.SendAsync($"{address}/edit", "保存稿件")).Headers.Location?.OriginalString);
        await bureau.PublishAsync(address);
        Assert.Equal("云商发〔2026〕23号", (await bureau.Public.FindAsync(IdOf(address), Ct))!.Row.Number);

        var other = await bureau.DraftAsync("notice", ("Command.Title", "关于节日值班的通知"), ("Command.Text", "请安排好值班。"), ("Command.Column", "notices"),
            ("Command.Number", "云商发（2026）23号"));
        Assert.Contains("文号 云商发〔2026〕23号 已经用过", (await bureau.Author.ReadAsync(other)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await bureau.Author.ReadAsync(address)).QuerySelector(".notice"));
    }

    [Theory, BothEngines]
    public async Task An_author_is_told_that_his_item_was_sent_back(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.NoticeAsync();
        await StepAsync(bureau.Author, address, "submit", "提交审核");
        await StepAsync(bureau.Head, address, "return", "退回修改", ("Command.Reason", "写明截止日期"));
        var told = (await bureau.Author.ReadAsync("/desk/notices")).QuerySelector("main")!.TextContent;
        Assert.Contains("退回修改：2026-信00001", told, StringComparison.Ordinal);
        Assert.DoesNotContain("写明截止日期", told, StringComparison.Ordinal);
        Assert.DoesNotContain("退回修改", (await bureau.Head.ReadAsync("/desk/notices")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_signed_file_of_a_document_stands_first_and_a_name_ends_as_what_the_file_is(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.DraftAsync("working", ("Command.Title", "关于做好冬季保供的通知"), ("Command.Text", "请认真贯彻执行。"), ("Command.Column", "notices"),
            ("Command.Number", "云商发〔2026〕24号"));
        using var form = new MultipartFormDataContent();
        var edit = await bureau.Author.ReadAsync($"{address}/edit");
        foreach (var input in edit.QuerySelectorAll("form[enctype] input[type=hidden]"))
            form.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        foreach (var (name, value) in new[] { ("Command.Title", "关于做好冬季保供的通知"), ("Command.FormedOn", "2026-03-02"), ("Command.Number", "云商发〔2026〕24号"),
            ("Command.Text", "请认真贯彻执行。"), ("Command.Column", "notices"), ("Command.Openness", "Proactive"), ("Command.FirstIsOfficial", "true") })
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent("%PDF-1.4 盖章的文件"u8.ToArray()), "Command.Files", "扫描件.hta");
        form.Add(new ByteArrayContent("%PDF-1.4 一张表"u8.ToArray()), "Command.Files", "附表.pdf");
        Assert.Equal(address, (await bureau.Author.PostAsync($"{address}/edit", form)).Headers.Location?.OriginalString);
        await bureau.PublishAsync(address);

        var files = (await bureau.Public.FindAsync(IdOf(address), Ct))!.Content!.Files;
        Assert.Equal([("扫描件.hta.pdf", true), ("附表.pdf", false)], files.Select(file => (file.Name, file.IsOfficial)));
        using var citizen = bureau.Desk.Site.Visit();
        Assert.Contains("正式文件", (await citizen.ReadAsync($"/items/{IdOf(address)}")).QuerySelector(".files li")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_is_sent_back_is_mended_and_goes_through_the_chain_again(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.NoticeAsync();
        await StepAsync(bureau.Author, address, "submit", "提交审核");
        await StepAsync(bureau.Head, address, "return", "退回修改", ("Command.Reason", "写明截止日期"));
        Assert.Contains("写明截止日期", (await bureau.Author.ReadAsync(address)).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(address, (await bureau.Author.SendAsync($"{address}/edit", "保存稿件", ("Command.Text", "三月三十一日截止。"))).Headers.Location?.OriginalString);
        await bureau.PublishAsync(address);
        Assert.Contains("三月三十一日", (await bureau.Public.FindAsync(IdOf(address), Ct))!.Content!.Body, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Who_wrote_an_item_is_told_that_another_passes_it_and_what_to_do_where_there_is_none(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var drafted = await bureau.Head.SendAsync("/desk/publishing/new?kind=notice", "保存稿件", ("Command.Title", "科长自己写的通知"),
            ("Command.Text", "正文。"), ("Command.Column", "notices"));
        var address = drafted.Headers.Location!.OriginalString;
        await StepAsync(bureau.Head, address, "submit", "提交审核");
        var page = await bureau.Head.ReadAsync(address);
        Assert.Null(page.QuerySelector("a[href$='/pass']"));
        Assert.Contains("再录入一名", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("科长自己写的通知", (await bureau.Head.ReadAsync("/desk/publishing?Waiting=true")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        var refused = await bureau.Head.SendAsync($"{address}/pass", "科室负责人审核");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("没有别人有“科室负责人”岗位的", (await Visitor.ReadAsync(refused)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);

        var (second, _) = await bureau.Desk.EmployInAsync("市场体系建设科", "second", Agencies.Role.SectionHead);
        await StepAsync(second, address, "pass", "科室负责人审核");
        second.Dispose();
    }

    [Theory, BothEngines]
    public async Task While_an_item_is_amended_the_old_content_stands_and_a_note_tells_of_the_change(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.NoticeAsync();
        await bureau.PublishAsync(address);
        var first = (await bureau.Public.FindAsync(IdOf(address), Ct))!;
        await bureau.GoOnAsync(TimeSpan.FromDays(1));
        await StepAsync(bureau.Author, address, "amend", "更新已公开的信息", ("Command.Reason", "延长申报期限"));
        Assert.Equal(address, (await bureau.Author.SendAsync($"{address}/edit", "保存稿件", ("Command.Text", "四月三十日截止。"))).Headers.Location?.OriginalString);
        await bureau.ReviewAsync(address);
        Assert.Equal(first.Row, (await bureau.Public.FindAsync(IdOf(address), Ct))!.Row);
        await StepAsync(bureau.Office, address, "publish", "公开");

        var after = (await bureau.Public.FindAsync(IdOf(address), Ct))!;
        Assert.Contains("四月三十日", after.Content!.Body, StringComparison.Ordinal);
        Assert.Equal((first.Row.PublishedAt, first.Row.IndexNumber), (after.Row.PublishedAt, after.Row.IndexNumber));
        Assert.Equal(new("更新", "延长申报期限"), after.Row.Lines.Select(line => (line.Title, line.Text)).Last());
    }

    [Theory, BothEngines]
    public async Task A_withdrawn_item_leaves_a_stub_with_its_reason_and_its_files_are_gone(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.NoticeAsync();
        await bureau.PublishAsync(address);
        var refused = await bureau.Office.SendAsync($"{address}/withdraw", "撤回");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await StepAsync(bureau.Leader, address, "withdraw", "撤回", ("Command.Reason", "名单有误"));

        var stub = (await bureau.Public.FindAsync(IdOf(address), Ct))!;
        Assert.Equal((null, "名单有误", new DateOnly(2026, 3, 2)), (stub.Content, stub.Row.WithdrawnReason, stub.Row.WithdrawnOn));
        Assert.Empty((await bureau.Public.ListAsync(new(), Ct)).Rows);
    }
}
