using Gongkai.Storage;
using Gongkai.Tests.Register;

namespace Gongkai.Tests.Browser;

public sealed class Reviewing
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_review_is_filed_and_decided_and_stands_behind_a_figure_of_the_year(View view)
    {
        await using var register = await ARegister.OnAsync(Engine.Sqlite);
        await register.AnswerAsync(await register.ReceiveAsync("2026-09-01"), "2026-09-15");
        await using var browser = await Browser.OpenAsync(register.Site.Address, view);
        await browser.SignInAsync("zhouke");
        await browser.PressAsync("复议诉讼");
        await browser.FillInAsync(("申请编号（选填）", "2026-0001"));
        await browser.PressAsync("登记复议、诉讼");
        await browser.FillInAsync(("行政复议", null), ("提出日期", "2026-10-12"), ("复议机关或者人民法院", "云川市人民政府"), ("请求事项（选填）", "撤销答复"));
        await browser.PressAsync("登记");
        await StepAsync(browser, "登记受理", ("受理日期", "2026-10-16"), ("案号", "云政复〔2026〕12号"), ("收到副本日期", "2026-10-20"));
        await StepAsync(browser, "登记答复", ("提交书面答复日期", "2026-11-02"));
        await StepAsync(browser, "登记结果", ("决定日期", "2026-12-10"), ("结果", "撤销"), ("决定书或者裁判文书编号", "云政复决〔2026〕9号"), ("收到决定书或者裁判文书日期（选填）", "2026-12-14"));

        await browser.PressAsync("年度统计");
        await browser.GoAsync("/desk/year/2026");
        await browser.FollowAsync("a[href='/desk/year/2026/disputes.reconsideration.corrected']");
        Assert.Contains("云政复〔2026〕12号", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("云政复〔2026〕12号");
        Assert.Contains("撤销答复", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("台账");
        await browser.PressAsync("2026-0001");
        Assert.Contains("社会消费品零售总额", await browser.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task StepAsync(Browser browser, string step, params (string Label, string? Text)[] typed)
    {
        // The step's form opens below its link, and its button is called like it.
        if (await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = step, Exact = true }).CountAsync() == 0)
            await browser.PressAsync(step);
        await browser.FillInAsync(typed);
        await browser.PressAsync(step);
    }
}
