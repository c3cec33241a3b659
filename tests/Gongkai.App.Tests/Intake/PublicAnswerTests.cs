using System.Net;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Intake;

/// <summary>答复选登: nothing that one person typed is read by anybody outside.</summary>
public sealed class PublicAnswerTests
{
    private const string Desk = "/desk/intake/answers", Review = "/desk/intake/answers/review";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_entry_is_public_after_a_second_person_has_looked_at_it(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        using var clerk = (await desk.EmployAsync("clerk", Role.RegistrationClerk)).Visitor;
        using var secrecy = (await desk.EmployAsync("secrecy", Role.SecrecyReviewer)).Visitor;
        using var citizen = desk.Site.Visit();
        var portal = $"/portal/{desk.Agency.Id}/answers";

        var faulty = await Visitor.ReadAsync(await clerk.SendAsync(Desk, "提交保密审查", ("Command.Kind", "Reply"), ("Command.Title", "补助资金分配的答复"),
            ("Command.Place", "https://elsewhere.example/x")));
        Assert.Contains("elsewhere.example 不在允许链接的范围内", faulty.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ProposeAsync(clerk)).StatusCode);
        Assert.DoesNotContain("补助资金分配的答复", await TextAsync(citizen, portal), StringComparison.Ordinal);

        var returned = await secrecy.SendAsync(Review, "退回修改", ("Reason", "看得出申请人是谁"));
        Assert.Equal(HttpStatusCode.Redirect, returned.StatusCode);
        var page = await clerk.ReadAsync(Desk);
        Assert.Contains("看得出申请人是谁", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        var again = page.QuerySelector("a[href*='again=']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SendAsync(again, "提交保密审查", ("Command.Summary", "分配原则和资金总额"))).StatusCode);
        Assert.DoesNotContain("补助资金分配的答复", await TextAsync(citizen, portal), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await secrecy.SendAsync(Review, "可以公开，公布")).StatusCode);
        var shown = await TextAsync(citizen, portal);
        Assert.Contains("分配原则和资金总额", shown, StringComparison.Ordinal);
        // The day is the platform's, whatever was typed.
        Assert.Contains("2026-03-02", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("2019-01-01", shown, StringComparison.Ordinal);
        Assert.Contains("没有待审查的", await TextAsync(secrecy, Review), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.SendAsync(Desk, "不再提供")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SendAsync(Desk, "不再提供", ("Reason", "已经失效"))).StatusCode);
        Assert.DoesNotContain("补助资金分配的答复", await TextAsync(citizen, portal), StringComparison.Ordinal);
        Assert.Contains("已经失效", await TextAsync(clerk, Desk), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Who_typed_it_does_not_release_it(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        var person = await desk.Site.EmployAsync("both", Role.RegistrationClerk, desk.Agency);
        var post = new Post(new(Guid.CreateVersion7()), person.Id, desk.Agency.Id, "", null, null, Role.SecrecyReviewer, "", new(2020, 1, 1), null, null);
        await desk.Site.Services.GetRequiredService<PeopleRegister>().GivePostAsync(person, post, AStore.Change(), Ct);
        using var both = await desk.Site.SignInAsync("both");
        await ProposeAsync(both);
        var page = await both.ReadAsync(Review);
        Assert.Contains("要由另一位保密审查人员审查", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("button"), button => button.TextContent == "可以公开，公布");
    }

    private static Task<HttpResponseMessage> ProposeAsync(Visitor clerk) => clerk.SendAsync(Desk, "提交保密审查", ("Command.Kind", "Reply"),
        ("Command.Title", "补助资金分配的答复"), ("Command.Summary", "张三申请的分配情况"), ("Command.Place", "政务服务中心"), ("Command.PublishedOn", "2019-01-01"));

    private static async Task<string> TextAsync(Visitor visitor, string path) => (await visitor.ReadAsync(path)).QuerySelector("main")!.TextContent;
}
