using Gongkai.Agencies;
using Gongkai.Web;

namespace Gongkai.Tests.Web;

/// <summary>The menu of the desk, for every role.</summary>
public sealed class MenuTests
{
    [Fact]
    public async Task Every_role_finds_all_that_is_permitted_under_few_headings_and_sees_where_it_is()
    {
        await using var site = await RunningSite.StartAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            await site.EmployAsync($"holder-{role}", role);
            using var visitor = await site.SignInAsync($"holder-{role}");
            var desk = await visitor.ReadAsync("/desk");
            var permitted = Navigation.Desk.Where(item => Permissions.Allow(item.Needs!, [role])).Select(item => item.Address).Order();
            Assert.Equal(permitted,
                desk.QuerySelectorAll(".menu a, .tools a").Select(link => link.GetAttribute("href")!)
                    .Where(href => !href.StartsWith("/appearance", StringComparison.Ordinal)).Order());
            Assert.InRange(desk.QuerySelectorAll(".menu > ul > li").Length, 1, 6);
            Assert.All(desk.QuerySelectorAll(".menu details"), group => Assert.InRange(group.QuerySelectorAll("a").Length, 2, 8));
            foreach (var address in permitted)
            {
                var page = await visitor.ReadAsync(address);
                var current = Assert.Single(page.QuerySelectorAll(".menu [aria-current], .tools [aria-current]"));
                Assert.Equal(address, current.GetAttribute("href"));
                var heading = current.Closest("details")?.QuerySelector("summary");
                Assert.Equal(heading is null ? [] : [heading], page.QuerySelectorAll(".menu summary.is-current"));
                if (heading is not null) Assert.Contains($"现在在{current.TextContent}", heading.TextContent, StringComparison.Ordinal);
            }
        }
    }
}
