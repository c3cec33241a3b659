using System.Net;
using Gongkai.Storage;
using Gongkai.Tests.Privacy;
using Gongkai.Tests.Storage;

namespace Gongkai.Tests.Web;

/// <summary>What a page does not know is answered 405, over all routes at once.</summary>
public sealed class MethodTests
{
    [Theory, BothEngines]
    public async Task A_method_that_a_page_does_not_know_is_answered_405_with_those_it_knows(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        using var visitor = site.Visit();
        var sending = (await PageForms.OfAsync(site.Services)).Where(page => !page.Posts.IsEmpty).Select(page => page.Pattern).ToHashSet();
        Assert.NotEmpty(sending);
        foreach (var route in site.Routes)
        {
            var (pattern, path) = ("/" + route.RoutePattern.RawText!.TrimStart('/'), PermissionTests.PathOf(route));
            var known = sending.Contains(pattern) ? "GET, HEAD, POST" : "GET, HEAD";
            foreach (var method in new[] { "OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "PROPFIND",
                "POST" }.Where(method => method != "POST" || !sending.Contains(pattern)))
            {
                var answer = await visitor.AskAsync(method, path);
                Assert.True(answer.StatusCode == HttpStatusCode.MethodNotAllowed, $"{method} {path}: {answer.StatusCode}");
                Assert.Equal(known, string.Join(", ", answer.Content.Headers.Allow));
                Assert.Equal("不能这样打开", (await Visitor.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
            }
        }
    }

    [Theory, BothEngines]
    public async Task Asking_for_the_head_is_answered_as_asking_for_the_page_without_its_body(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        using var visitor = site.Visit();
        foreach (var path in site.Routes.Select(route => PermissionTests.PathOf(route)))
        {
            var (whole, head) = (await visitor.OpenAsync(path), await visitor.AskAsync("HEAD", path));
            Assert.True(whole.StatusCode == head.StatusCode, $"{path}: {whole.StatusCode}, but its head {head.StatusCode}");
            Assert.Equal(whole.Content.Headers.ContentType?.MediaType, head.Content.Headers.ContentType?.MediaType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory, BothEngines]
    public async Task A_form_for_a_button_that_the_page_does_not_have_is_not_found(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        using var visitor = site.Visit();
        var named = (await PageForms.OfAsync(site.Services)).Where(page => !page.Posts.IsEmpty && page.Posts.All(post => post.Name is not null)).ToList();
        Assert.NotEmpty(named);
        foreach (var page in named)
            foreach (var query in new[] { "", "?handler=NoSuchButton" })
            {
                var answer = await visitor.AskAsync("POST", page.Fill("01890000-0000-7000-8000-000000000001") + query);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{page.Pattern}{query}: {answer.StatusCode}");
            }
    }
}
