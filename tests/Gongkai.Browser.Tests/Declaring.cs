using Gongkai.Storage;
using Gongkai.Tests.Publishing;

namespace Gongkai.Tests.Browser;

/// <summary>政府网站工作年度报表, from the register of sites to what everybody reads.</summary>
public sealed class Declaring
{
    private static readonly Dictionary<string, string> Told = new()
    {
        ["A09"] = "52000",
        ["A10"] = "180000",
        ["D04"] = "0",
        ["E01"] = "是",
        ["E02"] = "900",
        ["E04"] = "0",
        ["E05"] = "30",
        ["E06"] = "20",
        ["E07"] = "10",
        ["F01"] = "是",
        ["F09"] = "0",
        ["F10"] = "0",
        ["F11"] = "0",
        ["F12"] = "否",
        ["G01"] = "2",
        ["G02"] = "3",
        ["G03"] = "3",
        ["G04"] = "是",
        ["G05"] = "是",
        ["G06"] = "是",
        ["J01"] = "张三",
        ["J02"] = "李四",
        ["J03"] = "王五",
        ["J04"] = "0330-1234567",
    };

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_site_is_registered_and_its_form_declared_approved_by_another_and_published(View view)
    {
        await using var bureau = await ABureauThatPublishes.OnAsync(Engine.Sqlite, new(2027, 1, 4));
        await using var browser = await Browser.OpenAsync(bureau.Desk.Site.Address, view);
        await browser.SignInAsync("office");
        await browser.PressAsync("政府网站");
        await browser.PressAsync("登记网站");
        await browser.FillInAsync(("网站名称", "云川市商务局网站"), ("网站类型", "部门网站"), ("首页网址", "https://sw.yunchuan.example/"), ("开通日期", "2010-01-01"),
            ("就是本平台为本机关发布的网站，报表的数字从本平台的台账计算", null));
        await browser.Page.GetByLabel("负责人", new() { Exact = true }).SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await browser.FillInAsync(("政府网站标识码（选填）", "3300000001"), ("ICP备案号（选填）", "云ICP备00000001号"), ("公安机关备案号（选填）", "云公网安备 00000000000001号"));
        await browser.PressAsync("保存");
        await browser.FillInAsync(("年度", "2026"));
        await browser.PressAsync("开始填报");
        var form = new Uri(browser.Page.Url).AbsolutePath;
        Assert.Contains("“独立用户访问总量”没有数字", await browser.TextAsync(), StringComparison.Ordinal);

        await browser.GoAsync($"{form}/declare");
        foreach (var (code, value) in Told)
        {
            var name = await browser.Page.Locator($"input[type=hidden][value='{code}']").GetAttributeAsync("name");
            var field = browser.Page.Locator($"[name='{name![..^".Code".Length]}.Value']");
            if (value is "是" or "否") await field.SelectOptionAsync(value);
            else await field.FillAsync(value);
        }
        await browser.FillInAsync(("各项共同的凭据（选填）", "统计平台2026年报表"));
        await browser.PressAsync("保存申报");
        await browser.GoAsync($"{form}/submit");
        await browser.PressAsync("提交审核");
        await browser.SignInAsync("leader");
        await browser.GoAsync($"{form}/approve");
        await browser.PressAsync("审核通过");
        await browser.SignInAsync("office");
        await browser.GoAsync($"{form}/publish");
        await browser.PressAsync("公布报表");
        await browser.PressAsync("公开的页面");
        var shown = await browser.TextAsync();
        Assert.Contains("180000", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("统计平台2026年报表", shown, StringComparison.Ordinal);
    }
}
