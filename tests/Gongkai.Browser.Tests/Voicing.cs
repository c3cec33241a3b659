using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Casework;

namespace Gongkai.Tests.Browser;

/// <summary>What one of the public writes on the website.</summary>
public sealed class Voicing
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_message_from_the_portal_becomes_a_published_answer(View view)
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        await desk.OpenSectionAsync("市场科");
        await desk.EmployAsync("office", Role.OfficeHead);
        await desk.EmployInAsync("市场科", "liming", Role.SectionOfficer);
        await using var browser = await Browser.OpenAsync(desk.Site.Address, view);

        await browser.GoAsync($"/portal/{desk.Agency.Id}");
        await browser.PressAsync("我要留言");
        await browser.FillInAsync(("留言的种类", "咨询"), ("标题", "早市几点收摊"), ("内容", "城东早市几点收摊？我叫李云，住青岭路。"), ("发到电子邮箱", null),
            ("同意在去掉个人信息以后公开我的问题和答复", null));
        await browser.PressAsync("提交");
        Assert.Contains("请填写电子邮箱", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FillInAsync(("电子邮箱（选填）", "liyun@example.cn"));
        await browser.PressAsync("提交");
        var code = await browser.Page.Locator(".code.big").InnerTextAsync();
        await browser.PressAsync("收起回执");

        await browser.SignInAsync("office");
        await browser.PressAsync("公众留言");
        await browser.PressAsync("2026-言00001");
        await browser.PressAsync("分办");
        await browser.FillInAsync(("办理科室", "市场科"));
        await browser.PressAsync("分办");
        await browser.SignInAsync("liming");
        await browser.PressAsync("公众留言");
        await browser.PressAsync("2026-言00001");
        await browser.PressAsync("拟写答复");
        await browser.FillInAsync(("答复", "八点二十分收摊。"), ("公开的问题（选填）", "城东早市几点收摊？"), ("已经逐句核对，公开的文字里没有个人信息", null));
        await browser.PressAsync("提交审核");
        Assert.Contains("答复待审核", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.SignInAsync("office");
        await browser.PressAsync("公众留言");
        await browser.PressAsync("2026-言00001");
        await browser.PressAsync("审核答复");
        await browser.PressAsync("审核答复");

        await browser.GoAsync("/interaction/track");
        await browser.FillInAsync(("编号", "2026-言00001"), ("查询码", code));
        await browser.PressAsync("查询");
        Assert.Contains("八点二十分收摊", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("公开的问题和答复");
        Assert.Contains("城东早市几点收摊？", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("李云", await browser.TextAsync(), StringComparison.Ordinal);
    }
}
