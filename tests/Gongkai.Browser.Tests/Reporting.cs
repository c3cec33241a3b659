using Gongkai.Storage;
using Gongkai.Tests.YearEnd;

namespace Gongkai.Tests.Browser;

/// <summary>January of a bureau: its report out of the registers and what sections declare, frozen, passed, on the portal, with its authority.</summary>
public sealed class Reporting
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_bureau_compiles_its_report_has_it_passed_publishes_it_and_files_it(View view)
    {
        await using var made = await AYearReport.OnAsync(Engine.Sqlite);
        await made.CollectAsync();
        await using var browser = await Browser.OpenAsync(made.Bureau.Desk.Site.Address, view);
        ReportDesk desk = new(browser, made);

        await desk.OpenAsync("clerk");
        Assert.Contains("4 格还不知道", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FollowAsync("main a[href$='/figures/requests.received.natural_person']");
        Assert.Contains("2 条记录", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("返回报告");

        await desk.DeclareAsync("业务系统1月5日导出", AYearReport.Unknown);
        await desk.ConfirmAsync();
        await desk.StepAsync("撰写正文", "保存", ("一、总体情况（选填）", AYearReport.Overview), ("问题 1（选填）", "部分公示没有写明结果。"),
            ("改进措施 1（选填）", "补充公示结果。"), ("落款日期（选填）", "2026-01-12"));
        Assert.Contains("新收政府信息公开申请2件", await browser.TextAsync(), StringComparison.Ordinal);
        await desk.OpenAsync("office");
        await desk.StepAsync("定格数据");

        // A section head sends it back, with the place; what is mended goes through all checks.
        await desk.SubmitAsync();
        await desk.OpenAsync("head");
        await desk.StepAsync("退回修改", ("哪一部分（选填）", "五、存在的主要问题及改进情况"), ("哪里不对、怎样改", "措施写得不具体"));
        await desk.OpenAsync("clerk");
        Assert.Contains("措施写得不具体", await browser.Page.Locator("section[aria-labelledby='s-problems'] .notice").InnerTextAsync(), StringComparison.Ordinal);
        await desk.StepAsync("撰写正文", "保存", ("改进措施 1（选填）", "公示期满后十个工作日内补充公示结果。"));
        await desk.SubmitAsync();
        await desk.PassAsync();
        await desk.PublishAsync();
        Assert.Contains("十个工作日内补充公示结果", await desk.ReadAsync(), StringComparison.Ordinal);

        await desk.FileAsync();
        Assert.Contains("2025-0001-1", await browser.TextAsync(), StringComparison.Ordinal);
        await made.FindPublicationsAsync();
        await desk.AcceptAsync();
        var filed = await browser.TextAsync();
        Assert.Contains("第 1 版（审核通过）", filed, StringComparison.Ordinal);
        Assert.Contains("2026-01-12", filed, StringComparison.Ordinal);
    }
}
