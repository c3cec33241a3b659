using System.Net;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Intake;

/// <summary>What an agency tells the public of itself.</summary>
public sealed class GuideTests
{
    [Fact]
    public async Task Before_anything_is_typed_it_is_told_what_becomes_of_it_and_what_it_costs()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        await site.SettleAsync(new() { RetentionYears = 12, FileRetention = [new(FileKind.Identity, 2)], Fee = new(IsCharged: true) });
        using var citizen = site.Site.Visit();

        foreach (var path in new[] { site.ApplyPath, site.CitizenPath, $"/agencies/{site.Agency.Id}" })
        {
            var text = (await citizen.ReadAsync(path)).QuerySelector("main")!.TextContent;
            // 个人信息保护法第十七条第一款: who, for what and how, which and how long, which rights.
            Assert.All(["云川市商务局（以下称本机关）", "为了什么", "怎样处理", "处理哪些", "起 12 年（身份证明 2 年），期满删除",
                "您的权利"], part => Assert.Contains(part, text, StringComparison.Ordinal));
            Assert.Contains("不收费。但是申请的数量、频次明显超过合理范围的，行政机关可以收取信息处理费（条例第四十二条）", text, StringComparison.Ordinal);
            Assert.Contains("一个自然月内 10 件以下（含 10 件）不收", text, StringComparison.Ordinal);
        }
        await site.SettleAsync(new());
        Assert.Contains("本机关目前不收取这项费用", (await citizen.ReadAsync(site.ApplyPath)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_abolished_agency_takes_no_application_by_an_old_link_and_says_who_goes_on()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        var register = site.Site.Services.GetRequiredService<AgencyRegister>();
        var change = new ChangeContext("system", "试验", site.Clock.GetUtcNow(), null);
        var (next, last) = (await site.Site.FoundAsync("云川市商贸局"), await site.Site.FoundAsync("云川市商务和贸易局"));
        var gone = (await register.FindAsync(site.Agency.Id, TestContext.Current.CancellationToken))!;
        await register.ChangeAsync(gone, gone with { UntilOn = new(2026, 3, 1), Successor = next.Id }, change, TestContext.Current.CancellationToken);
        await register.ChangeAsync(next, next with { UntilOn = new(2026, 3, 1), Successor = last.Id }, change, TestContext.Current.CancellationToken);
        using var citizen = site.Site.Visit();

        var answer = await citizen.OpenAsync(site.CitizenPath);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        Assert.Null(page.QuerySelector("main form"));
        Assert.Equal($"/apply/{last.Id}", page.QuerySelector("main p a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await citizen.OpenAsync($"/apply/{last.Id}")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task An_agency_tells_it_in_its_own_words_and_the_change_is_in_the_journal(Engine engine)
    {
        await using var site = await ASite.On(engine);
        await site.Site.EmployAsync("admin", Agencies.Role.Administrator);
        using var admin = await site.Site.SignInAsync("admin");
        using var citizen = site.Site.Visit();
        var path = $"/admin/agencies/{site.Agency.Id}/guide";

        var saved = await admin.SendAsync(path, "保存", ("Command.PrivacyNotice", "一、本局怎样处理您的信息。\r\n二、<b>保存十年</b>。"), ("Command.InPerson", "和平路18号一楼，周六上午也收件。"),
            ("Command.Why", "局务会议定"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await citizen.ReadAsync($"/agencies/{site.Agency.Id}");
        Assert.Contains("周六上午也收件", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("二、<b>保存十年</b>。", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("以下称本机关", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await site.AskAsync<long>("select count(*) from journal where type = 'SettingsChanged' and why = '局务会议定'"));
        // Emptied, the platform's words are back.
        await admin.SendAsync(path, "保存", ("Command.PrivacyNotice", ""), ("Command.InPerson", ""));
        Assert.Contains("以下称本机关", (await citizen.ReadAsync(site.ApplyPath)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_blank_form_is_there_to_print_and_to_take_as_Word_or_PDF()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var citizen = site.Site.Visit();
        var path = $"/agencies/{site.Agency.Id}/form";

        var page = await citizen.ReadAsync(path);
        Assert.Equal("云川市商务局政府信息公开申请表", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("□不限", page.QuerySelector(".blank")!.TextContent, StringComparison.Ordinal);
        var word = await citizen.OpenAsync($"{path}?handler=Word");
        Assert.Equal(Gongkai.Web.MediaTypes.Word, word.Content.Headers.ContentType?.MediaType);
        using var docx =
            DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(await word.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(docx, TestContext.Current.CancellationToken)
            .Select(fault => fault.Description));
        var text = docx.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.All(Documents.Writing.BlankApplication.Lines, line => Assert.Contains(line.Label, text, StringComparison.Ordinal));
        Assert.Contains("信息处理费（条例第四十二条）", text, StringComparison.Ordinal);

        Assert.SkipUnless(Documents.Writing.BlankApplication.CanPrint, "neither LibreOffice nor Chromium is installed: PDF not tried");
        var pdf = await (await citizen.OpenAsync($"{path}?handler=Pdf")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("%PDF"u8, pdf.AsSpan(0, 4));
    }

    [Fact]
    public async Task An_agency_that_is_no_more_or_never_was_has_no_page()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var citizen = site.Site.Visit();

        Assert.Equal(HttpStatusCode.OK, (await citizen.OpenAsync($"/agencies/{site.Agency.Id}")).StatusCode);
        Assert.All([$"/agencies/{Guid.CreateVersion7()}",
            "/agencies/x"], path => Assert.Equal(HttpStatusCode.NotFound, citizen.OpenAsync(path).Result.StatusCode));
    }
}
