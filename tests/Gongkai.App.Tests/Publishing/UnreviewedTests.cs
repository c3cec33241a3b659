using System.Net;
using Dapper;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using static Gongkai.Tests.Publishing.ABureauThatPublishes;

namespace Gongkai.Tests.Publishing;

/// <summary>第十七条: nothing becomes public that was not reviewed, whatever way it takes.</summary>
public sealed class UnreviewedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Nothing_unreviewed_becomes_public_by_any_route(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.NoticeAsync();
        var open = await bureau.Office.ReadAsync(address);
        Assert.Null(open.QuerySelector("a[href*='step=publish']"));

        // Forms of steps that the page does not offer, sent all the same.
        foreach (var (who, step) in new[] { (bureau.Office, "publish"), (bureau.Office, "schedule"), (bureau.Leader, "pass"), (bureau.Author, "publish") })
        {
            var sent = await SendAsync(who, address, step);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        }
        await AssertHiddenAsync(bureau, address);

        // Half-way through the chain.
        await StepAsync(bureau.Author, address, "submit", "提交审核");
        await StepAsync(bureau.Head, address, "pass", "科室负责人审核");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(bureau.Office, address, "publish")).StatusCode);
        await AssertHiddenAsync(bureau, address);

        // The row that says when it is due, changed behind the platform: the round asks the item, not the row.
        await bureau.Desk.Store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            "update item_view set stage = 'Scheduled', planned_at = '2026-03-01T00:00:00.0000000Z'", null, transaction.Transaction), Ct);
        await bureau.Desk.Site.Services.GetRequiredService<PlannedItems>().RunAsync(Ct);
        await AssertHiddenAsync(bureau, address);

        // The secrecy review says no.
        await StepAsync(bureau.Secrecy, address, "secrecy", "保密审查",
            ("Command.Finding", nameof(SecrecyFinding.Closed)), ("Command.Ground", nameof(ClosingGround.StateSecret)), ("Command.Opinion", "涉密"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(bureau.Office, address, "publish")).StatusCode);
        await AssertHiddenAsync(bureau, address);
        Assert.Equal(ItemStage.Returned, (await bureau.FindAsync(address)).Stage);
    }

    [Theory, BothEngines]
    public async Task A_planned_item_appears_when_its_time_comes_and_one_that_came_late_is_told(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.NoticeAsync();
        await bureau.ReviewAsync(address);
        await StepAsync(bureau.Office, address, "schedule", "定时发布", ("Command.At", "2026-03-02T10:00"));
        var round = bureau.Desk.Site.Services.GetRequiredService<PlannedItems>();
        await round.RunAsync(Ct);
        await AssertHiddenAsync(bureau, address);
        await bureau.GoOnAsync(TimeSpan.FromMinutes(90));
        await Task.WhenAll(round.RunAsync(Ct), round.RunAsync(Ct));

        var row = (await bureau.Public.FindAsync(IdOf(address), Ct))!.Row;
        Assert.Equal(bureau.Desk.Clock.GetUtcNow(), row.PublishedAt);
        Assert.Single((await bureau.FindAsync(address)).History.OfType<ItemPublished>());
        Assert.Contains("迟了才公开", (await bureau.Office.ReadAsync("/desk/notices")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_file_is_handed_out_while_its_item_is_public_and_by_no_guess(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var address = await bureau.NoticeAsync();
        var id = IdOf(address);
        using var form = new MultipartFormDataContent();
        var edit = await bureau.Author.ReadAsync($"{address}/edit");
        foreach (var field in edit.QuerySelectorAll("form[enctype] input[type=hidden]"))
            form.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        (string Name, string Value)[] typed =
            [("Command.Title", "通知"), ("Command.FormedOn", "2026-03-02"), ("Command.Text", "见附件。"), ("Command.Column", "notices")];
        foreach (var (name, value) in typed)
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent("%PDF-1.4 附件"u8.ToArray()), "Command.Files", "附件.pdf");
        Assert.Equal(address, (await bureau.Author.PostAsync($"{address}/edit", form)).Headers.Location?.OriginalString);
        var situation = await ContentAsync(bureau, address);
        var file = Assert.Single(situation.Files);

        Assert.Null(await bureau.Public.FileAsync(id, file.Sha256, Ct));
        await bureau.PublishAsync(address);
        Assert.Equal("附件.pdf", (await bureau.Public.FileAsync(id, file.Sha256, Ct))!.Value.File.Name);
        Assert.Null(await bureau.Public.FileAsync(id, new('0', 64), Ct));
        await StepAsync(bureau.Leader, address, "withdraw", "撤回", ("Command.Reason", "附件有误"));
        Assert.Null(await bureau.Public.FileAsync(id, file.Sha256, Ct));
    }

    private static async Task<ItemContent> ContentAsync(ABureauThatPublishes bureau, string address)
    {
        await using var connection = await bureau.Desk.Store.Database.OpenAsync(Ct);
        return (await ItemContentTable.FindAsync(connection, (await bureau.FindAsync(address)).Content, Ct))!;
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor who, string address, string step)
    {
        var page = await who.ReadAsync("/desk");
        return await who.PostAsync($"{address}/{step}", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            ["Seen"] = "99",
            ["Command.At"] = "2026-03-03T09:00",
            ["Command.Reason"] = "试验",
        }));
    }

    private static async Task AssertHiddenAsync(ABureauThatPublishes bureau, string address)
    {
        Assert.Null(await bureau.Public.FindAsync(IdOf(address), Ct));
        Assert.Empty((await bureau.Public.ListAsync(new(), Ct)).Rows);
        await using var connection = await bureau.Desk.Store.Database.OpenAsync(Ct);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from search_entry where kind = 'item'"));
    }
}
