using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Filing;
using Gongkai.Tests.YearEnd;

namespace Gongkai.Tests.Browser;

/// <summary>March of a government: its own report adds up its own figures and what its departments have filed, and goes to the public.</summary>
public sealed class AddingUp
{
    private const string Received = "requests.received.natural_person";

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_government_adds_up_names_who_is_missing_opens_every_cell_and_publishes(View view)
    {
        await using var made = await AYearReport.OnAsync(Engine.Sqlite, AgencyStanding.LocalGovernment);
        var (site, government) = (made.Bureau.Desk.Site, made.Bureau.Desk.Agency);
        AMember tourism = new(site, government, await site.FoundAsync("临江市文化和旅游局", government));
        await site.FoundAsync("丹霞县农业农村局", government);
        var supervisor = await site.EmployAsync("supervisor", Role.Supervisor, government);
        await using var browser = await Browser.OpenAsync(site.Address, view);
        ReportDesk desk = new(browser, made);
        await browser.SignInAsync("supervisor");
        await browser.PressAsync("年度报告收集");
        await browser.PressAsync("开始收集");
        await tourism.FileAsync("bench/corpus/临江文旅2025.docx");
        await tourism.AcceptAsync(supervisor.Id);

        await desk.OpenAsync("clerk");
        await desk.StepAsync("选择报告范围", ("汇总本级和下级机关的数据（本级政府年度报告）", null));
        Assert.Contains("1 个机关审核通过，1 个还没有", await browser.TextAsync(), StringComparison.Ordinal);
        await desk.DeclareAsync("业务系统1月5日导出", AYearReport.Unknown);
        await desk.ConfirmAsync();
        await desk.StepAsync("撰写正文", "保存", ("一、总体情况（选填）", AYearReport.Overview), ("问题 1（选填）", "一个机关没有按时报送。"),
            ("改进措施 1（选填）", "二月底前逐一督促报送。"), ("落款日期（选填）", "2026-03-02"));
        Assert.Contains("汇总的报告可以写 {{本级信息处理费情况}}", await browser.TextAsync(), StringComparison.Ordinal);
        await desk.StepAsync("撰写正文", "保存", ("六、其他需要报告的事项（选填）", "市政府本级：{{本级信息处理费情况}}"));

        // Who is missing is named, and why nobody waits for it is written down.
        await desk.OpenAsync("office");
        await browser.PressAsync("定格数据");
        Assert.Contains("丹霞县农业农村局：整份报告（待报送）", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FillInAsync(("为什么不等没有计入的机关", "两次催报仍未报送"));
        await desk.SendAsync("定格数据");
        Assert.Contains("1 个机关", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FollowAsync($"main a[href$='/figures/{Received}']");
        var parts = await browser.TextAsync();
        Assert.Contains("临江市文化和旅游局", parts, StringComparison.Ordinal);
        Assert.Contains("丹霞县农业农村局 没有计入：待报送", parts, StringComparison.Ordinal);
        Assert.Contains("本级：2 条记录", parts, StringComparison.Ordinal);
        await browser.PressAsync("返回报告");

        await desk.SubmitAsync();
        await desk.PassAsync();
        await desk.PublishAsync();
        Assert.Contains("二月底前逐一督促报送", await desk.ReadAsync(), StringComparison.Ordinal);

        // What was added up is opened by who supervises.
        await browser.SignInAsync("supervisor");
        await browser.PressAsync("年度报告收集");
        await browser.PressAsync("汇总");
        await browser.FollowAsync($"main a[href*='cell={Received}']");
        await browser.FollowAsync("#contributions ~ table a");
        Assert.Contains("第 1 版（审核通过）", await browser.TextAsync(), StringComparison.Ordinal);
    }
}
