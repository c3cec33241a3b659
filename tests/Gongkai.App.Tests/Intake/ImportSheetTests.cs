using System.Diagnostics;
using System.Text;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Gongkai.Agencies;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Writing;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Intake;

/// <summary>Registers as agencies keep them: dates in every form, cells merged, columns missing, files called what they are not.</summary>
public sealed class ImportSheetTests
{
    private static readonly string[] Dates = ["2025-03-04", "2025.3.4", "2025年3月4日", "２０２５年３月４日", "2025/3/4", "20250304", "2025-03-04 09:30", "45720"];

    [Theory]
    [InlineData("2025-03-04"), InlineData("2025.3.4"), InlineData("2025年3月4日"), InlineData("２０２５．３．４"), InlineData("20250304"),
        InlineData("2025/03/04 09:30:00"), InlineData("45720"), InlineData("45720.5")]
    public void A_day_is_read_in_the_forms_that_registers_have(string written) => Assert.Equal(new DateOnly(2025, 3, 4), ImportDay.Read(written));

    [Theory]
    [InlineData("三月四日"), InlineData("2025-13-04"), InlineData("15"), InlineData("2025"), InlineData("20251304")]
    public void What_is_no_day_is_none(string written) => Assert.Null(ImportDay.Read(written));

    [Theory, BothEngines]
    public async Task A_trial_says_what_an_import_would_do_and_leaves_nothing(Engine engine)
    {
        await using var site = await ASite.On(engine);
        using var head = await HeadAsync(site);
        using var scratch = new Scratch();
        var path = scratch.At("案件.xlsx");
        await File.WriteAllBytesAsync(path, Workbook([Line(1), Line(2) with { ArrivedOn = "二月" }, Line(3) with { Channel = "邮寄（挂号、特快专递）" }, Line(1)]),
            TestContext.Current.CancellationToken);

        var trial = await SendAsync(head, path, "检查，不导入");
        Assert.Equal(0,
            await site.AskAsync<long>("select count(*) from case_view") + await site.AskAsync<long>("select count(*) from imported_case")
                + await site.AskAsync<long>("select count(*) from personal_data"));
        var import = await SendAsync(head, path, "导入");

        Assert.Contains("什么都没有导入：可以导入 1 件，以前导入过 0 件，不能导入 3 件", Text(trial), StringComparison.Ordinal);
        Assert.Contains("已导入 1 件，以前导入过 0 件，没有导入 3 件", Text(import), StringComparison.Ordinal);
        Assert.Equal(Reasons(trial), Reasons(import));
        Assert.Equal(1, await site.AskAsync<long>("select count(*) from case_view"));

        var sheet = await head.OpenAsync(import.QuerySelectorAll(".actions a").First(link => link.TextContent.Contains("原因", StringComparison.Ordinal))
            .GetAttribute("href")!);
        var rows = TableWorkbookReader.Read(await sheet.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), 100)!.Value;
        Assert.Equal(["3", "4", "5"], rows.Skip(1).Select(row => row[0]));
        Assert.All(rows.Skip(1), row => Assert.NotEqual("", row[3]));
    }

    [Fact]
    public async Task Corrections_of_records_and_unpaid_fees_come_with_their_ends()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        await site.SettleAsync(new() { Fee = new(IsCharged: true) });
        using var head = await HeadAsync(site);
        using var scratch = new Scratch();
        var path = scratch.At("案件.xlsx");
        await File.WriteAllBytesAsync(path, Workbook(
        [
            Line(1) with { More = [("编号", "更2025-0004"), ("申请类型", "更正申请"), ("办理结果", "不予更正"), ("送达方式", "直接"), ("办结日期", "2025-03-20")] },
            Line(2) with { More =
            [
                ("承办科室", "市场科"), ("缴费通知送达", "2025-03-10"), ("计收标准", "按件"), ("计费数量", "1"), ("当月在前件数", "15"), ("办理结果", "逾期未缴费"), ("办结日期", "2025-05-20"),
            ] },
            Line(3) with { More =
            [
                ("承办科室", "市场科"), ("缴费通知送达", "2025-03-10"), ("计收标准", "按件"), ("计费数量", "1"), ("当月在前件数", "2"), ("办理结果", "逾期未缴费"), ("办结日期", "2025-05-20"),
            ] },
            Line(4) with { More = [("申请类型", "更正申请"), ("办理结果", "部分公开"), ("送达方式", "直接"), ("办结日期", "2025-03-20")] },
        ]), TestContext.Current.CancellationToken);

        var report = await SendAsync(head, path, "导入");

        Assert.Equal(["2025-0002 Disclosure FeeUnpaid",
            "更2025-0004 RecordCorrection Misc"], await site.ListAsync("select number || ' ' || kind || ' ' || outcome from case_view order by number"));
        Assert.Equal(4, await site.AskAsync<long>("select last from number_series where series = 'correction/2025'"));
        var reasons = Reasons(report);
        Assert.Contains("CW39", reasons[0], StringComparison.Ordinal);
        Assert.Contains("更正申请的“办理结果”“部分公开”不认识", reasons[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merged_cells_titles_and_other_kinds_of_files_are_read_and_missing_columns_named()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var head = await HeadAsync(site);
        using var scratch = new Scratch();
        var (merged, separated, poor, picture) = (scratch.At("合并.xlsx"), scratch.At("表格.xlsx"), scratch.At("缺列.xlsx"), scratch.At("照片.xlsx"));
        await File.WriteAllBytesAsync(merged, Merged(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(separated, "云川市商务局依申请公开登记簿\n编号（必填）,申请渠道,到达日期,申请人类别,申请人,申请内容\n2025-0101,网站,2025.3.4,自然人,王川,\"加油站规划点,含乡镇\"\n",
            new UTF8Encoding(true), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(poor, "编号,申请渠道,申请内容\n1,网站,加油站\n", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(picture, [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1, 2], TestContext.Current.CancellationToken);

        Assert.Contains("已导入 2 件", Text(await SendAsync(head, merged, "导入")), StringComparison.Ordinal);
        Assert.Contains("已导入 1 件", Text(await SendAsync(head, separated, "导入")), StringComparison.Ordinal);
        Assert.Contains("缺少这些列：到达日期、申请人类别、申请人", Text(await SendAsync(head, poor, "导入")), StringComparison.Ordinal);
        Assert.Contains("读不出这个文件", Text(await SendAsync(head, picture, "检查，不导入")), StringComparison.Ordinal);
        Assert.Equal(["2025-0051 2025-03-04", "2025-0052 2025-03-04",
            "2025-0101 2025-03-04"], await site.ListAsync("select number || ' ' || arrived_on from case_view order by number"));
    }

    [Theory, BothEngines]
    public async Task Two_thousand_lines_of_all_kinds_are_imported_in_one_go(Engine engine)
    {
        await using var site = await ASite.On(engine);
        using var head = await HeadAsync(site);
        using var scratch = new Scratch();
        var path = scratch.At("案件.xlsx");
        await File.WriteAllBytesAsync(path, Workbook(Enumerable.Range(1, 2_000).Select(i => (i % 20) switch
        {
            0 => Line(i) with { ArrivedOn = "三月四日" },
            1 => Line(i) with { Channel = "传呼" },
            2 => Line(i) with { Applicant = "" },
            _ => Line(i) with { ArrivedOn = Dates[i % Dates.Length] },
        })), TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        var trial = await SendAsync(head, path, "检查，不导入");
        var tried = watch.Elapsed;
        var import = await SendAsync(head, path, "导入");
        TestContext.Current.SendDiagnosticMessage($"{engine}: tried in {tried.TotalSeconds:0.0} s, imported in {(watch.Elapsed - tried).TotalSeconds:0.0} s");

        Assert.Contains("可以导入 1700 件，以前导入过 0 件，不能导入 300 件", Text(trial), StringComparison.Ordinal);
        Assert.Contains("已导入 1700 件，以前导入过 0 件，没有导入 300 件", Text(import), StringComparison.Ordinal);
        Assert.Equal(["2025-03-04"], await site.ListAsync("select distinct arrived_on from case_view"));
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(5), $"{watch.Elapsed}");
    }

    private static async Task<Visitor> HeadAsync(ASite site)
    {
        await site.Site.EmployAsync("head", Role.OfficeHead);
        return await site.Site.SignInAsync("head");
    }

    private static async Task<IHtmlDocument> SendAsync(Visitor head, string path, string button) =>
        await Visitor.ReadAsync(await head.FollowAsync(await head.SendAsync("/desk/import", button, ("Workbook", path))));

    private static string Text(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    private static List<string> Reasons(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody tr").Select(row => row.TextContent.Trim())];

    private static ALine Line(int n) => new(n, "网站", "2025-03-04", $"王川{n}", []);

    private static byte[] Workbook(IEnumerable<ALine> lines)
    {
        using var stream = new MemoryStream();
        TableWorkbook.Write(stream, "案件", [.. ImportColumns.All.Select(column => new Gongkai.Documents.Writing.TableColumn(column.Heading, column.Width))],
            lines.Select(line => (IReadOnlyList<object?>)[.. ImportColumns.All.Select(column => line.Cell(column.Heading))]));
        return stream.ToArray();
    }

    // Two cases of one day and channel, whose cells are merged, below a title.
    private static byte[] Merged()
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            var workbook = package.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();
            string[][] rows =
            [
                ["2025年登记簿"], ["编号", "申请渠道", "到达日期", "申请人类别", "申请人", "申请内容"], ["2025-0051", "网站", "2025.3.4", "自然人", "王川", "加油站规划点"],
                ["2025-0052", "", "", "自然人", "李岚", "农贸市场名单"],
            ];
            part.Worksheet =
                new(new SheetData(
                    rows.Select(row =>
                        new Row(row.Select(text =>
                            new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text))) { DataType = CellValues.InlineString })))),
                new MergeCells(new MergeCell { Reference = "A1:F1" }, new MergeCell { Reference = "B3:B4" }, new MergeCell { Reference = "C3:C4" }));
            workbook.Workbook = new(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = "登记簿" }));
        }
        return stream.ToArray();
    }

    private sealed record ALine(int Number, string Channel, string ArrivedOn, string Applicant, (string Heading, string Text)[] More)
    {
        public string? Cell(string heading) => More.FirstOrDefault(cell => cell.Heading == heading).Text ?? heading switch
        {
            "编号" => $"2025-{Number:0000}",
            "申请渠道" => Channel,
            "到达日期" => ArrivedOn,
            "申请人类别" => "自然人",
            "申请人" => Applicant,
            "申请内容" => $"第{Number}号商贸流通资金分配结果",
            _ => null,
        };
    }
}
