using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using DuckDB.NET.Data;
using Gongkai.Agencies;
using Gongkai.Documents;
using Gongkai.Features.ReportArchive;
using Gongkai.Filing;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Filing;

/// <summary>报告档案: every version with every figure, asked, compared and taken away.</summary>
public sealed class ReportArchiveTests
{
    private const string Archive = "/desk/report-archive";

    private static readonly string Agriculture = Repository.At("bench/corpus/丹霞农业2025.txt"), Tourism = Repository.At("bench/corpus/临江文旅2025.docx");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Every_version_stays_with_its_figures_and_places_and_only_what_is_public_is_open(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine, new(2026, 1, 12));
        var tourism = await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        var agriculture = await desk.Site.FoundAsync("丹霞县农业农村局", desk.Agency);
        var (office, _) = await desk.EmployAsync("office", Role.Supervisor);
        await office.SendAsync("/desk/filings?year=2025", "开始收集");
        using var scratch = new Scratch();
        var first = scratch.At("报告.txt");
        await File.WriteAllTextAsync(first, (await File.ReadAllTextAsync(Agriculture, Ct)).Replace("行政处罚\t444", "行政处罚\t443", StringComparison.Ordinal), Ct);
        foreach (var file in new[] { first, Agriculture, Tourism })
            Assert.Contains("导入 1 份", ADesk.Text(await Visitor.ReadAsync(await office.SendAsync("/desk/filings/take-in?year=2025", "导入", ("Files", file)))),
                StringComparison.Ordinal);
        var id = ReportFiling.IdOf(desk.Agency.Id, agriculture.Id, 2025);
        await office.TakeAsync($"/desk/filings/{id}/accept", $"/desk/filings/{id}", "审核通过", ("Command.Reason", "已经核对"));

        // Both versions, each at an address of its own, with each figure as the reader reads it.
        var list = await office.ReadAsync(Archive);
        Assert.Contains("3 个版本", ADesk.Text(list), StringComparison.Ordinal);
        Assert.Contains("1 个版本", ADesk.Text(await office.ReadAsync($"{Archive}?Name=丹霞&Counting=true")), StringComparison.Ordinal);
        const string Penalties = "proactive.b20_6.penalties.decisions";
        foreach (var (number, value) in new[] { (1, "443"), (2, "444") })
        {
            var version = await office.ReadAsync($"{Archive}/filing/{id}/{number}");
            Assert.Equal(value, version.GetElementById(Penalties)!.TextContent.Trim());
            Assert.Contains("第", version.GetElementById(Penalties)!.QuerySelector("a")!.GetAttribute("title"), StringComparison.Ordinal);
        }
        var read = ReportReader.Read("报告.txt", await File.ReadAllBytesAsync(Agriculture, Ct), ReadingLimits.Default).Report!;
        var shown = await office.ReadAsync($"{Archive}/filing/{id}/2");
        foreach (var cell in read.Form.Cells)
            Assert.Equal(FiledReading.TextOf(read[cell.Id]) ?? "—", shown.GetElementById(cell.Id)!.TextContent.Trim());

        // What counts is counted; what is filed and not accepted is not.
        var figures = ADesk.Text(await office.ReadAsync($"{Archive}/figures?cell={Penalties}&year=2025"));
        Assert.Contains("1 份，有数的 1 份", figures, StringComparison.Ordinal);
        Assert.Contains("444", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("443", figures, StringComparison.Ordinal);
        Assert.Equal("443 → 444", Assert.Single(await AskAsync(office,
            $"select string_agg(原文, ' → ' order by 版本) from 数据 where 机关 = '丹霞县农业农村局' and 项目编号 = '{Penalties}'")));
        Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync($"{Archive}/figures?cell=nothing&year=2025")).StatusCode);
        var compared = await office.ReadAsync($"{Archive}/compare?Who={agriculture.Id}&Who={tourism.Id}&Years=2025");
        Assert.Equal(2, compared.QuerySelectorAll("#compared ~ thead th").Length);

        // The whole as three kinds of file that say the same.
        var (csv, json, parquet) = (await BytesAsync(office, "csv"), await BytesAsync(office, "json"), await BytesAsync(office, "parquet"));
        var rows = Encoding.UTF8.GetString(csv).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
        Assert.Equal(3 * read.Form.Cells.Length, rows);
        Assert.Equal(rows, JsonDocument.Parse(json).RootElement.GetArrayLength());
        await File.WriteAllBytesAsync(scratch.At("all.parquet"), parquet, Ct);
        await using (var other = new DuckDBConnection("DataSource=:memory:"))
        {
            await other.OpenAsync(Ct);
            Assert.Equal(rows, await other.ExecuteScalarAsync<long>($"select count(*) from '{scratch.At("all.parquet")}'"));
            Assert.Equal(444m, await other.ExecuteScalarAsync<decimal>(
                $"select 数 from '{scratch.At("all.parquet")}' where 项目编号 = '{Penalties}' and 计入汇总"));
        }

        // Nobody else sees it; the public when the report is public, and what counts alone.
        var elsewhere = await desk.Site.FoundAsync("青岭市人民政府");
        await desk.Site.EmployAsync("elsewhere", Role.Supervisor, elsewhere);
        using (var foreign = await desk.Site.SignInAsync("elsewhere"))
        {
            Assert.Contains("0 个版本", ADesk.Text(await foreign.ReadAsync(Archive)), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await foreign.OpenAsync($"{Archive}/filing/{id}/1")).StatusCode);
        }
        using var citizen = desk.Site.Visit();
        Assert.Contains("还没有公布的年度报告", ADesk.Text(await citizen.ReadAsync("/data/reports")), StringComparison.Ordinal);
        await office.SendAsync($"/desk/filings/{id}/publication", "登记公布情况", ("Command.PublishedOn", "2026-01-10"),
            ("Command.Address", "https://www.example.gov.cn/2025"));
        Assert.Contains("2025年度", ADesk.Text(await citizen.ReadAsync("/data/reports")), StringComparison.Ordinal);
        var open = await TextAsync(citizen, "/data/reports/2025.csv");
        Assert.Contains($"{Penalties},444,444", open, StringComparison.Ordinal);
        Assert.DoesNotContain("443", open, StringComparison.Ordinal);
        Assert.DoesNotContain("文化和旅游局", open, StringComparison.Ordinal);
        var described = JsonDocument.Parse(await TextAsync(citizen, "/data/reports.jsonld")).RootElement;
        Assert.Equal("dcat:Dataset", described.GetProperty("@type").GetString());
        foreach (var file in described.GetProperty("dcat:distribution").EnumerateArray())
        {
            var address = file.GetProperty("dcat:downloadURL").GetProperty("@id").GetString()!;
            Assert.Equal(HttpStatusCode.OK, (await citizen.OpenAsync(new Uri(address).PathAndQuery)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync("/data/reports/2025.exe")).StatusCode);
        office.Dispose();
    }

    [Fact]
    public async Task A_question_can_change_nothing_read_nothing_else_and_does_not_run_on()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite, new(2026, 1, 12));
        var (office, _) = await desk.EmployAsync("office", Role.Supervisor);
        Assert.Equal(["42"], await AskAsync(office, "select 42"));
        using var scratch = new Scratch();
        await File.WriteAllTextAsync(scratch.At("其他.csv"), "秘密\n不能看到\n", Ct);
        foreach (var sql in new[] { $"select * from read_csv('{scratch.At("其他.csv")}')", "create table 数字 as select 1 as 一", "drop view 数据", "selekt 1",
            $"copy (select 1) to '{scratch.At("写出.csv")}'" })
        {
            var page = await office.ReadAsync($"{Archive}/query?sql={Uri.EscapeDataString(sql)}");
            Assert.Contains("查询语句有错", ADesk.Text(page), StringComparison.Ordinal);
            Assert.DoesNotContain("不能看到", ADesk.Text(page), StringComparison.Ordinal);
            Assert.Equal(sql, page.QuerySelector("textarea")!.TextContent.Trim());
        }
        Assert.False(File.Exists(scratch.At("写出.csv")));
        Assert.Contains("已经停下", ADesk.Text(await office.ReadAsync(
            $"{Archive}/query?sql={Uri.EscapeDataString("select count(*) from range(1000000000000) a where a.range % 7 = 3")}")), StringComparison.Ordinal);
        Assert.Equal(1_000, (await AskAsync(office, "select range from range(5000)")).Count);
        foreach (var (_, sql) in ArchiveQueryPage.Examples) await AskAsync(office, sql);
        office.Dispose();
    }

    private static async Task<string> TextAsync(Visitor visitor, string address) => await (await visitor.OpenAsync(address)).Content.ReadAsStringAsync(Ct);

    private static async Task<byte[]> BytesAsync(Visitor office, string format) =>
        await (await office.OpenAsync($"{Archive}?handler=Download&format={format}")).Content.ReadAsByteArrayAsync(Ct);

    // The first column of what is answered.
    private static async Task<List<string>> AskAsync(Visitor office, string sql)
    {
        var page = await office.ReadAsync($"{Archive}/query?sql={Uri.EscapeDataString(sql)}");
        Assert.True(page.QuerySelector("#answered") is not null, ADesk.Text(page));
        return [.. page.QuerySelectorAll("#answered ~ tbody tr").Select(row => row.FirstElementChild!.TextContent)];
    }
}
