using System.Net;
using System.Reflection;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Interaction;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Gongkai.Web;
using Gongkai.Websites;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Casework;

public sealed class StepPagesTests
{
    private static readonly DateOnly Monday = ADesk.Monday;

    [Theory, BothEngines]
    public async Task An_application_is_assigned_corrected_consulted_and_extended_in_the_browser(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        await desk.OpenSectionAsync("市场科");
        var (clerk, _) = await desk.EmployAsync("zhang", Role.RegistrationClerk);
        var (officer, person) = await desk.EmployAsync("liming", Role.SectionOfficer);
        var (head, _) = await desk.EmployAsync("chen", Role.OfficeHead);
        var request = await desk.ApplyAsync();
        var at = $"/desk/cases/{request.Id}";

        Assert.Contains(request.Registration!.Number, ADesk.Text(await clerk.ReadAsync("/desk/cases")), StringComparison.Ordinal);
        await TakenAsync(clerk, $"{at}/assign", "分办", ("Command.Section", "市场科"), ("Command.Officer", person.Id.ToString()), ("Command.SearchOrder", "请查统计台账"));
        Assert.Contains("承办人 liming同志", ADesk.Text(await officer.ReadAsync(at)), StringComparison.Ordinal);
        await TakenAsync(officer, $"{at}/correction-notice", "告知补正", ("Command.Points", "请写明年份\n请写明统计口径"), ("Command.Workdays", "15"));
        desk.Clock.Advance(TimeSpan.FromDays(4));
        officer = await desk.Site.SignInAsync("liming");
        await TakenAsync(officer, $"{at}/correction", "收到补正", ("Command.Description", "2025年限额以上社会消费品零售总额"));
        Assert.Equal("2026-04-03", await desk.ViewAsync(request.Id, "due_on"));
        await TakenAsync(officer, $"{at}/consult", "征求意见", ("Command.Kind", "ThirdParty"), ("Command.Party", "云川某百货公司"));
        var consultation = (await desk.FindAsync(request.Id)).Consultations[0].Sent.Consultation;
        await TakenAsync(officer, $"{at}/told-of-consultation", "告知申请人征求意见");
        await TakenAsync(officer, $"{at}/consultations/{consultation}/delivered", "意见征询书送达");
        desk.Clock.Advance(TimeSpan.FromDays(5));
        (officer, head) = (await desk.Site.SignInAsync("liming"), await desk.Site.SignInAsync("chen"));
        await TakenAsync(officer, $"{at}/consultations/{consultation}/answered", "收到意见", ("Command.Outcome", "RefusesWithoutReason"),
            ("Command.Opinion", "不愿意"));
        await TakenAsync(head, $"{at}/extension", "同意延期", ("Command.Workdays", "10"), ("Command.Reason", "数据分散在多个系统"));
        await TakenAsync(officer, $"{at}/extension-notice", "延期告知送达");
        await TakenAsync(officer, $"{at}/search", "记录检索", ("Command.Places", "统计台账"), ("Command.Terms", "零售总额"), ("Command.Found", "true"));

        var page = await officer.ReadAsync(at);
        foreach (var told in new[] { "请写明统计口径", "云川某百货公司", "不同意公开，未说明理由或者理由不合理", "同意延长 10 个工作日", "138****1111", "限额以上" })
            Assert.Contains(told, ADesk.Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("13800001111", ADesk.Text(page), StringComparison.Ordinal);
        await SafePagesTests.ExamineAsync(officer, at);
        await SafePagesTests.ExamineAsync(officer, $"{at}/clock");
    }

    [Fact]
    public async Task All_faults_are_told_in_place_and_a_forbidding_state_speaks_alone_with_its_rule()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        var (officer, _) = await desk.EmployAsync("liming", Role.SectionOfficer);
        var request = await desk.ApplyAsync();
        var path = $"/desk/cases/{request.Id}/correction-notice";

        var faulty =
            await Visitor.ReadAsync(await officer.SendAsync(path, "告知补正", ("Command.Points", ""), ("Command.Workdays", "很多"), ("Command.On", "2026-13-40")));
        Assert.Equal(3, faulty.QuerySelectorAll(".faults li").Length);
        Assert.Equal(["#Command_Points", "#Command_Workdays",
            "#Command_On"], faulty.QuerySelectorAll(".faults li a").Select(link => link.GetAttribute("href")));
        Assert.Equal("2026-13-40", faulty.QuerySelector("#Command_On")!.GetAttribute("value"));
        var refused =
            await Visitor.ReadAsync(
                await officer.SendAsync(path, "告知补正", ("Command.Points", "请写明年份"), ("Command.Workdays", "90"), ("Command.On", "2026-03-03")));
        Assert.NotNull(refused.QuerySelector(".faults a[href='#Command_Workdays']"));
        Assert.NotNull(refused.QuerySelector(".faults a[href='/rules/CW26']"));
        Assert.NotNull(refused.QuerySelector(".faults a[href='/rules/CW22']"));
        Assert.Contains("请写明年份", refused.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);

        var payment = await officer.OpenAsync($"/desk/cases/{request.Id}/correction");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, payment.StatusCode);
        var page = await Visitor.ReadAsync(payment);
        Assert.NotNull(page.QuerySelector(".faults a[href='/rules/CW20']"));
        Assert.Null(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task Who_comes_second_is_told_what_was_written_and_loses_nothing_typed()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        await desk.OpenSectionAsync("市场科");
        await desk.OpenSectionAsync("外贸科");
        var (first, _) = await desk.EmployAsync("zhang", Role.RegistrationClerk);
        var (second, _) = await desk.EmployAsync("chen", Role.OfficeHead);
        var request = await desk.ApplyAsync();
        var path = $"/desk/cases/{request.Id}/assign";
        var open = await second.ReadAsync(path);

        await TakenAsync(first, path, "分办", ("Command.Section", "市场科"));
        var late = await second.SendAsync(open, path, "分办", ("Command.Section", "外贸科"), ("Command.SearchOrder", "请查外贸合同"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await Visitor.ReadAsync(late);
        Assert.Contains("zhang同志", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Contains("交市场科办理", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Contains("请查外贸合同", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/desk/cases/" + request.Id, (await second.SendAsync(page, path, "改派")).Headers.Location!.OriginalString);
        Assert.Equal("外贸科", (await desk.FindAsync(request.Id)).Assignment!.Section);
    }

    [Fact]
    public async Task A_case_goes_to_somebody_of_its_section_and_a_desk_handed_over_moves_to_the_receiver_s()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        await desk.OpenSectionAsync("市场科");
        await desk.OpenSectionAsync("外贸科");
        var (head, _) = await desk.EmployAsync("chen", Role.OfficeHead);
        var (_, from) = await desk.EmployAsync("liming", Role.SectionOfficer);
        var (_, to) = await desk.EmployInAsync("外贸科", "wangfang", Role.SectionOfficer);
        var request = await desk.ApplyAsync();

        var refused =
            await Visitor.ReadAsync(
                await head.SendAsync($"/desk/cases/{request.Id}/assign", "分办", ("Command.Section", "市场科"), ("Command.Officer", to.Id.ToString())));
        Assert.NotNull(refused.QuerySelector(".faults a[href='#Command_Officer']"));
        await TakenAsync(head, $"/desk/cases/{request.Id}/assign", "分办", ("Command.Section", "市场科"), ("Command.Officer", from.Id.ToString()));
        var done = await Visitor.ReadAsync(
            await head.SendAsync("/desk/hand-over", "移交全部在办案件", ("Command.From", from.Id.ToString()), ("Command.To", to.Id.ToString()),
                ("Command.Reason", "调离")));
        Assert.Contains("1 件", ADesk.Text(done), StringComparison.Ordinal);
        Assert.Equal(("外贸科", (PersonId?)to.Id), (await desk.FindAsync(request.Id)).Assignment is { } now ? (now.Section, now.Officer) : default);
    }

    [Fact]
    public void Whoever_the_table_lets_take_a_step_may_open_its_form_and_nobody_else()
    {
        foreach (var page in typeof(CaseDesk).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Gongkai.Matters.IStepPage)) && !type.IsAbstract))
        {
            var needed = page.GetCustomAttributes(typeof(NeedsAttribute), true).Cast<NeedsAttribute>().Single().Permission;
            var step = StepOf(page);
            // Items, annual reports, their filing, assessments and websites are one room to those who handle them; what each may do there the table says.
            if (needed is Permission.HandleItems or Permission.HandleYearReports or Permission.SuperviseFilings
                or Permission.HandleWebsites
                or Permission.SuperviseAssessments or Permission.AssessSelf or Permission.OpenAssessments
                or Permission.SuperviseOrders or Permission.OpenOrders) continue;
            var by = (step.IsAssignableTo(typeof(ReviewEvent)) ? ReviewSteps.Workflow.Holders(step)
                : step.IsAssignableTo(typeof(InquiryEvent)) ? InquirySteps.Workflow.Holders(step)
                : step.IsAssignableTo(typeof(OpinionEvent)) ? OpinionSteps.Workflow.Holders(step)
                : step.IsAssignableTo(typeof(WebsiteFormEvent)) ? WebsiteFormSteps.Workflow.Holders(step)
                : step.IsAssignableTo(typeof(SurveyEvent)) ? SurveySteps.Workflow.Holders(step)
                : step.IsAssignableTo(typeof(MessageEvent)) ? MessageSteps.Workflow.Holders(step)
                : step.IsAssignableTo(typeof(ComplaintEvent)) ? ComplaintSteps.Workflow.Holders(step) : CaseSteps.Workflow.Holders(step)).Order();
            Assert.True(by.SequenceEqual(Permissions.Holders(needed).Order()), $"{page.Name}: {string.Join(",", by)} / {needed}");
        }
        foreach (var (permission, step) in ((string, Type)[])[(Permission.ServeDecisions, typeof(DecisionIssued)),
            (Permission.ServeDecisions, typeof(DecisionServed)), (Permission.ServeDecisions, typeof(ServiceFailed)),
            (Permission.HandleRequests, typeof(DecisionDrafted)), (Permission.HandleRequests, typeof(LetterIssued)),
            (Permission.HandleRequests, typeof(ThirdPartyTold)), (Permission.HandleRequests, typeof(FactCorrected)),
            (Permission.RegisterRequests, typeof(RehandlingOrdered)), (Permission.ArchiveCases, typeof(CaseArchived))])
            Assert.Equal(CaseSteps.Workflow.Holders(step).Order(), Permissions.Holders(permission).Order());
    }

    [Fact]
    public async Task Every_form_opens_where_its_button_stands_and_is_well_formed()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        var (visitor, _) = await desk.EmployAsync("chen", Role.OfficeHead);
        var request = await desk.ApplyAsync();
        var at = $"/desk/cases/{request.Id}";
        foreach (var step in new Func<CaseWriting, Task<CaseEvent>>?[] { null, _ => Task.FromResult<CaseEvent>(new CaseAssigned(Monday, "市场科", null)) })
        {
            if (step is not null) request = await desk.TakeAsync(request, step);
            var buttons = (await visitor.ReadAsync(at)).QuerySelectorAll("nav[aria-label='可以办理的步骤'] a").Select(link => link.GetAttribute("href")!).ToList();
            Assert.Contains($"{at}/assign", buttons);
            foreach (var place in buttons.Append("/desk/cases").Append("/desk/workflow").Append("/desk/hand-over").Append($"{at}/entries/1"))
            {
                Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(place)).StatusCode);
                await SafePagesTests.ExamineAsync(visitor, place);
            }
        }
    }

    [Theory, BothEngines]
    public async Task A_consultation_that_cannot_be_delivered_is_ended_by_a_head_who_sees_what_it_does_to_the_term(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        var (officer, _) = await desk.EmployAsync("liming", Role.SectionOfficer);
        var request = await desk.ApplyAsync();
        request = await desk.TakeAsync(request, _ => Task.FromResult<CaseEvent>(new CaseAssigned(Monday, "市场科", null)));
        var at = $"/desk/cases/{request.Id}";
        await TakenAsync(officer, $"{at}/consult", "征求意见", ("Command.Kind", "ThirdParty"), ("Command.Party", "云川某百货公司"));
        var path = $"{at}/consultations/{(await desk.FindAsync(request.Id)).Consultations[0].Sent.Consultation}/dropped";
        desk.Clock.Advance(TimeSpan.FromDays(8));
        var (head, _) = await desk.EmployAsync("chen", Role.OfficeHead);
        officer = await desk.Site.SignInAsync("liming");

        Assert.DoesNotContain(path, (await officer.ReadAsync(at)).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains(path, (await head.ReadAsync(at)).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Matches("答复期限：2026-04-\\d\\d（预计） 改为 2026-03-30", ADesk.Text(await head.ReadAsync(path)));
        await SafePagesTests.ExamineAsync(head, path);
        Assert.Equal(2, (await Visitor.ReadAsync(await head.SendAsync(path, "终止征求意见"))).QuerySelectorAll(".faults li").Length);
        await TakenAsync(head, path, "终止征求意见", ("Command.Cause", "Undeliverable"), ("Command.Reason", "邮寄三次均退回，登记住所无人"));

        var page = ADesk.Text(await head.ReadAsync(at));
        foreach (var told in new[] { "终止，无法送达", "chen同志决定终止征求意见，无法送达：邮寄三次均退回", "一天也不扣除" }) Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Equal("2026-03-30", await desk.ViewAsync(request.Id, "due_on"));
        Assert.DoesNotContain("邮寄三次",
            string.Concat((await desk.Store.Journal.ReadAsync(request.Id.Stream, TestContext.Current.CancellationToken)).Select(entry => entry.Body)),
            StringComparison.Ordinal);
        var looked = await Visitor.ReadAsync(await head.SendAsync($"{at}/entries/5", "看更正后的期限", ("Values[Cause]", "NotNeeded"), ("Command.Reason", "原因选错")));
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync(looked, $"{at}/entries/5", "确认更正")).StatusCode);
        Assert.Equal(DropCause.NotNeeded, (await desk.FindAsync(request.Id)).Consultations[0].Dropped!.Cause);
        Assert.Contains("更正的原因：原因选错", ADesk.Text(await head.ReadAsync(at)), StringComparison.Ordinal);
        var written = (await desk.Store.Journal.ReadAsync(request.Id.Stream, TestContext.Current.CancellationToken))[^1];
        Assert.DoesNotContain("原因选错", written.Body + written.Change.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_the_cases_of_another_agency()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        var request = await desk.ApplyAsync();
        await desk.Site.EmployAsync("wang", Role.OfficeHead, await desk.Site.FoundAsync("青岭区商务局"));
        using var stranger = await desk.Site.SignInAsync("wang");

        foreach (var path in new[] { "", "/clock", "/assign", "/entries/1", "/fee" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/desk/cases/{request.Id}{path}")).StatusCode);
        Assert.DoesNotContain(request.Registration!.Number, ADesk.Text(await stranger.ReadAsync("/desk/cases?f.Scope=All")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_known_by_its_content_kept_and_handed_out()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        var (clerk, _) = await desk.EmployAsync("zhang", Role.RegistrationClerk);
        var request = await desk.ApplyAsync();
        var at = $"/desk/cases/{request.Id}";
        using var scratch = new Scratch();
        await File.WriteAllBytesAsync(scratch.At("撤回申请.pdf"), "%PDF-1.7 撤回"u8.ToArray(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(scratch.At("假的.pdf"), "MZ", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.SendAsync($"{at}/withdrawal", "撤回")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.SendAsync($"{at}/withdrawal", "撤回", ("Command.Proof", scratch.At("假的.pdf")))).StatusCode);
        await TakenAsync(clerk, $"{at}/withdrawal", "撤回", ("Command.Proof", scratch.At("撤回申请.pdf")));

        var link = (await clerk.ReadAsync(at)).QuerySelectorAll("main a").First(link => link.TextContent == "撤回申请.pdf").GetAttribute("href")!;
        var file = await clerk.OpenAsync(link);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(CaseStage.Withdrawn, (await desk.FindAsync(request.Id)).Stage);
    }

    internal static async Task TakenAsync(Visitor visitor, string path, string button, params (string, string)[] typed)
    {
        var answer = await visitor.SendAsync(path, button, typed);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect,
            $"{path}: {(int)answer.StatusCode} {(await Visitor.ReadAsync(answer)).QuerySelector("main")?.TextContent}");
    }

    private static Type StepOf(Type page)
    {
        var made = page.GetConstructors().Single();
        return (Type)page.GetProperty("Step", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(made.Invoke(new object?[made.GetParameters().Length]))!;
    }
}
