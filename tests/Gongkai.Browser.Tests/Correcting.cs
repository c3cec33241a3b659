using Gongkai.Storage;
using Gongkai.Tests.YearEnd;

namespace Gongkai.Tests.Browser;

/// <summary>June of a bureau: a figure of its published report is corrected; the public reads why, the government what it moves.</summary>
public sealed class Correcting
{
    private const string Note = "行政处罚件数由11件更正为12件。";

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_published_report_is_corrected_the_old_one_stays_and_the_government_is_told_what_moved(View view)
    {
        await using var made = await AYearReport.OnAsync(Engine.Sqlite);
        var (member, supervisor) = await made.CollectAsync();
        await made.FinishAsync();
        await made.FileAsync(member, supervisor);
        await AddUpAsync(made, member.Authority);
        // The clock is set, and no round of the months between is run.
        made.Bureau.Desk.Clock.AdjustTime(new(2026, 6, 8, 9, 0, 0, TimeSpan.FromHours(8)));
        await using var browser = await Browser.OpenAsync(made.Bureau.Desk.Site.Address, view);
        ReportDesk desk = new(browser, made);

        await desk.OpenAsync("office");
        await desk.StepAsync("更正已公布的报告", ("更正说明", Note));
        await desk.DeclareAsync("漏计一件", (AYearReport.Penalties, "12"));
        Assert.Contains("重新申报", await browser.TextAsync(), StringComparison.Ordinal);
        await desk.ConfirmAsync();
        await desk.OpenAsync("office");
        await desk.StepAsync("定格数据", ("重新定格的原因", "漏计一件"));
        await desk.SubmitAsync();
        await desk.PassAsync();
        Assert.DoesNotContain(Note, await desk.ReadAsync(), StringComparison.Ordinal);
        await desk.PublishAsync();
        var open = await desk.ReadAsync();
        Assert.Contains(Note, open, StringComparison.Ordinal);
        Assert.Contains("（第2版）.docx", open, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await browser.DownloadAsync("云川市商务局2025年政府信息公开工作年度报告.docx")).Content[..2]);

        // Filed again; the accepted one counts until the government has looked at the other.
        await desk.FileAsync(Note);
        await browser.SignInAsync("supervisor");
        await browser.PressAsync("年度报告收集");
        await browser.PressAsync("汇总");
        Assert.Contains("又报来更正待审核的", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("云川市商务局");
        await browser.PressAsync("与上一版比较");
        Assert.Contains("12", await browser.TextAsync(), StringComparison.Ordinal);
        await desk.AcceptAsync();
        await browser.PressAsync("2025年度报告收集");
        await browser.PressAsync("汇总");
        Assert.Contains("云川市商务局的报告更正过", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.SignInAsync("mayor");
        await browser.PressAsync("年度报告");
        await browser.PressAsync("2025年");
        Assert.Contains("云川市商务局 11 → 12", await browser.TextAsync(), StringComparison.Ordinal);
    }

    // The government's own report: one person writes, another looks and freezes.
    private static async Task AddUpAsync(AYearReport made, Agencies.Agency authority)
    {
        var site = made.Bureau.Desk.Site;
        await site.EmployAsync("scribe", Agencies.Role.RegistrationClerk, authority);
        await site.EmployAsync("mayor", Agencies.Role.OfficeHead, authority);
        using var scribe = await site.SignInAsync("scribe");
        using var mayor = await site.SignInAsync("mayor");
        var at = (await scribe.SendAsync("/desk/year-reports", "2025年", ("Year", "2025"))).Headers.Location!.OriginalString;
        await scribe.TakeAsync($"{at}/scope", at, "选择报告范围", ("Command.IsWhole", "true"));
        await scribe.TakeAsync($"{at}/declare", at, "申报数据", [.. AYearReport.Typed(AYearReport.Unknown), ("Command.Note", "业务系统导出")]);
        var waiting = await mayor.ReadAsync($"{at}/confirm");
        await mayor.TakeAsync($"{at}/confirm", at, "复核申报的数据", AYearReport.Waiting(waiting));
        await mayor.TakeAsync($"{at}/freeze", at, "定格数据");
    }
}
