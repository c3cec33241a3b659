using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Deciding;

/// <summary>From the choice of decision to service, as officers do it in a browser.</summary>
public sealed class DecidingTests
{
    public static TheoryData<DispositionType> Choices => [.. DecisionGuide.Groups.SelectMany(group => group.Types)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_decision_is_offered_but_those_that_follow_from_dates() =>
        Assert.Equal([DispositionType.NoCorrection,
            DispositionType.FeeUnpaid], Enum.GetValues<DispositionType>().Except(DecisionGuide.Groups.SelectMany(group => group.Types)));

    [Theory, MemberData(nameof(Choices))]
    public async Task A_decision_goes_from_its_choice_to_service(DispositionType type)
    {
        var disposition = Disposition.Of(type);
        await using var bureau = await ABureau.OpenAsync();
        using var scratch = new Scratch();
        var request = await bureau.BeginAsync(Decisions.Before(type));

        var choice = await (await bureau.AsAsync("officer")).ReadAsync($"/desk/cases/{request.Id}/decision/choose");
        Assert.Contains(choice.QuerySelectorAll("main a"), link => link.GetAttribute("href") == $"/desk/cases/{request.Id}/decision/draft/{disposition.Code}");
        await bureau.DraftAsync(request, disposition.Code, Decisions.Words, Decisions.Further(type, File(scratch)));
        await bureau.SignAndIssueAsync(request);
        await bureau.DoAsync("clerk", request, "decision/service", "记录送达", ("Command.Route", "Post"), ("Command.On", "2026-03-02"),
            ("Command.Proof", "挂号信 XA00012345"));

        var served = await bureau.FindAsync(request);
        Assert.Equal((CaseStage.Served, type), (served.Stage, served.Outcome!.Value));
        var letter = served.Decision.Letter!;
        Assert.Equal((disposition.Code, "云商复〔2026〕1号", ABureau.Today), (letter.Code, letter.Number!, letter.DatedOn));
        var text = await bureau.TextAsync(letter);
        Assert.Contains(Citation.Of(disposition.Articles), text, StringComparison.Ordinal);
        Assert.Contains(letter.Number!, text, StringComparison.Ordinal);
        Assert.Equal(disposition.IsRefusalUnder14To16 || type == DispositionType.Partial, text.Contains("先申请行政复议", StringComparison.Ordinal));
        Snapshot.Match(text, $"{disposition.Code}.txt");
        var page = await (await bureau.AsAsync("leader")).ReadAsync($"/desk/cases/{request.Id}/decision");
        Assert.Contains(DecisionCells.RowName(type), page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_lacks_something_says_so_at_the_field_and_keeps_what_was_typed()
    {
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync();

        var (answer, page) = await bureau.SendAsync("officer", request, "decision/draft/D-N6", "保存拟稿，送审", ("Command.Texts[0].Text", "审核尚未结束。"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["#Command_SeverabilityConsidered",
            "#Command_Texts_1__Text"], page.QuerySelectorAll(".faults li a").Select(link => link.GetAttribute("href")!).Order());
        Assert.Equal("审核尚未结束。", ((IHtmlTextAreaElement)page.QuerySelector("textarea[name='Command.Texts[0].Text']")!).Value);
    }

    [Fact]
    public async Task What_was_uploaded_is_not_lost_when_the_form_comes_back_and_no_other_case_s_file_is_believed()
    {
        await using var bureau = await ABureau.OpenAsync();
        using var scratch = new Scratch();
        var request = await bureau.BeginAsync();
        var (_, page) = await bureau.SendAsync("officer", request, "decision/draft/D-G2", "预览文书", ("Files", File(scratch)));
        Assert.Equal("审核结果", page.QuerySelector<IHtmlInputElement>("input[name='Command.Kept[0].Name']")!.Value);
        Assert.Contains("附件：审核结果", page.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);

        var hash = page.QuerySelector<IHtmlInputElement>("input[name='Command.Kept[0].Sha256']")!.Value;
        var other = await bureau.BeginAsync();
        var (refused, _) = await bureau.SendAsync("officer", other, "decision/draft/D-G2", "保存拟稿，送审", ("Command.Kept[0].Sha256", hash),
            ("Command.Kept[0].Name", "x"), ("Command.Kept[0].Keep", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task Whoever_drafted_a_decision_does_not_sign_it()
    {
        await using var bureau = await ABureau.OpenAsync();
        await bureau.Site.EmployAsync("both", Role.LeaderInCharge, bureau.Agency);
        var person = (await bureau.Site.Services.GetRequiredService<Gongkai.Agencies.PeopleRegister>().AllAsync(Ct)).Single(one => one.SignIn == "officer");
        var request = await bureau.BeginAsync();
        await bureau.DraftAsync(request, "D-G1", Decisions.Words);
        var post = new Gongkai.Agencies.Post(new(Guid.CreateVersion7()), person.Id, bureau.Agency.Id, "", null, null, Role.LeaderInCharge, "",
            new(2020, 1, 1), null, null);
        await bureau.Site.Services.GetRequiredService<Gongkai.Agencies.PeopleRegister>()
            .GivePostAsync(person, post, new("system", "试验", bureau.Clock.GetUtcNow(), null), Ct);

        var page = await (await bureau.AsAsync("officer")).ReadAsync($"/desk/cases/{request.Id}/decision/approval");

        Assert.NotNull(page.QuerySelector(".notice a[href='/rules/CW50']"));
        Assert.DoesNotContain(page.QuerySelectorAll("button"), button => button.TextContent == "签发");
        Assert.Equal(CaseStage.Drafted, (await bureau.FindAsync(request)).Stage);
    }

    [Fact]
    public async Task A_letter_that_cannot_name_the_organ_of_reconsideration_is_not_signed()
    {
        await using var bureau = await ABureau.OpenAsync(change: agency => agency with { Government = "" });
        var request = await bureau.BeginAsync();
        await bureau.DraftAsync(request, "D-G1", Decisions.Words);

        var page = await (await bureau.AsAsync("leader")).ReadAsync($"/desk/cases/{request.Id}/decision/approval");
        Assert.Contains("行政复议机关", page.QuerySelector(".notice.is-bad")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("button"), button => button.TextContent == "签发");
    }

    [Fact]
    public async Task Secrecy_and_legal_review_are_waited_for_and_a_returned_draft_tells_why()
    {
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync(Decisions.Before(DispositionType.ThirdPartyHarm));
        await bureau.DraftAsync(request, "D-N4", Decisions.Words, ("Command.SeverabilityConsidered", "true"));

        var leader = await bureau.AsAsync("leader");
        foreach (var place in (string[])["", "/decision", "/decision/approval"])
        {
            var shown = await leader.ReadAsync($"/desk/cases/{request.Id}{place}");
            Assert.Contains("还不能签发", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(shown.QuerySelectorAll("main button, main a"), offered => offered.TextContent == "签发");
        }
        Assert.NotNull((await leader.ReadAsync($"/desk/cases/{request.Id}/decision/approval")).QuerySelector(".notice a[href='/rules/CW47']"));
        await bureau.DoAsync("legal", request, "decision/legal", "退回修改", ("ReturnReason", "请补充理由。"));

        var back = await bureau.FindAsync(request);
        Assert.Equal(CaseStage.UnderReview, back.Stage);
        Assert.Contains("请补充理由。", (await (await bureau.AsAsync("officer")).ReadAsync($"/desk/cases/{request.Id}/decision")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_shown_to_nobody_who_may_not_see_it()
    {
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync();
        await bureau.DraftAsync(request, "D-G1", Decisions.Words);
        await bureau.Site.EmployAsync("stranger", Role.SectionOfficer, await bureau.Site.FoundAsync("青岭区商务局"));
        await bureau.Site.EmployAsync("archivist", Role.Archivist, bureau.Agency);
        foreach (var (who, page, status) in ((string, string, HttpStatusCode)[])
        [
            ("stranger", "decision", HttpStatusCode.NotFound), ("stranger", "decision/draft/D-G1", HttpStatusCode.NotFound),
            ("stranger", "letters", HttpStatusCode.NotFound),
            ("archivist", "decision/draft/D-G1", HttpStatusCode.Forbidden), ("officer", "decision/approval", HttpStatusCode.Forbidden),
            ("leader", "decision/draft/D-G1", HttpStatusCode.Forbidden),
        ])
            Assert.Equal(status, (await (await bureau.AsAsync(who)).OpenAsync($"/desk/cases/{request.Id}/{page}")).StatusCode);
    }

    [Fact]
    public async Task Electronic_service_needs_consent_and_has_the_platform_s_own_date()
    {
        await using var bureau = await ABureau.OpenAsync();
        var without = await bureau.BeginAsync();
        await IssuedAsync(bureau, without);
        var page = await (await bureau.AsAsync("clerk")).ReadAsync($"/desk/cases/{without.Id}/decision/service");
        Assert.Null(page.QuerySelector("input[value=Electronic]"));

        var with = await bureau.BeginAsync(change: arrived => arrived with { AcceptsElectronicService = true });
        await IssuedAsync(bureau, with);
        await bureau.DoAsync("clerk", with, "decision/service", "记录送达", ("Command.Route", "Electronic"));
        var served = (await bureau.FindAsync(with)).Decision.Served!;
        Assert.Equal((ServiceRoute.Electronic, ABureau.Today), (served.Route, served.On));
        Assert.NotNull(served.Proof);
    }

    [Fact]
    public async Task A_service_needs_proof_and_one_that_failed_stays_on_record()
    {
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync();
        await IssuedAsync(bureau, request);

        var (answer, page) = await bureau.SendAsync("clerk", request, "decision/service", "记录送达", ("Command.Route", "Direct"), ("Command.On", "2026-03-02"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.QuerySelector(".faults a[href='#Command_Proof']"));
        await bureau.DoAsync("clerk", request, "decision/service", "记录送达未成", ("Command.Route", "Post"), ("Command.On", "2026-03-02"),
            ("Command.Failure", "查无此人，退回。"));
        await bureau.DoAsync("clerk", request, "decision/service", "记录送达", ("Command.Route", "Direct"), ("Command.On", "2026-03-02"),
            ("Command.Proof", "沈若水签收"));
        Assert.Equal(CaseStage.Served, (await bureau.FindAsync(request)).Stage);
        Assert.Contains("查无此人", (await (await bureau.AsAsync("clerk")).ReadAsync($"/desk/cases/{request.Id}/decision")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_third_party_that_is_overruled_is_told_of_the_signed_decision_before_the_information_goes_out()
    {
        await using var bureau = await ABureau.OpenAsync();
        using var scratch = new Scratch();
        var request = await bureau.BeginAsync(Decisions.Refused);
        await bureau.DraftAsync(request, "D-G2", Decisions.Words, ("Files", File(scratch)), ("Command.PublicInterest", "涉及财政资金使用，不公开会对公共利益造成重大影响。"));
        await bureau.DoAsync("secrecy", request, "decision/secrecy", "提交审查意见", ("Items[0].MayBePublic", "true"), ("Items[1].MayBePublic", "true"));
        await bureau.DoAsync("leader", request, "decision/approval", "签发");
        await bureau.DoAsync("clerk", request, "decision/issue", "编号并制发");
        (string, string)[] service = [("Command.Route", "Direct"), ("Command.On", "2026-03-02"), ("Command.Proof", "沈若水签收")];
        var (untold, refused) = await bureau.SendAsync("clerk", request, "decision/service", "记录送达", service);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untold.StatusCode);
        Assert.NotNull(refused.QuerySelector(".faults a[href='/rules/CW49']"));

        await bureau.DoAsync("officer", request, "decision/third-party", "编号并制发", ("Consultation", Decisions.Party.ToString()), ("Disclosed", "补助企业名称和补助金额。"),
            ("Reasons", "涉及财政资金使用。"));
        await bureau.DoAsync("clerk", request, "decision/service", "记录送达", service);

        var letter = (await bureau.FindAsync(request)).Letters.Single(letter => letter.Code == "L20");
        Assert.Equal(("L20", "云商知〔2026〕1号"), (letter.Code, letter.Number!));
        Snapshot.Match(await bureau.TextAsync(letter), "L20.txt");
    }

    [Fact]
    public async Task A_wrong_record_is_answered_by_a_letter_of_its_own()
    {
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync(change: arrived => arrived with { Kind = CaseKind.RecordCorrection });
        await bureau.DraftAsync(request, "L21", new Dictionary<DecisionNeed, string> { [DecisionNeed.Reasons] = "您在对外贸易经营者备案中的姓名误写为“沈若冰”。" },
            ("Command.Correction", nameof(RecordCorrectionResult.Corrected)));
        await bureau.DoAsync("leader", request, "decision/approval", "签发");
        await bureau.DoAsync("clerk", request, "decision/issue", "编号并制发");
        var letter = (await bureau.FindAsync(request)).Decision.Letter!;
        Assert.Equal("云商更〔2026〕1号", letter.Number);
        Snapshot.Match(await bureau.TextAsync(letter), "L21.txt");
    }

    [Fact]
    public async Task A_case_decided_again_by_order_has_the_date_of_the_order()
    {
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync();
        await IssuedAsync(bureau, request);
        await bureau.DoAsync("clerk", request, "decision/service", "记录送达", ("Command.Route", "Post"), ("Command.On", "2026-03-02"), ("Command.Proof", "挂号信"));
        await bureau.DoAsync("clerk", request, "decision/order", "登记", ("Command.Organ", "云川市人民政府"), ("Command.Number", "云府复决〔2026〕2号"),
            ("Command.On", "2026-03-02"), ("Command.Due", "2026-03-23"));

        Assert.Contains("2026年3月23日",
            (await (await bureau.AsAsync("officer")).ReadAsync($"/desk/cases/{request.Id}/decision")).QuerySelector(".notice")!.TextContent,
            StringComparison.Ordinal);
        await bureau.DraftAsync(request, "D-X3", Decisions.Words);
        await bureau.SignAndIssueAsync(request);
        var again = await bureau.FindAsync(request);
        Assert.Equal(("云商复〔2026〕2号", DispositionType.AlreadyPublic), (again.Decision.Letter!.Number!, again.Outcome!.Value));
    }

    [Theory, BothEngines]
    public async Task Of_two_who_issue_at_once_one_wins_and_no_number_is_lost(Engine engine)
    {
        await using var bureau = await ABureau.OpenAsync(engine);
        var request = await bureau.BeginAsync();
        await bureau.DraftAsync(request, "D-G1", Decisions.Words);
        await bureau.DoAsync("leader", request, "decision/approval", "签发");
        var clerk = await bureau.AsAsync("clerk");
        var path = $"/desk/cases/{request.Id}/decision/issue";
        var page = await clerk.ReadAsync(path);

        var answers = await Task.WhenAll(clerk.SendAsync(page, path, "编号并制发"), clerk.SendAsync(page, path, "编号并制发"));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        var second = await bureau.BeginAsync();
        await IssuedAsync(bureau, second);
        Assert.Equal("云商复〔2026〕2号", (await bureau.FindAsync(second)).Decision.Letter!.Number);
        await using var connection = await bureau.Site.Services.GetRequiredService<Database>().OpenAsync(Ct);
        Assert.Equal(["云商复〔2026〕1号", "云商复〔2026〕2号"], await connection.QueryAsync<string>("select number from letter_view order by sequence"));
        Assert.Contains("没有缺号", (await clerk.ReadAsync("/desk/letters")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_letter_that_the_rules_refuse_takes_no_number_and_leaves_no_file(Engine engine)
    {
        await using var bureau = await ABureau.OpenAsync(engine);
        var request = await bureau.BeginAsync();
        await bureau.DraftAsync(request, "D-G1", Decisions.Words);
        await bureau.DoAsync("leader", request, "decision/approval", "签发");
        var clerk = await bureau.AsAsync("clerk");
        var path = $"/desk/cases/{request.Id}/decision/issue";
        var page = await clerk.ReadAsync(path);
        await bureau.DoAsync("head", request, "decision/check", "退回修改", ("ReturnReason", "再核对一次。"));
        await using var before = await bureau.Site.Services.GetRequiredService<Database>().OpenAsync(Ct);
        var files = await before.ExecuteScalarAsync<long>("select count(*) from stored_file");

        Assert.Equal(HttpStatusCode.Conflict, (await clerk.SendAsync(page, path, "编号并制发")).StatusCode);

        Assert.Equal(0, await before.ExecuteScalarAsync<long>("select count(*) from number_series where series like 'letter/%'"));
        Assert.Equal(files, await before.ExecuteScalarAsync<long>("select count(*) from stored_file"));
    }

    /// <summary>Drafts, signs and issues the plainest decision.</summary>
    private static async Task IssuedAsync(ABureau bureau, DisclosureRequest request)
    {
        await bureau.DraftAsync(request, "D-G1", Decisions.Words);
        await bureau.DoAsync("leader", request, "decision/approval", "签发");
        await bureau.DoAsync("clerk", request, "decision/issue", "编号并制发");
    }

    private static string File(Scratch scratch)
    {
        var path = scratch.At("审核结果.pdf");
        System.IO.File.WriteAllBytes(path, "%PDF-1.4\n%%EOF"u8.ToArray());
        return path;
    }
}
