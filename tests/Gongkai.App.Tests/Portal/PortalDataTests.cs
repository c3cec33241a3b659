using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Gongkai.Web;

namespace Gongkai.Tests.Portal;

public sealed partial class PortalDataTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_library_is_narrowed_by_what_is_there(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var old = await portal.PublishAsync(APortal.Document("云川市农贸市场管理办法", "云商发〔2020〕3号"));
        await portal.PublishAsync(APortal.Document("云川市夜市管理办法", "云商发〔2026〕2号"));
        await portal.PublishAsync(APortal.Notice("不是文件的通知"));
        await portal.ChangeValidityAsync(old, Validity.Abolished, "清理");
        using var visitor = portal.Site.Visit();

        var page = await visitor.ReadAsync("/portal/library");
        Assert.Equal(2, page.QuerySelectorAll(".lines > li").Length);
        var abolished = page.QuerySelectorAll(".facets a").Single(link => link.TextContent == "废止1");
        page = await visitor.ReadAsync(abolished.GetAttribute("href")!);
        Assert.Equal("云川市农贸市场管理办法", Assert.Single(page.QuerySelectorAll(".lines > li > a")).TextContent);
        Assert.Equal("/portal/library", page.QuerySelector(".facets [aria-current]")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/portal/library?validity=Unknown")).StatusCode);
        await portal.WithdrawAsync(old);
        Assert.Single((await visitor.ReadAsync("/portal/library")).QuerySelectorAll(".lines > li"));
    }

    [Theory, BothEngines]
    public async Task Feeds_and_the_map_tell_what_is_public_and_lead_to_it(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var id = await portal.PublishAsync(APortal.Notice("关于补助申报的通知\u0001") with { Summary = "条件 & 期限" });
        var gone = await portal.PublishAsync(APortal.Notice("要撤回的通知"));
        await portal.WithdrawAsync(gone);
        using var visitor = portal.Site.Visit();

        foreach (var address in new[] { $"/portal/{portal.Agency}/feed.xml", $"/portal/{portal.Agency}/columns/notices/feed.xml" })
        {
            var answer = await visitor.OpenAsync(address);
            Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
            var entry = Assert.Single(XDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).Root!.Elements(Atom + "entry"));
            Assert.Equal($"urn:uuid:{id}", entry.Element(Atom + "id")!.Value);
            var leads = entry.Element(Atom + "link")!.Attribute("href")!.Value;
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(leads)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/portal/{portal.Agency}/columns/none/feed.xml")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/portal/{portal.Agency}/columns/internal/feed.xml")).StatusCode);

        var places = new List<string>();
        foreach (var part in XDocument.Parse(await TextAsync(visitor, "/sitemap.xml")).Descendants(Map + "loc"))
            places.AddRange(XDocument.Parse(await TextAsync(visitor, new Uri(part.Value).PathAndQuery)).Descendants(Map + "loc").Select(place => place.Value));
        Assert.Contains(places, place => place.EndsWith($"/items/{id}", StringComparison.Ordinal));
        Assert.DoesNotContain(places, place => place.EndsWith($"/items/{gone}", StringComparison.Ordinal));
        foreach (var place in places) Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(new Uri(place).PathAndQuery)).StatusCode);
    }

    [Theory, BothEngines]
    public async Task What_the_interface_answers_is_what_its_document_says(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        await portal.FillAsync();
        var id = await portal.PublishAsync(APortal.Document("云川市夜市管理办法", "云商发〔2026〕2号"));
        using var visitor = portal.Site.Visit();
        using var document = JsonDocument.Parse(await TextAsync(visitor, "/api/v1/openapi.json"));
        Assert.Equal("3.1.0", document.RootElement.GetProperty("openapi").GetString());
        var routes = portal.Site.Routes.Select(route => "/" + Parameter().Replace(route.RoutePattern.RawText!.TrimStart('/'), "{$1}"))
            .Where(route => route.StartsWith("/api/v1/", StringComparison.Ordinal) && !route.EndsWith("openapi.json", StringComparison.Ordinal));
        Assert.Equal(routes.Concat(["/items/{id}/report.csv", "/items/{id}/report.json"]).Order(StringComparer.Ordinal),
            document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        var report = await portal.PublishAsync(APortal.Filled("report", "青岭市商务局2025年政府信息公开工作年度报告") with
        {
            Text = "",
            Html = ReportText(),
        });
        var gone = await portal.PublishAsync(APortal.Notice("撤回的公告"));
        await portal.WithdrawAsync(gone);

        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            var address = path.Name.Replace("{agency}", portal.Agency.ToString(), StringComparison.Ordinal)
                .Replace("{id}", (path.Name.Contains("report", StringComparison.Ordinal) ? report : id).ToString(), StringComparison.Ordinal);
            // What else it says that it answers, it answers.
            foreach (var (status, other) in ((string, string)[])
            [
                ("400", $"{path.Name}?year=x"), ("410", path.Name.Replace("{id}", gone.ToString(), StringComparison.Ordinal)),
                ("404", path.Name.Replace("{id}", $"{Guid.NewGuid()}", StringComparison.Ordinal)
                    .Replace("{agency}", $"{Guid.NewGuid()}", StringComparison.Ordinal)),
            ])
                if (path.Value.GetProperty("get").GetProperty("responses").TryGetProperty(status, out _))
                    Assert.Equal(status, $"{(int)(await visitor.OpenAsync(other)).StatusCode}");
            var answer = await visitor.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var content = path.Value.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Single();
            Assert.Equal(content.Name, answer.Content.Headers.ContentType!.MediaType);
            if (!content.Value.TryGetProperty("schema", out var schema)) continue;
            using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
            Hold(said.RootElement, schema, schema, path.Name);
        }
    }

    [Theory, BothEngines]
    public async Task The_interface_has_no_more_than_the_pages(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var hidden = await portal.DraftAsync(APortal.Notice("不可见的标题"));
        var gone = await portal.PublishAsync(APortal.Notice("撤回的标题", "撤回的正文"));
        var shown = await portal.PublishAsync(APortal.Document("云川市夜市管理办法", "云商发〔2026〕2号"));
        await portal.WithdrawAsync(gone);
        using var visitor = portal.Site.Visit();

        foreach (var address in new[] { "/api/v1/items", "/api/v1/items.csv", $"/api/v1/items?agency={portal.Agency}&column=notices" })
        {
            var text = await TextAsync(visitor, address);
            Assert.DoesNotContain("不可见", text, StringComparison.Ordinal);
            Assert.DoesNotContain("撤回的标题", text, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/api/v1/items/{hidden}")).StatusCode);
        var stub = await visitor.OpenAsync($"/api/v1/items/{gone}");
        Assert.Equal(HttpStatusCode.Gone, stub.StatusCode);
        Assert.DoesNotContain("撤回的正文", await stub.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.DoesNotContain("legalityReview", await TextAsync(visitor, $"/api/v1/items/{shown}"), StringComparison.Ordinal);
        foreach (var wrong in new[] { "year=x", "page=0", "agency=1", "validity=Gone" })
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.OpenAsync($"/api/v1/items?{wrong}")).StatusCode);
        foreach (var id in new[] { hidden, gone })
            foreach (var format in new[] { "docx", "html", "pdf" }) Assert.Equal(HttpStatusCode.NotFound,
                (await visitor.OpenAsync($"/items/{id}/copy.{format}")).StatusCode);
    }

    [Fact]
    public async Task What_a_spreadsheet_would_take_for_a_formula_is_a_word()
    {
        await using var portal = await APortal.OnAsync();
        await portal.PublishAsync(APortal.Notice("=HYPERLINK(\"附件\")") with { Summary = "一，\n二" });
        using var visitor = portal.Site.Visit();
        var table = await TextAsync(visitor, "/api/v1/items.csv");
        Assert.Contains("\"'=HYPERLINK(\"\"附件\"\")\"", table, StringComparison.Ordinal);
        Assert.Contains("\"一，\n二\"", table, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task An_item_can_be_kept_as_Word_and_as_a_page(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var id = await portal.PublishAsync(APortal.Document("云川市夜市管理办法", "云商发〔2026〕2号"));
        using var visitor = portal.Site.Visit();

        var word = await visitor.OpenAsync($"/items/{id}/copy.docx");
        Assert.Equal("云川市夜市管理办法.docx", word.Content.Headers.ContentDisposition!.FileNameStar);
        using var zip = new System.IO.Compression.ZipArchive(await word.Content.ReadAsStreamAsync(Ct));
        using var main = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        Assert.Contains("云商发〔2026〕2号", await main.ReadToEndAsync(Ct), StringComparison.Ordinal);
        var page = await visitor.OpenAsync($"/items/{id}/copy.html");
        Assert.Equal("attachment", page.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("稳步推进", await page.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_copy_says_who_made_it_how_it_stands_and_what_its_page_says(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        using var visitor = portal.Site.Visit();
        var order = APortal.Filled("regulation", "云川市农贸市场管理规定") with { Number = "云川市人民政府令第11号" };
        order = order with { Fields = order.Fields.SetItem("issuer", "云川市人民政府").Remove("validUntil") };
        var joint = APortal.Document("云川市便民店补助办法", "云商规〔2026〕7号");
        joint = joint with { Fields = joint.Fields.SetItem("issuer", "云川市商务局、云川市财政局") };
        var (ordered, jointly) = (await portal.PublishAsync(order), await portal.PublishAsync(joint));
        var notice = await portal.PublishAsync(APortal.Filled("gongshi", "补助企业名单公示"), "notices");

        var head = await TextAsync(visitor, $"/items/{ordered}/copy.html");
        Assert.Contains("<p class=\"head\">云川市人民政府令</p>", head, StringComparison.Ordinal);
        Assert.Contains(">第11号</p>", head, StringComparison.Ordinal);
        Assert.DoesNotContain("云川市商务局文件", head, StringComparison.Ordinal);
        Assert.Contains("云川市财政局", await TextAsync(visitor, $"/items/{jointly}/copy.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("有效性：", await TextAsync(visitor, $"/items/{jointly}/copy.html"), StringComparison.Ordinal);
        Assert.Contains("2026-04-15", await TextAsync(visitor, $"/items/{notice}/copy.html"), StringComparison.Ordinal);

        await portal.ChangeValidityAsync(jointly, Validity.Abolished, "云商规〔2026〕9号", ordered);
        var abolished = await TextAsync(visitor, $"/items/{jointly}/copy.html");
        Assert.Contains("有效性：废止", abolished, StringComparison.Ordinal);
        Assert.Contains("现行的是：云川市农贸市场管理规定", abolished, StringComparison.Ordinal);
    }

    // The report of the corpus has a chain of keywords planted, as real ones had: with it nothing becomes public.
    private static string ReportText() => Gongkai.Documents.Publishing.CleanText.Of(
        File.ReadAllText(Repository.At("bench", "corpus", "青岭商务2025.html")).Replace("bet365体育亚洲入口_365bet最新备用_体育在线投注", "", StringComparison.Ordinal),
        Gongkai.Documents.Publishing.TextPolicy.Default).Html;

    [Theory, BothEngines]
    public async Task The_tables_of_a_report_are_data_too(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var id = await portal.PublishAsync(APortal.Filled("report", "青岭市商务局2025年政府信息公开工作年度报告") with { Text = "", Html = ReportText() });
        using var visitor = portal.Site.Visit();

        var links = (await visitor.ReadAsync($"/items/{id}")).QuerySelectorAll(".files a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains($"/items/{id}/report.json", links);
        using var report = JsonDocument.Parse(await TextAsync(visitor, $"/items/{id}/report.json"));
        Assert.Contains("2025", report.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith("\uFEFFid,label,raw,kind,value,unit", await TextAsync(visitor, $"/items/{id}/report.csv"), StringComparison.Ordinal);
        Assert.NotEmpty((await visitor.ReadAsync($"/items/{id}")).QuerySelectorAll(".article table"));
    }

    [Theory, BothEngines]
    public async Task A_report_that_is_an_attached_file_has_its_tables_on_its_page_and_as_data_and_its_year_in_the_list(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var report = Documents.ReportReader.Read("临江文旅2025.docx", File.ReadAllBytes(Repository.At("bench", "corpus", "临江文旅2025.docx")),
            Documents.ReadingLimits.Default).Report!;
        var docx = await portal.KeepAsync("2025年度报告.docx", MediaTypes.Word, Documents.Writing.ReportWriter.Write(report, Documents.Writing.ReportFormat.Docx));
        var none = await portal.KeepAsync("甲.docx", MediaTypes.Word, new Documents.Publishing.OfficialFile("甲", "<p>没有表格。</p>").ToDocx(_ => null));
        var id = await portal.PublishAsync(APortal.Filled("report", "2025年政府信息公开工作年度报告") with { Files = [none, docx] });
        var plain = APortal.Filled("report", "2022年政府信息公开工作年度报告");
        await portal.PublishAsync(plain with { Fields = plain.Fields.SetItem("year", "2022"), Files = [none] });
        using var visitor = portal.Site.Visit();

        var page = await visitor.ReadAsync($"/items/{id}");
        var tables = page.QuerySelectorAll("article table.figures");
        Assert.Equal(3, tables.Length);
        Assert.Contains("读自附件“2025年度报告.docx”", ADesk.Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.QuerySelector("article")!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains(tables[0].QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("规章", StringComparison.Ordinal));
        var read = Documents.Writing.ReportJsonReader.Read(await (await visitor.OpenAsync($"/items/{id}/report.json")).Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal(report.Form.Cells.Select(cell => report.Number(cell.Id)), report.Form.Cells.Select(cell => read.Number(cell.Id)));
        Assert.StartsWith("\uFEFFid,", await TextAsync(visitor, $"/items/{id}/report.csv"), StringComparison.Ordinal);

        var years = (await visitor.ReadAsync($"/portal/{portal.Agency}/columns/reports")).QuerySelectorAll("main table tbody tr")
            .Select(row => row.TextContent.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)).ToList();
        Assert.Equal(["2025年", "2024年", "2023年", "2022年"], years.Select(row => row[..5]));
        Assert.Equal([false, true, true, false], years.Select(row => row.Contains("缺没有公布", StringComparison.Ordinal)));
    }

    [Theory, BothEngines]
    public async Task A_columns_feed_has_what_lies_below_it_and_that_of_requests_the_answers(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        await portal.FillAsync();
        using var visitor = portal.Site.Visit();
        async Task<string[]> TitlesAsync(string column) =>
            [.. XDocument.Parse(await TextAsync(visitor, $"/portal/{portal.Agency}/columns/{column}/feed.xml"))
                .Descendants("{http://www.w3.org/2005/Atom}entry")
                .Select(entry => entry.Element("{http://www.w3.org/2005/Atom}title")!.Value)];
        Assert.Contains("云川市农贸市场管理办法", await TitlesAsync("statutory"));
        Assert.DoesNotContain("市商务局召开冬季保供会议", await TitlesAsync("statutory"));
        Assert.Equal(["2025年社会消费品零售总额"], await TitlesAsync("requests"));
        var map = await TextAsync(visitor, "/sitemap/1.xml");
        foreach (var page in (string[])["about", "catalogue", "answers"])
            Assert.Contains($"/portal/{portal.Agency}/{page}<", map, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_catalogue_shows_its_editions_and_the_answers_their_words(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        await portal.FillAsync();
        using var visitor = portal.Site.Visit();
        Assert.Contains("还没有公布", ADesk.Text(await visitor.ReadAsync($"/portal/{portal.Agency}/catalogue")), StringComparison.Ordinal);
        Assert.Contains("全市为 120 亿元", ADesk.Text(await visitor.ReadAsync($"/portal/{portal.Agency}/answers")), StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(Visitor visitor, string address)
    {
        var answer = await visitor.OpenAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        // As it was sent, with its mark.
        return new System.Text.UTF8Encoding(false).GetString(await answer.Content.ReadAsByteArrayAsync(Ct));
    }

    // Every member is one that the schema has, and every one that it wants is there.
    private static void Hold(JsonElement said, JsonElement schema, JsonElement root, string where)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(root, (at, step) => at.GetProperty(step));
        if (said.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in said.EnumerateArray()) Hold(item, schema.GetProperty("items"), root, where);
            return;
        }
        if (said.ValueKind != JsonValueKind.Object) return;
        if (!schema.TryGetProperty("properties", out var properties)) return;
        foreach (var member in said.EnumerateObject())
        {
            Assert.True(properties.TryGetProperty(member.Name, out var inner), $"{where}: {member.Name}");
            Hold(member.Value, inner, root, where);
        }
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray())
                Assert.True(said.TryGetProperty(name.GetString()!, out _) || IsNull(properties.GetProperty(name.GetString()!)), $"{where}: {name} is missing");

        static bool IsNull(JsonElement property) => property.GetRawText().Contains("null", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
