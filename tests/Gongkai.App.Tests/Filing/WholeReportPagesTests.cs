using Gongkai.Agencies;
using Gongkai.Features.YearEnd;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Gongkai.YearEnd;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Filing;

/// <summary>March of a government: its report adds up its own figures and what its subordinates have filed; one corrects late.</summary>
public sealed class WholeReportPagesTests
{
    private const string Received = "requests.received.natural_person";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_whole_is_added_up_frozen_and_a_late_correction_shows_what_it_moves(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine, new(2026, 3, 2));
        AMember tourism = new(desk.Site, desk.Agency, await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency)),
            agriculture = new(desk.Site, desk.Agency, await desk.Site.FoundAsync("丹霞县农业农村局", desk.Agency));
        await desk.ApplyAsync(new(2025, 11, 3));
        var (clerk, _) = await desk.EmployAsync("clerk", Role.RegistrationClerk);
        var (head, _) = await desk.EmployAsync("head", Role.OfficeHead);
        var (office, supervisor) = await desk.EmployAsync("office", Role.Supervisor);
        var list = await clerk.ReadAsync("/desk/year-reports");
        var at = (await clerk.SendAsync(list, "/desk/year-reports", "2025年", ("Year", "2025"))).Headers.Location!.OriginalString;
        Assert.DoesNotContain("选择报告范围", ADesk.Text(await clerk.ReadAsync(at)), StringComparison.Ordinal);
        await office.SendAsync("/desk/filings?year=2025", "开始收集");
        await tourism.FileAsync("bench/corpus/临江文旅2025.docx");
        await tourism.AcceptAsync(supervisor.Id);

        await clerk.TakeAsync($"{at}/scope", at, "选择报告范围", ("Command.IsWhole", "true"));
        await clerk.TakeAsync($"{at}/declare", at, "申报数据", ("Command.Figures[proactive.b20_5.licensing.decisions]", "23"),
            ("Command.Figures[proactive.b20_6.penalties.decisions]", "11"), ("Command.Figures[proactive.b20_6.coercive_measures.decisions]", "0"),
            ("Command.Figures[proactive.b20_8.fees.amount]", "0.04"), ("Command.Note", "业务系统1月5日导出"));
        var values = (await head.ReadAsync($"{at}/confirm")).QuerySelectorAll("input[name='Command.Figures']")
            .Select(box => ("Command.Figures", box.GetAttribute("value")!)).ToArray();
        await head.TakeAsync($"{at}/confirm", at, "复核申报的数据", values);
        var page = ADesk.Text(await clerk.ReadAsync(at));
        Assert.Contains("1 个机关审核通过，1 个还没有", page, StringComparison.Ordinal);

        // Who is missing is named, and why nobody waits for it is written down.
        var refused = ADesk.Text(await Visitor.ReadAsync(await head.SendAsync($"{at}/freeze", "定格数据")));
        Assert.Contains("丹霞县农业农村局等 1 个机关没有计入", refused, StringComparison.Ordinal);
        await head.TakeAsync($"{at}/freeze", at, "定格数据", ("Command.Without", "两次催报仍未报送"));
        var frozen = await FrozenAsync(desk);
        var theirs = long.Parse(frozen.Snapshot[Received]!.Value, System.Globalization.CultureInfo.InvariantCulture)
            - long.Parse(frozen.Own![Received]!.Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(theirs > 0);
        var figure = await clerk.ReadAsync($"{at}/figures/{Received}");
        var parts = figure.QuerySelectorAll("#parts ~ table tbody tr").Select(row => (row.QuerySelector("th")!.TextContent.Trim(),
            row.QuerySelector("td")!.TextContent.Trim(), row.QuerySelector("a")?.GetAttribute("href"))).ToList();
        Assert.Equal([("临江市文化和旅游局", $"{theirs}", $"/desk/filings/{tourism.Filing}"), ("本级", "1", null)], parts);
        Assert.Contains("丹霞县农业农村局 没有计入：待报送", ADesk.Text(figure), StringComparison.Ordinal);
        Assert.Contains("本级：1 条记录", ADesk.Text(figure), StringComparison.Ordinal);
        Assert.DoesNotContain("定格以后的变动", ADesk.Text(await clerk.ReadAsync(at)), StringComparison.Ordinal);

        // One comes late: what it moves is told, by whom; the frozen figures stay.
        await agriculture.FileAsync("bench/corpus/丹霞农业2025.txt");
        await agriculture.AcceptAsync(supervisor.Id);
        page = ADesk.Text(await clerk.ReadAsync(at));
        Assert.Contains("丹霞县农业农村局 没有计入 → ", page, StringComparison.Ordinal);
        Assert.Equal(frozen.Hash, (await FrozenAsync(desk)).Hash);
        Assert.Contains("丹霞县农业农村局的报告更正过，或者才审核通过", ADesk.Text(await office.ReadAsync("/desk/filings/total?year=2025")), StringComparison.Ordinal);
        Assert.Contains("汇总依据有变动", ADesk.Text(await head.ReadAsync("/desk/radar")), StringComparison.Ordinal);

        // A version that corrects waits beside the one that counts.
        await tourism.FileAsync("bench/corpus/临江文旅2025.docx", "报告日期写错");
        var total = ADesk.Text(await office.ReadAsync("/desk/filings/total?year=2025"));
        Assert.Contains("现在仍按通过的那一版计入", total, StringComparison.Ordinal);
        Assert.DoesNotContain("个机关没有计入", total, StringComparison.Ordinal);

        // Frozen again, with a reason, all are in it, and nothing is told any more.
        await head.TakeAsync($"{at}/freeze", at, "定格数据", ("Command.Reason", "丹霞县农业农村局的报告已经审核通过"));
        Assert.Equal(2, (await FrozenAsync(desk)).Members.Length);
        Assert.DoesNotContain("定格以后的变动", ADesk.Text(await clerk.ReadAsync(at)), StringComparison.Ordinal);
        Assert.DoesNotContain("和现在的数不一致", ADesk.Text(await office.ReadAsync("/desk/filings/total?year=2025")), StringComparison.Ordinal);
        foreach (var visitor in new[] { clerk, head, office }) visitor.Dispose();
    }

    private static async Task<ReportFrozen> FrozenAsync(ADesk desk)
    {
        var journal = desk.Site.Services.GetRequiredService<YearReportJournal>();
        return (await journal.FindAsync(new YearReport(YearReport.IdOf(desk.Agency.Id, 2025)), Ct))!.Value.Matter.Frozen!;
    }
}
