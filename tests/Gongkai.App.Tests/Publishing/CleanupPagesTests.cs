using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Portal;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Publishing;

public sealed class CleanupPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Documents_are_gone_through_the_results_are_published_and_then_carried_out(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var abolished = await portal.PublishAsync(APortal.Document("云川市夜市管理暂行办法", "云商发〔2019〕7号"));
        var kept = await portal.PublishAsync(APortal.Document("云川市农贸市场管理办法", "云商发〔2020〕3号"));
        var changed = await portal.PublishAsync(APortal.Document("云川市早市管理办法", "云商发〔2021〕3号"));
        var left = await portal.PublishAsync(APortal.Document("云川市会展管理办法", "云商发〔2022〕3号"));
        await portal.PublishAsync(APortal.Notice("通知不在清理范围"));
        var (office, _) = await portal.Desk.EmployAsync("office", Role.OfficeHead);
        var (leader, _) = await portal.Desk.EmployAsync("leader", Role.LeaderInCharge);

        var search = "/desk/cleanups/new?Kinds=normative&From=2026&Until=2026";
        var chosen = await office.ReadAsync(search);
        Assert.Equal(4, chosen.QuerySelectorAll("input[name='Command.Documents']").Length);
        chosen.QuerySelector($"input[value='{left}']")!.RemoveAttribute("checked");
        var faulty = await Visitor.ReadAsync(await office.SendAsync(chosen, search, "开展清理", ("Command.Due", "2026-03-03")));
        Assert.Equal("#Command_Due", faulty.QuerySelector(".faults a")!.GetAttribute("href"));
        var address = (await office.SendAsync(faulty, search, "开展清理", ("Command.Due", "2026-05-06"))).Headers.Location!.OriginalString;
        Assert.Contains("3 件，已建议 0 件", ADesk.Text(await office.ReadAsync(address)), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(portal, "select count(*) from term_view where kind = 'cleanup_proposals' and due_on = '2026-04-02'"));

        Assert.Null((await leader.ReadAsync(address)).QuerySelector("a[href*='step=propose']"));
        foreach (var (item, result) in ((ItemId, string)[])[(abolished, "Abolish"), (kept, "Keep"), (changed, "Amend")])
        {
            var step = $"{address}?step=propose&document={item}";
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await office.SendAsync(step, "提出清理建议", ("Command.Result", result))).StatusCode);
            Assert.Equal(address, (await office.SendAsync(step, "提出清理建议", ("Command.Result", result), ("Command.Words", "上位依据的变化")))
                .Headers.Location?.OriginalString);
            Assert.Equal(address, (await leader.SendAsync($"{address}?step=decide&document={item}", "审定清理结果")).Headers.Location?.OriginalString);
        }
        var list = (await office.SendAsync($"{address}?step=list", "起草清理结果")).Headers.Location!.OriginalString;
        var notice = ItemId.Parse(list[(list.LastIndexOf('/') + 1)..], null);
        Assert.Equal("继续有效的文件（1 件） 修改的文件（1 件） 废止的文件（1 件）",
            string.Join(' ', (await office.ReadAsync(list)).QuerySelectorAll("caption").Select(caption => caption.TextContent)));

        // Not before everybody can read it.
        Assert.Null((await office.ReadAsync(address)).QuerySelector("a[href*='step=carry-out']"));
        Assert.Equal(Validity.InForce, (await portal.Journal.FindAsync(new PublicItem(abolished), Ct))!.Value.Matter.ValiditySaidOn(ADesk.Monday));
        await portal.ReviewAsync(notice);
        await portal.TakeAsync(notice, async (writing, item) => await ItemJournal.PublicationAsync(writing, item, default(PersonId)), default, Role.OfficeHead);
        Assert.Equal(address, (await office.SendAsync($"{address}?step=carry-out", "执行清理结果")).Headers.Location?.OriginalString);
        using var citizen = portal.Site.Visit();
        var mark = ADesk.Text(await citizen.ReadAsync($"/items/{abolished}"));
        Assert.Contains("这份文件已经废止", mark, StringComparison.Ordinal);
        Assert.Contains("关于公布2026年文件清理结果的公告", mark, StringComparison.Ordinal);
        Assert.Null((await citizen.ReadAsync($"/items/{kept}")).QuerySelector(".notice"));

        var waiting = await office.ReadAsync(address);
        Assert.Contains("还没有修改", ADesk.Text(waiting), StringComparison.Ordinal);
        Assert.Equal($"/desk/publishing/items/{changed}/amend", waiting.QuerySelector("a[href$='/amend']")!.GetAttribute("href"));
        Assert.Null(waiting.QuerySelector("a[href*='step=close']"));
        await portal.ChangeValidityAsync(changed, Validity.Amended, "云商发〔2026〕8号");
        await office.SendAsync($"{address}?step=close", "结束清理");
        Assert.Equal(0, await CountAsync(portal, "select count(*) from term_view where kind like 'cleanup%'"));
        Assert.Contains("已结束", ADesk.Text(await office.ReadAsync("/desk/cleanups")), StringComparison.Ordinal);

        var before = await RowsAsync(portal);
        await Rebuilding.RunAsync(portal.Desk.Store, Views.All, portal.Desk.Clock, Ct);
        Assert.Equal(before, await RowsAsync(portal));
        office.Dispose();
        leader.Dispose();
    }

    [Fact]
    public async Task Results_are_carried_out_ahead_of_their_day_and_the_earlier_end_holds()
    {
        await using var portal = await APortal.OnAsync(Engine.Sqlite);
        var (office, _) = await portal.Desk.EmployAsync("office", Role.OfficeHead);
        var plain = await portal.PublishAsync(APortal.Document("云川市夜市管理暂行办法", "云商发〔2019〕7号"));
        var sooner = await portal.PublishAsync(APortal.Document("云川市早市管理办法", "云商发〔2021〕3号"));
        var later = await portal.PublishAsync(APortal.Document("云川市会展管理办法", "云商发〔2022〕3号"));
        foreach (var (item, day) in ((ItemId, DateOnly)[])[(sooner, new(2026, 4, 1)), (later, new(2028, 1, 1))])
            await portal.TakeAsync(item, (writing, _) => Task.FromResult<ItemEvent>(
                new ValidityChanged(writing.Situation.Today, Validity.Abolished, day, "先前的决定", default)), default, Role.OfficeHead);

        var search = "/desk/cleanups/new?Kinds=normative&From=2026&Until=2026";
        var address = (await office.SendAsync(search, "开展清理")).Headers.Location!.OriginalString;
        foreach (var item in new[] { plain, sooner, later })
        {
            await office.SendAsync($"{address}?step=propose&document={item}", "提出清理建议", ("Command.Result", "Abolish"), ("Command.Words", "过时"));
            await office.SendAsync($"{address}?step=decide&document={item}", "审定清理结果");
        }
        var list = (await office.SendAsync($"{address}?step=list", "起草清理结果")).Headers.Location!.OriginalString;
        var notice = ItemId.Parse(list[(list.LastIndexOf('/') + 1)..], null);
        await portal.ReviewAsync(notice);
        await portal.TakeAsync(notice, async (writing, item) => await ItemJournal.PublicationAsync(writing, item, default(PersonId)), default, Role.OfficeHead);
        Assert.Equal(address, (await office.SendAsync($"{address}?step=carry-out", "执行清理结果", ("Command.Since", "2027-01-01")))
            .Headers.Location?.OriginalString);

        Assert.Equal([new DateOnly(2027, 1, 1), new(2026, 4, 1), new(2027, 1, 1)], await Task.WhenAll(new[] { plain, sooner, later }
            .Select(async item => (await portal.Journal.FindAsync(new PublicItem(item), Ct))!.Value.Matter.Coming!.Since)));
        using var citizen = portal.Site.Visit();
        Assert.Contains("这份文件自 2027-01-01 起废止", ADesk.Text(await citizen.ReadAsync($"/items/{plain}")), StringComparison.Ordinal);
        office.Dispose();
    }

    private static async Task<long> CountAsync(APortal portal, string sql)
    {
        await using var connection = await portal.Desk.Store.Database.OpenAsync(Ct);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    private static async Task<string[]> RowsAsync(APortal portal)
    {
        await using var connection = await portal.Desk.Store.Database.OpenAsync(Ct);
        return [.. (await connection.QueryAsync("select * from cleanup_view order by id")).Select(row => string.Join('|', (IDictionary<string, object>)row))];
    }
}
