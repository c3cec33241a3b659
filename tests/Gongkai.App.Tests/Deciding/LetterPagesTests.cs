using System.Net;
using Dapper;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Documents.Letters;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Deciding;

/// <summary>Letters on the way, their files and numbers, and the templates they are written by.</summary>
public sealed class LetterPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_letter_on_the_way_is_issued_with_its_number_and_waits_for_its_step(Engine engine)
    {
        await using var bureau = await ABureau.OpenAsync(engine);
        var request = await bureau.BeginAsync(async writing =>
            [new ExtensionConsented(ABureau.Today, 10, await writing.SealAsync("reason", "需要检索的纸质档案数量较大"), new PersonId(Guid.CreateVersion7()))]);

        var (_, preview) = await bureau.SendAsync("officer", request, "letters/L04", "预览文书");
        Assert.Contains("延长答复期限10个工作日", preview.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        await bureau.DoAsync("officer", request, "letters/L04", "编号并制发");

        var letter = (await bureau.FindAsync(request)).PendingLetter(LetterType.ExtensionNotice)!;
        Assert.Equal("云商延〔2026〕1号", letter.Number);
        Assert.Contains("2026年4月14日前", await bureau.TextAsync(letter), StringComparison.Ordinal);
        var officer = await bureau.AsAsync("officer");
        var docx = await officer.OpenAsync($"/desk/cases/{request.Id}/letters/files/{letter.Docx.Sha256}/docx");
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString(await docx.Content.ReadAsByteArrayAsync(Ct), 0, 2));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync($"/desk/cases/{request.Id}/letters/files/{new string('0', 64)}/docx")).StatusCode);
    }

    [Fact]
    public async Task A_letter_is_printed_once_and_every_download_is_that_print()
    {
        Assert.SkipUnless(LetterFiles.CanPrint, "no program that prints PDF is installed");
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync(async writing =>
            [new ExtensionConsented(ABureau.Today, 10, await writing.SealAsync("reason", "需要检索的纸质档案数量较大"), new PersonId(Guid.CreateVersion7()))]);
        await bureau.DoAsync("officer", request, "letters/L04", "编号并制发");
        var letter = (await bureau.FindAsync(request)).PendingLetter(LetterType.ExtensionNotice)!;
        var officer = await bureau.AsAsync("officer");
        async Task<string> PrintAsync() =>
            Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(
                    await (await officer.OpenAsync($"/desk/cases/{request.Id}/letters/files/{letter.Docx.Sha256}/pdf")).Content.ReadAsByteArrayAsync(Ct)));

        // Two prints of one document differ: each has a time and an identifier of its own.
        string[] prints = [.. await Task.WhenAll(PrintAsync(), PrintAsync()), await PrintAsync()];
        var print = Assert.Single(prints.Distinct());
        await using var kept = await bureau.Site.Services.GetRequiredService<Store>().Files.OpenAsync(print, Ct);
        Assert.Equal((byte)'%', kept.ReadByte());
    }

    [Fact]
    public async Task A_letter_is_printed_before_anybody_asks_for_it()
    {
        Assert.SkipUnless(LetterFiles.CanPrint, "no program that prints PDF is installed");
        await using var bureau = await ABureau.OpenAsync(printsLetters: true);
        var request = await bureau.BeginAsync(async writing =>
            [new ExtensionConsented(ABureau.Today, 10, await writing.SealAsync("reason", "需要检索的纸质档案数量较大"), new PersonId(Guid.CreateVersion7()))]);
        await bureau.DoAsync("officer", request, "letters/L04", "编号并制发");
        var letter = (await bureau.FindAsync(request)).PendingLetter(LetterType.ExtensionNotice)!;
        Assert.Equal(letter.Docx.Sha256, await PrintedAsync(bureau, letter.Docx.Sha256));
    }

    private static async Task<string?> PrintedAsync(ABureau bureau, string docx)
    {
        // A printer may be slow, and is another program.
        for (var tries = 0; tries < 600; tries++)
        {
            await using (var connection = await bureau.Site.Services.GetRequiredService<Store>().Database.OpenAsync(Ct))
                if (await connection.ExecuteScalarAsync<string?>("select docx from letter_pdf where docx = @docx", new { docx }) is { } found) return found;
            await Task.Delay(200, Ct);
        }
        return null;
    }

    [Fact]
    public async Task A_record_of_service_is_printed_once_and_goes_when_the_letters_go()
    {
        Assert.SkipUnless(LetterFiles.CanPrint, "no program that prints PDF is installed");
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync();
        await bureau.DraftAsync(request, "D-G1", Decisions.Words);
        await bureau.DoAsync("leader", request, "decision/approval", "签发");
        await bureau.DoAsync("clerk", request, "decision/issue", "编号并制发");
        var clerk = await bureau.AsAsync("clerk");
        async Task<string> PrintAsync() =>
            Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(
                    await (await clerk.OpenAsync($"/desk/cases/{request.Id}/decision/service-record/pdf")).Content.ReadAsByteArrayAsync(Ct)));

        string[] prints = [await PrintAsync(), await PrintAsync()];
        var print = Assert.Single(prints.Distinct());
        await using var connection = await bureau.Site.Services.GetRequiredService<Store>().Database.OpenAsync(Ct);
        Assert.Equal(request.Id.Stream, await connection.ExecuteScalarAsync<string>("select owner from file_use where hash = @print", new { print }));
    }

    [Fact]
    public async Task Missing_fonts_are_told_until_somebody_has_taken_note()
    {
        Assert.SkipWhen(Gongkai.Documents.Writing.OfficialFonts.Missing.IsEmpty, "all fonts of official documents are installed here");
        await using var bureau = await ABureau.OpenAsync();
        var head = await bureau.AsAsync("head");
        Assert.Contains("没有安装", (await head.ReadAsync("/admin/templates")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync("/admin/templates", "知道了，不再提示")).StatusCode);
        Assert.DoesNotContain("没有安装", (await head.ReadAsync("/admin/templates")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync("/admin/templates", "保存式样", ("Headed", "L03"))).StatusCode);
        Assert.DoesNotContain("没有安装", (await head.ReadAsync("/admin/templates")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_is_written_by_the_agency_s_own_template()
    {
        await using var bureau = await ABureau.OpenAsync();
        using var scratch = new Scratch();
        var head = await bureau.AsAsync("head");
        var request = await bureau.BeginAsync();
        async Task<string> TextAsync()
        {
            var file = await bureau.Site.Services.GetRequiredService<ReceiptLetter>().WriteAsync(request.Id, null, "https://gk.yunchuan.example", Ct);
            return IssuedLetter.Read(LetterType.Find("L01")!, file!.Value).PlainText;
        }
        Assert.Contains("本机关将另行告知。", await TextAsync(), StringComparison.Ordinal);
        var own = Changed(scratch, "本机关将另行告知。", "本机关另有自己的话。", "L01");
        Assert.Equal(HttpStatusCode.Redirect,
            (await head.SendAsync("/admin/templates/L01", "检查并起用", ("Upload", own), ("FromOn", "2026-03-02"), ("Remark", "改用本机关的说法"))).StatusCode);
        Assert.Contains("本机关另有自己的话。", await TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_carries_the_red_head_from_when_the_agency_has_chosen_it()
    {
        await using var bureau = await ABureau.OpenAsync();
        var head = await bureau.AsAsync("head");
        async Task<string> HeadAsync()
        {
            var request = await bureau.BeginAsync();
            await bureau.DoAsync("officer", request, "letters/L03", "编号并制发", ("Command[0].Text", "您自2026年1月1日以来共提出申请86件"), ("Command[1].Text", "2026-03-20"));
            await using var docx =
                await bureau.Site.Services.GetRequiredService<Store>().Files.OpenAsync((await bureau.FindAsync(request)).Letters.Single().Docx.Sha256, Ct);
            using var bytes = new MemoryStream();
            await docx.CopyToAsync(bytes, Ct);
            using var file = WordprocessingDocument.Open(bytes, false);
            return string.Concat(file.MainDocumentPart!.HeaderParts.Select(part => part.Header!.InnerText));
        }

        Assert.Equal("", await HeadAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync("/admin/templates", "保存式样", ("Headed", "L03"))).StatusCode);
        Assert.Equal("云川市商务局", await HeadAsync());
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
        Assert.Equal(HttpStatusCode.Redirect,
            (await head.SendAsync("/admin/templates/D-G1", "检查并起用", ("Upload", changed), ("FromOn", "2026-03-03"), ("Remark", "改用本机关的说法"))).StatusCode);

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

    [Theory, BothEngines]
    public async Task What_a_letter_says_is_not_typed_again_when_it_is_served(Engine engine)
    {
        await using var bureau = await ABureau.OpenAsync(engine);
        var request = await bureau.BeginAsync();
        await bureau.DoAsync("officer", request, "letters/L02", "编号并制发", ("Command[0].Text", "没有写明年份——例如2025年\n没有写明统计口径"), ("Command[1].Text", "2026-03-20"));
        var officer = await bureau.AsAsync("officer");
        Assert.NotNull((await officer.ReadAsync($"/desk/cases/{request.Id}/letters")).QuerySelector("a[href$='/correction-notice']"));
        var page = await officer.ReadAsync($"/desk/cases/{request.Id}/correction-notice");
        Assert.Null(page.QuerySelector("#Command_Points"));
        Assert.Equal(2, page.QuerySelectorAll("main ol li").Length);
        await SafePagesTests.ExamineAsync(officer, $"/desk/cases/{request.Id}/correction-notice");

        await bureau.DoAsync("officer", request, "correction-notice", "告知补正");
        var served = (await bureau.FindAsync(request)).CorrectionNotice!;
        Assert.Equal((2, "云商补〔2026〕1号", new DateOnly(2026, 3, 20)),
            (served.Points.Length, served.Letter!.Number, Gongkai.Calendar.WorkCalendar.StateCouncil.AddWorkdays(served.On, served.Workdays)));
        Assert.Null((await officer.ReadAsync($"/desk/cases/{request.Id}/letters")).QuerySelector("a[href$='/correction-notice']"));
    }

    [Fact]
    public async Task A_third_party_s_letter_and_the_reasons_asked_for_are_recorded_as_they_were_written()
    {
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync();
        await bureau.DoAsync("officer", request, "letters/L05", "编号并制发", await TypedAsync(bureau, request, "L05", ("第三方", "云川某百货公司"), ("涉及信息", "2025年进货合同")));
        await bureau.DoAsync("officer", request, "consult", "征求意见");
        var asked = (await bureau.FindAsync(request)).Consultations.Single().Sent;
        Assert.Equal((ConsultationKind.ThirdParty, "L05"), (asked.Kind, asked.Letter!.Code));
        await bureau.DoAsync("officer", request, "letters/L03", "编号并制发",
            await TypedAsync(bureau, request, "L03", ("数量频次", "今年以来提出申请86件"), ("说明理由期限", "2026-03-20")));
        await bureau.DoAsync("officer", request, "reasons-request", "要求说明理由", ("Command.Applications", "86"));
        var reasons = (await bureau.FindAsync(request)).ReasonsRequests.Single();
        Assert.Equal((new DateOnly(2026, 3, 20), "L03"), (reasons.Until, reasons.Letter!.Code));
    }

    [Fact]
    public async Task An_assignment_goes_out_with_its_letter_in_one_step()
    {
        await using var bureau = await ABureau.OpenAsync();
        var register = bureau.Site.Services.GetRequiredService<AgencyRegister>();
        await register.OpenSectionAsync((await register.FindAsync(bureau.Agency.Id, Ct))!,
            new(new(Guid.CreateVersion7()), bureau.Agency.Id, "市场科", new(2020, 1, 1), null), new("system", "试验", bureau.Clock.GetUtcNow(), null), Ct);
        var request = await bureau.BeginAsync();
        var (refused, page) = await bureau.SendAsync("clerk", request, "assign", "改派", ("Command.WithLetter", "true"), ("Command.SearchOrder", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull(page.QuerySelector(".faults a[href='#Command_SearchOrder']"));
        await bureau.DoAsync("clerk", request, "assign", "改派", ("Command.WithLetter", "true"), ("Command.SearchOrder", "请查统计台账和档案"),
            ("Command.InternalDue", "2026-03-20"));
        var assigned = (await bureau.FindAsync(request)).Assignment!;
        Assert.Equal("云商协〔2026〕1号", assigned.Letter!.Number);
        Assert.Contains("请查统计台账和档案", await bureau.TextAsync(assigned.Letter), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_lapses_is_told_so_in_the_same_step()
    {
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync(async writing =>
            [new CorrectionRequested(new(2026, 1, 6), [await writing.SealAsync("correction-point", "没有写明年份")], 5)],
            arrived => arrived with { On = new(2026, 1, 5) });
        var (refused, page) = await bureau.SendAsync("clerk", request, "lapse", "视为放弃", ("Command.WithLetter", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull(page.QuerySelector(".faults a[href='#Command_EarlierNumber']"));
        await bureau.DoAsync("clerk", request, "lapse", "视为放弃", ("Command.WithLetter", "true"), ("Command.EarlierNumber", "云商补〔2026〕7号"));
        var lapsed = (await bureau.FindAsync(request)).History.OfType<ApplicationLapsed>().Single();
        Assert.Equal("云商结〔2026〕1号", lapsed.Letter!.Number);
        Assert.Contains("云商补〔2026〕7号", await bureau.TextAsync(lapsed.Letter), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Where_the_agency_has_authorised_it_the_closing_note_goes_out_without_a_clerk(Engine engine)
    {
        await using var bureau = await ABureau.OpenAsync(engine);
        using var citizen = bureau.Site.Visit();
        var code = Gongkai.Features.Casework.TrackingCode.New();
        var notice = new IssuedLetterRef("L02", "云商补〔2026〕7号", new(2026, 1, 6), "1", new(new string('a', 64), FileKind.Letter), null);
        async Task<DisclosureRequest> AskedAsync(string tracking, IssuedLetterRef? letter) => await bureau.BeginAsync(
            async writing => [new CorrectionRequested(new(2026, 1, 6), [await writing.SealAsync("correction-point", "没有写明年份")], 5) { Letter = letter }],
            arrived => arrived with { On = new(2026, 1, 5), TrackingHash = Gongkai.Features.Casework.TrackingCode.Hash(tracking) });
        var (before, unknown) = (await AskedAsync(code, notice), await AskedAsync(Gongkai.Features.Casework.TrackingCode.New(), null));
        await bureau.Site.Services.GetRequiredService<Gongkai.Storage.Store>().Journal.WriteAsync(transaction =>
            Dapper.SqlMapper.ExecuteAsync(transaction.Connection,
            "insert into agency_settings (agency, name, body) values (@Id, @Name, @body)",
            new
            {
                bureau.Agency.Id,
                Gongkai.Features.Casework.AgencyCasework.Name,
                body = Gongkai.Features.Casework.AgencyCasework.Write(new() { LapseAuthority = "2026年1月4日局务会授权" })
            }, transaction.Transaction), Ct);

        var round = bureau.Site.Services.GetRequiredService<Gongkai.Features.Casework.DailyRound>();
        await round.RunAsync(Ct);
        await round.RunAsync(Ct);

        var lapsed = (await bureau.FindAsync(before)).History.OfType<ApplicationLapsed>().Single();
        Assert.Equal("云商结〔2026〕1号", lapsed.Letter!.Number);
        Assert.Contains("云商补〔2026〕7号", await bureau.TextAsync(lapsed.Letter), StringComparison.Ordinal);
        var entry = (await bureau.Site.Services.GetRequiredService<Gongkai.Storage.Store>().Journal.ReadAsync(before.Id.Stream, Ct))[^1];
        Assert.Equal(("system", "平台，概括授权：2026年1月4日局务会授权"), (entry.Change.Who, entry.Change.Authority));
        Assert.Contains((await citizen.ReadAsync($"/track/{code}")).QuerySelectorAll("main a"), link => link.TextContent == "告知书云商结〔2026〕1号.docx");
        // What only a person can add is left to a person; both are told of.
        Assert.Null((await bureau.FindAsync(unknown)).History.OfType<ApplicationLapsed>().Single().Letter);
        var told = (await (await bureau.AsAsync("clerk")).ReadAsync("/desk/notices")).QuerySelectorAll(".tasks > li").Select(one => one.TextContent).ToList();
        Assert.Equal(2, told.Count);
        Assert.Contains(told, one => one.Contains("云商结〔2026〕1号已由平台依概括授权制发", StringComparison.Ordinal));
        Assert.Contains(told, one => one.Contains("告知书没有制发", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fee_is_computed_once_for_the_letter_and_for_the_step()
    {
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync();
        await bureau.Site.Services.GetRequiredService<Gongkai.Storage.Store>().Journal.WriteAsync(transaction =>
            Dapper.SqlMapper.ExecuteAsync(transaction.Connection,
            "insert into agency_settings (agency, name, body) values (@Id, @Name, @body)",
            new
            {
                bureau.Agency.Id,
                Gongkai.Features.Casework.AgencyCasework.Name,
                body = Gongkai.Features.Casework.AgencyCasework.Write(new() { Fee = new(IsCharged: true) })
            }, transaction.Transaction), Ct);
        await bureau.DoAsync("officer", request, "fee", "编号并制发收费通知书", ("Command.Pages", "120"), ("Command.Tariff", "PerPage"),
            ("Command.QuantityFacts", "申请人要求提供纸质复印件，共120页。"), ("Command.HowToPay", "持本通知书到窗口缴纳。"));
        var page = await (await bureau.AsAsync("officer")).ReadAsync($"/desk/cases/{request.Id}/fee");
        Assert.Contains("1100", page.QuerySelector("main .facts:last-of-type")!.TextContent.Replace(",", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#Command_Pages"));
        await bureau.DoAsync("officer", request, "fee", "通知缴费");
        var fee = (await bureau.FindAsync(request)).FeeNotice!;
        Assert.Equal((FeeTariff.PerPage, 120, new Yuan(110_000), "L09"), (fee.Tariff, fee.Units, fee.Amount, fee.Letter!.Code));
    }

    // The fields of a letter by their names, wherever they stand on the form.
    private static async Task<(string, string)[]> TypedAsync(ABureau bureau, DisclosureRequest request, string code, params (string Field, string Text)[] typed)
    {
        var form = await (await bureau.AsAsync("officer")).ReadAsync($"/desk/cases/{request.Id}/letters/{code}");
        return [.. typed.Select(field =>
            (form.QuerySelector($"input[value='{field.Field}']")!.GetAttribute("name")!.Replace(".Name", ".Text", StringComparison.Ordinal), field.Text))];
    }

    private static string Changed(Scratch scratch, string from, string to, string letter = "D-G1")
    {
        var path = scratch.At($"{Guid.NewGuid():n}.docx");
        File.WriteAllBytes(path, LetterTemplates.Default(letter).Docx.ToArray());
        using var file = WordprocessingDocument.Open(path, true);
        var words = file.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>()
            .First(text => text.Text.Contains(from, StringComparison.Ordinal));
        words.Text = words.Text.Replace(from, to, StringComparison.Ordinal);
        return path;
    }
}
