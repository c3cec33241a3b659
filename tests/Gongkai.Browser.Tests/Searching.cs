using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Casework;

namespace Gongkai.Tests.Browser;

/// <summary>Staff look for what they handle.</summary>
public sealed class Searching
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task An_officer_finds_a_case_by_its_number_and_whoever_may_not_read_it_finds_nothing(View view)
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        var number = (await desk.ApplyAsync()).Registration!.Number;
        await desk.EmployAsync("head", Role.OfficeHead);
        await desk.EmployAsync("keeper", Role.Administrator);
        await using var browser = await Browser.OpenAsync(desk.Site.Address, view);
        await browser.SignInAsync("head");
        await browser.GoAsync("/desk/search");
        await browser.FillInAsync(("编号、文号、主题", "2019-9999"));
        await browser.PressAsync("检索");
        Assert.Contains("没有找到“2019-9999”", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FillInAsync(("编号、文号、主题", number));
        await browser.PressAsync("检索");
        Assert.Contains("找到 1 件", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FollowAsync(".hits h2 a");
        Assert.Contains(number, await browser.TextAsync(), StringComparison.Ordinal);

        await browser.SignInAsync("keeper");
        await browser.GoAsync($"/desk/search?q={number}");
        Assert.DoesNotContain("找到 1 件", await browser.TextAsync(), StringComparison.Ordinal);
    }
}
