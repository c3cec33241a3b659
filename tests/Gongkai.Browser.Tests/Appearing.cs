using Gongkai.Publishing;
using Gongkai.Tests.Portal;

namespace Gongkai.Tests.Browser;

/// <summary>What becomes public at once with something else, or later by itself, or goes again; and a citizen who looks for it.</summary>
public sealed class Appearing
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_document_is_published_with_its_interpretation(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var browser = office.Browser;
        await ShortenAsync(browser);
        await browser.SignInAsync("zhang");
        await browser.GoAsync("/desk/publishing/new?kind=normative");
        await browser.FillInAsync(("标题", "云川市夜市管理办法"), ("文号", "云商规〔2026〕3号"), ("施行日期", "2026-04-01"), ("合法性审核", "2026-02-20 已审核"),
            ("正文", "第一条　为了规范夜市，制定本办法。\n| 区域 | 摊位 |\n|---|---|\n| 河东 | 120 |"), ("同时起草解读", null));
        await browser.PressAsync("保存稿件");
        var document = new Uri(browser.Page.Url).AbsolutePath;
        await browser.PressAsync("《云川市夜市管理办法》解读");
        var reading = new Uri(browser.Page.Url).AbsolutePath;
        await browser.PressAsync("修改稿件");
        await browser.FillInAsync(("解读形式", "文字"), ("制定背景和依据", "夜市增加。"), ("目标任务和主要内容", "规范摊位。"), ("解读人", "市场科"));
        await browser.PressAsync("保存稿件");
        foreach (var item in new[] { document, reading }) await SubmitAsync(browser, item);
        foreach (var item in new[] { document, reading }) await PassAsync(browser, item);
        await browser.SignInAsync("chen");
        await browser.GoAsync(document);
        Assert.Contains("一并公开", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("公开");
        await browser.PressAsync("公开");

        await browser.GoAsync($"/items/{document[(document.LastIndexOf('/') + 1)..]}");
        Assert.Contains("120", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("《云川市夜市管理办法》解读");
        Assert.Contains("规范摊位。", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("云川市夜市管理办法");
        Assert.Contains("云商规〔2026〕3号", await browser.TextAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_notice_appears_at_its_planned_time_and_is_withdrawn_to_a_stub(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var browser = office.Browser;
        await ShortenAsync(browser);
        await browser.SignInAsync("zhang");
        await browser.GoAsync("/desk/publishing/new?kind=notice");
        await browser.FillInAsync(("标题", "关于申报农贸市场改造补助的通知"), ("正文", "三月三十一日截止。"), ("栏目", "通知公告"));
        await browser.PressAsync("保存稿件");
        var item = new Uri(browser.Page.Url).AbsolutePath;
        var address = $"/items/{item[(item.LastIndexOf('/') + 1)..]}";
        await SubmitAsync(browser, item);
        await PassAsync(browser, item);
        await browser.SignInAsync("chen");
        await browser.GoAsync($"{item}/schedule");
        await browser.FillInAsync(("发布时间", "2026-03-02T11:00"));
        await browser.PressAsync("定时发布");
        await browser.GoAsync(item);
        Assert.Contains("已定时", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await browser.Page.GotoAsync(address))!.Status);
        office.Leave();
        for (var tries = 0; tries < 100 && (await browser.Page.GotoAsync(address))!.Status != 200; tries++)
            await Task.Delay(200, TestContext.Current.CancellationToken);
        await browser.GoAsync(address);
        Assert.Contains("三月三十一日截止。", await browser.TextAsync(), StringComparison.Ordinal);

        await browser.SignInAsync("chen");
        await browser.GoAsync(item);
        await browser.PressAsync("撤回");
        await browser.FillInAsync(("撤回的原因", "名单有误，更正以后重新公布"));
        await browser.PressAsync("撤回");
        Assert.Equal(410, (await browser.Page.GotoAsync(address))!.Status);
        await browser.GoAsync(address);
        Assert.Contains("名单有误，更正以后重新公布", await browser.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("三月三十一日截止。", await browser.TextAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_citizen_searches_narrows_down_and_is_led_on_after_a_mistyped_word(View view)
    {
        await using var portal = await APortal.OnAsync();
        await portal.FillAsync();
        await portal.PublishAsync(APortal.Document("云川市夜市管理办法", "云商发〔2026〕2号"));
        var old = await portal.PublishAsync(APortal.Document("云川市早市管理办法", "云商发〔2019〕7号"));
        await portal.ChangeValidityAsync(old, Validity.Abolished, "情况变化");
        await using var browser = await Browser.OpenAsync(portal.Site.Address, view);

        await browser.GoAsync("/search");
        await browser.FillInAsync(("关键词、标题、文号", "补助"), ("种类", "通知公告"));
        await browser.PressAsync("检索");
        Assert.Contains("找到 3 条", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FillInAsync(("关键词、标题、文号", "夜市管里办法"), ("种类", "全部种类"));
        await browser.PressAsync("检索");
        await browser.FollowAsync("a.try >> nth=0");
        await browser.FollowAsync(".hits h2 a >> nth=0");
        Assert.Contains("云商发〔2026〕2号", await browser.TextAsync(), StringComparison.Ordinal);

        await browser.GoAsync("/portal/library");
        Assert.Contains("共 3 份文件", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FollowAsync(".facets a:has-text('废止')");
        Assert.Contains("共 1 份文件", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("云川市早市管理办法");
        Assert.Contains("这份文件已经废止", await browser.TextAsync(), StringComparison.Ordinal);
    }

    // Two stages of review are enough here.
    private static async Task ShortenAsync(Browser browser)
    {
        await browser.SignInAsync("chen");
        await browser.GoAsync("/desk/publishing-settings");
        await browser.FillInAsync(("第一个审核环节", "保密审查"), ("第二个审核环节", "分管领导审签"), ("第三个审核环节（选填）", "没有"));
        await browser.PressAsync("保存");
    }

    private static async Task SubmitAsync(Browser browser, string item)
    {
        await browser.GoAsync($"{item}/submit");
        await browser.PressAsync("提交审核");
    }

    private static async Task PassAsync(Browser browser, string item)
    {
        foreach (var (who, step, path) in new[] { ("sun", "保密审查", "secrecy"), ("zhao", "分管领导审签", "pass") })
        {
            await browser.SignInAsync(who);
            await browser.GoAsync($"{item}/{path}");
            if (who == "sun") await browser.TickAsync("可以公开");
            await browser.PressAsync(step);
        }
    }
}
