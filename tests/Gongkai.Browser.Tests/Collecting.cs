using Gongkai.Agencies;
using Gongkai.Tests.Web;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Browser;

/// <summary>January of a supervising office, and of an agency that has only Word: collected, sent back, filed again, accepted, added up.</summary>
public sealed class Collecting
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_report_comes_with_a_code_goes_back_comes_again_and_is_added_up(View view)
    {
        var clock = new FakeTimeProvider(new(2026, 1, 12, 9, 0, 0, TimeSpan.FromHours(8)));
        await using var site = await RunningSite.StartAsync(clock: clock);
        var authority = await site.FoundAsync("云川市人民政府");
        await site.FoundAsync("丹霞县农业农村局", authority);
        await site.EmployAsync("wang", Role.Supervisor, authority);
        await using var browser = await Browser.OpenAsync(site.Address, view);
        await browser.SignInAsync("wang");
        await browser.PressAsync("年度报告收集");
        await browser.PressAsync("开始收集");
        await browser.PressAsync("发放报送码");
        await browser.PressAsync("发放");
        var code = await browser.Page.Locator("td.code").InnerTextAsync();

        // The agency has no account.
        await OpenAsync(browser, code);
        await FileAsync(browser);
        Assert.Contains("2025-0001-1", await browser.TextAsync(), StringComparison.Ordinal);

        await browser.GoAsync("/desk/filings?year=2025");
        await browser.PressAsync("丹霞县农业农村局");
        await browser.PressAsync("对照原文看");
        await browser.Page.GoBackAsync();
        await browser.PressAsync("退回改正");
        await browser.FillInAsync(("其他问题（选填）", "统计期限写到11月30日，应当到12月31日"));
        await browser.PressAsync("退回改正");
        Assert.Contains("退回通知", await browser.TextAsync(), StringComparison.Ordinal);

        await OpenAsync(browser, code);
        Assert.Contains("应当到12月31日", await browser.TextAsync(), StringComparison.Ordinal);
        await FileAsync(browser);
        Assert.Contains("2025-0001-2", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FillInAsync(("公布日期", "2026-01-10"), ("网址", "https://www.example.gov.cn/2025"));
        await browser.PressAsync("登记");

        await browser.GoAsync("/desk/filings?year=2025");
        await browser.PressAsync("丹霞县农业农村局");
        await browser.PressAsync("与上一版比较");
        await browser.Page.GoBackAsync();
        await browser.PressAsync("审核通过");
        await browser.PressAsync("审核通过");
        await browser.GoAsync("/desk/filings?year=2025");
        await browser.PressAsync("汇总");
        Assert.Contains("计入汇总的 1 个", await browser.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task OpenAsync(Browser browser, string code)
    {
        await browser.GoAsync("/file-report");
        await browser.FillInAsync(("报送码", code));
        await browser.PressAsync("打开");
    }

    private static async Task FileAsync(Browser browser)
    {
        await browser.Page.Locator("input[type=file]").SetInputFilesAsync(Repository.At("bench/corpus/丹霞农业2025.txt"));
        await browser.PressAsync("读取并检查");
        foreach (var said in await browser.Page.Locator("textarea[name^='Command.Explanations']").AllAsync()) await said.FillAsync("已经核对，情况属实");
        await browser.PressAsync("报送");
    }
}
