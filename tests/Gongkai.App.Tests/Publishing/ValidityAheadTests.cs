using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Portal;
using Gongkai.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Publishing;

/// <summary>What is said of a document's validity ahead of its day, and what follows from its own days.</summary>
public sealed class ValidityAheadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_document_is_abolished_on_the_day_that_was_said_on_every_page_without_anybodys_hand(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var old = await portal.PublishAsync(APortal.Document("云川市夜市管理暂行办法", "云商发〔2019〕7号"));
        var follows = await portal.PublishAsync(Dated(APortal.Document("云川市夜市管理办法", "云商发〔2026〕9号"), "2026-04-01"));
        await AheadAsync(portal, old, new(2026, 4, 1), follows);
        using var citizen = portal.Site.Visit();

        var before = await citizen.ReadAsync($"/items/{old}");
        Assert.Contains("这份文件自 2026-04-01 起废止", before.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(before.QuerySelector($".notice a[href='/items/{follows}']"));
        Assert.Contains("现行有效", ADesk.Text(before), StringComparison.Ordinal);
        Assert.Contains("这份文件尚未施行", ADesk.Text(await citizen.ReadAsync($"/items/{follows}")), StringComparison.Ordinal);
        Assert.Equal((1, 1, 0), await CountsAsync(portal));
        Assert.Contains("2026-04-01起废止", ADesk.Text(await citizen.ReadAsync("/portal/library")), StringComparison.Ordinal);
        Assert.Single((await citizen.ReadAsync("/portal/library?validity=Forthcoming")).QuerySelectorAll(".lines > li"));
        Assert.Equal(["InForce", "Forthcoming"], await FoundAsync(portal, old, follows));

        portal.Desk.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal((1, 0, 1), await CountsAsync(portal));
        var after = ADesk.Text(await citizen.ReadAsync($"/items/{old}"));
        Assert.Contains("这份文件已经废止", after, StringComparison.Ordinal);
        Assert.DoesNotContain("这份文件自 2026-04-01 起废止", after, StringComparison.Ordinal);
        Assert.DoesNotContain("尚未施行", ADesk.Text(await citizen.ReadAsync($"/items/{follows}")), StringComparison.Ordinal);
        Assert.Single((await citizen.ReadAsync("/portal/library?validity=Abolished")).QuerySelectorAll(".lines > li"));
        var round = portal.Site.Services.GetRequiredService<TurningItems>();
        await round.RunAsync(Ct);
        await round.RunAsync(Ct);
        Assert.Equal(["Abolished", "InForce"], await FoundAsync(portal, old, follows));
        var figures = await portal.Site.Services.GetRequiredService<DocumentFigures>().OfAsync(portal.Agency, 2026, Ct);
        Assert.Equal([2, 1, 1], figures.Where(figure => figure.Kind == ItemKinds.NormativeDocument).Select(figure => figure.Items.Length));

        var rows = await RowsAsync(portal);
        await Rebuilding.RunAsync(portal.Desk.Store, Views.All, portal.Desk.Clock, Ct);
        Assert.Equal(rows, await RowsAsync(portal));
    }

    [Theory, BothEngines]
    public async Task What_was_said_ahead_is_called_off_on_a_page_before_its_day(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var (leader, _) = await portal.Desk.EmployAsync("leader", Role.LeaderInCharge);
        var item = await portal.PublishAsync(APortal.Document("云川市夜市管理暂行办法", "云商发〔2019〕7号"));
        var desk = $"/desk/publishing/items/{item}";
        Assert.Equal(desk, (await leader.SendAsync($"{desk}/validity", "变更有效性", ("Command.Validity", "Abolished"), ("Command.Since", "2027-01-01"),
            ("Command.Basis", "云商发〔2026〕9号"))).Headers.Location?.OriginalString);
        Assert.Contains("2027-01-01 起废止", ADesk.Text(await leader.ReadAsync(desk)), StringComparison.Ordinal);
        Assert.Equal(desk, (await leader.SendAsync($"{desk}/validity-off", "取消有效性变更", ("Command.Reason", "新办法推迟"))).Headers.Location?.OriginalString);
        using var citizen = portal.Site.Visit();
        var page = await citizen.ReadAsync($"/items/{item}");
        Assert.Null(page.QuerySelector(".notice"));
        Assert.Contains("不再执行：新办法推迟", page.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        leader.Dispose();
    }

    [Theory, BothEngines]
    public async Task Numbered_documents_of_every_kind_are_in_the_library_with_their_validity(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var plan = await portal.PublishAsync(Numbered(APortal.Filled("plan", "云川市商贸流通发展规划"), "云商发〔2026〕19号"));
        await portal.PublishAsync(Numbered(APortal.Filled("emergency", "云川市生活必需品市场供应应急预案"), "云商发〔2026〕23号"), "P20-12");
        await portal.PublishAsync(Numbered(APortal.Filled("rule", "云川市商务局公文公开属性认定制度"), "云商办〔2026〕9号"));
        await portal.PublishAsync(Numbered(APortal.Filled("working", "云川市夜间经济行动方案"), "云商发〔2026〕4号"), "P20-15");
        await portal.PublishAsync(Numbered(APortal.Filled("proposal", "对第12号建议的答复"), "云商函〔2026〕3号"));
        await portal.PublishAsync(APortal.Filled("plan", "没有文号的年度计划"));
        await portal.ChangeValidityAsync(plan, Validity.Abolished, "被新的规划取代");
        using var citizen = portal.Site.Visit();

        Assert.Equal(5, (await citizen.ReadAsync("/portal/library")).QuerySelectorAll(".lines > li").Length);
        Assert.Equal(3, (await citizen.ReadAsync("/portal/library?validity=InForce")).QuerySelectorAll(".lines > li").Length);
        Assert.Single((await citizen.ReadAsync("/portal/library?kind=plan&validity=Abolished")).QuerySelectorAll(".lines > li"));
        Assert.Contains("这份文件已经废止", ADesk.Text(await citizen.ReadAsync($"/items/{plan}")), StringComparison.Ordinal);
    }

    private static ItemContent Dated(ItemContent content, string from) => content with { Fields = content.Fields.SetItem("inForceOn", from) };

    private static ItemContent Numbered(ItemContent content, string number) =>
        content with { Number = number, Fields = content.Fields.Remove("validUntil") };

    private static Task AheadAsync(APortal portal, ItemId item, DateOnly since, ItemId successor) => portal.TakeAsync(item, (writing, _) =>
        Task.FromResult<ItemEvent>(new ValidityChanged(writing.Situation.Today, Validity.Abolished, since, "云商发〔2026〕9号", default) { Successor = successor }),
        default, Role.OfficeHead);

    private static async Task<(int InForce, int Forthcoming, int Abolished)> CountsAsync(APortal portal)
    {
        var items = portal.Site.Services.GetRequiredService<PublicItems>();
        async Task<int> Of(Validity validity) => (int)(await items.ListAsync(new() { Validity = validity }, Ct)).Count;
        return (await Of(Validity.InForce), await Of(Validity.Forthcoming), await Of(Validity.Abolished));
    }

    private static async Task<string[]> FoundAsync(APortal portal, params ItemId[] items)
    {
        await using var connection = await portal.Desk.Store.Database.OpenAsync(Ct);
        var found = new List<string>();
        foreach (var item in items)
        {
            var facets = (await connection.ExecuteScalarAsync<string>("select facets from search_entry where subject = @subject",
                new { subject = new PublicItem(item).Stream }))!;
            found.Add(Enum.GetNames<Validity>().Single(name => facets.Contains(name, StringComparison.Ordinal)));
        }
        return [.. found];
    }

    private static async Task<string[]> RowsAsync(APortal portal)
    {
        await using var connection = await portal.Desk.Store.Database.OpenAsync(Ct);
        var rows = new List<string>();
        foreach (var table in new[] { "item_view", "public_item", "term_view", "search_entry" })
            rows.AddRange((await connection.QueryAsync($"select * from {table} order by 1, 2"))
                .Select(row => string.Join('|', (IDictionary<string, object>)row)));
        return [.. rows];
    }
}
