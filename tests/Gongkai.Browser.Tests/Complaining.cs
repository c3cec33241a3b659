namespace Gongkai.Tests.Browser;

public sealed class Complaining
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_complaint_goes_to_the_authority_above_and_its_answer_comes_back(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var (browser, citizen) = (office.Browser, new Citizen(office.Browser));
        await citizen.ApplyAsync();
        await citizen.TrackAsync();
        await browser.PressAsync("向主管部门投诉");
        Assert.Contains("云川市人民政府受理", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FillInAsync(("投诉内容", "电话无人接听"));
        await browser.PressAsync("提交投诉");
        Assert.Contains("等待处理", await browser.TextAsync(), StringComparison.Ordinal);

        await browser.SignInAsync("wang");
        await browser.PressAsync("投诉");
        await browser.PressAsync("处理");
        Assert.Contains("电话无人接听", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("受理");
        await browser.PressAsync("受理");
        await browser.PressAsync("答复");
        await browser.FillInAsync(("属实", null), ("处理结果", "已要求增设电话"));
        await browser.PressAsync("答复投诉人");
        Assert.Contains("2026年3月2日 答复", await browser.TextAsync(), StringComparison.Ordinal);

        await citizen.TrackAsync();
        await browser.PressAsync("向主管部门投诉");
        Assert.Contains("已要求增设电话", await browser.TextAsync(), StringComparison.Ordinal);
    }
}
