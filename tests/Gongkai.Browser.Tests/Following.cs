using System.Xml.Linq;
using Gongkai.Tests.Portal;

namespace Gongkai.Tests.Browser;

/// <summary>Who follows what is published: a document that changes, a column that goes on.</summary>
public sealed class Following
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_document_is_amended_through_its_chain_and_tells_what_changed(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var browser = office.Browser;
        await browser.SignInAsync("chen");
        await browser.GoAsync("/desk/publishing-settings");
        await browser.FillInAsync(("第一个审核环节", "保密审查"), ("第二个审核环节", "分管领导审签"), ("第三个审核环节（选填）", "没有"));
        await browser.PressAsync("保存");
        await browser.SignInAsync("zhang");
        await browser.GoAsync("/desk/publishing/new?kind=working");
        await browser.FillInAsync(("标题", "云川市夜市管理规则"), ("文号", "云商发〔2026〕2号"), ("正文", "二十二点收摊。"), ("栏目", "通知公告"));
        await browser.PressAsync("保存稿件");
        var item = new Uri(browser.Page.Url).AbsolutePath;
        await PassAsync(browser, item);
        var page = $"/items/{item[(item.LastIndexOf('/') + 1)..]}";
        await browser.GoAsync(page);
        Assert.Contains("二十二点收摊", await browser.TextAsync(), StringComparison.Ordinal);

        office.Leave();
        await browser.SignInAsync("zhang");
        await browser.GoAsync(item);
        await browser.PressAsync("更新已公开的信息");
        await browser.FillInAsync(("更新说明", "采纳意见，推迟收摊"));
        await browser.PressAsync("更新已公开的信息");
        await browser.GoAsync($"{item}/edit");
        await browser.FillInAsync(("正文", "二十三点收摊。"));
        await browser.PressAsync("保存稿件");
        await browser.GoAsync(page);
        Assert.Contains("二十二点收摊", await browser.TextAsync(), StringComparison.Ordinal);
        await PassAsync(browser, item);
        await browser.GoAsync(page);
        var told = await browser.TextAsync();
        Assert.Contains("二十三点收摊", told, StringComparison.Ordinal);
        Assert.DoesNotContain("二十二点收摊", told, StringComparison.Ordinal);
        Assert.Contains("采纳意见，推迟收摊", told, StringComparison.Ordinal);
    }

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task Who_subscribes_to_a_column_reads_what_is_new_in_it(View view)
    {
        await using var portal = await APortal.OnAsync();
        var first = await portal.PublishAsync(APortal.Notice("关于第一批补助申报的通知"));
        await using var browser = await Browser.OpenAsync(portal.Site.Address, view);
        await browser.GoAsync($"/portal/{portal.Agency}/columns/notices");
        var link = await browser.TabToAsync(browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "订阅这个栏目（Atom）" }));
        var address = (await link.GetAttributeAsync("href"))!;
        Assert.Equal(address, await browser.Page.Locator("head link[rel=alternate][type='application/atom+xml']").First.GetAttributeAsync("href"));

        Assert.Equal([("关于第一批补助申报的通知", $"/items/{first}")], await EntriesAsync(browser, address));
        portal.Desk.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await portal.PublishAsync(APortal.Notice("关于第二批补助申报的通知"));
        var entries = await EntriesAsync(browser, address);
        Assert.Equal(("关于第二批补助申报的通知", $"/items/{second}"), entries[0]);
        await browser.GoAsync(entries[0].Address);
        Assert.Contains("关于第二批补助申报的通知", await browser.TextAsync(), StringComparison.Ordinal);
        await portal.WithdrawAsync(first);
        Assert.DoesNotContain(await EntriesAsync(browser, address), entry => entry.Title == "关于第一批补助申报的通知");
    }

    private static async Task<List<(string Title, string Address)>> EntriesAsync(Browser browser, string feed)
    {
        var answer = await browser.Page.APIRequest.GetAsync(feed);
        Assert.StartsWith("application/atom+xml", answer.Headers["content-type"], StringComparison.Ordinal);
        return [.. XDocument.Parse(await answer.TextAsync()).Root!.Elements(Atom + "entry").Select(entry => (entry.Element(Atom + "title")!.Value,
            new Uri(entry.Element(Atom + "link")!.Attribute("href")!.Value).AbsolutePath))];
    }

    private static async Task PassAsync(Browser browser, string item)
    {
        foreach (var (who, step) in new[] { ("zhang", "提交审核"), ("sun", "保密审查"), ("zhao", "分管领导审签"), ("chen", "公开") })
        {
            await browser.SignInAsync(who);
            await browser.GoAsync(item);
            await browser.PressAsync(step);
            if (who == "sun") await browser.TickAsync("可以公开");
            await browser.PressAsync(step);
        }
    }
}
