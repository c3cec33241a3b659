using Gongkai.Tests.Web;
using Microsoft.Playwright;

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

    [Fact]
    public async Task Notes_beside_a_checked_report_leave_its_flow_alone()
    {
        // Two notes and more to one short paragraph, and little text after it.
        const string Report = """
            云川市商务局2024年政府信息公开工作年度报告

            一、总体情况

            全年收到申请128件,办结130件，按时办结率130%，收到留言248条、办结230条，办结率95%，全年共主动公开条。

            及时更新网站栏目。

            二、主动公开政府信息情况

            信息内容	本年处理决定数量
            行政处罚	1 2

            五、存在的主要问题及改进情况

            公开的主动性不强。下一步加强培训。

            六、其他需要报告的事项

            无。
            """;
        await using var site = await RunningSite.StartAsync();
        await using var browser = await Browser.OpenAsync(site.Address, View.Desktop);
        await browser.GoAsync("/check");
        await browser.Page.Locator("main input[type=file]").First.SetInputFilesAsync(
            new FilePayload { Name = "报告.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(Report) });
        await browser.Page.Locator("main form button").First.ClickAsync();
        await browser.Page.Locator(".notes .note").First.WaitForAsync();

        Assert.True(
            await browser.Page.EvaluateAsync<int>("Math.max(...[...document.querySelectorAll('.notes')].map(notes => notes.querySelectorAll('.note').length))")
                >= 2);
        var beside = await TopsAsync(browser.Page);
        await browser.Page.EvaluateAsync("document.querySelectorAll('.notes').forEach(notes => notes.style.display = 'none')");
        Assert.Equal(await TopsAsync(browser.Page), beside);
    }

    // Where each part of the document begins, from the beginning of the first.
    private static async Task<int[]> TopsAsync(IPage page) => await page.EvaluateAsync<int[]>("""
        () => { const tops = [...document.querySelectorAll('.row > .doc')].map(part => part.getBoundingClientRect().top); return tops.map(top => Math.round(top - tops[0])); }
        """);
}
