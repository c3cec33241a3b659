using AngleSharp.Html.Dom;
using Gongkai.Agencies;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Writing;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Intake;

public sealed class ImportTests
{
    private static readonly (string, string)[] Answered =
    [
        ("编号", "2025-0007"), ("申请渠道", "邮寄（挂号、特快专递）"), ("到达日期", "2025-03-03"), ("签收日期", "2025-03-03"), ("邮件单号", "XA123"), ("申请人类别", "自然人"), ("申请人", "王川"),
        ("证件号码", "340500196003150024"), ("申请内容", "2024年商贸流通专项资金分配结果"), ("承办科室", "市场科"), ("延期同意", "2025-03-20"), ("延长工作日", "10"), ("延期告知送达", "2025-03-21"),
        ("办理结果", "部分公开"), ("答复文号", "云商复〔2025〕3号"), ("送达方式", "邮政"), ("办结日期", "2025-04-08"),
    ];

    private static readonly (string, string)[] Running =
        [
            ("编号", "2026-0012"), ("申请渠道", "网站"), ("到达日期", "2026-02-10"), ("申请人类别", "法律服务机构"), ("申请人", "云川青山律师事务所"),
            ("证件号码", "91340500MA2N1Q2R3X"), ("申请内容", "加油站规划点"),
        ];

    [Theory, BothEngines]
    public async Task Earlier_cases_come_with_their_dates_and_numbers_and_the_series_goes_on(Engine engine)
    {
        await using var site = await ASite.On(engine);
        using var head = await HeadAsync(site);
        using var scratch = new Scratch();

        var report = await ImportAsync(head, scratch, Answered, Running);
        var again = await ImportAsync(head, scratch, Answered, Running);
        using var citizen = site.Site.Visit();
        var receipt = await ApplyTests.ApplyAsync(citizen, site.ApplyPath, Typed.Citizen);

        Assert.Contains("已导入 2 件，以前导入过 0 件，没有导入 0 件", Text(report), StringComparison.Ordinal);
        Assert.Contains("已导入 0 件，以前导入过 2 件，没有导入 0 件", Text(again), StringComparison.Ordinal);
        Assert.Contains("2026-0013", Text(receipt), StringComparison.Ordinal);
        Assert.Equal(["2025-0007 Closed Partial 2025-03-03 2025-04-08", "2026-0012 Registered  2026-02-10 "],
            await site.ListAsync(
                """
                    select number || ' ' || stage || ' ' || coalesce(outcome, '') || ' ' || received_on || ' ' || coalesce(outcome_on, '')
                    from case_view
                    where number <> '2026-0013'
                    order by number
                    """));
        Assert.All(await site.ListAsync("select why from journal where stream like 'case/%' and who <> 'applicant'"),
            why => Assert.StartsWith("导入历史案件", why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_refused_line_is_told_with_its_reasons()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var head = await HeadAsync(site);
        using var scratch = new Scratch();

        var report = await ImportAsync(head, scratch,
            But(Running, ("申请渠道", "传呼"), ("到达日期", "二月")),
            But(Running, ("编号", "2026-0013"), ("证件号码", "91340500MA2N1Q2R3A")),
            But(Answered, ("延期告知送达", "2025-05-20")),
            But(Answered, ("编号", "2025-0008"), ("送达方式", "快递")),
            But(Running, ("编号", "2026-0014"), ("到达日期", "2026-03-20")),
            But(Running, ("编号", "2026-0015")));

        var reasons = report.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(5, reasons.Count);
        Assert.Contains("“申请渠道”“传呼”不认识", reasons[0], StringComparison.Ordinal);
        Assert.Contains("“到达日期”不是日期", reasons[0], StringComparison.Ordinal);
        Assert.Contains("“证件号码”有误：最后一位", reasons[1], StringComparison.Ordinal);
        Assert.Contains("CW36", reasons[2], StringComparison.Ordinal);
        Assert.Contains("CW52", reasons[3], StringComparison.Ordinal);
        Assert.Contains("CW22", reasons[4], StringComparison.Ordinal);
        Assert.Equal(["2026-0015"], await site.ListAsync("select number from case_view"));

        var sheet = await head.OpenAsync($"{report.QuerySelector(".actions a")!.GetAttribute("href")}");
        var rows = TableWorkbookReader.Read(await sheet.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), 100)!.Value;
        Assert.Equal(6, rows.Length);
        Assert.Equal("没有导入", rows[1][2]);
    }

    [Fact]
    public async Task The_template_explains_its_columns_and_can_be_read_back()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var head = await HeadAsync(site);

        var answer = await head.OpenAsync("/desk/import?handler=Template");
        var rows = TableWorkbookReader.Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), 10)!.Value;

        Assert.Equal(ImportColumns.All.Select(column => column.Heading), rows[0]);
        Assert.StartsWith(ImportColumns.Explanation, rows[1][0], StringComparison.Ordinal);
    }

    private static async Task<Visitor> HeadAsync(ASite site)
    {
        await site.Site.EmployAsync("head", Role.OfficeHead);
        return await site.Site.SignInAsync("head");
    }

    private static (string, string)[] But((string Name, string Value)[] line,
        params (string Name, string Value)[] other) => [.. line.Where(cell => other.All(own => own.Name != cell.Name)), .. other];

    private static string Text(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    private static async Task<IHtmlDocument> ImportAsync(Visitor head, Scratch scratch, params (string Name, string Value)[][] lines)
    {
        var path = scratch.At("案件.xlsx");
        await using (var file = File.Create(path))
            TableWorkbook.Write(file, "案件", [.. ImportColumns.All.Select(column => new TableColumn(column.Heading, column.Width))],
                lines.Select(line =>
                    (IReadOnlyList<object?>)[.. ImportColumns.All.Select(column => line.FirstOrDefault(cell => cell.Name == column.Heading).Value)]));
        return await Visitor.ReadAsync(await head.FollowAsync(await head.SendAsync("/desk/import", "导入", ("Workbook", path))));
    }
}
