using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gongkai.Storage;
using Gongkai.Tests.Storage;

namespace Gongkai.Tests.Web;

/// <summary>What holds for every page, whatever it is about.</summary>
public sealed class SafePagesTests
{
    [Theory, BothEngines]
    public async Task Every_page_is_safe_and_well_formed(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        using var visitor = site.Visit();
        foreach (var route in site.Routes.Select(route => route.RoutePattern.RawText!).Where(route => !route.Contains('{', StringComparison.Ordinal))
            .Append("fault/404").Append("no/such/page"))
            await ExamineAsync(visitor, "/" + route.TrimStart('/'));
    }

    /// <summary>Looks at one page: headers, policy, language, headings, forms, labels, no script, no style in place.</summary>
    internal static async Task ExamineAsync(Visitor visitor, string path)
    {
        var answer = await visitor.FollowAsync(await visitor.OpenAsync(path));
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var policy = headers["Content-Security-Policy"];
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", headers["Referrer-Policy"]);
        Assert.Contains("camera=()", headers["Permissions-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Server", headers.Keys);
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") return;
        // What is the same for everybody may be kept by whoever asks, and is asked for again each time.
        if (headers.ContainsKey("ETag")) Assert.Equal("no-cache", headers["Cache-Control"]);
        else
            Assert.Equal("no-store",
                headers["Cache-Control"].Replace(", no-cache", "", StringComparison.Ordinal).Replace("no-cache, ", "", StringComparison.Ordinal));
        Examine(await Visitor.ReadAsync(answer), path);
    }

    private static void Examine(IHtmlDocument page, string path)
    {
        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{path} has not one h1");
        Assert.True(page.QuerySelectorAll("script, style, [style], iframe, object, embed").Length == 0, $"{path} has script, style or a frame in it");
        Assert.True(page.All.All(element => element.Attributes.All(attribute => !attribute.Name.StartsWith("on", StringComparison.Ordinal))),
            $"{path} has an event handler");
        Assert.False(string.IsNullOrWhiteSpace(page.Title), path);
        Assert.NotNull(page.QuerySelector("a.skip[href='#main']"));
        Assert.NotNull(page.QuerySelector("main#main"));
        foreach (var form in page.QuerySelectorAll("form[method=post]"))
            Assert.True(form.QuerySelector("input[name=__RequestVerificationToken]") is not null, $"{path} has a form without token");
        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
            Assert.True(page.QuerySelector($"label[for='{field.Id}']") is not null, $"{path}: {field.OuterHtml} has no label");
        foreach (var cell in page.QuerySelectorAll("table.stack tbody td"))
            Assert.True(cell.HasAttribute("data-label"), $"{path}: {cell.OuterHtml} has no data-label");
        var ids = page.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var levels = page.QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0').Prepend(1).ToList();
        Assert.True(levels.Zip(levels.Skip(1)).All(pair => pair.Second <= pair.First + 1), $"{path} leaves a level of headings out");
    }

    [Theory, BothEngines]
    public async Task A_page_that_does_not_exist_says_so_in_Chinese(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        using var visitor = site.Visit();
        var answer = await visitor.OpenAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("没有这个页面", (await Visitor.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    [Theory, BothEngines]
    public async Task Large_type_is_remembered_and_leads_back_to_the_same_page(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        using var visitor = site.Visit();
        var page = await visitor.ReadAsync("/fault/404");
        var chosen = await visitor.OpenAsync(page.QuerySelectorAll(".tools a").First(link => link.TextContent == "大字版").GetAttribute("href")!);
        Assert.Equal("/fault/404", chosen.Headers.Location!.OriginalString);
        Assert.Equal("large", (await visitor.ReadAsync("/")).DocumentElement.ClassName);
    }

    [Theory, InlineData("https://example.cn/"), InlineData("//example.cn/"), InlineData("/\\example.cn"), InlineData("javascript:alert(1)")]
    public async Task The_switch_of_type_leads_to_no_other_site(string back)
    {
        await using var site = await RunningSite.StartAsync();
        using var visitor = site.Visit();
        var answer = await visitor.OpenAsync($"/appearance?text=large&back={Uri.EscapeDataString(back)}");
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Theory, BothEngines]
    public async Task The_stylesheet_loads_nothing_from_elsewhere(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        using var visitor = site.Visit();
        var answer = await visitor.OpenAsync(Gongkai.Web.Stylesheet.Address);
        var css = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("url(", css, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", css, StringComparison.Ordinal);
    }
}
