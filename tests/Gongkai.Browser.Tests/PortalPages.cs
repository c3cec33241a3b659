using Gongkai.Documents.Publishing;
using Gongkai.Publishing;
using Gongkai.Tests.Portal;

namespace Gongkai.Tests.Browser;

public sealed class PortalPages
{
    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_citizen_finds_a_document_by_its_column_and_learns_that_it_was_abolished(View view)
    {
        await using var portal = await APortal.OnAsync();
        await portal.FillAsync();
        var old = await portal.PublishAsync(APortal.Document("云川市夜市管理暂行办法", "云商发〔2019〕7号"));
        var now = await portal.PublishAsync(APortal.Document("云川市夜市管理办法", "云商发〔2026〕2号"));
        await portal.ChangeValidityAsync(old, Validity.Abolished, "被云商发〔2026〕2号取代", now);
        await using var browser = await Browser.OpenAsync(portal.Site.Address, view);

        await browser.GoAsync("/");
        await browser.FollowAsync("main .tasks a[href='/portal']");
        await browser.PressAsync("云川市商务局");
        await browser.FollowAsync(".nodes a[href$='/columns/P20-01']");
        await browser.PressAsync("云川市夜市管理暂行办法");
        Assert.Contains("这份文件已经废止", await browser.TextAsync(), StringComparison.Ordinal);
        await browser.FollowAsync(".notice a");
        Assert.Contains("云商发〔2026〕2号", await browser.TextAsync(), StringComparison.Ordinal);
        foreach (var part in new[] { "guide", "statutory", "reports", "requests",
            "consultations" }) await browser.GoAsync($"/portal/{portal.Agency}/columns/{part}");
        await browser.GoAsync($"/portal/{portal.Agency}/about");
        await browser.GoAsync($"/portal/{portal.Agency}/answers");
    }

    [Theory, InlineData(View.Desktop), InlineData(View.Phone)]
    public async Task Large_type_and_strong_contrast_stand_on_every_page_of_the_portal(View view)
    {
        await using var portal = await APortal.OnAsync();
        await portal.FillAsync();
        var id = await portal.PublishAsync(APortal.Document("云川市夜市管理办法", "云商发〔2026〕2号"));
        await portal.ChangeValidityAsync(id, Validity.Amended, "按云商发〔2026〕3号修改");
        await using var browser = await Browser.OpenAsync(portal.Site.Address, view);

        await browser.GoAsync($"/portal/{portal.Agency}");
        await browser.PressAsync("大字版");
        await browser.PressAsync("高对比度");
        Assert.Equal("large contrast", await browser.Page.EvaluateAsync<string>("document.documentElement.className"));
        foreach (var address in new[] { $"/items/{id}", $"/portal/{portal.Agency}/columns/statutory", $"/portal/{portal.Agency}/columns/guide" })
            await browser.GoAsync(address);
    }

    [Theory, InlineData(View.Desktop), InlineData(View.Phone)]
    public async Task What_strangers_wrote_into_a_text_does_nothing(View view)
    {
        const string Hostile = """
            <p onclick="location='//evil.example'" style="position:fixed;inset:0">一<script>document.title='evil'</script></p>
            <img src="x" onerror="document.title='evil'"><svg onload="document.title='evil'"></svg><iframe src="//evil.example"></iframe>
            <a href="javascript:document.title='evil'">点这里</a><a href="https://evil.example/">外站</a><base href="//evil.example/"><meta http-equiv="refresh" content="0;url=//evil.example">
            <form action="//evil.example"><input name="a"><button>提交</button></form><style>body{display:none}</style><link rel="stylesheet" href="//evil.example/a.css">
            <table><tr><td background="//evil.example/a.png">甲</td></tr></table><math><mtext><img src=x onerror="document.title='evil'"></mtext></math>
            """;
        await using var portal = await APortal.OnAsync();
        var clean = CleanText.Of(Hostile, TextPolicy.Default).Html;
        var id = await portal.PublishAsync(APortal.Notice("补助公告", "") with
        {
            Html = clean,
            Summary = "<script>document.title='evil'</script>",
            Keywords = "\"><img src=x onerror=alert(1)>"
        });
        await using var browser = await Browser.OpenAsync(portal.Site.Address, view);
        var asked = new List<string>();
        browser.Page.Request += (_, request) => asked.Add(request.Url);
        browser.Page.Dialog += (_, dialog) => asked.Add(dialog.Message);

        await browser.GoAsync($"/items/{id}");
        if (await browser.Page.GetByText("点这里").CountAsync() > 0) await browser.Page.GetByText("点这里").First.ClickAsync();
        Assert.StartsWith("补助公告", await browser.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(asked, address =>
            !address.StartsWith(portal.Site.Address.ToString(), StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal));
        Assert.Equal(0, await browser.Page.Locator("main script, main iframe, main form, main style, main svg, main [style], main [onclick]").CountAsync());
        Assert.True(await browser.Page.GetByText("补助公告").First.IsVisibleAsync());
    }
}
