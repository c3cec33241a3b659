namespace Gongkai.Tests.Browser;

public sealed class Inquiring
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task Somebody_asks_is_answered_and_sees_by_his_code_how_it_stands(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var browser = office.Browser;
        await browser.SignInAsync("zhang");
        await browser.PressAsync("首问登记");
        await browser.FillInAsync(("方式", "电话"), ("事项", "咨询"), ("询问的内容", "补贴什么时候发"), ("询问人和联系方式（选填）", "王某"));
        await browser.PressAsync("登记");
        var code = await browser.Page.Locator(".notice .code").InnerTextAsync();
        Assert.Contains("补贴什么时候发", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("答复");
        await browser.FillInAsync(("答复方式", "电话"), ("答复的内容", "下月十日"));
        await browser.PressAsync("答复");
        Assert.Contains("下月十日", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("首问登记");
        await browser.PressAsync("已经办结的");
        Assert.Contains("已答复", await browser.TextAsync(), StringComparison.Ordinal);

        await browser.GoAsync("/inquiries");
        await browser.FillInAsync(("查询码", code));
        await browser.PressAsync("查询");
        Assert.Contains("已经答复", await browser.TextAsync(), StringComparison.Ordinal);
    }
}
