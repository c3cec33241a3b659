using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Documents;
using Gongkai.Features.Filing;
using Gongkai.Filing;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Gongkai.YearEnd;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Gongkai.Tests.Filing;

/// <summary>January of a supervising office: collected, sent back, filed again, accepted, added up.</summary>
public sealed class FilingPagesTests
{
    private const string List = "/desk/filings?year=2025";

    private static readonly string Tourism = Repository.At("bench/corpus/临江文旅2025.docx"), Agriculture = Repository.At("bench/corpus/丹霞农业2025.txt");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_agency_with_only_word_files_with_a_code_is_sent_back_files_again_and_is_added_up(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine, new(2026, 1, 12));
        await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        var agriculture = await desk.Site.FoundAsync("丹霞县农业农村局", desk.Agency);
        var (office, _) = await desk.EmployAsync("office", Role.Supervisor);
        Assert.Contains("还有 2 个应报送的机关", ADesk.Text(await office.ReadAsync(List)), StringComparison.Ordinal);
        await BegunAsync(office);
        var id = ReportFiling.IdOf(desk.Agency.Id, agriculture.Id, 2025);
        var codes = await Visitor.ReadAsync(await office.SendAsync("/desk/filings/codes?year=2025", "发放"));
        var code = codes.QuerySelectorAll("tr").Single(row => row.TextContent.Contains("丹霞县", StringComparison.Ordinal)).QuerySelector("td")!.TextContent;
        await using (var connection = await desk.Store.Database.OpenAsync(Ct))
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>($"select count(*) from journal where body like '%{code}%'"));

        // The code opens the page; what is typed stays until all is right.
        using var scratch = new Scratch();
        var damaged = scratch.At("报告.txt");
        await File.WriteAllTextAsync(damaged, (await File.ReadAllTextAsync(Agriculture, Ct)).Replace("行政处罚\t444", "行政处罚\t约444", StringComparison.Ordinal)
            .Replace("0\t84\n", "0\t85\n", StringComparison.Ordinal), Ct);
        using var agency = desk.Site.Visit();
        Assert.Contains("没有这个报送码", ADesk.Text(await Visitor.ReadAsync(await agency.SendAsync("/file-report", "打开", ("Code", "7K2M-7K2M-7K2M-7K2M-7K2M")))),
            StringComparison.Ordinal);
        var page = await Visitor.ReadAsync(await agency.SendAsync("/file-report", "打开", ("Code", code)));
        Assert.Contains("丹霞县农业农村局", ADesk.Text(page), StringComparison.Ordinal);
        var other = await Visitor.ReadAsync(await agency.SendAsync(page, "/file-report", "读取并检查", ("Report", Tourism)));
        Assert.Contains("报告里写的是“临江市文化和旅游局”", ADesk.Text(other), StringComparison.Ordinal);
        page = await Visitor.ReadAsync(await agency.SendAsync(other, "/file-report", "读取并检查", ("Report", damaged)));
        Assert.Contains("报告里是：约444", ADesk.Text(page), StringComparison.Ordinal);
        const string Uncertain = "Command.Figures[proactive.b20_6.penalties.decisions]";
        var asked = page.QuerySelectorAll("textarea[name^='Command.Explanations']").Select(area => area.GetAttribute("name")!).ToList();
        Assert.True(asked.Count >= 2, ADesk.Text(page));
        page = await Visitor.ReadAsync(await agency.SendAsync(page, "/file-report", "报送", (asked[0], "已经核对"), ("Command.Filer", "王芳 0000-5550001")));
        Assert.Contains("已经核对", page.QuerySelector($"textarea[name='{asked[0]}']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(asked.Count, page.QuerySelectorAll(".field.is-faulty").Length);
        using (var later = desk.Site.Visit())
            Assert.Contains("已经核对", (await Visitor.ReadAsync(await later.SendAsync("/file-report", "打开", ("Code", code))))
                .QuerySelector($"textarea[name='{asked[0]}']")!.TextContent, StringComparison.Ordinal);
        page = await Visitor.ReadAsync(await agency.SendAsync(page, "/file-report", "报送",
            [.. asked.Select(name => (name, "已经核对，情况属实")), (Uncertain, "444")]));
        Assert.Contains("2025-0002-1", ADesk.Text(page), StringComparison.Ordinal);
        await using (var connection = await desk.Store.Database.OpenAsync(Ct))
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from journal where body like '%王芳%' or body like '%情况属实%'"));

        // The authority sees it all, lets one finding stand for good, and sends it back.
        var at = FilingAt(id);
        page = await office.ReadAsync(at);
        Assert.Contains("已经核对，情况属实", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Contains("王芳", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Contains("行政处罚·本年处理决定数量 444", ADesk.Text(page), StringComparison.Ordinal);
        var allow = page.QuerySelectorAll("a[href*='/allow?finding=']").Select(link => link.GetAttribute("href")!).First();
        await office.TakeAsync(allow, at, "认可检查结果", ("Command.Words", "没有这项职能"), ("Command.IsLasting", "true"));
        await office.TakeAsync($"{at}/return", at, "退回改正", ("Command.Others", "第五部分没有写改进措施\n落款日期不对"), ("Command.DueOn", "2026-01-16"));
        var letter = await (await office.OpenAsync($"{at}?handler=Letter&which=1")).Content.ReadAsByteArrayAsync(Ct);
        Assert.Contains("第五部分没有写改进措施", TextOf(letter), StringComparison.Ordinal);
        page = await Visitor.ReadAsync(await agency.SendAsync("/file-report", "打开", ("Code", code)));
        Assert.Contains("第五部分没有写改进措施", ADesk.Text(page), StringComparison.Ordinal);

        // The day passes: told once.
        desk.Clock.SetUtcNow(new(new DateTime(2026, 1, 17, 9, 0, 0), TimeSpan.FromHours(8)));
        office = await desk.Site.SignInAsync("office");
        var missed = desk.Site.Services.GetRequiredService<MissedReturns>();
        await missed.RunAsync(Ct);
        await missed.RunAsync(Ct);
        Assert.Equal((1, FilingStage.Returned), await desk.Site.Services.GetRequiredService<Filings>().FindAsync(id, Ct) is (_, { } late) ? (late.Missed,
            late.Stage) : default);

        page = await Visitor.ReadAsync(await agency.SendAsync("/file-report", "打开", ("Code", code)));
        page = await Visitor.ReadAsync(await agency.SendAsync(page, "/file-report", "读取并检查", ("Report", Agriculture)));
        asked = [.. page.QuerySelectorAll("textarea[name^='Command.Explanations']").Select(area => area.GetAttribute("name")!)];
        page = await Visitor.ReadAsync(await agency.SendAsync(page, "/file-report", "报送", [.. asked.Select(name => (name, "已经核对，情况属实"))]));
        Assert.Contains("2025-0002-2", ADesk.Text(page), StringComparison.Ordinal);
        var compared = ADesk.Text(await office.ReadAsync($"{at}/compare?from=1&to=2"));
        Assert.Contains("85", compared, StringComparison.Ordinal);
        Assert.Contains("CF", compared, StringComparison.Ordinal);
        await office.TakeAsync($"{at}/accept", at, "审核通过");
        await office.SendAsync($"{at}/publication", "登记公布情况", ("Command.PublishedOn", "2026-01-15"), ("Command.Address", "https://www.example.gov.cn/2025"));
        page = await office.ReadAsync(List);
        Assert.Contains("审核通过", ADesk.Text(page), StringComparison.Ordinal);

        // The sum is that of what was accepted; who is missing is named.
        var read = ReportReader.Read("报告.txt", await File.ReadAllBytesAsync(Agriculture, Ct), ReadingLimits.Default).Report!;
        page = await office.ReadAsync("/desk/filings/total?year=2025&cell=requests.received.total");
        Assert.Contains("临江市文化和旅游局", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(read.Number("requests.received.natural_person")!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
            page.QuerySelector("a[href*='requests.received.natural_person']")!.TextContent);
        Assert.Contains("丹霞县农业农村局", page.QuerySelector("#contributions ~ table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await office.OpenAsync($"{List}&handler=Sheet")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await office.OpenAsync("/desk/filings/total?year=2025&handler=Sheet")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await office.OpenAsync($"{at}/versions/1")).StatusCode);
        office.Dispose();
    }

    [Fact]
    public async Task What_came_by_mail_or_in_an_archive_goes_to_the_agency_that_it_names_and_twice_is_once()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite, new(2026, 1, 12));
        await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        var agriculture = await desk.Site.FoundAsync("丹霞县农业农村局", desk.Agency);
        var (office, _) = await desk.EmployAsync("office", Role.Supervisor);
        await BegunAsync(office);
        using var scratch = new Scratch();
        using (var archive = ZipFile.Open(scratch.At("报告.zip"), ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile(Tourism, "文旅局.docx");
            archive.CreateEntryFromFile(Repository.At("bench/corpus/青岭商务2025.html"), "别处的.html");
        }
        using (var message = new MimeMessage())
        {
            var body = new BodyBuilder { TextBody = "请查收" };
            body.Attachments.Add("报告.txt", await File.ReadAllBytesAsync(Agriculture, Ct));
            message.Body = body.ToMessageBody();
            await message.WriteToAsync(scratch.At("来信.eml"), Ct);
        }
        var sent = await Visitor.ReadAsync(await office.SendAsync("/desk/filings/take-in?year=2025", "导入", ("Files", scratch.At("报告.zip")),
            ("Files", scratch.At("来信.eml"))));
        var text = ADesk.Text(sent);
        Assert.Contains("导入 2 份，没有导入 1 份", text, StringComparison.Ordinal);
        Assert.Contains("应报送的机关里没有", text, StringComparison.Ordinal);
        text = ADesk.Text(await Visitor.ReadAsync(await office.SendAsync("/desk/filings/take-in?year=2025", "导入", ("Files", scratch.At("来信.eml")))));
        Assert.Contains("同一个文件", text, StringComparison.Ordinal);
        var filed = await desk.Site.Services.GetRequiredService<Filings>().FindAsync(ReportFiling.IdOf(desk.Agency.Id, agriculture.Id, 2025), Ct);
        Assert.Equal(("来信.eml/报告.txt", 1, FilingWay.Batch), (filed!.Value.Filing.Latest!.Source, filed.Value.Filing.Versions.Length,
            filed.Value.Filing.Latest.Way));
        office.Dispose();
    }

    [Fact]
    public async Task A_report_copied_from_another_agency_is_told_beside_both_and_can_go_onto_the_list()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite, new(2026, 1, 12));
        var agriculture = await desk.Site.FoundAsync("丹霞县农业农村局", desk.Agency);
        await desk.Site.FoundAsync("白石县农业农村局", desk.Agency);
        await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        var (office, _) = await desk.EmployAsync("office", Role.Supervisor);
        await BegunAsync(office);
        using var scratch = new Scratch();
        var copied = scratch.At("白石.txt");
        await File.WriteAllTextAsync(copied, (await File.ReadAllTextAsync(Agriculture, Ct)).Replace("丹霞县", "白石县", StringComparison.Ordinal), Ct);
        await office.SendAsync("/desk/filings/take-in?year=2025", "导入", ("Files", Agriculture), ("Files", copied), ("Files", Tourism));
        var pair = Assert.Single((await office.ReadAsync("/desk/filings/alike?year=2025")).QuerySelectorAll("tbody tr"));
        Assert.Contains("丹霞县农业农村局", pair.TextContent, StringComparison.Ordinal);
        Assert.Contains("100%", pair.TextContent, StringComparison.Ordinal);
        var at = FilingAt(ReportFiling.IdOf(desk.Agency.Id, agriculture.Id, 2025));
        Assert.Contains("与别的机关雷同", ADesk.Text(await office.ReadAsync(at)), StringComparison.Ordinal);
        Assert.Contains("AG06", ADesk.Text(await office.ReadAsync($"{at}/return")), StringComparison.Ordinal);
        await office.TakeAsync($"{at}/return", at, "退回改正", ("Command.DueOn", "2026-01-16"));
        Assert.Contains("白石县农业农村局", (await office.ReadAsync(at)).QuerySelector("ol li.typed")!.ParentElement!.TextContent, StringComparison.Ordinal);
        office.Dispose();
    }

    [Fact]
    public async Task A_package_is_taken_as_it_was_signed_over_http_too_and_one_that_was_touched_is_not()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite, new(2026, 1, 12));
        var tourism = await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        var (office, person) = await desk.EmployAsync("office", Role.Supervisor);
        await BegunAsync(office);
        var services = desk.Site.Services;
        var (filings, packages) = (services.GetRequiredService<Filings>(), services.GetRequiredService<FilingPackages>());
        var filing = (await filings.FindAsync(ReportFiling.IdOf(desk.Agency.Id, tourism.Id, 2025), Ct))!.Value.Filing;
        var word = await filings.KeepAsync(filing, "报告.docx", await File.ReadAllBytesAsync(Tourism, Ct), Ct);
        var look = await filings.LookAsync(desk.Agency.Id, filing, word, Ct);
        var explained = look.Reading!.Findings.Where(found => found.IsToBeExplained).Select(found => found.Key.Name).Distinct()
            .Aggregate(System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty, (all, name) => all.SetItem(name, "已经核对"));
        IssuedReport issued = new("报告.docx", await File.ReadAllBytesAsync(Tourism, Ct), 1, [new IssuedFile("docx", word.Sha256, word.Size)],
            [new PassedCheck(ReportCheck.Secrecy, person.Id, new(2026, 1, 10))], explained);
        var package = await packages.WriteAsync("临江市文化和旅游局", 2025, issued, Ct);

        var (opened, fault) = await packages.OpenAsync(package, filing.Opened!, new(), Ct);
        Assert.Null(fault);
        Assert.Equal(issued.Word, opened!.Content);
        Assert.Contains("没有登记", opened.Words, StringComparison.Ordinal);
        Assert.Contains("保密审查 2026-01-10", opened.Words, StringComparison.Ordinal);
        Assert.Contains("（已登记）", (await packages.OpenAsync(package, filing.Opened!, new() { TrustedKeys = [packages.Fingerprint] }, Ct)).Package!.Words,
            StringComparison.Ordinal);
        Assert.Contains("与清单不符", (await packages.OpenAsync(With(package, "report.docx", [1, 2, 3]), filing.Opened!, new(), Ct)).Fault!,
            StringComparison.Ordinal);
        var told = JsonSerializer.Serialize(new { format = 1, agency = "别的局", year = 2025, report = "report.docx", files = Array.Empty<object>() });
        Assert.Contains("签名不对", (await packages.OpenAsync(With(package, "manifest.json", System.Text.Encoding.UTF8.GetBytes(told)), filing.Opened!, new(),
            Ct)).Fault!,
            StringComparison.Ordinal);
        Assert.Contains("2024 年", (await packages.OpenAsync(package, filing.Opened! with { Year = 2024 }, new(), Ct)).Fault!.Replace("2025 年的报告，这里报送的是 ", "",
            StringComparison.Ordinal), StringComparison.Ordinal);

        // Over HTTP, with the code; twice is once.
        var codes = await Visitor.ReadAsync(await office.SendAsync("/desk/filings/codes?year=2025", "发放"));
        var code = codes.QuerySelector("td.code")!.TextContent;
        using var http = new HttpClient { BaseAddress = desk.Site.Address };
        async Task<HttpResponseMessage> SendAsync(string with, byte[] content)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/filings", UriKind.Relative)) { Content = new ByteArrayContent(content) };
            request.Headers.Add("X-Filing-Code", with);
            return await http.SendAsync(request, Ct);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("7K2M-7K2M-7K2M-7K2M-7K2M", package)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(code, With(package, "report.docx", [1]))).StatusCode);
        foreach (var _ in new[] { 1, 2 })
        {
            var answer = await SendAsync(code, package);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
            Assert.Equal("2025-0001-1", (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("receipt").GetString());
        }
        Assert.Equal(FilingWay.Package, (await filings.FindAsync(filing.Id, Ct))!.Value.Filing.Latest!.Way);
        office.Dispose();
    }

    [Fact]
    public async Task An_agency_on_the_platform_is_told_and_files_from_its_desk_and_nobody_else_does()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite, new(2026, 1, 12));
        var tourism = await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        var (office, _) = await desk.EmployAsync("office", Role.Supervisor);
        await desk.Site.EmployAsync("head", Role.OfficeHead, tourism);
        await desk.Site.EmployAsync("other", Role.OfficeHead);
        await BegunAsync(office);
        using var head = await desk.Site.SignInAsync("head");
        using var other = await desk.Site.SignInAsync("other");
        var id = ReportFiling.IdOf(desk.Agency.Id, tourism.Id, 2025);
        Assert.Contains("请报送2025年度报告", ADesk.Text(await head.ReadAsync("/desk/notices")), StringComparison.Ordinal);
        Assert.Equal($"/desk/my-filings/{id}", (await head.OpenAsync($"/desk/filings/{id}")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/desk/my-filings/{id}")).StatusCode);
        var mine = $"/desk/my-filings/{id}";
        var page = await Visitor.ReadAsync(await head.SendAsync(mine, "读取并检查", ("Report", Tourism)));
        var asked = page.QuerySelectorAll("textarea[name^='Command.Explanations']").Select(area => (area.GetAttribute("name")!, "已经核对")).ToArray();
        Assert.Equal(mine, (await head.SendAsync(page, mine, "报送", asked)).Headers.Location!.OriginalString);
        Assert.Contains("2025-0001-1", ADesk.Text(await head.ReadAsync(mine)), StringComparison.Ordinal);
        Assert.Contains("已报送", ADesk.Text(await head.ReadAsync("/desk/my-filings")), StringComparison.Ordinal);
        Assert.Contains("head同志报送第 1 版", ADesk.Text(await office.ReadAsync(FilingAt(id))), StringComparison.Ordinal);
        office.Dispose();
    }

    private static async Task BegunAsync(Visitor office)
    {
        var sent = await office.SendAsync(List, "开始收集");
        if (sent.StatusCode != HttpStatusCode.Redirect) Assert.Fail($"{sent.StatusCode} {(await Visitor.ReadAsync(sent)).QuerySelector("main")?.TextContent}");
    }

    private static string FilingAt(FilingId id) => $"/desk/filings/{id}";

    private static byte[] With(byte[] package, string name, byte[] instead)
    {
        using var stream = new MemoryStream();
        stream.Write(package);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)!.Delete();
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(instead);
        }
        return stream.ToArray();
    }

    private static string TextOf(byte[] docx)
    {
        using var stream = new MemoryStream(docx);
        using var file = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(stream, false);
        return file.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
