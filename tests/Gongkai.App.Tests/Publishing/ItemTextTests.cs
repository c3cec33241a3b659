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
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bureau.Author.SendAsync(page, New, "保存稿件", ("Command.Html", foreign))).StatusCode);

        var hostile = "<p onclick=\"alert(1)\">甲<script>alert(1)</script><a href=\"javascript:alert(1)\">乙</a></p>";
        var address = (await bureau.Author.SendAsync(page, New, "保存稿件", ("Command.Html", hostile))).Headers.Location!.OriginalString;
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
