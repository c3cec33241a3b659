using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Gongkai.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Portal;

public sealed class PortalTests
{
    private const int MostBytes = 40_960;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task What_is_public_stands_on_the_first_page_in_its_column_and_at_its_own_address(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var id = await portal.PublishAsync(APortal.Notice("关于申报农贸市场改造补助的通知") with { Summary = "补助的条件和期限", Keywords = "农贸市场" });
        using var visitor = portal.Site.Visit();

        foreach (var address in new[] { $"/portal/{portal.Agency}", $"/portal/{portal.Agency}/columns/notices" })
            Assert.Equal($"/items/{id}", (await visitor.ReadAsync(address)).QuerySelectorAll(".lines a")
                .First(link => link.TextContent == "关于申报农贸市场改造补助的通知").GetAttribute("href"));
        var page = await visitor.ReadAsync($"/items/{id}");
        var text = page.QuerySelector("main")!.TextContent;
        foreach (var said in new[] { "2026-00001", "2026-03-02", "补助的条件和期限", "农贸市场", "凡本市农贸市场均可申报。", "云川市商务局" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal(["首页", "信息公开", "云川市商务局", "通知公告"], page.QuerySelectorAll(".trail a").Select(link => link.TextContent));
        Assert.Equal("https://schema.org/Article", page.QuerySelector("article")!.GetAttribute("itemtype"));
        Assert.Equal("2026-03-02", page.QuerySelector("[itemprop=datePublished]")!.GetAttribute("datetime"));
    }

    [Theory, BothEngines]
    public async Task Every_page_is_safe_well_formed_and_small(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        await portal.FillAsync();
        using var visitor = portal.Site.Visit();
        var style = (await (await visitor.OpenAsync(Stylesheet.Address)).Content.ReadAsByteArrayAsync(Ct)).Length;
        foreach (var address in await PagesAsync(portal, visitor))
        {
            await SafePagesTests.ExamineAsync(visitor, address);
            var page = await visitor.OpenAsync(address);
            var size = (await page.Content.ReadAsByteArrayAsync(Ct)).Length;
            Assert.True(page.Content.Headers.ContentType?.MediaType != "text/html" || size + style <= MostBytes, $"{address}: {size} + {style} bytes");
        }
    }

    [Theory, BothEngines]
    public async Task Nothing_that_was_not_reviewed_or_is_no_longer_public_is_reached_by_any_address(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        await portal.FillAsync();
        var file = await portal.KeepAsync("名单.txt", "text/plain", Encoding.UTF8.GetBytes("不可见的附件"));
        var hidden = APortal.Notice("不可见的标题", "不可见的正文。") with { Files = [file] };
        var ids = new List<ItemId> { await portal.DraftAsync(hidden) };
        ids.Add(await portal.DraftAsync(hidden));
        await portal.SubmitAsync(ids[^1]);
        ids.Add(await portal.DraftAsync(hidden));
        await portal.ReviewAsync(ids[^1]);
        ids.Add(await portal.DraftAsync(hidden));
        await portal.ReviewAsync(ids[^1]);
        await portal.TakeAsync(ids[^1], (writing, _) => Task.FromResult<ItemEvent>(
            new ItemScheduled(writing.Situation.Today, writing.Situation.Now.AddHours(2), default)), default, Role.OfficeHead);
        var withdrawn = await portal.PublishAsync(hidden with { Title = "撤回的标题" });
        await portal.WithdrawAsync(withdrawn);
        using var visitor = portal.Site.Visit();

        foreach (var address in await PagesAsync(portal, visitor))
        {
            var answer = await visitor.OpenAsync(address);
            Assert.DoesNotContain("不可见", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
            Assert.DoesNotContain("撤回的标题", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
        foreach (var id in ids) Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/items/{id}")).StatusCode);
        foreach (var id in ids.Append(withdrawn))
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/items/{id}/files/{file.Sha256}")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_withdrawn_item_is_gone_at_the_next_request_whichever_process_withdrew_it(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var file = await portal.KeepAsync("名单.pdf", "application/pdf", [1, 2, 3]);
        var id = await portal.PublishAsync(APortal.Notice("拟补助名单") with { Files = [file] });
        using var visitor = portal.Site.Visit();
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Contains("农贸市场", await (await visitor.OpenAsync($"/items/{id}")).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], await (await visitor.OpenAsync($"/items/{id}/files/{file.Sha256}.pdf")).Content.ReadAsByteArrayAsync(Ct));

        await using (var other = Store.Open(portal.Site.Services.GetRequiredService<SiteOptions>().Storage))
        {
            var services = portal.Site.Services;
            var journal = new ItemJournal(other, new(other.Database), services.GetRequiredService<StaffMessages>(), services.GetRequiredService<Outbox>(),
                portal.Desk.Clock);
            var answer = await journal.TakeAsync(new(new PublicItem(id), null, (writing, _) => Task.FromResult<IReadOnlyList<ItemEvent>>(
                [new ItemWithdrawn(writing.Situation.Today, writing.Situation.Now, "名单有误", default)])),
                new(default(PersonId), [new(Role.OfficeHead, null)]), new("other", "试验", portal.Desk.Clock.GetUtcNow(), null), Ct);
            Assert.True(answer.IsTaken);
        }

        var stub = await visitor.OpenAsync($"/items/{id}");
        Assert.Equal(HttpStatusCode.Gone, stub.StatusCode);
        var page = await Visitor.ReadAsync(stub);
        Assert.Contains("名单有误", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("农贸市场", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/items/{id}/files/{file.Sha256}.pdf")).StatusCode);
        Assert.Empty((await visitor.ReadAsync($"/portal/{portal.Agency}")).QuerySelectorAll(".lines a"));
    }

    [Theory, BothEngines]
    public async Task A_page_that_has_not_changed_is_not_sent_again(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var id = await portal.PublishAsync(APortal.Notice("通知一"));
        using var http = new HttpClient { BaseAddress = portal.Site.Address };
        async Task<HttpResponseMessage> AskAsync(EntityTagHeaderValue? known, HttpMethod? method = null)
        {
            using var request = new HttpRequestMessage(method ?? HttpMethod.Get, $"/items/{id}");
            if (known is not null) request.Headers.IfNoneMatch.Add(known);
            return await http.SendAsync(request, Ct);
        }

        var first = await AskAsync(null);
        var again = await AskAsync(first.Headers.ETag);
        Assert.Equal((HttpStatusCode.NotModified, 0L), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync(Ct)).LongLength));
        Assert.True(first.Headers.CacheControl!.NoCache);
        var head = await AskAsync(null, HttpMethod.Head);
        Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        await portal.WithdrawAsync(id);
        Assert.Equal(HttpStatusCode.Gone, (await AskAsync(first.Headers.ETag)).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Each_look_is_a_page_of_its_own_and_who_is_signed_in_gets_his_own(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var id = await portal.PublishAsync(APortal.Notice("通知一"));
        using var visitor = portal.Site.Visit();
        await visitor.ReadAsync($"/items/{id}");
        await visitor.OpenAsync($"/appearance?contrast=high&back=%2Fitems%2F{id}");
        Assert.Equal("contrast", (await visitor.ReadAsync($"/items/{id}")).DocumentElement.ClassName);
        await visitor.OpenAsync($"/appearance?text=large&back=%2Fitems%2F{id}");
        Assert.Equal("large contrast", (await visitor.ReadAsync($"/items/{id}")).DocumentElement.ClassName);
        var (officer, _) = await portal.Desk.EmployAsync("office", Role.OfficeHead);
        using (officer)
        {
            var own = await officer.OpenAsync($"/items/{id}");
            Assert.Contains("office同志", await own.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
            Assert.True(own.Headers.CacheControl!.NoStore);
        }
        using var other = portal.Site.Visit();
        Assert.DoesNotContain("office同志", await (await other.OpenAsync($"/items/{id}")).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leaders_photograph_is_shown_with_his_name_and_post_and_must_be_attached()
    {
        await using var portal = await APortal.OnAsync();
        var picture = await portal.KeepAsync("王一川.png", "image/png", [1, 2, 3]);
        var content = APortal.Filled("leader", "王一川");
        content = content with { Fields = content.Fields.SetItem("photograph", "王一川.png"), Files = [picture] };
        var id = await portal.PublishAsync(content);
        using var visitor = portal.Site.Visit();
        foreach (var address in new[] { $"/items/{id}", $"/portal/{portal.Agency}/about" })
        {
            var shown = (await visitor.ReadAsync(address)).QuerySelector("img.portrait")!;
            Assert.Equal("王一川，职务的内容", shown.GetAttribute("alt"));
            Assert.Equal($"/items/{id}/files/{picture.Sha256}", shown.GetAttribute("src"));
        }
        Assert.Empty((await visitor.ReadAsync($"/items/{id}")).QuerySelectorAll(".files a"));
        var other = await portal.DraftAsync(content with { Files = [] });
        await Assert.ThrowsAnyAsync<Exception>(() => portal.SubmitAsync(other));
    }

    [Fact]
    public async Task Power_entries_are_counted_by_their_types()
    {
        await using var portal = await APortal.OnAsync();
        await portal.PublishAsync(APortal.Filled("power", "拍卖许可"));
        await portal.PublishAsync(APortal.Filled("power", "成品油许可"));
        await portal.Desk.EmployAsync("yearly", Role.OfficeHead);
        using var officer = await portal.Site.SignInAsync("yearly");
        var rows = (await officer.ReadAsync("/desk/document-figures")).QuerySelectorAll("tbody tr")
            .ToLookup(row => row.QuerySelector("th")!.TextContent.Trim(), row => row.QuerySelector("td")!.TextContent.Trim());
        Assert.Equal("2", rows["行政许可"].Single());
        Assert.Equal("0", rows["行政处罚"].Single());
    }

    [Fact]
    public async Task Table_two_of_the_year_counts_public_documents_and_each_figure_opens_them()
    {
        await using var portal = await APortal.OnAsync();
        var id = await portal.PublishAsync(APortal.Document("云川市农贸市场管理办法", "云商发〔2026〕3号"));
        await portal.PublishAsync(APortal.Document("云川市夜市管理办法", "云商发〔2026〕4号"));
        await portal.ChangeValidityAsync(id, Validity.Abolished, "云商发〔2026〕5号");
        await portal.Desk.EmployAsync("yearly", Role.OfficeHead);
        using var officer = await portal.Site.SignInAsync("yearly");
        const string Row = "proactive.b20_1.normative_documents";
        var page = await officer.ReadAsync("/desk/year/2026");
        Assert.Equal(["2", "1", "1"], ((string[])["issued", "repealed", "in_force"])
            .Select(cell => page.QuerySelector($"a[href='/desk/year/2026/{Row}.{cell}']")?.TextContent));
        Assert.Contains("来源：本机关已经公开的规章、行政规范性文件", ADesk.Text(page), StringComparison.Ordinal);
        var behind = await officer.ReadAsync($"/desk/year/2026/{Row}.repealed");
        Assert.Equal(["云川市农贸市场管理办法"], behind.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        // The form of the reports on 2019 and 2020 counts otherwise.
        Assert.Null((await officer.ReadAsync("/desk/year/2020")).QuerySelector("#table2"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await officer.OpenAsync($"/desk/year/2020/{Row}.issued")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task An_old_document_bears_its_mark_and_leads_to_what_took_its_place(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var old = await portal.PublishAsync(APortal.Document("云川市农贸市场管理办法", "云商发〔2020〕3号"));
        var successor = await portal.PublishAsync(APortal.Document("云川市农贸市场管理办法（2026年修订）", "云商发〔2026〕1号"));
        var lapsing = await portal.PublishAsync(APortal.Document("云川市夜市管理暂行办法", "云商发〔2024〕9号", until: "2026-03-31"));
        await portal.ChangeValidityAsync(old, Validity.Abolished, "被云商发〔2026〕1号取代", successor);
        using var visitor = portal.Site.Visit();

        var page = await visitor.ReadAsync($"/items/{old}");
        Assert.Contains("已经废止", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/items/{successor}", page.QuerySelector(".notice a")!.GetAttribute("href"));
        Assert.Contains("云川市农贸市场管理办法", (await visitor.ReadAsync($"/items/{successor}")).QuerySelector(".item .lines")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await visitor.ReadAsync($"/items/{lapsing}")).QuerySelector(".notice"));
        portal.Desk.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Contains("已经失效", (await visitor.ReadAsync($"/items/{lapsing}")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_is_not_for_the_public_of_an_item_is_not_on_its_page(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var id = await portal.PublishAsync(APortal.Document("云川市农贸市场管理办法", "云商发〔2020〕3号"));
        using var visitor = portal.Site.Visit();
        var page = await (await visitor.OpenAsync($"/items/{id}")).Content.ReadAsStringAsync(Ct);
        Assert.Contains("施行日期", page, StringComparison.Ordinal);
        Assert.DoesNotContain("合法性审核", page, StringComparison.Ordinal);
    }

    /// <summary>Every page that the portal's pages lead to.</summary>
    internal static async Task<IReadOnlyCollection<string>> PagesAsync(APortal portal, Visitor visitor)
    {
        var (known, waiting) = (new HashSet<string> { "/portal" }, new Queue<string>(["/portal"]));
        while (waiting.TryDequeue(out var address))
        {
            var answer = await visitor.OpenAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var link in (await Visitor.ReadAsync(answer)).QuerySelectorAll("a[href], link[href][rel=alternate]")
                .Select(link => link.GetAttribute("href")!))
                if (!link.Contains("/copy.", StringComparison.Ordinal)
                    && (link.StartsWith("/portal", StringComparison.Ordinal) || link.StartsWith("/items/", StringComparison.Ordinal))
                    && known.Add(link)) waiting.Enqueue(link);
        }
        return known;
    }
}
