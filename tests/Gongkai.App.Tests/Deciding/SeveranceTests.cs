using System.IO.Compression;
using System.Net;
using System.Text;
using Gongkai.Casework;
using Gongkai.Documents.Redaction;
using Gongkai.Severing;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Deciding;

/// <summary>区分处理 of a file of a case, and the reply that carries its list.</summary>
public sealed class SeveranceTests
{
    private const string Words = "青岭区商务局";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Parts_are_taken_out_of_a_file_by_a_reader_and_the_reply_carries_the_list(Engine engine)
    {
        await using var bureau = await ABureau.OpenAsync(engine);
        var request = await bureau.BeginAsync();
        using var scratch = new Scratch();
        File.Copy(Examples.NextYear, scratch.At("原件.docx"));

        await bureau.DoAsync("officer", request, "severance", "区分处理", ("Command.Document", scratch.At("原件.docx")), ("Command.Parts[0].What", "机关名称"),
            ("Command.Parts[0].Words", Words), ("Command.Parts[0].Ground", nameof(SeveranceGround.ThirdPartyHarm)), ("Command.Parts[0].Reason", "涉及第三方"));

        var severed = Assert.Single((await bureau.FindAsync(request)).Severances);
        Assert.NotEqual(severed.Original.Sha256, severed.Result.Sha256);
        using (var zip = new ZipArchive(await OpenAsync(bureau, severed.Result)))
            foreach (var part in zip.Entries)
            {
                using var reader = new StreamReader(part.Open(), Encoding.UTF8);
                Assert.DoesNotContain(Words, await reader.ReadToEndAsync(Ct), StringComparison.Ordinal);
            }
        using (var kept = new MemoryStream())
        {
            await (await OpenAsync(bureau, severed.Proof)).CopyToAsync(kept, Ct);
            var proof = SeveranceJson.Proof(kept.ToArray());
            Assert.Equal((severed.Original.Sha256, severed.Result.Sha256), (proof.Original, proof.Result));
            Assert.All(proof.Readings, reading => Assert.Equal(0, reading.Hits));
        }
        Assert.DoesNotContain(Words, (await (await bureau.AsAsync("officer")).ReadAsync($"/desk/cases/{request.Id}")).Body!.TextContent,
            StringComparison.Ordinal);

        // The list fills the draft, and the draft the letter.
        var draft = await (await bureau.AsAsync("officer")).ReadAsync($"/desk/cases/{request.Id}/decision/draft/D-P");
        Assert.Contains("机关名称", draft.QuerySelector("[name='Command.Parts[0].What']")!.OuterHtml, StringComparison.Ordinal);
        await bureau.DraftAsync(request, "D-P", new Dictionary<DecisionNeed, string>());
        var decided = await bureau.FindAsync(request);
        Assert.Equal([severed.Result.Sha256], decided.Decision.Drafted!.Draft.Provided.Select(file => file.Sha256));
        Assert.Equal(DispositionType.ThirdPartyHarm, Assert.Single(decided.Decision.Drafted.Draft.ClosedParts).Ground);
        var shown = await (await bureau.AsAsync("secrecy")).ReadAsync($"/desk/cases/{request.Id}/decision");
        Assert.Contains("机关名称", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("第十五条", shown.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_taken_out_is_told_on_the_form_and_nothing_is_written()
    {
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync();

        var (answer, page) = await bureau.SendAsync("officer", request, "severance", "区分处理", ("Command.Document", Examples.NextYear),
            ("Command.Parts[0].What", "姓名"), ("Command.Parts[0].Words", "不在里面的人"), ("Command.Parts[0].Ground", nameof(SeveranceGround.ThirdPartyHarm)),
            ("Command.Parts[0].Reason", "隐私"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("RX03", page.Body!.TextContent, StringComparison.Ordinal);

        (_, page) = await bureau.SendAsync("officer", request, "severance", "区分处理", ("Command.Parts[0].What", "张三的电话"), ("Command.Parts[0].Words", "张三"),
            ("Command.Parts[0].Ground", nameof(SeveranceGround.ThirdPartyHarm)), ("Command.Parts[0].Reason", "隐私"));
        Assert.Contains("不能出现去掉的词语", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("请选择本案的一个文件", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty((await bureau.FindAsync(request)).Severances);
    }

    private static Task<Stream> OpenAsync(ABureau bureau, FileRef file) => bureau.Site.Services.GetRequiredService<Store>().Files.OpenAsync(file.Sha256, Ct);
}
