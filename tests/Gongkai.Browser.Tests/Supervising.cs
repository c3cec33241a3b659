using System.Text;
using Gongkai.Agencies;
using Gongkai.Tests.Web;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Browser;

/// <summary>A year of supervision: an assessment from self-scores to publication, and an order to its closing; the overview tells of both.</summary>
public sealed class Supervising
{
    private const string Member = "云川市商务局";

    private const string System = """
        编号,名称,分值,评分办法,每件分值,上限,分档,否决对象,数据来源,评价标准,佐证材料
        1,台账,60,评判,,,,,,台账齐全,台账
        2,培训,40,评判,,,,,,每年一次,签到表
        """;

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task An_agency_is_assessed_the_result_is_published_and_what_is_ordered_is_closed(View view)
    {
        var clock = new FakeTimeProvider(new(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(8)));
        await using var site = await RunningSite.StartAsync(clock: clock);
        var authority = await site.FoundAsync("云川市人民政府");
        var member = await site.FoundAsync(Member, authority);
        await site.EmployAsync("wang", Role.Supervisor, authority);
        await site.EmployAsync("chen", Role.OfficeHead, member);
        await using var browser = await Browser.OpenAsync(site.Address, view);

        await browser.SignInAsync("wang");
        await browser.GoAsync("/desk/indicator-systems/new");
        await browser.Page.GetByLabel("名称", new() { Exact = true }).FillAsync("云川考核体系");
        await browser.Page.Locator("input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "指标.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(System),
        });
        await browser.PressAsync("建立");
        await browser.GoAsync("/desk/assessments?year=2026");
        await browser.FillInAsync(("自评期限", "2026-12-10"));
        await browser.PressAsync("开始考核");
        await browser.PressAsync(Member);
        var at = new Uri(browser.Page.Url).AbsolutePath;

        await browser.SignInAsync("chen");
        await browser.PressAsync("考核和督办");
        await browser.GoAsync($"{at}/self");
        await FillAsync(browser, ("Command.Points[1]", "60"), ("Command.Points[2]", "40"));
        await browser.PressAsync("自评");

        await browser.SignInAsync("wang");
        await browser.GoAsync($"{at}/facts");
        await browser.PressAsync("采集数据");
        await browser.GoAsync($"{at}/review");
        await FillAsync(browser, ("Command.Values[1]", "55"), ("Command.Words[1]", "缺两份送达回证"), ("Command.Values[2]", "40"), ("Command.Words[2]", "有签到表"));
        await browser.PressAsync("评审");
        await browser.GoAsync($"{at}/feedback");
        await browser.PressAsync("反馈");

        await browser.SignInAsync("chen");
        await browser.GoAsync($"{at}/appeal");
        await FillAsync(browser, ("Command.Words[1]", "回证在档案里"));
        await browser.PressAsync("申诉");

        await browser.SignInAsync("wang");
        await browser.GoAsync($"{at}/review");
        await FillAsync(browser, ("Command.Values[1]", "60"), ("Command.Words[1]", "回证已经看到"));
        await browser.PressAsync("评审");
        await browser.GoAsync($"{at}/appeal-decision");
        await browser.Page.Locator("[name='Command.Upheld[1]'][type=checkbox]").CheckAsync();
        await FillAsync(browser, ("Command.Words[1]", "属实"));
        await browser.PressAsync("申诉处理");
        await browser.GoAsync($"{at}/decide");
        await browser.PressAsync("审定");
        await browser.GoAsync("/desk/assessments?year=2026");
        await browser.PressAsync("公布 1 个机关的结果");

        await browser.PressAsync("督办整改");
        await browser.GoAsync("/desk/orders/new");
        await browser.FillInAsync(("种类", "责令整改"), ("机关", Member), ("问题清单", "栏目空白\n依申请公开|按时答复|每件扣 6 分|逾期一件"));
        await browser.PressAsync("发出");
        var order = new Uri(browser.Page.Url).AbsolutePath;
        await browser.SignInAsync("chen");
        await ReplyAsync("栏目已经补齐");
        await browser.SignInAsync("wang");
        await browser.GoAsync($"{order}/check");
        await CloseAsync("1");
        await FillAsync(browser, ("Command.Words[1]", "已有内容"), ("Command.Words[2]", "还没有答复"), ("Command.DueOn", "2026-12-20"));
        await browser.PressAsync("核查");
        await browser.PressAsync("下级总览");
        await browser.PressAsync("今年收到的督办整改");
        await browser.PressAsync(Member);

        await browser.SignInAsync("chen");
        await browser.PressAsync("总览");
        await browser.PressAsync("今年收到的督办整改");
        Assert.Contains("2 个问题，销号 1 个", await browser.TextAsync(), StringComparison.Ordinal);
        await ReplyAsync("已经答复");
        await browser.SignInAsync("wang");
        await browser.GoAsync($"{order}/check");
        await CloseAsync("2");
        await FillAsync(browser, ("Command.Words[2]", "已经答复"));
        await browser.PressAsync("核查");
        Assert.Contains("已销号", await browser.TextAsync(), StringComparison.Ordinal);

        // What the public has of it.
        await browser.PressAsync("退出");
        await browser.GoAsync($"/assessments/{authority.Id}/2026");
        Assert.Contains("100", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.GoAsync("/overview");
        Assert.Contains("今年公布的考核结果", await browser.TextAsync(), StringComparison.Ordinal);

        async Task ReplyAsync(string words)
        {
            await browser.GoAsync($"{order}/reply");
            await browser.FillInAsync(("整改情况", words));
            await browser.PressAsync("整改回复");
        }

        Task CloseAsync(string problem) => browser.Page.Locator($"[name='Command.Closed[{problem}]'][type=checkbox]").CheckAsync();
    }

    private static async Task FillAsync(Browser browser, params (string Name, string Text)[] typed)
    {
        foreach (var (name, text) in typed) await browser.Page.Locator($"[name='{name}']").FillAsync(text);
    }
}
