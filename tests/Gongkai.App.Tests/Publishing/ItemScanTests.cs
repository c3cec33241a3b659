using System.Net;
using Dapper;
using Gongkai.Documents.Publishing;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Web;
using Gongkai.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using static Gongkai.Tests.Publishing.ABureauThatPublishes;

namespace Gongkai.Tests.Publishing;

/// <summary>An error of the scan keeps an item back, planned or not, until it is mended or somebody answers for it.</summary>
public sealed class ItemScanTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_error_of_the_scan_keeps_an_item_back_until_somebody_answers_for_it(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.DraftAsync("notice", ("Command.Title", "关于公布补助名单的通知"),
            ("Command.Text", "领取人张三，身份证号110101199003077934。"), ("Command.Column", "notices"));
        Assert.Contains("证件", (await bureau.Author.ReadAsync($"{address}/submit")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await bureau.ReviewAsync(address);
        var refused = await bureau.Office.SendAsync($"{address}/publish", "公开");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("PB01", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Empty(await bureau.RowsAsync("public_item"));

        await StepAsync(bureau.Leader, address, "override-scan", "放行检查发现的错误", ("Command.Reason", "号码是示例"));
        Assert.Contains("放行检查发现的错误（PB01）：号码是示例", (await bureau.Office.ReadAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await StepAsync(bureau.Office, address, "publish", "公开");
        Assert.Single(await bureau.RowsAsync("public_item"));

        // Another text is another scan.
        await StepAsync(bureau.Author, address, "amend", "更新已公开的信息", ("Command.Reason", "补充一人"));
        Assert.Equal(HttpStatusCode.Redirect, (await bureau.Author.SendAsync($"{address}/edit", "保存稿件",
            ("Command.Text", "领取人张三，身份证号110101199003077934；李四，身份证号110101199003072658。"))).StatusCode);
        await bureau.ReviewAsync(address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await bureau.Office.SendAsync($"{address}/publish", "公开")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_planned_item_that_mentions_a_document_since_closed_stays_planned_and_that_is_told(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.DraftAsync("notice", ("Command.Title", "关于做好试点准备的通知"),
            ("Command.Text", "按照《全市重点企业出口试点内部工作方案》做好准备。"), ("Command.Column", "notices"));
        await bureau.ReviewAsync(address);
        await StepAsync(bureau.Office, address, "schedule", "定时发布", ("Command.At", "2026-03-02T10:00"));
        await bureau.DraftAsync("notice", ("Command.Title", "全市重点企业出口试点内部工作方案"), ("Command.Text", "内部。"), ("Command.Column", "notices"),
            ("Command.Openness", nameof(Openness.Closed)), ("Command.Ground", nameof(ClosingGround.InternalAffairs)), ("Command.Why", "内部事务信息"));
        await bureau.GoOnAsync(TimeSpan.FromMinutes(61));
        var round = bureau.Desk.Site.Services.GetRequiredService<PlannedItems>();
        await round.RunAsync(Ct);
        await round.RunAsync(Ct);

        Assert.Equal(ItemStage.Scheduled, (await bureau.FindAsync(address)).Stage);
        var told = (await bureau.Office.ReadAsync("/desk/notices")).QuerySelector("main")!.TextContent;
        Assert.Contains("PB14", told, StringComparison.Ordinal);
        await StepAsync(bureau.Leader, address, "override-scan", "放行检查发现的错误", ("Command.Reason", "方案名称已经公开"));
        await round.RunAsync(Ct);
        Assert.Equal(ItemStage.Published, (await bureau.FindAsync(address)).Stage);
    }

    [Theory, BothEngines]
    public async Task What_an_attachment_says_keeps_an_item_back_and_so_does_one_that_nobody_has_looked_at(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var word = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.docx");
        await File.WriteAllBytesAsync(word, new OfficialFile("补助名单", "<p>领取人张三，身份证号110101199003077934。</p>").ToDocx(_ => null), Ct);
        var address = await bureau.DraftAsync("notice", ("Command.Title", "关于公布补助名单的通知"), ("Command.Text", "名单见附件。"),
            ("Command.Column", "notices"), ("Command.Files", word));
        File.Delete(word);
        await bureau.ReviewAsync(address);
        async Task<string> RefusedAsync()
        {
            var refused = await bureau.Office.SendAsync($"{address}/publish", "公开");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            return (await Visitor.ReadAsync(refused)).QuerySelector("main")!.TextContent;
        }
        Assert.Contains("PB01", await RefusedAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("110101199003077934", string.Join('\n', await bureau.RowsAsync(ScannedFiles.Table)), StringComparison.Ordinal);

        await bureau.Desk.Store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync($"delete from {ScannedFiles.Table}",
            transaction: transaction.Transaction), Ct);
        Assert.Contains("PB22", await RefusedAsync(), StringComparison.Ordinal);
        await bureau.Desk.Site.Services.GetRequiredService<ScannedFiles>().RunAsync(Ct);
        Assert.Contains("PB01", await RefusedAsync(), StringComparison.Ordinal);
        await StepAsync(bureau.Leader, address, "override-scan", "放行检查发现的错误", ("Command.Reason", "号码是示例"));
        await StepAsync(bureau.Office, address, "publish", "公开");
        Assert.Single(await bureau.RowsAsync("public_item"));
    }

    [Theory, BothEngines]
    public async Task What_is_published_twice_is_told_before_under_its_title_and_at_night_under_another(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        const string Title = "关于申报农贸市场改造补助的通知", Text =
            "一、申报条件\n凡本市依法登记、开业满一年的农贸市场均可申报，具体条件见申报指南。\n二、申报材料\n申请表、营业执照、改造方案和预算，一式两份。"
                + "\n三、申报时间\n自即日起至六月三十日止，逾期不予受理。\n四、补助标准\n按改造投资的百分之二十给予补助，单个市场不超过五十万元，资金由市级财政承担。"
                + "\n五、办理程序\n县区商务主管部门初审，市商务局会同财政部门评审，结果在门户网站公示七个工作日，无异议的下达资金计划。";
        Task<string> DraftAsync(string title, string text) =>
            bureau.DraftAsync("notice", ("Command.Title", title), ("Command.Text", text), ("Command.Column", "notices"));
        await bureau.PublishAsync(await DraftAsync(Title, Text));
        var again = await DraftAsync(Title, Text);
        await bureau.ReviewAsync(again);
        var refused = await bureau.Office.SendAsync($"{again}/publish", "公开");
        Assert.Contains("PB15", (await Visitor.ReadAsync(refused)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        bureau.Desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await bureau.PublishAsync(await DraftAsync("农贸市场改造补助开始申报", Text + "\n六、联系电话见申报指南。"));
        await bureau.GoOnAsync(TimeSpan.FromDays(1));
        await bureau.Desk.Site.Services.GetRequiredService<NightlyScan>().RunAsync(Ct);
        var list = (await bureau.Office.ReadAsync("/desk/scan-findings")).QuerySelector("main table")!;
        var compared = (await bureau.Office.ReadAsync(list.QuerySelector("td a")!.GetAttribute("href")!)).QuerySelector("main")!;
        Assert.Equal(Title, compared.QuerySelector("h2")!.TextContent);
        Assert.Contains("六、联系电话见申报指南。", compared.QuerySelectorAll("section")[1].TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_was_changed_behind_the_platform_is_found_at_night_told_and_settled(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.NoticeAsync();
        await bureau.PublishAsync(address);
        var night = bureau.Desk.Site.Services.GetRequiredService<NightlyScan>();
        Task TamperAsync(string from, string to) => bureau.Desk.Store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            "update item_content set body = replace(body, @from, @to)", new { from, to }, transaction.Transaction), Ct);
        await TamperAsync("农贸市场", "鼎盛阁");
        await bureau.GoOnAsync(TimeSpan.FromDays(1));
        await night.RunAsync(Ct);
        await night.RunAsync(Ct);
        Assert.Contains("PB20", (await bureau.Office.ReadAsync("/desk/scan-findings")).QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("夜间检查发现 1 处新的错误", (await bureau.Office.ReadAsync("/desk/notices")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await TamperAsync("鼎盛阁", "农贸市场");
        await bureau.GoOnAsync(TimeSpan.FromDays(1));
        await night.RunAsync(Ct);
        var list = (await bureau.Office.ReadAsync("/desk/scan-findings")).QuerySelector("main")!.TextContent;
        Assert.Contains("没有待处理的结果", list, StringComparison.Ordinal);
        Assert.Contains("解决", list, StringComparison.Ordinal);
    }
}
