namespace Gongkai.Tests.Browser;

/// <summary>李云, who asks for figures and comes back with his code.</summary>
internal sealed class Citizen(Browser browser)
{
    /// <summary>Whom he asks.</summary>
    public const string Agency = "云川市商务局";

    private string code = "";

    /// <summary>Fills in the form as far as its check; the reply comes by post, or on line.</summary>
    public async Task FillInAsync(bool online = false)
    {
        await browser.GoAsync("/");
        await browser.PressAsync("申请公开");
        await browser.PressAsync(Agency);
        await browser.PressAsync("自然人（公民）");
        await browser.FillInAsync(("姓名", "李云"), ("证件号码", "340500198507201234"), ("联系电话", "13900001234"),
            ("送达地址（选填）", "云川市和平路1号2栋301"), ("所需政府信息的内容", "2025年全市社会消费品零售总额的月度数据"), ("邮寄", null));
        if (online) await browser.TickAsync("同意电子送达：答复和其他文书可以在网上或者用电子邮件送达");
        await browser.PressAsync("下一步");
    }

    /// <summary>Sends what was checked, and keeps the code of the receipt.</summary>
    public async Task SendAsync()
    {
        await browser.PressAsync("提交申请");
        code = await browser.Page.Locator(".code.big").InnerTextAsync();
    }

    /// <summary>Applies.</summary>
    public async Task ApplyAsync(bool online = false)
    {
        await FillInAsync(online);
        await SendAsync();
    }

    /// <summary>Looks how the application stands.</summary>
    public async Task<string> TrackAsync()
    {
        await browser.GoAsync("/");
        await browser.PressAsync("查询进度");
        await browser.FillInAsync(("查询码", code));
        await browser.PressAsync("查询");
        return await browser.TextAsync();
    }
}
