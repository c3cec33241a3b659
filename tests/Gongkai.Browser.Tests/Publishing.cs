namespace Gongkai.Tests.Browser;

public sealed class Publishing
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_notice_is_written_reviewed_sent_back_and_published(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var browser = office.Browser;
        await browser.SignInAsync("chen");
        await browser.GoAsync("/desk/publishing-settings");
        await browser.FillInAsync(("第一个审核环节", "保密审查"), ("第二个审核环节", "分管领导审签"), ("第三个审核环节（选填）", "没有"));
        await browser.PressAsync("保存");

        await browser.SignInAsync("zhang");
        await browser.GoAsync("/desk/publishing");
        await browser.PressAsync("拟一条信息");
        await browser.PressAsync("通知公告");
        await browser.FillInAsync(("标题", "关于申报农贸市场改造补助的通知"), ("正文", "三月三十一日截止。"), ("栏目", "通知公告"));
        await browser.PressAsync("保存稿件");
        var item = new Uri(browser.Page.Url).AbsolutePath;
        await browser.PressAsync("提交审核");
        await browser.PressAsync("提交审核");

        await browser.SignInAsync("sun");
        await browser.GoAsync($"{item}/return");
        await browser.FillInAsync(("原因和说明", "附件里有身份证号码，请去掉"));
        await browser.PressAsync("退回修改");

        await browser.SignInAsync("zhang");
        await browser.GoAsync(item);
        Assert.Contains("附件里有身份证号码", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("修改稿件");
        await browser.FillInAsync(("正文", "四月三十日截止。"));
        await browser.PressAsync("保存稿件");
        await browser.GoAsync($"{item}/submit");
        await browser.PressAsync("提交审核");
        foreach (var (who, step) in new[] { ("sun", "保密审查"), ("zhao", "分管领导审签"), ("chen", "公开") })
        {
            await browser.SignInAsync(who);
            await browser.GoAsync(item);
            await browser.PressAsync(step);
            if (who == "sun") await browser.TickAsync("可以公开");
            await browser.PressAsync(step);
        }
        await browser.GoAsync(item);
        Assert.Contains("索引号", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.GoAsync("/desk/publishing");
        Assert.Contains("已公开", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.GoAsync("/desk/catalogue");
        await browser.PressAsync("新设一个栏目");
        await browser.FillInAsync(("名称", "电子商务"), ("性质", "专题专栏"));
        await browser.PressAsync("保存栏目");
        Assert.Contains("电子商务", await browser.TextAsync(), StringComparison.Ordinal);
    }
}
