using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Portal;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Publishing;

/// <summary>What the public says to drafts and against notices, from the portal's form to what is published of it.</summary>
public sealed class OpinionPagesTests
{
    private const string Words = "建议把存管比例降到百分之十五";

    private static readonly string[] Tables = ["journal", "opinion_view", "personal_data", "outbox", "item_content", "public_item", "search_entry"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_comment_is_sent_while_the_period_runs_and_its_sender_learns_what_became_of_it(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var id = await portal.PublishAsync(Call("consultation", "2026-03-03", "2026-04-10"), "consultations");
        using var citizen = portal.Site.Visit();
        var page = await citizen.ReadAsync($"/items/{id}");
        Assert.Contains("2026-03-03 起可以在这里提出意见建议", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Null((await citizen.ReadAsync($"/items/{id}/opinion")).QuerySelector("main form"));

        // The day is Beijing's.
        portal.Desk.Clock.SetUtcNow(new(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal($"/items/{id}/opinion", (await citizen.ReadAsync($"/items/{id}")).QuerySelector("main a.button")!.GetAttribute("href"));
        var form = await citizen.ReadAsync($"/items/{id}/opinion");
        var empty = await citizen.SendAsync(form, $"/items/{id}/opinion", "提交");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#Command_Words"),
            (empty.StatusCode, (await Visitor.ReadAsync(empty)).QuerySelector(".faults a")!.GetAttribute("href")));
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Equal("/opinions/receipt",
                (await citizen.SendAsync(form, $"/items/{id}/opinion", "提交", ("Command.Words", Words))).Headers.Location!.OriginalString);
        var receipt = await citizen.ReadAsync("/opinions/receipt");
        var code = receipt.QuerySelector(".code.big")!.TextContent;
        Assert.Contains("2026-意00001", ADesk.Text(receipt), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(portal, "select count(*) from opinion_view"));
        Assert.Contains("等待研究处理", ADesk.Text(await TrackAsync(citizen, code)), StringComparison.Ordinal);
        await citizen.SendAsync("/opinions/receipt", "收起回执");
        Assert.Null((await citizen.ReadAsync("/opinions/receipt")).QuerySelector(".code"));

        portal.Desk.Clock.SetUtcNow(new(2026, 4, 11, 0, 0, 0, TimeSpan.FromHours(8)));
        var late = await citizen.SendAsync(form, $"/items/{id}/opinion", "提交", ("Command.Words", "晚了一分钟"), ("Command.Key", $"{Guid.CreateVersion7()}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("已于 2026-04-10 截止", ADesk.Text(await Visitor.ReadAsync(late)), StringComparison.Ordinal);
        Assert.Contains("晚了一分钟", ADesk.Text(await Visitor.ReadAsync(late)), StringComparison.Ordinal);
        Assert.Contains("已于 2026-04-10 截止", ADesk.Text(await citizen.ReadAsync($"/items/{id}")), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(portal, "select count(*) from opinion_view"));

        portal.Desk.Clock.SetUtcNow(new(2026, 4, 13, 9, 0, 0, TimeSpan.FromHours(8)));
        var (office, _) = await portal.Desk.EmployAsync("office", Role.OfficeHead);
        var opinion = (await office.ReadAsync($"/desk/opinions/items/{id}")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        Assert.Contains(Words, ADesk.Text(await office.ReadAsync(opinion)), StringComparison.Ordinal);
        Assert.Equal(opinion, (await office.SendAsync($"{opinion}/answer", "处理", ("Command.Outcome", "Partly"), ("Command.Reason", "定为百分之十八")))
            .Headers.Location?.OriginalString);
        var tracked = ADesk.Text(await TrackAsync(citizen, code));
        Assert.Contains("部分采纳", tracked, StringComparison.Ordinal);
        Assert.Contains("定为百分之十八", tracked, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await citizen.SendAsync("/opinions", "查询", ("Code", "0000-0000-0000-0000-0000"))).StatusCode);

        // What is drafted is the office's, and nobody sees it before it has passed the chain.
        var draft = await office.ReadAsync($"/desk/opinions/items/{id}");
        Assert.Equal($"收到意见1条，采纳0条，部分采纳1条，未采纳0条。\n“{Words}”——部分采纳。定为百分之十八", draft.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal($"/desk/publishing/items/{id}/edit", (await office.SendAsync(draft, $"/desk/opinions/items/{id}", "写入稿件",
            ("Command.Outcome", "收到意见1条，部分采纳1条。"))).Headers.Location?.OriginalString);
        Assert.DoesNotContain("部分采纳", ADesk.Text(await citizen.ReadAsync($"/items/{id}")), StringComparison.Ordinal);
        await portal.ReviewAsync(id);
        await PublishAsync(portal, id);
        Assert.Contains("收到意见1条，部分采纳1条。", ADesk.Text(await citizen.ReadAsync($"/items/{id}")), StringComparison.Ordinal);
        office.Dispose();
    }

    [Fact]
    public async Task What_was_written_to_an_item_that_is_withdrawn_meanwhile_is_shown_once_more()
    {
        await using var portal = await APortal.OnAsync(Engine.Sqlite);
        var id = await portal.PublishAsync(Call("consultation", "2026-03-02", "2026-04-10"), "consultations");
        using var citizen = portal.Site.Visit();
        var form = await citizen.ReadAsync($"/items/{id}/opinion");
        await portal.WithdrawAsync(id);
        var sent = await citizen.SendAsync(form, $"/items/{id}/opinion", "提交", ("Command.Words", Words));
        Assert.Equal(HttpStatusCode.Gone, sent.StatusCode);
        var told = ADesk.Text(await Visitor.ReadAsync(sent));
        Assert.Contains("已经撤回，不再接收意见", told, StringComparison.Ordinal);
        Assert.Contains(Words, told, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task An_objection_is_answered_before_the_notice_has_an_outcome(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var id = await portal.PublishAsync(Call("gongshi", "2026-03-02", "2026-03-06"), "notices");
        var (office, _) = await portal.Desk.EmployAsync("office", Role.OfficeHead);
        using var citizen = portal.Site.Visit();
        var refused = await Visitor.ReadAsync(await citizen.SendAsync($"/items/{id}/opinion", "提交", ("Command.Words", "门店还没有开张"), ("Command.Email", "没有")));
        Assert.Equal(["#Command_Name", "#Command_Email"], refused.QuerySelectorAll(".faults a").Select(link => link.GetAttribute("href")));
        Assert.Equal("门店还没有开张", refused.QuerySelector("textarea")!.TextContent.Trim());
        var scan = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.pdf");
        await File.WriteAllBytesAsync(scan, "%PDF-1.4 证据"u8.ToArray(), Ct);
        Assert.Equal("/opinions/receipt", (await citizen.SendAsync(refused, $"/items/{id}/opinion", "提交", ("Command.Name", "王某某"),
            ("Command.Telephone", "13900002222"), ("Command.Email", ""), ("Command.Files", scan))).Headers.Location?.OriginalString);
        File.Delete(scan);
        var code = (await citizen.ReadAsync("/opinions/receipt")).QuerySelector(".code.big")!.TextContent;
        Assert.Contains("收到异议 2026-异00001", ADesk.Text(await office.ReadAsync("/desk/notices")), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(portal, "select count(*) from term_view where kind = 'objection' and due_on = '2026-04-03'"));

        // One that came by letter within the period is entered later.
        portal.Desk.Clock.Advance(TimeSpan.FromDays(7));
        using var again = await portal.Site.SignInAsync("office");
        var entry = $"/desk/opinions/items/{id}/new";
        var late = await Visitor.ReadAsync(await again.SendAsync(entry, "登记", ("On", "2026-03-09"), ("Way", "Letter"), ("Command.Words", "名单重复"),
            ("Command.Name", "李某"), ("Command.Telephone", "13900003333")));
        Assert.Equal("#On", late.QuerySelector(".faults a")!.GetAttribute("href"));
        var letter = (await again.SendAsync(late, entry, "登记", ("On", "2026-03-06"))).Headers.Location!.OriginalString;

        var overview = await again.ReadAsync($"/desk/opinions/items/{id}");
        Assert.Contains("还有 2 件异议没有答复", ADesk.Text(overview), StringComparison.Ordinal);
        Assert.Null(overview.QuerySelector("textarea"));
        await AmendAsync(portal, id, "没有收到异议。", "0", "0");
        Assert.Equal("PU28.open PU28.fewer", string.Join(' ', await TryAsync(portal, id)));
        var first = overview.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")!).First(link => link != letter);
        Assert.Contains("王某某　13900002222", ADesk.Text(await again.ReadAsync(first)), StringComparison.Ordinal);
        var file = (await again.ReadAsync(first)).QuerySelector("a[href*='/files/']")!.GetAttribute("href")!;
        Assert.Equal("%PDF-1.4 证据"u8.ToArray(), await (await again.OpenAsync(file)).Content.ReadAsByteArrayAsync(Ct));
        var wrong = await Visitor.ReadAsync(await again.SendAsync($"{letter}/answer", "处理", ("Command.Outcome", "NotAdopted"), ("Command.Reason", "没有重复")));
        Assert.Equal("#Command_Way", wrong.QuerySelector(".faults a")!.GetAttribute("href"));
        await again.SendAsync(wrong, $"{letter}/answer", "处理", ("Command.Way", "Letter"));
        await again.SendAsync($"{first}/answer", "处理", ("Command.Outcome", "Adopted"), ("Command.Reason", "经核实，已经剔除"), ("Command.Way", "Online"));
        Assert.Contains("异议成立。经核实，已经剔除", ADesk.Text(await TrackAsync(citizen, code)).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(portal, "select count(*) from term_view where kind = 'objection'"));
        Assert.Equal("PU28.fewer", Assert.Single(await TryAsync(portal, id)));
        await again.SendAsync($"/desk/opinions/items/{id}", "写入稿件");
        Assert.Empty(await TryAsync(portal, id));

        // A wrong entry is corrected; what the public wrote is not.
        Assert.Equal(HttpStatusCode.OK, (await again.OpenAsync($"{first}/entries/2")).StatusCode);
        Assert.Null((await again.ReadAsync(first)).QuerySelector("a[href$='/entries/1']"));
        office.Dispose();
    }

    [Theory, BothEngines]
    public async Task Nothing_of_it_is_public_and_all_of_it_lies_sealed(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var id = await portal.PublishAsync(Call("consultation", "2026-03-02", "2026-04-10"), "consultations");
        using var citizen = portal.Site.Visit();
        await citizen.SendAsync($"/items/{id}/opinion", "提交", ("Command.Words", Words), ("Command.Name", "赵不可见"), ("Command.Email", "zhao@example.cn"));
        using var other = portal.Site.Visit();
        string[] everywhere =
        [
            $"/items/{id}", $"/items/{id}/opinion", "/opinions", "/opinions/receipt", $"/api/v1/items/{id}", $"/portal/{portal.Agency}",
            $"/portal/{portal.Agency}/feed.xml", "/search?q=%E8%B5%B5",
        ];
        foreach (var address in everywhere)
        {
            var answer = await (await other.OpenAsync(address)).Content.ReadAsStringAsync(Ct);
            Assert.DoesNotContain(Words, answer, StringComparison.Ordinal);
            Assert.DoesNotContain("赵不可见", answer, StringComparison.Ordinal);
        }
        await using (var connection = await portal.Desk.Store.Database.OpenAsync(Ct))
            foreach (var table in Tables)
                foreach (var row in await connection.QueryAsync($"select * from {table}"))
                    Assert.DoesNotContain(((IDictionary<string, object?>)row).Values, value => value is string text
                        && (text.Contains(Words, StringComparison.Ordinal) || text.Contains("赵不可见", StringComparison.Ordinal)));

        // Others of the agency read it only where their posts reach its section, and nobody else does.
        var (officer, _) = await portal.Desk.EmployAsync("auditor", Role.Auditor);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.OpenAsync($"/desk/opinions/items/{id}")).StatusCode);
        await portal.WithdrawAsync(id);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/items/{id}/opinion")).StatusCode);
        officer.Dispose();
    }

    [Theory, BothEngines]
    public async Task What_is_personal_goes_when_its_time_is_over_by_two_hands_and_what_is_counted_stays(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var id = await portal.PublishAsync(Call("consultation", "2026-03-02", "2026-04-10"), "consultations");
        // A period of years ago: nobody waits so long here.
        var (code, opinion) = (TrackingCode.New(), $"/desk/opinions/{Guid.CreateVersion7()}");
        await portal.Desk.Store.Journal.WriteAsync(async transaction =>
        {
            var (words, sender) = (await portal.Desk.Store.People.SealAsync(transaction, "opinion", Words),
                await portal.Desk.Store.People.SealAsync(transaction, OpinionSender.RowKind, new OpinionSender("赵某").Write()));
            var file = await portal.Desk.Store.Files.PutAsync(transaction, "%PDF-1.4 证据"u8.ToArray(), $"opinion/{opinion["/desk/opinions/".Length..]}");
            var received = new OpinionReceived(new(2020, 3, 2), id, OpinionKind.Comment, "2020-意00001", new(2020, 4, 10), OpinionWay.Online, words)
            {
                Sender = sender,
                Files = [new(file.Hash, await portal.Desk.Store.People.SealAsync(transaction, "file_name", "证据.pdf"), "application/pdf", file.Size)],
                CodeHash = TrackingCode.Hash(code),
            };
            await transaction.AppendAsync(portal.Agency, $"opinion/{opinion["/desk/opinions/".Length..]}", 0,
                [new(nameof(OpinionReceived), OpinionMatters.Events.Write(received))], AStore.Change(), null);
            return true;
        }, Ct);
        await Rebuilding.RunAsync(portal.Desk.Store, Views.All, portal.Desk.Clock, Ct);
        await portal.Desk.EmployAsync("archivist", Role.Archivist);
        await portal.Desk.EmployAsync("office", Role.OfficeHead);
        using var citizen = portal.Site.Visit();
        using var office = await portal.Site.SignInAsync("office");
        await office.SendAsync($"{opinion}/answer", "处理", ("Command.Outcome", "Adopted"), ("Command.Reason", "已经采纳"));
        var sealedBefore = await CountAsync(portal, "select count(*) from personal_data");
        Assert.Equal(1, await CountAsync(portal, "select count(*) from stored_file"));
        using var archivist = await portal.Site.SignInAsync("archivist");
        await archivist.SendAsync("/desk/opinions/erasure", "提出删除");
        Assert.DoesNotContain("复核并删除", ADesk.Text(await archivist.ReadAsync("/desk/opinions/erasure")), StringComparison.Ordinal);
        await office.SendAsync("/desk/opinions/erasure", "复核并删除");
        Assert.Equal(0, await CountAsync(portal, "select count(*) from stored_file"));
        Assert.Equal(sealedBefore - 4, await CountAsync(portal, "select count(*) from personal_data"));
        Assert.Contains("个人信息已删除", ADesk.Text(await office.ReadAsync(opinion)), StringComparison.Ordinal);
        Assert.Contains("已经删除", ADesk.Text(await TrackAsync(citizen, code)), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(portal, "select count(*) from opinion_view where outcome = 'Adopted'"));
        var kept = await RowsAsync(portal);
        await Rebuilding.RunAsync(portal.Desk.Store, Views.All, portal.Desk.Clock, Ct);
        Assert.Equal(kept, await RowsAsync(portal));
    }

    private static ItemContent Call(string kind, string from, string until) =>
        APortal.Filled(kind, "关于征求意见的公告") is var content ? content with { Fields = content.Fields.SetItem("from", from).SetItem("until", until) } : content;

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> TrackAsync(Visitor visitor, string code) =>
        ReadAsync(visitor.SendAsync("/opinions", "查询", ("Code", code)));

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(Task<HttpResponseMessage> answer) => await Visitor.ReadAsync(await answer);

    private static Task AmendAsync(APortal portal, ItemId id, string outcome, string received, string adopted) => TakeAsync(portal, id,
        async (writing, item) =>
        [
            new AmendmentBegun(writing.Situation.Today, "公布结果", default),
            new ItemRevised(writing.Situation.Today, await ItemContentTable.KeepAsync(writing,
                writing.Situation.Contents[item.Content] is var content ? content with
                {
                    Fields = content.Fields.SetItem("outcome", outcome).SetItem("received", received).SetItem("adopted", adopted),
                } : content), item.Placement, default),
        ]);

    // Whether the item could be submitted now.
    private static async Task<string[]> TryAsync(APortal portal, ItemId id)
    {
        var item = (await portal.Journal.FindAsync(new PublicItem(id), Ct))!.Value.Matter;
        await using var connection = await portal.Desk.Store.Database.OpenAsync(Ct);
        var situation = await portal.Journal.Kind.SituationAsync(connection, null, portal.Agency, item, new(default(PersonId), [new(Role.OfficeHead, null)]));
        var decision = ItemSteps.Workflow.Decide(item, new ItemSubmitted(situation.Today, situation.Settings.Chain, default), situation);
        return [.. decision.Refusals.Select(Told)];
    }

    private static string Told(Gongkai.Diagnostics.Refusal refusal) => $"{refusal.Code}{(refusal.Variant is { } variant ? "." + variant : "")}";

    private static async Task TakeAsync(APortal portal, ItemId id,
        Func<Gongkai.Matters.MatterWriting<ItemSituation>, PublicItem, Task<IReadOnlyList<ItemEvent>>> propose)
    {
        var answer = await portal.Journal.TakeAsync(new(new PublicItem(id), null, (writing, item) => propose(writing, item)),
            new(default(PersonId), [new(Role.OfficeHead, null)]), AStore.Change(), Ct);
        Assert.True(answer.IsTaken, string.Join(", ", answer.Refusals.Select(Told)));
    }

    private static Task PublishAsync(APortal portal, ItemId id) => TakeAsync(portal, id,
        async (writing, item) => [await ItemJournal.PublicationAsync(writing, item, default(PersonId))]);

    private static async Task<long> CountAsync(APortal portal, string sql)
    {
        await using var connection = await portal.Desk.Store.Database.OpenAsync(Ct);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    private static async Task<string[]> RowsAsync(APortal portal)
    {
        await using var connection = await portal.Desk.Store.Database.OpenAsync(Ct);
        return [.. (await connection.QueryAsync("select * from opinion_view order by id"))
            .Concat(await connection.QueryAsync("select * from term_view order by 1, 2")).Select(row => string.Join('|', (IDictionary<string, object>)row))];
    }
}
