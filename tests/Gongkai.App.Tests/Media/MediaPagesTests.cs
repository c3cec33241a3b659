using System.IO.Compression;
using System.Net;
using Gongkai.Features.Media;
using Gongkai.Storage;
using Gongkai.Tests.Publishing;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Media;

/// <summary>New media on the pages: the register, posts from public items, packages, counts.</summary>
public sealed class MediaPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_account_is_registered_and_an_item_goes_out_by_hand_as_a_package(Engine engine)
    {
        await using var bureau = await ABureauThatPublishes.OnAsync(engine);
        var item = await bureau.NoticeAsync();
        await bureau.PublishAsync(item);
        var account = await RegisterAsync(bureau, "Weibo");
        Assert.Contains("认证", (await bureau.Author.ReadAsync("/desk/media")).Body!.TextContent, StringComparison.Ordinal);
        // Prepared on the way from the item's page, released by somebody else.
        var page = await bureau.Author.ReadAsync(item);
        var form = page.QuerySelectorAll("main a").Single(link => link.TextContent == "发到新媒体").GetAttribute("href")!;
        var sent = await bureau.Author.SendAsync(form, "保存稿件", ("Command.Title", "农贸市场改造补助开始申报"), ("Command.Text", "市商务局发布通知，<b>本市</b>农贸市场均可申报。"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var post = sent.Headers.Location!.OriginalString;
        Assert.DoesNotContain("同意发出", (await bureau.Author.ReadAsync(post)).QuerySelectorAll("button").Select(button => button.TextContent));
        Assert.Equal(HttpStatusCode.Redirect, (await bureau.Head.SendAsync(post, "同意发出")).StatusCode);
        using var zip = new ZipArchive(new MemoryStream(await (await bureau.Author.OpenAsync($"{post}?handler=Package")).Content.ReadAsByteArrayAsync(Ct)));
        Assert.Equal(["text.txt", "text.html"], zip.Entries.Select(entry => entry.FullName));
        using (var reader = new StreamReader(zip.GetEntry("text.html")!.Open()))
            Assert.Contains("&lt;b&gt;本市", await reader.ReadToEndAsync(Ct), StringComparison.Ordinal);
        Assert.Contains("下载材料包", (await bureau.Author.ReadAsync("/desk")).Body!.TextContent + (await bureau.Author.ReadAsync(post)).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await bureau.Author.SendAsync(post, "登记发布", ("ByHand.On", "2026-12-31"), ("ByHand.Url", "https://weibo.com/1"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await bureau.Author.SendAsync(post, "登记发布", ("ByHand.On", "2026-03-02"),
            ("ByHand.Url", "https://weibo.com/1"))).StatusCode);
        Assert.Contains("已发布", (await bureau.Author.ReadAsync(item)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // Counts, followers and what the yearly form asks.
        Assert.Equal(HttpStatusCode.Redirect, (await bureau.Author.SendAsync(account, "登记关注数", ("Followers.On", "2026-03-01"), ("Followers.Count", "1200")))
            .StatusCode);
        var counts = bureau.Desk.Site.Services.GetRequiredService<MediaCounts>();
        var line = Assert.Single(await counts.OfYearAsync(bureau.Desk.Agency.Id, 2026, Ct));
        Assert.Equal((1, 1, 0, "notice"), (line.Months[2], line.Total, line.Before, line.Kind));
        Assert.Equal((1, 1200), Assert.Single(await counts.ForFormAsync(bureau.Desk.Agency.Id, 2026, Ct)) is var year ? (year.Posts, year.Followers) : default);
        Assert.Null(Assert.Single(await counts.ForFormAsync(bureau.Desk.Agency.Id, 2025, Ct)).Followers);
        await using (var connection = await bureau.Desk.Store.Database.OpenAsync(Ct))
        {
            Assert.Empty(await MediaCounts.SilentAsync(connection, bureau.Desk.Agency.Id, new(2026, 3, 16)));
            Assert.Equal(15, Assert.Single(await MediaCounts.SilentAsync(connection, bureau.Desk.Agency.Id, new(2026, 3, 17))).Days);
        }
        // The item is withdrawn: the post is to be taken down, and that is entered.
        await ABureauThatPublishes.StepAsync(bureau.Office, item, "withdraw", "撤回", ("Command.Reason", "内容有误"));
        Assert.Contains("要撤下", (await bureau.Author.ReadAsync("/desk")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await bureau.Author.SendAsync(post, "登记撤下", ("Down.On", "2026-03-02"))).StatusCode);
        Assert.DoesNotContain("要撤下", (await bureau.Author.ReadAsync("/desk")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("云川商务", (await bureau.Author.ReadAsync("/media")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_the_channel_is_told_and_secrets_are_never_shown()
    {
        await using var bureau = await ABureauThatPublishes.OnAsync(Engine.Sqlite);
        var item = await bureau.NoticeAsync();
        var account = await RegisterAsync(bureau, "WeChat");
        var form = $"/desk/media/posts/new?item={ABureauThatPublishes.IdOf(item)}";
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Author.OpenAsync(form)).StatusCode);
        await bureau.PublishAsync(item);
        var refused = await bureau.Author.SendAsync(form, "保存稿件", ("Command.Title", new string('长', 33)), ("Command.Digest", new string('摘', 129)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = (await Visitor.ReadAsync(refused)).QuerySelector("main")!.TextContent;
        Assert.Contains("有 33 个字，最多 32 个字", told, StringComparison.Ordinal);
        Assert.Contains("有 129 个字，最多 128 个字", told, StringComparison.Ordinal);
        Assert.Contains("必须有封面", told, StringComparison.Ordinal);
        var setup = account.Replace("/desk/media/accounts/", "/desk/media-interface/", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await bureau.Author.OpenAsync(setup)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await bureau.Office.SendAsync(setup, "保存接口", ("Command.AppId", "wx1"), ("Command.AppSecret", "s3cret"),
            ("Command.Token", "t0ken"))).StatusCode);
        var shown = (await bureau.Office.ReadAsync(setup)).DocumentElement.OuterHtml + (await bureau.Office.ReadAsync(account)).DocumentElement.OuterHtml;
        Assert.DoesNotContain("s3cret", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", shown, StringComparison.Ordinal);
        // WeChat's own way of trying the address.
        var callback = $"/wechat/{account[(account.LastIndexOf('/') + 1)..]}";
        var time = bureau.Desk.Clock.GetUtcNow().ToUnixTimeSeconds();
        using var stranger = bureau.Desk.Site.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"{callback}?signature=0&timestamp={time}&nonce=1&echostr=5")).StatusCode);
        var signed = $"{callback}?signature={WeChatMessages.SignatureOf("t0ken", $"{time}", "1")}&timestamp={time}&nonce=1";
        Assert.Equal("5", await (await stranger.OpenAsync($"{signed}&echostr=5")).Content.ReadAsStringAsync(Ct));
        using var message = new StringContent(WeChatDouble.MessageOf("1", 0, "a"));
        Assert.Equal("success", await (await stranger.PostAsync(signed, message)).Content.ReadAsStringAsync(Ct));
        using var unsigned = new StringContent("<xml/>");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(callback, unsigned)).StatusCode);
        // Closing is by an approval, and ends the interface.
        Assert.Equal(HttpStatusCode.Redirect,
            (await bureau.Office.SendAsync(account, "注销账号", ("Closing.On", "2026-03-02"), ("Closing.Document", "批复"), ("Closing.ApprovedOn", "2026-03-01")))
                .StatusCode);
        Assert.DoesNotContain("云川商务", (await bureau.Author.ReadAsync("/media")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> RegisterAsync(ABureauThatPublishes bureau, string platform)
    {
        var page = await bureau.Office.ReadAsync("/desk/media/accounts/new");
        var person = page.QuerySelectorAll("select[name='Command.Responsible'] option").Skip(1).First().GetAttribute("value")!;
        var sent = await bureau.Office.SendAsync("/desk/media/accounts/new", "保存", ("Command.Platform", platform), ("Command.Name", "云川商务"),
            ("Command.Number", "yunchuan"),
            ("Command.Responsible", person), ("Command.OpenedOn", "2024-01-01"), ("Command.Document", "云川府〔2023〕1号"), ("Command.ApprovedOn", "2023-12-01"));
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, (await Visitor.ReadAsync(sent)).QuerySelector("main")?.TextContent);
        return sent.Headers.Location!.OriginalString;
    }
}
