using System.IO.Compression;
using System.Net;
using System.Text;
using Gongkai.Publishing;
using Gongkai.Severing;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using static Gongkai.Tests.Publishing.ABureauThatPublishes;

namespace Gongkai.Tests.Publishing;

/// <summary>区分处理 of a file of an item: the result takes its place, the original is public nowhere, the list goes out with it.</summary>
public sealed class ItemSeveranceTests
{
    private const string Words = "青岭区商务局";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Parts_are_taken_out_of_an_attachment_and_the_list_is_public_with_it(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        using var scratch = new Scratch();
        var sent = scratch.At($"{Words}名单.docx");
        File.Copy(Examples.NextYear, sent);
        var address = await bureau.DraftAsync("notice", ("Command.Title", "关于公布名单的通知"), ("Command.Text", "名单见附件。"), ("Command.Column", "notices"),
            ("Command.Files", sent));
        var original = (await ContentAsync(bureau, address)).Files.Single();
        // A form is put away before; it goes on with the file that stands there afterwards.
        await bureau.Author.SendAsync($"{address}/edit", "暂存", ("Command.Summary", "公布一份名单"));

        var page = await bureau.Author.ReadAsync(address);
        var form = page.QuerySelector($"a[href$='severance?file={original.Sha256}']")!.GetAttribute("href")!;
        var typed = Typed(Words);
        Assert.Equal(HttpStatusCode.Redirect, (await bureau.Author.SendAsync(form, "区分处理", typed)).StatusCode);

        var item = await bureau.FindAsync(address);
        var severed = Assert.Single(item.Severances);
        var file = Assert.Single((await ContentAsync(bureau, address)).Files);
        Assert.Equal((original.Sha256, file.Sha256), (severed.Original, severed.Result));
        Assert.DoesNotContain(Words, file.Name, StringComparison.Ordinal);
        using (var zip = new ZipArchive(await bureau.Desk.Store.Files.OpenAsync(file.Sha256, Ct)))
            foreach (var part in zip.Entries)
            {
                using var reader = new StreamReader(part.Open(), Encoding.UTF8);
                Assert.DoesNotContain(Words, await reader.ReadToEndAsync(Ct), StringComparison.Ordinal);
            }
        page = await bureau.Author.ReadAsync(address);
        Assert.Contains("机关名称", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var proof = await bureau.Author.ReadAsync(page.QuerySelector("a[href*='/severances/']")!.GetAttribute("href")!);
        Assert.Contains(Words, proof.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.All(proof.QuerySelectorAll("td[data-label=找到]"), hits => Assert.Equal("0", hits.TextContent));

        // What was put away is sent: who was second is told, and loses neither his words nor the file.
        var again = await bureau.Author.SendAsync($"{address}/edit", "保存稿件");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await bureau.Author.SendAsync($"{address}/edit", "保存稿件", ("Seen", $"{item.Version}"))).StatusCode);
        var content = await ContentAsync(bureau, address);
        Assert.Equal(("公布一份名单", file.Sha256), (content.Summary, Assert.Single(content.Files).Sha256));

        // The original is not taken again.
        await bureau.Author.SendAsync($"{address}/edit", "保存稿件", ("Command.Files", sent));
        Assert.DoesNotContain((await ContentAsync(bureau, address)).Files, one => one.Sha256 == original.Sha256);

        await bureau.PublishAsync(address);
        var portal = await bureau.Author.ReadAsync($"/items/{IdOf(address)}");
        Assert.Contains("机关名称", portal.QuerySelector("ul.files")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("第十五条", portal.QuerySelector("ul.files")!.TextContent, StringComparison.Ordinal);
        foreach (var hash in (string[])[severed.Original, severed.Proof])
            Assert.Equal(HttpStatusCode.NotFound, (await bureau.Author.OpenAsync($"/items/{IdOf(address)}/files/{hash}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bureau.Author.OpenAsync($"/items/{IdOf(address)}/files/{severed.Result}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bureau.Author.OpenAsync($"{address}/files/{severed.Original}")).StatusCode);
    }

    [Fact]
    public async Task Why_it_cannot_be_done_is_told_on_the_form_and_during_its_review_it_begins_anew()
    {
        await using var bureau = await OnAsync(Engine.Sqlite);
        var address = await bureau.DraftAsync("notice", ("Command.Title", "关于公布名单的通知"), ("Command.Text", "名单见附件。"), ("Command.Column", "notices"),
            ("Command.Files", Examples.NextYear));
        var file = (await ContentAsync(bureau, address)).Files.Single();
        await StepAsync(bureau.Author, address, "submit", "提交审核");
        await StepAsync(bureau.Head, address, "pass", "科室负责人审核");

        var form = $"{address}/severance?file={file.Sha256}";
        var refused = await bureau.Author.SendAsync(form, "区分处理", Typed("不在里面的人"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("RX03", (await Visitor.ReadAsync(refused)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        refused = await bureau.Author.SendAsync(form, "区分处理", [.. Typed("张三")[1..], ("Command.Parts[0].What", "张三的电话"), ("Command.Source", "")]);
        var told = (await Visitor.ReadAsync(refused)).QuerySelector("main")!.TextContent;
        Assert.Contains("不能出现去掉的词语", told, StringComparison.Ordinal);
        Assert.Contains("请选择这条信息的一个文件", told, StringComparison.Ordinal);
        Assert.Empty((await bureau.FindAsync(address)).Severances);

        Assert.Contains("从头审核", (await bureau.Author.ReadAsync(form)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await StepAsync(bureau.Author, address, $"severance?file={file.Sha256}", "区分处理", Typed(Words));
        var item = await bureau.FindAsync(address);
        Assert.Equal((ItemStage.AtSection, 0), (item.Stage, item.Passed.Length));
        await bureau.PassAsync(address);
        await StepAsync(bureau.Office, address, "publish", "公开");
    }

    private static (string, string)[] Typed(string words) =>
    [
        ("Command.Parts[0].What", "机关名称"), ("Command.Parts[0].Words", words), ("Command.Parts[0].Ground", nameof(SeveranceGround.ThirdPartyHarm)),
        ("Command.Parts[0].Reason", "涉及第三方"),
    ];

    private static async Task<ItemContent> ContentAsync(ABureauThatPublishes bureau, string address)
    {
        await using var connection = await bureau.Desk.Store.Database.OpenAsync(Ct);
        return (await Features.Publishing.ItemContentTable.FindAsync(connection, (await bureau.FindAsync(address)).Content, Ct))!;
    }
}
