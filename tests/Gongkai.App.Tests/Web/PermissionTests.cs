using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Tests.Web;

/// <summary>Who may open what: every route for every role.</summary>
public sealed partial class PermissionTests
{
    [Theory, BothEngines]
    public async Task Every_route_declares_a_permission_or_is_public(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        Assert.Equal([],
            site.Routes.Where(route => route.Metadata.GetMetadata<NeedsAttribute>() is null && route.Metadata.GetMetadata<IAllowAnonymous>() is null)
                .Select(route => route.DisplayName));
    }

    [Fact]
    public async Task Every_permission_that_a_page_needs_is_declared_by_an_area_and_every_declared_one_is_named()
    {
        await using var site = await RunningSite.StartAsync();
        var declared = Permissions.All.Select(permitted => permitted.Permission).Append(Permission.OwnAccount).ToHashSet();
        Assert.Equal(declared.Order(StringComparer.Ordinal), typeof(Permission).GetFields().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Subset(declared, site.Routes.Select(route => route.Metadata.GetMetadata<NeedsAttribute>()?.Permission).OfType<string>().ToHashSet());
    }

    [Theory, BothEngines]
    public async Task Every_route_opens_for_the_roles_of_its_permission_and_for_nobody_else(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        using var anybody = site.Visit();
        var visitors = new List<(Role? Role, Visitor Visitor)>();
        foreach (var role in Enum.GetValues<Role>().Cast<Role?>().Append(null))
        {
            await site.EmployAsync($"holder-{role}", role);
            visitors.Add((role, await site.SignInAsync($"holder-{role}")));
        }
        foreach (var route in site.Routes)
        {
            var path = PathOf(route);
            if (route.Metadata.GetMetadata<NeedsAttribute>() is not { } needs)
            {
                var open = await anybody.OpenAsync(path);
                Assert.True(open.StatusCode != HttpStatusCode.Forbidden
                    && open.Headers.Location?.OriginalString.Contains("/sign-in?back=", StringComparison.Ordinal) != true, $"{path} is public");
                continue;
            }
            var sent = await anybody.OpenAsync(path);
            Assert.True(sent.StatusCode == HttpStatusCode.Redirect
                && sent.Headers.Location!.OriginalString.Contains("/sign-in?back=", StringComparison.Ordinal), $"{path} without signing in: {sent.StatusCode}");
            foreach (var (role, visitor) in visitors)
            {
                var permitted = Permissions.Allow(needs.Permission, role is { } held ? [held] : []);
                var answer = await visitor.OpenAsync(path);
                Assert.True(permitted == (answer.StatusCode != HttpStatusCode.Forbidden),
                    $"{path} for {role?.ToString() ?? "nobody's post"}: {answer.StatusCode}");
                Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{path} for {role}: {answer.StatusCode}");
            }
        }
        visitors.ForEach(pair => pair.Visitor.Dispose());
    }

    [Theory, BothEngines]
    public async Task Every_page_of_the_desk_is_safe_and_well_formed(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        foreach (var role in Enum.GetValues<Role>()) await site.EmployAsync($"holder-{role}", role);
        foreach (var route in site.Routes.Where(route => route.Metadata.GetMetadata<PageActionDescriptor>() is not null))
        {
            var role = route.Metadata.GetMetadata<NeedsAttribute>() is { } needs && needs.Permission != Permission.OwnAccount
                ? Permissions.Holders(needs.Permission)[0] : Role.Administrator;
            using var visitor = await site.SignInAsync($"holder-{role}");
            await SafePagesTests.ExamineAsync(visitor, PathOf(route, site.Agency!.Id.ToString()));
        }
    }

    [Theory, BothEngines]
    public async Task A_post_ends_with_its_period_and_a_deputy_holds_the_posts_of_the_absent(Engine engine)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        await using var site = await RunningSite.StartAsync(clock: clock, engine: engine);
        await site.EmployAsync("chief", Role.Administrator);
        var absent = await site.EmployAsync("absent", Role.Auditor);
        var deputy = await site.EmployAsync("deputy", null);
        using var chief = await site.SignInAsync("chief");
        using var stands = await site.SignInAsync("deputy");
        Assert.Equal(HttpStatusCode.Forbidden, (await stands.OpenAsync("/desk")).StatusCode);
        var page = $"/admin/people/{absent.Id}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await chief.SendAsync(page, "登记代理", ("Absence.Deputy", deputy.Id.ToString()), ("Absence.FromOn", "2026-03-02"), ("Absence.UntilOn", "2026-03-04"),
                ("Absence.Reason", "出差"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect,
            (await chief.SendAsync($"/admin/people/{deputy.Id}", "给予岗位", ("Post.Agency", site.Agency!.Id.ToString()), ("Post.Role", "Archivist"),
                ("Post.FromOn", "2026-03-02"), ("Post.UntilOn", "2026-03-03"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect,
            (await chief.SendAsync(page, "登记代理", ("Absence.Deputy", deputy.Id.ToString()), ("Absence.FromOn", "2026-03-02"), ("Absence.UntilOn", "2026-03-04"),
                ("Absence.Reason", "出差"))).StatusCode);
        Assert.Contains("档案员（云川市商务局）、代理审计员（云川市商务局）", await DeskAsync(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(2));
        stands.Dispose();
        using var again = await site.SignInAsync("deputy");
        Assert.Contains("岗位：代理审计员（云川市商务局）", (await again.ReadAsync("/desk")).Body!.TextContent, StringComparison.Ordinal);

        async Task<string> DeskAsync() => (await stands.ReadAsync("/desk")).Body!.TextContent;
    }

    [Theory, BothEngines]
    public async Task An_administrator_reaches_the_agencies_below_and_no_others(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        await site.EmployAsync("chief", Role.Administrator);
        var below = await site.FoundAsync("云川市商务综合行政执法支队", site.Agency);
        var elsewhere = await site.FoundAsync("青岭区商务局");
        var stranger = await site.EmployAsync("stranger", Role.SectionOfficer, elsewhere);
        using var chief = await site.SignInAsync("chief");
        Assert.Equal(HttpStatusCode.OK, (await chief.OpenAsync($"/admin/agencies/{below.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await chief.OpenAsync($"/admin/agencies/{elsewhere.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await chief.OpenAsync($"/admin/people/{stranger.Id}")).StatusCode);
        Assert.DoesNotContain("青岭区商务局", (await chief.ReadAsync("/admin/agencies")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_permissions_is_this()
    {
        var table = new StringBuilder("# 权限表\n\n| 权限 |");
        foreach (var role in Enum.GetValues<Role>()) table.Append(' ').Append(role.Name()).Append(" |");
        table.Append("\n|---|").Append(string.Concat(Enum.GetValues<Role>().Select(_ => "---|"))).Append('\n');
        foreach (var permission in Permissions.All.Select(permitted => permitted.Permission))
        {
            table.Append($"| `{permission}` |");
            foreach (var role in Enum.GetValues<Role>()) table.Append(Permissions.Allow(permission, [role]) ? " ● |" : "  |");
            table.Append('\n');
        }
        Snapshot.Match(table.ToString(), "permissions.md");
    }

    /// <summary>An address of a route, with something in each of its parts.</summary>
    internal static string PathOf(RouteEndpoint route, string? id = null) =>
        "/" + Parameter().Replace(route.RoutePattern.RawText!, part => part.Groups[1].Value switch
    {
        "status" => "404",
        "code" => "CF03",
        "year" => "2025",
        "number" => "1",
        "kind" => "correction",
        _ => id ?? "01890000-0000-7000-8000-000000000001",
    }).TrimStart('/');

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
