using Gongkai.Storage;
using Gongkai.Tests.Publishing;

namespace Gongkai.Tests.Browser;

/// <summary>What is public goes on to an account of new media.</summary>
public sealed class Posting
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_public_item_becomes_a_post_that_another_releases_and_that_is_live_until_it_is_taken_down(View view)
    {
        await using var bureau = await ABureauThatPublishes.OnAsync(Engine.Sqlite);
        var item = await bureau.NoticeAsync();
        await bureau.PublishAsync(item);
        await using var browser = await Browser.OpenAsync(bureau.Desk.Site.Address, view);

        await browser.SignInAsync("office");
        await browser.PressAsync("新媒体");
        await browser.PressAsync("登记账号");
        await browser.FillInAsync(("平台", "微博"), ("账号名称", "云川商务发布"), ("账号", "yunchuanshangwu"));
        await browser.Page.GetByLabel("责任人", new() { Exact = true }).SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await browser.FillInAsync(("开办日期", "2026-01-05"), ("批准文件", "云川府办函〔2025〕61号"), ("批准日期", "2025-12-20"));
        await browser.PressAsync("保存");
        Assert.Contains("人工发布", await browser.TextAsync(), StringComparison.Ordinal);

        await browser.SignInAsync("author");
        await browser.GoAsync(item);
        await browser.PressAsync("发到新媒体");
        // What is found in the words keeps them from going out.
        await browser.FillInAsync(("微信以外的渠道的正文（选填）", "申报找张三，身份证号11010519491231002X。"));
        await browser.PressAsync("保存稿件");
        Assert.Contains("PB01", await browser.TextAsync(), StringComparison.Ordinal);
        var post = new Uri(browser.Page.Url).AbsolutePath;
        await browser.SignInAsync("head");
        await browser.GoAsync(post);
        await browser.PressAsync("同意发出");
        Assert.Contains("请修改稿件，或者写明理由放行", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.SignInAsync("author");
        await browser.GoAsync(post);
        await browser.PressAsync("修改稿件");
        await browser.FillInAsync(("微信以外的渠道的正文（选填）", "凡本市农贸市场均可申报。"));
        await browser.PressAsync("保存稿件");
        await browser.SignInAsync("head");
        await browser.GoAsync(post);
        await browser.PressAsync("同意发出");
        Assert.Contains("待人工发布", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("package.zip", (await browser.DownloadAsync("下载材料包")).Name);
        await browser.FillInAsync(("发布日期", "2026-03-02"), ("网址", "https://weibo.com/1"));
        await browser.PressAsync("登记发布");
        Assert.Contains("已经发布", await browser.TextAsync(), StringComparison.Ordinal);

        await browser.GoAsync("/media");
        Assert.Contains("云川商务发布", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.GoAsync("/desk/public-statistics");
        Assert.Contains("按新媒体账号", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.GoAsync(post);
        await browser.PressAsync("登记撤下");
        Assert.Contains("已撤下", await browser.TextAsync(), StringComparison.Ordinal);
    }
}
