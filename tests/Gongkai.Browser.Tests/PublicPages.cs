using Gongkai.Tests.Web;

namespace Gongkai.Tests.Browser;

public sealed class PublicPages
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_wrong_code_is_told_in_place(View view)
    {
        await using var site = await RunningSite.StartAsync();
        await using var browser = await Browser.OpenAsync(site.Address, view);

        await browser.GoAsync("/");
        await browser.PressAsync("查询进度");
        await browser.TypeAsync("查询码", "12345");
        await browser.PressAsync("查询");

        Assert.Contains("查询码应是 20 个字母和数字", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("12345", await browser.Page.GetByLabel("查询码", new() { Exact = true }).InputValueAsync());
    }
}
