using System.Net;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Features.Assessment;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Assessment;

/// <summary>A year's assessment: the system taken in, agencies assess themselves, are reviewed, object, are ranked and published.</summary>
public sealed class AssessmentPagesTests
{
    private const string List = "/desk/assessments?year=2026";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_system_that_comes_along_is_whole() => Assert.Empty(IndicatorSystems.Seeded().Faults(AssessmentSources.Words));

    [Theory, BothEngines]
    public async Task From_self_scores_over_an_appeal_to_the_ranking(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine, new(2026, 12, 1));
        var tourism = await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        await desk.Site.FoundAsync("丹霞县农业农村局", desk.Agency);
        await desk.Site.Services.GetRequiredService<AgencyRegister>().OpenSectionAsync(tourism, new(new(Guid.CreateVersion7()), tourism.Id, "市场科",
            new(2020, 1, 1), null), AStore.Change(), Ct);
        var handler = await desk.Site.EmployAsync("handler", Role.SectionOfficer, tourism);
        await desk.Site.EmployAsync("head", Role.OfficeHead, tourism);
        await desk.EmployAsync("office", Role.Supervisor);
        using var office = await desk.Site.SignInAsync("office");

        // A table with faults takes nothing in, and tells all of them.
        using var scratch = new Scratch();
        await File.WriteAllTextAsync(scratch.At("指标.csv"), "编号,名称,分值,评分办法\n1,答复,90,逐件扣分\n2,台账,十,评判\n", Ct);
        var page = await Visitor.ReadAsync(await office.SendAsync("/desk/indicator-systems/new", "建立", ("File", scratch.At("指标.csv"))));
        Assert.Contains("第 3 行“分值”", ADesk.Text(page), StringComparison.Ordinal);
        await File.WriteAllTextAsync(scratch.At("指标.csv"), """
            编号,名称,分值,评分办法,每件分值,上限,分档,否决对象,数据来源,评价标准,佐证材料
            1,按时答复,60,逐件扣分,6,,,,reply_late,逾期每件扣 6 分,台账
            2,台账,40,评判,,,,,,台账齐全,台账
            3,泄密,,一票否决,,,,,,,
            4,加分,,加分,2,5,,,,,
            """, Ct);
        page = await Visitor.ReadAsync(await office.FollowAsync(await office.SendAsync("/desk/indicator-systems/new", "建立", ("File", scratch.At("指标.csv")),
            ("Command.Name", "临江考核体系"))));
        Assert.Contains("逾期答复的申请", ADesk.Text(page), StringComparison.Ordinal);
        var system = IndicatorSystems.IdOf(desk.Agency.Id, 2026, "部门");
        foreach (var handed in new[] { "Sheet", "Json" })
        {
            // What was given out is taken in again as it is: no new version.
            var name = scratch.At(handed == "Sheet" ? "体系.xlsx" : "体系.json");
            await File.WriteAllBytesAsync(name,
                await (await office.OpenAsync($"/desk/indicator-systems/{system}?handler={handed}")).Content.ReadAsByteArrayAsync(Ct), Ct);
            Assert.Equal(HttpStatusCode.Redirect, (await office.SendAsync($"/desk/indicator-systems/new?of={system}", "建立", ("File", name))).StatusCode);
            Assert.Equal(1, (await desk.Site.Services.GetRequiredService<IndicatorSystems>().FindAsync(system, Ct))!.Version);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await office.SendAsync(List, "开始考核", ("Command.SelfBy", "2026-12-10"))).StatusCode);
        var id = AgencyAssessment.IdOf(desk.Agency.Id, tourism.Id, 2026);
        var at = $"/desk/assessments/{id}";
        using var head = await desk.Site.SignInAsync("head");
        Assert.Contains("自查自评", ADesk.Text(await head.ReadAsync("/desk/my-assessments")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.OpenAsync(List)).StatusCode);
        await TakenAsync(head, $"{at}/assign", at, "分解指标", ("Command.Sections[1]", "市场科"), ("Command.People[1]", handler.Id.ToString()));
        Assert.Equal("PK"u8.ToArray(), (await (await head.OpenAsync($"{at}?handler=Letter&section=市场科")).Content.ReadAsByteArrayAsync(Ct))[..2]);
        await TakenAsync(head, $"{at}/sign", at, "登记责任书签订", ("Command.WithSection", "市场科"), ("Command.SignedOn", "2026-12-01"));
        await File.WriteAllBytesAsync(scratch.At("台账.pdf"), "%PDF-1.4\n台账"u8.ToArray(), Ct);
        await TakenAsync(head, $"{at}/evidence", at, "提交佐证材料", ("Command.Code", "2"), ("Command.Words", "全年台账"), ("Command.Files", scratch.At("台账.pdf")));
        page = await Visitor.ReadAsync(await head.SendAsync($"{at}/self", "自评", ("Command.Points[1]", "66"), ("Command.Points[2]", "四十")));
        Assert.Equal("四十", page.QuerySelector("input[name='Command.Points[2]']")!.GetAttribute("value"));
        await TakenAsync(head, $"{at}/self", at, "自评", ("Command.Points[1]", "60"), ("Command.Points[2]", "40"), ("Command.Words", "全年没有逾期"));

        // Reviewed: the registers are asked, a reviewer finds one late reply that they do not know.
        await TakenAsync(office, $"{at}/facts", at, "采集数据");
        page = await office.ReadAsync($"{at}/feedback");
        Assert.Contains("2、3、4 没有登记簿数据", ADesk.Text(page), StringComparison.Ordinal);
        page = await Visitor.ReadAsync(await office.SendAsync($"{at}/review", "评审", ("Command.Values[2]", "35")));
        Assert.Contains("请写明 2 的理由和依据", page.QuerySelector("textarea[name='Command.Words[2]']")!.Closest(".field")!.TextContent, StringComparison.Ordinal);
        await TakenAsync(office, $"{at}/review", at, "评审", ("Command.Values[1]", "1"), ("Command.Words[1]", "抽查发现一件逾期"), ("Command.Values[2]", "35"),
            ("Command.Words[2]", "缺送达回证"), ("Command.Values[3]", "0"), ("Command.Words[3]", "没有"), ("Command.Values[4]", "9"), ("Command.Words[4]", "推广"));
        await TakenAsync(office, $"{at}/feedback", at, "反馈", ("Command.AppealBy", "2026-12-20"));
        Assert.Contains("94", ADesk.Text(await office.ReadAsync(List)), StringComparison.Ordinal);

        // Whoever answers for it sees why, and answers.
        using var named = await desk.Site.SignInAsync("handler");
        page = await named.ReadAsync(at);
        Assert.Contains("我负责", ADesk.Text(page), StringComparison.Ordinal);
        page = await named.ReadAsync($"{at}/indicators/1");
        Assert.Contains("抽查发现一件逾期", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Contains("登记簿的数据是 0 件", ADesk.Text(page), StringComparison.Ordinal);
        await TakenAsync(named, $"{at}/answer?code=1", at, "说明失分情况", ("Command.Words", "那一件依法延期"));

        // An appeal is decided with words, and what is upheld is reviewed first.
        await TakenAsync(head, $"{at}/appeal", at, "申诉", ("Command.Words[1]", "该件已经延期，没有逾期"));
        page = await Visitor.ReadAsync(await office.SendAsync($"{at}/appeal-decision", "申诉处理", ("Command.Upheld[1]", "true"), ("Command.Words[1]", "属实")));
        Assert.Contains("请先在评审里改正", ADesk.Text(page), StringComparison.Ordinal);
        await TakenAsync(office, $"{at}/review", at, "评审", ("Command.Values[1]", "0"), ("Command.Words[1]", "延期有据"));
        await TakenAsync(office, $"{at}/appeal-decision", at, "申诉处理", ("Command.Upheld[1]", "true"), ("Command.Words[1]", "延期有据"));
        await TakenAsync(office, $"{at}/decide", at, "审定");
        using var citizen = desk.Site.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync($"/assessments/{desk.Agency.Id}/2026")).StatusCode);
        await office.SendAsync(List, "公布 1 个机关的结果");
        var ranking = ADesk.Text(await citizen.ReadAsync($"/assessments/{desk.Agency.Id}/2026"));
        Assert.Contains("临江市文化和旅游局", ranking, StringComparison.Ordinal);
        Assert.Contains("100", ranking, StringComparison.Ordinal);
        Assert.DoesNotContain("丹霞县", ranking, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await office.OpenAsync($"{List}&handler=Sheet")).StatusCode);
        await using (var connection = await desk.Store.Database.OpenAsync(Ct))
            Assert.Equal(0, await Dapper.SqlMapper.ExecuteScalarAsync<long>(connection,
                "select count(*) from journal where body like '%没有逾期%' or body like '%依法延期%'"));

        // Last year's data under another year's rules.
        await File.WriteAllTextAsync(scratch.At("指标.csv"), """
            编号,名称,分值,评分办法,每件分值,数据来源
            1,答复,30,逐件扣分,10,reply_late
            2,台账,20,评判,,
            3,数量,50,逐件扣分,1,
            """, Ct);
        await office.SendAsync("/desk/indicator-systems/new", "建立", ("File", scratch.At("指标.csv")), ("Command.Name", "新体系"), ("Command.Year", "2027"));
        page = await office.ReadAsync($"/desk/indicator-systems/{IndicatorSystems.IdOf(desk.Agency.Id, 2027, "部门")}/what-if?of={id}");
        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains(rows, row => row.Contains("1 答复", StringComparison.Ordinal) && row.Contains("30", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("2 台账", StringComparison.Ordinal) && row.Contains("17.5", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("临江市", StringComparison.Ordinal) && row.TrimEnd().EndsWith('3'));
    }

    [Fact]
    public async Task Registers_answer_for_the_year_that_is_asked_and_say_where_they_know_nothing()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite, new(2026, 3, 2));
        await desk.ApplyAsync(new(2026, 3, 2));
        desk.Clock.SetUtcNow(new(new DateTime(2026, 6, 1, 9, 0, 0), TimeSpan.FromHours(8)));
        var sources = desk.Site.Services.GetRequiredService<AssessmentSources>();
        Indicator late = new("1", "按时答复") { Rule = IndicatorRule.PerEvent, Source = "reply_late" }, items = new("2", "条数")
        {
            Rule = IndicatorRule.Threshold,
            Source = "items_published",
        };
        var found = await sources.CollectAsync(desk.Agency.Id, 2026, [late, items], Ct);
        Assert.Equal((1, 0m), (found["1"].Count, found["2"].Figure!.Value));
        Assert.StartsWith("case/", Assert.Single(found["1"].Events!.Value).Subject, StringComparison.Ordinal);
        Assert.Empty(await sources.CollectAsync(desk.Agency.Id, 2027, [late, items], Ct));
        // Every source can be asked, of this year and of one that is over.
        foreach (var source in AssessmentSources.All)
            foreach (var year in new[] { 2025, 2026 })
                await sources.CollectAsync(desk.Agency.Id, year, [late with { Source = source.Word, Rule = source.CountsEvents ? IndicatorRule.PerEvent
                    : IndicatorRule.Threshold }], Ct);
    }

    private static async Task TakenAsync(Visitor who, string form, string at, string button, params (string, string)[] typed)
    {
        var sent = await who.SendAsync(form, button, typed);
        if (sent.Headers.Location?.OriginalString == at) return;
        Assert.Fail($"{form} {button}: {sent.StatusCode} {(await Visitor.ReadAsync(sent)).QuerySelector("main")?.TextContent}");
    }
}
