using Gongkai.Tests.Web;

namespace Gongkai.Tests.Browser;

/// <summary>What staff meet around their work: the menu, and a session that has ended meanwhile.</summary>
public sealed class SigningIn
{
    private const string Kind = "答复摘要", Button = "提交保密审查";

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_form_sent_after_the_session_ended_comes_back_filled_in_and_is_sent_again(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var browser = office.Browser;
        await browser.SignInAsync("chen");
        await browser.GoAsync("/desk/intake/answers");
        (string Label, string? Text)[] typed =
        [
            ("标题", "云川市商务局 2025 年部门预算"), ("摘要（选填）", "全部收支\n第二行"), ("网址或者查阅地点", "局办公楼一楼公开栏"), ("公开日期（选填）", "2026-02-27"),
        ];
        await browser.TickAsync(Kind);
        await browser.FillInAsync(typed);
        office.Leave();
        await browser.PressAsync(Button);
        Assert.Contains("内容已经保留", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FillInAsync(("登录名", "chen"), ("密码", RunningSite.Password));
        await browser.PressAsync("登录");
        Assert.Contains("您填写的内容还没有提交", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.True(await browser.Page.GetByLabel(Kind, new() { Exact = true }).IsCheckedAsync());
        foreach (var (label, text) in typed)
            Assert.Equal(text, (await browser.Page.GetByLabel(label, new() { Exact = true }).First.InputValueAsync()).ReplaceLineEndings("\n"));
        await browser.PressAsync(Button);
        Assert.Contains("云川市商务局 2025 年部门预算", await browser.TextAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task The_menu_of_a_head_of_office_leaves_the_screen_to_the_page_and_opens_by_keyboard(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var browser = office.Browser;
        await browser.SignInAsync("chen");
        var menu = browser.Page.Locator(".menu > ul");
        var lines = await menu.Locator("> li").EvaluateAllAsync<double[]>("all => [...new Set(all.map(one => one.getBoundingClientRect().top))]");
        Assert.Single(lines);
        var heading = await browser.Page.Locator("main h1").BoundingBoxAsync();
        Assert.True(heading!.Y + heading.Height < browser.Page.ViewportSize!.Height * 0.45, $"the page begins at {heading.Y}");
        await browser.TabToAsync(browser.Page.Locator(".menu summary", new() { HasText = "统计" }));
        await browser.Page.Keyboard.PressAsync("Enter");
        var line = browser.Page.Locator(".menu a", new() { HasText = "文号登记簿" });
        Assert.True(await line.IsVisibleAsync());
        await browser.FollowAsync(".menu a[href='/desk/letters']");
        Assert.Equal("文号登记簿", await browser.Page.Locator("h1").InnerTextAsync());
        Assert.Equal("true",
            await browser.Page.Locator(".menu summary.is-current").EvaluateAsync<string>("heading => String(heading.textContent.includes('统计'))"));
    }
}
