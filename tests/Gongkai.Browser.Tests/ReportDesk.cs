using Gongkai.Features.Filing;
using Gongkai.Tests.YearEnd;

namespace Gongkai.Tests.Browser;

/// <summary>The report on 2025 in the browser: everybody signs in, finds it by the menu, and does what is his.</summary>
internal sealed class ReportDesk(Browser browser, AYearReport made)
{
    /// <summary>Signs in and opens the report.</summary>
    public async Task OpenAsync(string who)
    {
        await browser.SignInAsync(who);
        await browser.PressAsync("年度报告");
        await browser.PressAsync("2025年");
    }

    /// <summary>Takes a step at the open report: its link, its form, its button.</summary>
    public Task StepAsync(string step, params (string Label, string? Text)[] typed) => StepAsync(step, step, typed);

    /// <summary>Takes a step whose link is called otherwise than its button.</summary>
    public async Task StepAsync(string link, string button, params (string Label, string? Text)[] typed)
    {
        await browser.PressAsync(link);
        await browser.FillInAsync(typed);
        await SendAsync(button);
    }

    /// <summary>Presses the button of a step: it leads back to the report.</summary>
    public async Task SendAsync(string button)
    {
        await browser.PressAsync(button);
        Assert.True(new Uri(browser.Page.Url).AbsolutePath == made.At, $"{button}: {await browser.TextAsync()}");
    }

    /// <summary>A section declares what no register knows.</summary>
    public async Task DeclareAsync(string note, params (string Figure, string Value)[] figures)
    {
        await OpenAsync("author");
        await browser.PressAsync("申报数据");
        foreach (var (figure, value) in figures) await browser.Page.Locator($"[name='Command.Figures[{figure}]']").FillAsync(value);
        await browser.FillInAsync(("数据来源（选填）", note));
        await SendAsync("申报数据");
    }

    /// <summary>The clerk holds all that was declared against its source.</summary>
    public async Task ConfirmAsync()
    {
        await OpenAsync("clerk");
        await browser.PressAsync("复核申报的数据");
        foreach (var figure in await browser.Page.Locator("input[name='Command.Figures']").AllAsync()) await figure.CheckAsync();
        await SendAsync("复核申报的数据");
    }

    /// <summary>The clerk says something to every warning, and hands the report in.</summary>
    public async Task SubmitAsync()
    {
        await OpenAsync("clerk");
        var warnings = browser.Page.Locator("main a[href*='/explain?finding=']");
        for (var left = await warnings.CountAsync(); left > 0; left = await warnings.CountAsync())
        {
            await browser.PressAsync(await warnings.First.InnerTextAsync());
            await browser.FillInAsync(("说明", "已经核对，情况属实。"));
            await SendAsync("说明检查结果");
        }
        await StepAsync("提交签批");
    }

    /// <summary>Through every check, each by the one whose post it is.</summary>
    public async Task PassAsync()
    {
        await OpenAsync("head");
        await StepAsync("科室确认数据");
        await OpenAsync("clerk");
        await StepAsync("登记司法行政部门的核对", ("核对人", "云川市司法局 钱立 科长"));
        foreach (var (who, step) in new[] { ("secrecy", "保密审查"), ("office", "审核"), ("leader", "审签") })
        {
            await OpenAsync(who);
            await StepAsync(step);
        }
        await OpenAsync("clerk");
        await StepAsync("登记主要负责人的签发", ("签发人", "孙平 局长"));
        await StepAsync("生成文件并转发布");
    }

    /// <summary>Through publishing to the public.</summary>
    public async Task PublishAsync()
    {
        await OpenAsync("clerk");
        await browser.PressAsync("发布稿");
        await browser.PressAsync("提交审核");
        await browser.PressAsync("提交审核");
        foreach (var (who, step) in new[] { ("head", "科室负责人审核"), ("secrecy", "保密审查"), ("leader", "分管领导审签"), ("office", "公开") })
        {
            await browser.SignInAsync(who);
            await browser.PressAsync("信息公开");
            await browser.FollowAsync("main th a");
            await browser.PressAsync(step);
            if (who == "secrecy") await browser.TickAsync("可以公开");
            await browser.PressAsync(step);
        }
    }

    /// <summary>What somebody without an account reads, from the first page of the site.</summary>
    public async Task<string> ReadAsync()
    {
        await browser.PressAsync("退出");
        await browser.GoAsync("/");
        await browser.FollowAsync("main .tasks a[href='/portal']");
        await browser.PressAsync(made.Bureau.Desk.Agency.Name);
        await browser.PressAsync("政府信息公开年报");
        await browser.PressAsync($"{made.Bureau.Desk.Agency.Name}2025年政府信息公开工作年度报告");
        return await browser.TextAsync();
    }

    /// <summary>The clerk files what was issued; what the authority reads beside it is said where it is asked for.</summary>
    public async Task FileAsync(string? correction = null)
    {
        await browser.SignInAsync("clerk");
        await browser.PressAsync("报送年度报告");
        await browser.PressAsync("2025年");
        await browser.PressAsync("用签发的报告");
        foreach (var said in await browser.Page.Locator($"textarea[name^='Command.{nameof(FilingForm.Explanations)}']").AllAsync())
            if (await said.InputValueAsync() == "") await said.FillAsync("已经核对，情况属实。");
        if (correction is not null) await browser.FillInAsync(("更正了什么", correction));
        await browser.PressAsync("报送");
    }

    /// <summary>The supervisor accepts what came last.</summary>
    public async Task AcceptAsync()
    {
        await browser.SignInAsync("supervisor");
        await browser.PressAsync("年度报告收集");
        await browser.PressAsync(made.Bureau.Desk.Agency.Name);
        await browser.PressAsync("审核通过");
        await browser.PressAsync("审核通过");
    }
}
