using System.Net;
using Gongkai.Documents.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using static Gongkai.Tests.Publishing.ABureauThatPublishes;

namespace Gongkai.Tests.Publishing;

/// <summary>Texts of items that are taken over from Word files.</summary>
public sealed class ItemTextTests
{
    private const string New = "/desk/publishing/new?kind=notice";

    // A red point.
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");

    private static readonly string Hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Picture));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_text_is_taken_over_from_a_Word_file_looked_at_kept_and_published(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var word = WordFile();
        var read = await bureau.Author.SendAsync(New, "读取文件", ("Command.Word", word), ("Command.Column", "notices"), ("Command.Summary", "补助"));
        var page = await Visitor.ReadAsync(read);
        Assert.True(read.StatusCode == HttpStatusCode.OK, page.QuerySelector("main")!.TextContent);
        Assert.Equal("关于申报农贸市场改造补助的通知", page.QuerySelector("[name='Command.Title']")!.GetAttribute("value"));
        Assert.Equal("2026-02-27", page.QuerySelector("[name='Command.FormedOn']")!.GetAttribute("value"));
        Assert.Equal("补助", page.QuerySelector("[name='Command.Summary']")!.TextContent.Trim());
        Assert.StartsWith("data:image/png;base64,", page.QuerySelector(".article img")!.GetAttribute("src"), StringComparison.Ordinal);

        var address = (await bureau.Author.SendAsync(page, New, "保存稿件")).Headers.Location?.OriginalString;
        Assert.NotNull(address);
        var item = await bureau.Author.ReadAsync(address);
        Assert.Contains("凡本市农贸市场均可申报。", item.QuerySelector(".article")!.TextContent, StringComparison.Ordinal);
        var source = item.QuerySelector(".article img")!.GetAttribute("src")!;
        Assert.Equal($"{address}/files/{Hash}", source);
        using (var picture = await bureau.Author.OpenAsync(source)) Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        Assert.Empty(item.QuerySelectorAll($"li a[href='{source}']"));

        // What is changed beside it leaves the text and its picture.
        await bureau.Author.SendAsync($"{address}/edit", "保存稿件", ("Command.Keywords", "农贸"));
        await bureau.PublishAsync(address);
        var content = (await bureau.Public.FindAsync(IdOf(address), Ct))!.Content!;
        Assert.Contains($"<img src=\"file/{Hash}.png\" alt=\"示意图\">", content.Html, StringComparison.Ordinal);
        Assert.Equal([Hash], content.Files.Where(file => file.IsInText).Select(file => file.Sha256));
    }

    [Theory, BothEngines]
    public async Task What_comes_back_with_the_form_is_cleaned_and_has_no_pictures_of_others(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var page = await Visitor.ReadAsync(await bureau.Author.SendAsync(New, "读取文件", ("Command.Word", WordFile()), ("Command.Column", "notices")));
        var foreign = $"<p>甲</p><img src=\"file/{new string('a', 64)}.png\" alt=\"x\">";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bureau.Author.SendAsync(page, New, "保存稿件", ("Command.Html", foreign),
            ("Command.Text", ""))).StatusCode);

        var hostile = "<p onclick=\"alert(1)\">甲<script>alert(1)</script><a href=\"javascript:alert(1)\">乙</a></p>";
        var address = (await bureau.Author.SendAsync(page, New, "保存稿件", ("Command.Html", hostile), ("Command.Text", ""))).Headers.Location!.OriginalString;
        Assert.Equal("<p>甲乙</p>", (await bureau.Author.ReadAsync(address)).QuerySelector(".article")!.InnerHtml.Trim());
    }

    [Theory, BothEngines]
    public async Task A_file_that_is_no_text_is_told_and_nothing_typed_is_lost(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var none = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.pdf");
        await File.WriteAllTextAsync(none, "%PDF-1.7", Ct);
        var answer = await bureau.Author.SendAsync(New, "读取文件", ("Command.Word", none), ("Command.Title", "已经填写的标题"));
        File.Delete(none);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        Assert.Equal("已经填写的标题", page.QuerySelector("[name='Command.Title']")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector(".faults a[href='#Command_Word']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bureau.Author.SendAsync(New, "读取文件")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_file_that_nobody_has_read_is_read_by_saving_and_looked_at_afterwards(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var saved = await bureau.Author.SendAsync(New, "保存稿件", ("Command.Word", WordFile()), ("Command.Column", "notices"));
        var reading = saved.Headers.Location?.OriginalString;
        Assert.True(reading is not null, await saved.Content.ReadAsStringAsync(Ct));
        Assert.EndsWith("/reading", reading, StringComparison.Ordinal);
        var page = await bureau.Author.ReadAsync(reading);
        Assert.Contains("稿件已经保存", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("各县（区）商务局", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var address = reading[..^"/reading".Length];
        var item = await bureau.Author.ReadAsync(address);
        Assert.Equal("关于申报农贸市场改造补助的通知", item.QuerySelector("h1")!.TextContent);
        Assert.Contains("凡本市农贸市场均可申报。", item.QuerySelector(".article")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(item.QuerySelector(".article img"));
        Assert.Contains("核对从文件读取的内容", (await bureau.Author.ReadAsync("/desk")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(address, (await bureau.Author.SendAsync(reading, "核对过了")).Headers.Location!.OriginalString);
        Assert.Equal(address, (await bureau.Author.OpenAsync(reading)).Headers.Location!.OriginalString);
    }

    [Theory, BothEngines]
    public async Task A_form_that_comes_back_with_faults_has_the_files_that_came_with_it(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var attachment = Path.Combine(Path.GetTempPath(), $"申请表{Guid.NewGuid():n}.png");
        await File.WriteAllBytesAsync(attachment, Picture, Ct);
        var back = await bureau.Author.SendAsync(New, "保存稿件", ("Command.Word", WordFile()), ("Command.Files", attachment), ("Command.Column", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.StatusCode);
        var page = await Visitor.ReadAsync(back);
        Assert.Contains(page.QuerySelectorAll("[name='Command.Keep'][checked]"), one => one.GetAttribute("value") == Hash);
        Assert.Contains("申请表", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("凡本市农贸市场均可申报。", page.QuerySelector("[name='Command.Text']")!.TextContent, StringComparison.Ordinal);
        var address = (await bureau.Author.SendAsync(page, New, "保存稿件", ("Command.Column", "notices"))).Headers.Location!.OriginalString;
        var item = await bureau.Author.ReadAsync(address);
        Assert.Contains("申请表", item.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(item.QuerySelector(".article img"));

        // The same on the form of an item that is there, and after another fault.
        var edit = await bureau.Author.SendAsync($"{address}/edit", "保存稿件", ("Command.Files", attachment), ("Command.Title", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, edit.StatusCode);
        var second = Path.Combine(Path.GetTempPath(), $"名单{Guid.NewGuid():n}.png");
        await File.WriteAllBytesAsync(second, [.. Picture, 0], Ct);
        var more = await bureau.Author.SendAsync(await Visitor.ReadAsync(edit), $"{address}/edit", "保存稿件", ("Command.Files", second));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, more.StatusCode);
        await bureau.Author.SendAsync(await Visitor.ReadAsync(more), $"{address}/edit", "保存稿件", ("Command.Title", "补助通知"));
        item = await bureau.Author.ReadAsync(address);
        Assert.Equal("补助通知", item.QuerySelector("h1")!.TextContent);
        Assert.Contains("名单", item.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await bureau.Author.ReadAsync("/desk")).QuerySelector($"main a[href='{address}/edit']"));
        File.Delete(attachment);
        File.Delete(second);
    }

    [Theory, BothEngines]
    public async Task What_is_typed_after_going_back_in_the_browser_is_a_change_and_not_lost(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var page = await bureau.Author.ReadAsync(New);
        (string, string)[] typed = [("Command.Title", "补助通知"), ("Command.Text", "三月截止。"), ("Command.Column", "notices")];
        var address = (await bureau.Author.SendAsync(page, New, "保存稿件", typed)).Headers.Location!.OriginalString;
        Assert.Equal(address, (await bureau.Author.SendAsync(page, New, "保存稿件", typed)).Headers.Location!.OriginalString);
        var onward = (await bureau.Author.SendAsync(page, New, "保存稿件", [.. typed[..1], ("Command.Text", "四月截止。"), typed[2]])).Headers.Location!.OriginalString;
        Assert.Equal($"{address}/edit", onward);
        Assert.Contains("没有写完", (await bureau.Author.ReadAsync(onward)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(address, (await bureau.Author.SendAsync(onward, "保存稿件")).Headers.Location!.OriginalString);
        Assert.Contains("四月截止。", (await bureau.Author.ReadAsync(address)).QuerySelector(".article")!.TextContent, StringComparison.Ordinal);

        // Back on the form of a change: what was written meanwhile is told, and the words are there.
        var edit = await bureau.Author.ReadAsync($"{address}/edit");
        await bureau.Author.SendAsync(edit, $"{address}/edit", "保存稿件", ("Command.Text", "五月截止。"));
        var late = await bureau.Author.SendAsync(edit, $"{address}/edit", "保存稿件", ("Command.Text", "六月截止。"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("六月截止。", (await Visitor.ReadAsync(late)).QuerySelector("[name='Command.Text']")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_new_item_is_put_away_unfinished_and_gone_on_with(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        Assert.Equal("/desk/publishing", (await bureau.Author.SendAsync(New, "暂存", ("Command.Title", "写了一半"))).Headers.Location!.OriginalString);
        var link = (await bureau.Author.ReadAsync("/desk")).QuerySelector("main a[href$='/edit']")!.GetAttribute("href")!;
        var onward = (await bureau.Author.OpenAsync(link)).Headers.Location!.OriginalString;
        Assert.Equal("写了一半", (await bureau.Author.ReadAsync(onward)).QuerySelector("[name='Command.Title']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Head.OpenAsync(link)).StatusCode);
        await bureau.Author.SendAsync(onward, "放弃暂存的内容");
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Author.OpenAsync(link)).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_text_from_Word_is_changed_in_the_page_line_by_line_and_as_a_Word_file(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var reading = await SavedAsync(bureau.Author.SendAsync(New, "保存稿件", ("Command.Word", WordFile()), ("Command.Column", "notices")));
        var address = reading[..^"/reading".Length];
        var text = (await bureau.Author.ReadAsync($"{address}/edit")).QuerySelector("[name='Command.Text']")!.TextContent;
        Assert.Contains("[[图1 示意图]]", text, StringComparison.Ordinal);
        await SavedAsync(bureau.Author.SendAsync($"{address}/edit", "保存稿件",
            ("Command.Text", text.Replace("均可申报。", "都可申报。\n| 摊位 | 100元 |", StringComparison.Ordinal))));
        var article = (await bureau.Author.ReadAsync(address)).QuerySelector(".article")!;
        Assert.Contains("凡本市农贸市场都可申报。", article.TextContent, StringComparison.Ordinal);
        Assert.Equal("100元", article.QuerySelectorAll("td")[^1].TextContent);
        Assert.NotNull(article.QuerySelector("img"));

        var refused = await bureau.Author.SendAsync($"{address}/edit", "保存稿件", ("Command.Text", text + "\n[外站](https://evil.example/)"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await Visitor.ReadAsync(refused)).QuerySelector(".faults a[href='#Command_Text']"));
        await bureau.Author.SendAsync($"{address}/edit", "放弃暂存的内容");

        var word = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.docx");
        using (var download = await bureau.Author.OpenAsync($"{address}/word"))
            await File.WriteAllBytesAsync(word, await download.Content.ReadAsByteArrayAsync(Ct), Ct);
        await SavedAsync(bureau.Author.SendAsync($"{address}/edit", "保存稿件", ("Command.Word", word), ("Command.Keywords", "农贸")));
        File.Delete(word);
        article = (await bureau.Author.ReadAsync(address)).QuerySelector(".article")!;
        Assert.Equal("100元", article.QuerySelectorAll("td")[^1].TextContent);
        Assert.NotNull(article.QuerySelector("img"));
        // Emptied, there is no text any more.
        await SavedAsync(bureau.Author.SendAsync($"{address}/edit", "保存稿件", ("Command.Text", "")));
        Assert.Null((await bureau.Author.ReadAsync(address)).QuerySelector(".article"));
    }

    // Where the form leads once it was saved.
    private static async Task<string> SavedAsync(Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        Assert.True(answer.Headers.Location is not null, (await Visitor.ReadAsync(answer)).QuerySelector("main")?.TextContent);
        return answer.Headers.Location.OriginalString;
    }

    private static string WordFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.docx");
        File.WriteAllBytes(path, new OfficialFile("关于申报农贸市场改造补助的通知",
            $"<p>凡本市农贸市场均可申报。</p><p><img src=\"file/{Hash}.png\" alt=\"示意图\"></p>")
        {
            Addressee = "各县（区）商务局",
            Signature = ["云川市商务局"],
            FormedOn = new(2026, 2, 27),
        }.ToDocx(_ => Picture));
        return path;
    }
}
