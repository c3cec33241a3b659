using System.Net;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Documents.Letters;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Deciding;

/// <summary>Letters on the way, their files and numbers, and the templates they are written by.</summary>
public sealed class LetterPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_letter_on_the_way_is_issued_with_its_number_and_waits_for_its_step(Engine engine)
    {
        await using var bureau = await ABureau.OpenAsync(engine);
        var request = await bureau.BeginAsync(async writing => [new ExtensionConsented(ABureau.Today, 10, await writing.SealAsync("reason", "需要检索的纸质档案数量较大"), new PersonId(Guid.CreateVersion7()))]);

        var (_, preview) = await bureau.SendAsync("officer", request, "letters/L04", "预览文书");
        Assert.Contains("延长答复期限10个工作日", preview.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        await bureau.DoAsync("officer", request, "letters/L04", "编号并制发");

        var letter = (await bureau.FindAsync(request)).PendingLetter("L04")!;
        Assert.Equal("云商延〔2026〕1号", letter.Number);
        Assert.Contains("2026年4月14日前", await bureau.TextAsync(letter), StringComparison.Ordinal);
        var officer = await bureau.AsAsync("officer");
        var docx = await officer.OpenAsync($"/desk/cases/{request.Id}/letters/files/{letter.Docx.Sha256}/docx");
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString(await docx.Content.ReadAsByteArrayAsync(Ct), 0, 2));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync($"/desk/cases/{request.Id}/letters/files/{new string('0', 64)}/docx")).StatusCode);
    }

    [Fact]
    public async Task What_a_letter_lacks_is_told_and_nothing_is_issued()
    {
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync();
        var (answer, page) = await bureau.SendAsync("officer", request, "letters/L02", "编号并制发");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("补正事项", page.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await bureau.FindAsync(request)).Letters);
        Assert.Equal(HttpStatusCode.NotFound, (await (await bureau.AsAsync("officer")).OpenAsync($"/desk/cases/{request.Id}/letters/D-G2")).StatusCode);
    }

    [Fact]
    public async Task A_changed_template_is_in_force_from_its_day_and_a_faulty_one_is_refused_with_all_its_faults()
    {
        await using var bureau = await ABureau.OpenAsync();
        using var scratch = new Scratch();
        var head = await bureau.AsAsync("head");
        var changed = Changed(scratch, "经审查，申请公开的政府信息已经主动公开。", "收悉。经查，所申请的信息早已主动公开。");
        var faulty = Changed(scratch, "{{公开途径}}", "{{公开地点}}");

        var refused = await head.SendAsync("/admin/templates/D-G1", "检查并起用", ("Upload", faulty), ("FromOn", "2026-03-02"), ("Remark", "试一试"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = (await Visitor.ReadAsync(refused)).QuerySelector(".faults")!.TextContent;
        Assert.Contains("公开地点", told, StringComparison.Ordinal);
        Assert.Contains("公开途径", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync("/admin/templates/D-G1", "检查并起用", ("Upload", changed), ("FromOn", "2026-03-03"), ("Remark", "改用本机关的说法"))).StatusCode);

        async Task<string> TextAsync()
        {
            var request = await bureau.BeginAsync();
            await bureau.DraftAsync(request, "D-G1", Decisions.Words);
            await bureau.DoAsync("leader", request, "decision/approval", "签发");
            await bureau.DoAsync("clerk", request, "decision/issue", "编号并制发");
            var letter = (await bureau.FindAsync(request)).Decision.Letter!;
            return $"{letter.TemplateVersion} {await bureau.TextAsync(letter)}";
        }

        Assert.StartsWith(LetterTemplates.DefaultVersion, await TextAsync(), StringComparison.Ordinal);
        bureau.CloseForToday(TimeSpan.FromHours(23));
        var own = await TextAsync();
        Assert.StartsWith("1 ", own, StringComparison.Ordinal);
        Assert.Contains("早已主动公开", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_letter_s_template_can_be_downloaded_and_seen_filled()
    {
        await using var bureau = await ABureau.OpenAsync();
        var head = await bureau.AsAsync("head");
        foreach (var letter in LetterType.All)
        {
            var page = await head.ReadAsync($"/admin/templates/{letter.Code}");
            Assert.True(page.QuerySelector(".letter") is not null, letter.Code);
            var docx = await head.OpenAsync($"/admin/templates/{letter.Code}?handler=Docx");
            Assert.True(LetterTemplate.Read(letter, await docx.Content.ReadAsByteArrayAsync(Ct)).Findings.IsEmpty, letter.Code);
        }
    }

    [Fact]
    public async Task The_pattern_of_numbers_is_checked_before_it_is_kept()
    {
        await using var bureau = await ABureau.OpenAsync();
        var head = await bureau.AsAsync("head");
        var refused = await head.SendAsync("/admin/templates", "保存式样", ("Pattern", "第{序号}号"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync("/admin/templates", "保存式样", ("Pattern", "{机关代字}公开{类字}〔{年份}〕{序号}号"))).StatusCode);
        var request = await bureau.BeginAsync();
        await bureau.DoAsync("officer", request, "letters/L03", "编号并制发", ("Command[0].Text", "您自2026年1月1日以来共提出申请86件"), ("Command[1].Text", "2026-03-20"));
        Assert.Equal("云商公开由〔2026〕1号", (await bureau.FindAsync(request)).Letters.Single().Number);
    }

    private static string Changed(Scratch scratch, string from, string to)
    {
        var path = scratch.At($"{Guid.NewGuid():n}.docx");
        File.WriteAllBytes(path, LetterTemplates.Default("D-G1").Docx.ToArray());
        using var file = WordprocessingDocument.Open(path, true);
        var words = file.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().First(text => text.Text.Contains(from, StringComparison.Ordinal));
        words.Text = words.Text.Replace(from, to, StringComparison.Ordinal);
        return path;
    }
}
