namespace Gongkai.Tests.Browser;

public sealed class Handling
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_correction_made_on_line_begins_the_term_anew(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var (browser, citizen) = (office.Browser, new Citizen(office.Browser));
        await citizen.ApplyAsync();
        await office.AssignAsync();
        await office.OpenCaseAsync("liming");
        await office.StepAsync("告知补正", ("需要补正的内容", "请写明统计口径"), ("补正期限（工作日）", "15"));
        office.Wait(4);

        Assert.Contains("请您补正", await citizen.TrackAsync(), StringComparison.Ordinal);
        await browser.PressAsync("补正申请");
        Assert.Contains("请写明统计口径", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FillInAsync(("所需政府信息内容描述", "2025年限额以上社会消费品零售总额"));
        await browser.PressAsync("提交补正");
        Assert.Contains("2026年4月3日", await browser.TextAsync(), StringComparison.Ordinal);

        await office.OpenCaseAsync("liming");
        Assert.Contains("2026-04-03", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("限额以上", await browser.TextAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task An_extension_that_the_head_consents_to_and_that_is_told_moves_the_date(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var (browser, citizen) = (office.Browser, new Citizen(office.Browser));
        await citizen.ApplyAsync();
        await office.AssignAsync();
        await office.OpenCaseAsync("chen");
        await office.StepAsync("同意延期", ("延长的工作日", "10"), ("延期理由", "数据分散在多个系统"));
        Assert.Contains("2026年3月30日", await citizen.TrackAsync(), StringComparison.Ordinal);
        await office.OpenCaseAsync("liming");
        await office.StepAsync("延期告知送达");

        Assert.Contains("2026-04-14", await browser.TextAsync(), StringComparison.Ordinal);
        var told = await citizen.TrackAsync();
        Assert.Contains("2026年4月14日", told, StringComparison.Ordinal);
        Assert.Contains("延长 10 个工作日", told, StringComparison.Ordinal);
        await browser.PressAsync("期限是怎样算出来的");
        Assert.Contains("4月14日", await browser.TextAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task While_a_third_party_is_asked_the_term_stands_still(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var (browser, citizen) = (office.Browser, new Citizen(office.Browser));
        await citizen.ApplyAsync();
        await office.AssignAsync();
        await office.OpenCaseAsync("liming");
        await office.StepAsync("征求意见", ("第三方", null), ("名称或者姓名、联系方式", "云川某百货公司"));
        await office.StepAsync("登记送达", "意见征询书送达");
        await office.StepAsync("告知申请人征求意见");
        Assert.Contains("正在征求意见", await citizen.TrackAsync(), StringComparison.Ordinal);
        office.Wait(7);

        await office.OpenCaseAsync("liming");
        await office.StepAsync("登记意见", "收到意见", ("不同意公开，理由合理", null), ("意见内容（选填）", "涉及进货渠道"));
        Assert.Contains("不同意公开，理由合理", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("2026-04-03", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("2026年4月3日", await citizen.TrackAsync(), StringComparison.Ordinal);
    }
}
