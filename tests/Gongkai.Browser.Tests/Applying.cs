namespace Gongkai.Tests.Browser;

public sealed class Applying
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task Who_applies_is_shown_what_is_public_checks_keeps_the_receipt_and_tracks_by_its_code(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var (browser, citizen) = (office.Browser, new Citizen(office.Browser));
        await browser.SignInAsync("zhang");
        await browser.GoAsync("/desk/intake/answers");
        await browser.FillInAsync(("主动公开的信息", null), ("标题", "2025年全市社会消费品零售总额月度数据"), ("网址或者查阅地点", "云川市图书馆二楼"), ("公开日期（选填）", "2026-02-10"));
        await browser.PressAsync("提交保密审查");
        await browser.PressAsync("退出");
        await browser.SignInAsync("sun");
        await browser.GoAsync("/desk/intake/answers/review");
        await browser.PressAsync("可以公开，公布：2025年全市社会消费品零售总额月度数据");
        await browser.PressAsync("退出");

        await browser.GoAsync("/apply");
        await browser.PressAsync($"{Citizen.Agency} 的地址、办公时间和申请办法");
        Assert.Contains("云川市和平路18号", await browser.TextAsync(), StringComparison.Ordinal);
        await citizen.FillInAsync();
        Assert.Contains("云川市图书馆二楼", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("不是我要的，继续申请");
        Assert.Contains("云川市和平路1号2栋301", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("返回修改");
        Assert.Equal("李云", await browser.Page.GetByLabel("姓名", new() { Exact = true }).First.InputValueAsync());
        // Another category, and back: nothing that was typed is lost, and each asks for its own.
        await browser.PressAsync("改选申请人类别");
        await browser.PressAsync("商业企业");
        Assert.Equal(0, await browser.Page.GetByLabel("证件号码", new() { Exact = true }).CountAsync());
        await browser.FillInAsync(("单位名称", "云川市青山商贸有限公司"));
        await browser.PressAsync("改选申请人类别");
        await browser.PressAsync("自然人（公民）");
        Assert.Equal("340500198507201234", await browser.Page.GetByLabel("证件号码", new() { Exact = true }).InputValueAsync());
        Assert.Equal(0, await browser.Page.GetByLabel("单位名称", new() { Exact = true }).CountAsync());
        await browser.PressAsync("下一步");
        await browser.PressAsync("不是我要的，继续申请");
        await citizen.SendAsync();
        Assert.Contains("2026年3月30日", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("收起回执");

        Assert.Contains("2026年3月30日", await citizen.TrackAsync(), StringComparison.Ordinal);
        await browser.PressAsync("期限是怎样算出来的");
        Assert.Contains("3月30日", await browser.TextAsync(), StringComparison.Ordinal);
    }
}
