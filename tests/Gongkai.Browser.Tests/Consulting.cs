using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Tests.Portal;

namespace Gongkai.Tests.Browser;

/// <summary>What the public says to a draft and against a notice.</summary>
public sealed class Consulting
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_comment_on_a_draft_is_sent_dealt_with_and_told_of_in_the_published_outcome(View view)
    {
        await using var portal = await APortal.OnAsync();
        var id = await portal.PublishAsync(Call("consultation", "关于征求夜市管理办法意见的公告", "2026-04-10"), "consultations");
        await portal.Desk.EmployAsync("office", Role.OfficeHead);
        await using var browser = await Browser.OpenAsync(portal.Site.Address, view);

        await browser.GoAsync($"/portal/{portal.Agency}/columns/consultations");
        await browser.PressAsync("关于征求夜市管理办法意见的公告");
        await browser.PressAsync("提出意见建议");
        await browser.FillInAsync(("您的意见建议", "建议把收摊时间改到二十三点"), ("姓名或者单位名称（选填）", "李云"));
        await browser.PressAsync("提交");
        var code = await browser.Page.Locator(".code.big").InnerTextAsync();
        Assert.Contains("2026-意00001", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("收起回执");

        await browser.SignInAsync("office");
        await browser.GoAsync("/desk/publishing");
        await browser.PressAsync("公众意见");
        await browser.PressAsync("关于征求夜市管理办法意见的公告");
        await browser.PressAsync("2026-意00001");
        Assert.Contains("李云", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("处理");
        await browser.FillInAsync(("采纳", null), ("理由", "改为二十三点"));
        await browser.PressAsync("处理");
        Assert.Contains("改为二十三点", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("改为二十三点", await TrackAsync(browser, code), StringComparison.Ordinal);

        portal.Desk.Clock.Advance(TimeSpan.FromDays(42));
        await browser.GoAsync($"/items/{id}");
        Assert.Contains("已于 2026-04-10 截止", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.SignInAsync("office");
        await browser.GoAsync($"/desk/opinions/items/{id}");
        await browser.FillInAsync(("采纳情况", "收到意见1条，采纳1条：收摊时间改为二十三点。"));
        await browser.PressAsync("写入稿件");
        await portal.ReviewAsync(id);
        await portal.TakeAsync(id,
            async (writing, item) => await ItemJournal.PublicationAsync(writing, item, default(PersonId)), default, Role.OfficeHead);
        await browser.GoAsync($"/items/{id}");
        Assert.Contains("收摊时间改为二十三点", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("李云", await browser.TextAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task An_objection_to_a_notice_is_answered_before_the_outcome(View view)
    {
        await using var portal = await APortal.OnAsync();
        var id = await portal.PublishAsync(Call("gongshi", "便民店补助名单公示", "2026-03-06"), "notices");
        await portal.Desk.EmployAsync("office", Role.OfficeHead);
        await using var browser = await Browser.OpenAsync(portal.Site.Address, view);

        await browser.GoAsync($"/items/{id}");
        await browser.PressAsync("提出异议");
        await browser.FillInAsync(("异议的内容和理由", "名单第三家营业不满三个月"), ("姓名或者单位名称", "王平"));
        await browser.PressAsync("提交");
        Assert.Contains("请填写联系电话或者电子邮箱", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("名单第三家营业不满三个月", await browser.Page.GetByLabel("异议的内容和理由").InputValueAsync());
        await browser.FillInAsync(("联系电话（选填）", "13900001234"));
        await browser.PressAsync("提交");
        var code = await browser.Page.Locator(".code.big").InnerTextAsync();

        await browser.SignInAsync("office");
        await browser.GoAsync($"/desk/opinions/items/{id}");
        await browser.PressAsync("2026-异00001");
        await browser.PressAsync("处理");
        await browser.FillInAsync(("异议成立", null), ("理由", "经核实，已经剔除"), ("答复方式", "网上：提出人用查询码查看"));
        await browser.PressAsync("处理");
        Assert.Contains("异议成立", await TrackAsync(browser, code), StringComparison.Ordinal);
        Assert.Contains("已经剔除", await browser.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> TrackAsync(Browser browser, string code)
    {
        await browser.GoAsync("/opinions");
        await browser.FillInAsync(("查询码", code));
        await browser.PressAsync("查询");
        return await browser.TextAsync();
    }

    private static ItemContent Call(string kind, string title, string until)
    {
        var content = APortal.Filled(kind, title);
        return content with { Fields = content.Fields.SetItem("until", until).SetItem("shorter", "时间紧") };
    }
}
