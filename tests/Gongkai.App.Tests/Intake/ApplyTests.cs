using System.Net;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Intake;

public sealed class ApplyTests
{
    [Theory, BothEngines]
    public async Task A_citizen_applies_and_gets_number_code_and_due_date(Engine engine)
    {
        await using var site = await ASite.On(engine);
        using var citizen = site.Site.Visit();

        var receipt = await ApplyAsync(citizen, site.ApplyPath, Typed.Citizen);

        var text = receipt.QuerySelector("main")!.TextContent;
        Assert.Contains("2026-0001", text, StringComparison.Ordinal);
        Assert.Contains("2026年3月30日", text, StringComparison.Ordinal);
        Assert.Matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){4}", receipt.QuerySelector("p.code")!.TextContent);
        Assert.StartsWith("data:image/png;base64,", receipt.QuerySelector("main img")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal("Registered", await site.AskAsync<string>("select stage from case_view"));
        var slip = await citizen.OpenAsync("/apply/receipt/slip");
        Assert.Equal(Gongkai.Web.MediaTypes.Word, slip.Content.Headers.ContentType?.MediaType);
    }

    [Theory, BothEngines]
    public async Task The_code_of_the_receipt_opens_the_progress_page(Engine engine)
    {
        await using var site = await ASite.On(engine);
        using var citizen = site.Site.Visit();
        var code = (await ApplyAsync(citizen, site.ApplyPath, Typed.Company)).QuerySelector("p.code")!.TextContent;
        using var anybody = site.Site.Visit();

        var page = await anybody.ReadAsync($"/track/{code}");

        Assert.Contains("2026-0001", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_one_agency_it_is_chosen_already()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var citizen = site.Site.Visit();

        Assert.Equal(site.ApplyPath, (await citizen.OpenAsync("/apply")).Headers.Location!.OriginalString);
        Assert.Contains("云川市商务局", (await citizen.ReadAsync("/apply")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_told_at_once_and_nothing_typed_is_lost()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var citizen = site.Site.Visit();
        using var scratch = new Scratch();
        var paper = scratch.At("身份证.pdf");
        await File.WriteAllTextAsync(paper, "%PDF-1.4 scan", TestContext.Current.CancellationToken);

        var answer = await citizen.SendAsync(site.CitizenPath, "下一步",
            Typed.Citizen.But(("Command.Person.DocumentNumber", "340500198507201235"), ("Command.Telephone", "12"), ("Command.Address", ""),
                ("Command.Description", ""), ("Files.Identity", paper)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        Assert.Equal(4, page.QuerySelectorAll(".faults li").Length);
        Assert.Equal("李云", page.QuerySelector("[name='Command.Person.Name']")!.GetAttribute("value"));
        Assert.Contains("身份证.pdf", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Mended, the file need not be chosen again.
        var check = await Visitor.ReadAsync(await citizen.SendAsync(page, site.CitizenPath, "下一步", Typed.Citizen));
        var receipt = await citizen.FollowAsync(await citizen.SendAsync(check, site.ApplyPath, "提交申请"));
        Assert.Equal(HttpStatusCode.OK, receipt.StatusCode);
        Assert.Equal(1, await site.AskAsync<long>("select count(*) from case_file where kind = 'Identity'"));
        Assert.Equal(0, await site.AskAsync<long>("select count(*) from pending_upload"));
    }

    [Fact]
    public async Task Only_the_fields_of_the_chosen_category_are_asked_for()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var citizen = site.Site.Visit();

        var first = await citizen.ReadAsync(site.ApplyPath);
        Assert.Empty(first.QuerySelectorAll("form [name^='Command.']"));
        var choices = first.QuerySelectorAll(".kinds a").ToDictionary(link => link.TextContent, link => site.ApplyPath + link.GetAttribute("href"));
        Assert.Equal(6, choices.Count);
        foreach (var (name, path) in choices)
        {
            var page = await citizen.ReadAsync(path);
            var asked = page.QuerySelectorAll("form input:not([type=hidden]), form select").Select(field => field.GetAttribute("name")!).ToHashSet();
            Assert.Equal(name == "自然人（公民）", asked.Contains("Command.Person.DocumentNumber"));
            Assert.Equal(name != "自然人（公民）", asked.Contains("Command.CreditCode"));
            Assert.DoesNotContain("Command.Category", asked);
        }
    }

    [Fact]
    public async Task Another_category_can_be_chosen_and_back_and_nothing_typed_is_lost()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var citizen = site.Site.Visit();
        using var scratch = new Scratch();
        var paper = scratch.At("身份证.pdf");
        await File.WriteAllTextAsync(paper, "%PDF-1.4 scan", TestContext.Current.CancellationToken);

        // Half filled in, nothing is complained of yet.
        var again =
            await Visitor.ReadAsync(
                await citizen.SendAsync(site.CitizenPath, "改选申请人类别", ("Command.Person.Name", "李云"), ("Command.Person.Document", "Passport"),
                    ("Command.Telephone", "12"), ("Files.Identity", paper)));
        Assert.Null(again.QuerySelector(".faults"));
        var company = await Visitor.ReadAsync(await citizen.SendAsync(again, site.CitizenPath, "商业企业"));
        Assert.Null(company.QuerySelector(".faults"));
        Assert.Equal("12", company.QuerySelector("[name='Command.Telephone']")!.GetAttribute("value"));
        Assert.Equal("hidden", company.QuerySelector("[name='Command.Person.Name']")!.GetAttribute("type"));
        Assert.Contains("身份证.pdf", company.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // A fault of what the company is not asked for is none of its faults.
        var faulty =
            await Visitor.ReadAsync(
                await citizen.SendAsync(company, site.CitizenPath, "下一步", ("Command.Organisation", "云川市青山商贸有限公司"),
                    ("Command.Person.Name", new string('李', 60))));
        Assert.DoesNotContain(faulty.QuerySelectorAll(".faults a"), link => link.GetAttribute("href")!.Contains("Command_Person_", StringComparison.Ordinal));
        var back = await Visitor.ReadAsync(
            await citizen.SendAsync(await Visitor.ReadAsync(await citizen.SendAsync(faulty, site.CitizenPath, "改选申请人类别", ("Command.Person.Name", "李云"))),
                site.CitizenPath, "自然人（公民）"));
        Assert.Equal("李云", back.QuerySelector("[name='Command.Person.Name']")!.GetAttribute("value"));
        Assert.Equal("Passport", back.QuerySelector("[name='Command.Person.Document'] option[selected]")!.GetAttribute("value"));

        var check = await Visitor.ReadAsync(await citizen.SendAsync(back, site.CitizenPath, "下一步", Typed.Citizen));
        Assert.DoesNotContain("青山商贸", check.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        await citizen.FollowAsync(await citizen.SendAsync(check, site.ApplyPath, "提交申请"));
        Assert.Equal(1, await site.AskAsync<long>("select count(*) from case_file where kind = 'Identity'"));
    }

    [Fact]
    public async Task A_form_without_a_category_asks_for_it_and_keeps_the_rest()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var citizen = site.Site.Visit();

        var answer = await citizen.SendAsync(site.CitizenPath, "下一步", Typed.Citizen.But(("Command.Category", "")));
        var page = await Visitor.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["请选择申请人类别"], page.QuerySelectorAll(".faults li").Select(fault => fault.TextContent));
        Assert.Equal("李云",
            (await Visitor.ReadAsync(await citizen.SendAsync(page, site.CitizenPath, "自然人（公民）")))
                .QuerySelector("[name='Command.Person.Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_is_not_born_yet_does_not_apply()
    {
        await using var site = await ASite.On(Engine.Sqlite, new(2026, 3, 2, 23, 30, 0, TimeSpan.FromHours(8)));
        using var citizen = site.Site.Visit();
        async Task<string?> FaultAsync(string number) =>
            (await Visitor.ReadAsync(await citizen.SendAsync(site.CitizenPath, "下一步", Typed.Citizen.But(("Command.Person.DocumentNumber", number)))))
                .QuerySelector(".faults")?.TextContent;

        Assert.Null(await FaultAsync("340500202603020010"));
        Assert.Contains("申请人证件号码有误：第 7 至 14 位的出生日期 2026-03-03 在今天以后", await FaultAsync("340500202603030016"), StringComparison.Ordinal);
        // Half an hour later it is another day.
        site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await FaultAsync("340500202603030016"));
    }

    [Fact]
    public async Task A_file_that_only_says_it_is_a_picture_is_not_taken()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var citizen = site.Site.Visit();
        using var scratch = new Scratch();
        var program = scratch.At("照片.jpg");
        await File.WriteAllTextAsync(program, "MZ program", TestContext.Current.CancellationToken);

        var page = await Visitor.ReadAsync(await citizen.SendAsync(site.CitizenPath, "下一步", Typed.Citizen.But(("Files.Identity", program))));

        Assert.Contains("“照片.jpg”不是可以接收的文件", page.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Sent_twice_it_is_one_case_and_one_receipt(Engine engine)
    {
        await using var site = await ASite.On(engine);
        using var citizen = site.Site.Visit();
        var check = await CheckAsync(citizen, site.ApplyPath, Typed.Citizen);

        // A double click, then the button once more after going back.
        var both = await Task.WhenAll(citizen.SendAsync(check, site.ApplyPath, "提交申请"), citizen.SendAsync(check, site.ApplyPath, "提交申请"));
        var first = await Visitor.ReadAsync(await citizen.FollowAsync(both[0]));
        var again = await Visitor.ReadAsync(await citizen.FollowAsync(await citizen.SendAsync(check, site.ApplyPath, "提交申请")));

        Assert.All(both, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal(1, await site.AskAsync<long>("select count(*) from case_view"));
        Assert.Equal(first.QuerySelector("p.code")!.TextContent, again.QuerySelector("p.code")!.TextContent);
        Assert.Contains("此前已经收到", again.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Numbers_have_no_gaps_and_no_doubles_however_many_send_at_once(Engine engine)
    {
        await using var site = await ASite.On(engine);
        using var citizen = site.Site.Visit();
        var check = await CheckAsync(citizen, site.ApplyPath, Typed.Citizen);
        const int Many = 120;

        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => citizen.SendAsync(check, site.ApplyPath, "提交申请",
            ("Key", Guid.CreateVersion7().ToString()), ("Code", Gongkai.Features.Casework.TrackingCode.New()),
            ("Command.Description", i % 4 == 0 ? "" : $"第{i}批补贴名单"))));

        Assert.Equal(Many / 4, answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(Enumerable.Range(1, Many * 3 / 4).Select(n => $"2026-{n:0000}"), await site.ListAsync("select number from case_view order by number"));
    }

    [Fact]
    public async Task What_resembles_the_description_is_offered_first()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var clerk = await site.Site.SignInAsync("clerk");
        await clerk.SendAsync("/desk/intake/answers", "提交保密审查", ("Command.Kind", "Item"), ("Command.Title", "2025年云川市社会消费品零售总额月度数据"),
            ("Command.Place", "https://sw.yunchuan.gov.cn/tj/2025"), ("Command.PublishedOn", "2026-01-20"));
        await site.Site.EmployAsync("secrecy", Role.SecrecyReviewer, site.Agency);
        using var secrecy = await site.Site.SignInAsync("secrecy");
        await secrecy.SendAsync("/desk/intake/answers/review", "可以公开，公布");
        // Of what nobody has released nothing is offered.
        await clerk.SendAsync("/desk/intake/answers", "提交保密审查", ("Command.Kind", "Item"), ("Command.Title", "2025年云川市社会消费品零售总额"),
            ("Command.Place", "局办公楼一楼公开栏"), ("Command.PublishedOn", "2026-01-20"));
        await clerk.SendAsync("/desk/intake/answers", "提交保密审查", ("Command.Kind", "Item"), ("Command.Title", "成品油零售经营企业年检结果"), ("Command.Place", "局办公楼一楼公开栏"),
            ("Command.PublishedOn", "2026-01-21"));
        using var citizen = site.Site.Visit();

        var offered = await Visitor.ReadAsync(await citizen.SendAsync(site.CitizenPath, "下一步", Typed.Citizen));
        var check = await Visitor.ReadAsync(await citizen.SendAsync(offered, site.ApplyPath, "不是我要的，继续申请"));

        Assert.Equal(["2025年云川市社会消费品零售总额月度数据"], offered.QuerySelectorAll(".tasks h2").Select(heading => heading.TextContent));
        Assert.Contains("核对并提交", check.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_told_in_the_order_of_the_form()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var citizen = site.Site.Visit();

        var faults = (await Visitor.ReadAsync(await citizen.SendAsync(site.CitizenPath, "下一步"))).QuerySelectorAll(".faults li")
            .Select(fault => fault.TextContent).ToList();

        Assert.Equal(["请填写申请人姓名", "请填写申请人证件号码", "请填写联系电话，工作人员要用它与您确认", "请填写送达地址，或者在下面勾选同意电子送达", "请写明所需政府信息的名称、文号或者便于查询的其他特征", "请选择获取信息的方式"], faults);
    }

    private static async Task ReleaseAsync(PublicAnswers answers, PublicAnswer answer)
    {
        Assert.True(await answers.ProposeAsync(answer, new(Guid.CreateVersion7()), AStore.Change(), TestContext.Current.CancellationToken));
        Assert.True(await answers.ReleaseAsync(answer.Agency, answer.Id, new(Guid.CreateVersion7()), answer.PublishedOn, AStore.Change(),
            TestContext.Current.CancellationToken));
    }

    [Theory, BothEngines]
    public async Task What_resembles_is_found_among_many_by_what_few_have_in_common(Engine engine)
    {
        await using var site = await ASite.On(engine);
        var answers = site.Site.Services.GetRequiredService<PublicAnswers>();
        PublicAnswer Answer(string title) => new(Guid.CreateVersion7(), site.Agency.Id, PublicAnswerKind.Item, title, "", "公开栏", new(2026, 1, 20));
        await Task.WhenAll(Enumerable.Range(0, 2_500)
            .Select(i => ReleaseAsync(answers, Answer($"第{i}批商贸流通专项资金分配结果公示"))));
        var sought = Answer("社会消费品零售总额月度数据");
        await ReleaseAsync(answers, sought);

        var found = await answers.LikeAsync(site.Agency.Id, "申请商贸流通专项资金以及2025年社会消费品零售总额的月度数据", TestContext.Current.CancellationToken);
        Assert.Equal("社会消费品零售总额月度数据", found[0].Title);
        Assert.Equal("第77批商贸流通专项资金分配结果公示", (await answers.LikeAsync(site.Agency.Id, "第77批商贸流通专项资金分配结果", TestContext.Current.CancellationToken))[0].Title);
        await answers.WithdrawAsync(site.Agency.Id, sought.Id, "已经更新", AStore.Change(), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(await answers.LikeAsync(site.Agency.Id, "社会消费品零售总额的月度数据", TestContext.Current.CancellationToken),
            answer => answer.Id == sought.Id);
        Assert.Equal(0, await site.AskAsync<long>("select coalesce(sum(answers), 0) from public_answer_count where gram = '费品'"));
        Assert.Equal(await site.AskAsync<long>("select sum(answers) from public_answer_count"),
            await site.AskAsync<long>("select count(*) from public_answer_pair"));
    }

    [Fact]
    public async Task Under_the_rule_of_confirmation_the_page_says_that_the_clock_has_not_begun()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        await site.SettleAsync(new() { Clock = new() { OnlineReceiptRule = OnlineReceiptRule.Confirmation } });
        using var citizen = site.Site.Visit();

        var text = (await ApplyAsync(citizen, site.ApplyPath, Typed.Citizen)).QuerySelector("main")!.TextContent;

        Assert.Contains("从双方确认之日的次日起，才开始计算", text, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-0001", text, StringComparison.Ordinal);
        Assert.Equal("Arrived", await site.AskAsync<string>("select stage from case_view"));
    }

    [Fact]
    public async Task Correcting_ones_own_record_needs_evidence_and_is_counted_apart()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var citizen = site.Site.Visit();
        using var scratch = new Scratch();
        var evidence = scratch.At("证明.pdf");
        await File.WriteAllTextAsync(evidence, "%PDF-1.4 evidence", TestContext.Current.CancellationToken);
        var path = $"{site.ApplyPath}/correction";

        var without = await citizen.SendAsync($"{path}?for=NaturalPerson", "下一步", Typed.Citizen);
        var receipt = await ApplyAsync(citizen, path, Typed.Citizen.But(("Files.Others", evidence)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains("更2026-0001", receipt.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("RecordCorrection", await site.AskAsync<string>("select kind from case_view"));
    }

    [Fact]
    public async Task Joint_applicants_and_an_agent_make_one_case()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var citizen = site.Site.Visit();
        using var scratch = new Scratch();
        var authority = scratch.At("委托书.pdf");
        await File.WriteAllTextAsync(authority, "%PDF-1.4 authority", TestContext.Current.CancellationToken);

        await ApplyAsync(citizen, site.ApplyPath, Typed.Citizen.But(
            ("Command.Joint[0].Name", "王川"), ("Command.Joint[0].Document", "Passport"), ("Command.Joint[0].DocumentNumber", "E12345678"),
            ("Command.HasAgent", "true"), ("Command.Agent.Name", "孙岭"), ("Command.Agent.Document", "ResidentCard"),
            ("Command.Agent.DocumentNumber", "340500196003150024"), ("Files.Authority", authority)));

        var body = await site.AskAsync<string>("select body from journal where type = 'ApplicationArrived'");
        Assert.Equal(1, await site.AskAsync<long>("select count(*) from case_view"));
        Assert.Contains("\"agent\":", body, StringComparison.Ordinal);
        Assert.Contains("\"jointApplicants\":[{", body, StringComparison.Ordinal);
        Assert.Contains("\"authority\"", body, StringComparison.Ordinal);
    }

    internal static async Task<AngleSharp.Html.Dom.IHtmlDocument> CheckAsync(Visitor citizen, string path, (string Name, string Value)[] typed)
    {
        var answer = await citizen.SendAsync($"{path}?for={typed.First(field => field.Name == "Command.Category").Value}", "下一步", typed);
        var page = await Visitor.ReadAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page.QuerySelector(".faults")?.TextContent);
        return page;
    }

    internal static async Task<AngleSharp.Html.Dom.IHtmlDocument> ApplyAsync(Visitor citizen, string path, (string Name, string Value)[] typed) =>
        await Visitor.ReadAsync(await citizen.FollowAsync(await citizen.SendAsync(await CheckAsync(citizen, path, typed), path, "提交申请")));
}
