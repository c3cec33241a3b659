using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Casework;

public sealed class CaseChangesTests
{
    private static readonly DateOnly Monday = ADesk.Monday;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_wrong_entry_is_corrected_the_dates_that_move_are_shown_first_and_the_old_one_stays(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine, new(2026, 3, 9));
        var (clerk, _) = await desk.EmployAsync("zhang", Role.RegistrationClerk);
        var request = await desk.ApplyAsync(new(2026, 3, 9));
        var path = $"/desk/cases/{request.Id}/entries/1";

        var looked = await clerk.SendAsync(path, "看更正后的期限", ("Values[On]", "2026-03-02"), ("Values[Description]", "2024年社会消费品零售总额"),
            ("Command.Reason", "收件日期录错"));
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        var page = await Visitor.ReadAsync(looked);
        Assert.Contains("2026-04-07", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Contains("2026-03-30", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Equal("2026-04-07", await desk.ViewAsync(request.Id, "due_on"));
        await SentAsync(await clerk.SendAsync(page, path, "确认更正"));

        Assert.Equal("2026-03-30", await desk.ViewAsync(request.Id, "due_on"));
        var shown = await clerk.ReadAsync($"/desk/cases/{request.Id}");
        Assert.Contains("2026-03-09", string.Join("", shown.QuerySelectorAll("s").Select(struck => struck.TextContent)), StringComparison.Ordinal);
        Assert.Contains("收件日期录错", ADesk.Text(shown), StringComparison.Ordinal);
        Assert.Contains("2024年社会消费品零售总额", shown.QuerySelector(".panel")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Parts_become_cases_of_the_same_day_and_a_case_joined_keeps_its_number(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        var (clerk, _) = await desk.EmployAsync("zhang", Role.RegistrationClerk);
        var whole = await desk.ApplyAsync();
        desk.Clock.Advance(TimeSpan.FromDays(2));
        clerk = await desk.Site.SignInAsync("zhang");

        await SentAsync(await clerk.SendAsync($"/desk/cases/{whole.Id}/split", "拆分", ("Command.Parts", "2024年零售总额\n分区县\n\n2023年零售总额")));
        whole = await desk.FindAsync(whole.Id);
        Assert.Equal(2, whole.SplitInto.Length);
        var part = await desk.FindAsync(whole.SplitInto[0]);
        Assert.Equal((CaseStage.Registered, whole.Id, "2026-03-30"), (part.Stage, part.SplitFrom!.Value, await desk.ViewAsync(part.Id, "due_on")));
        Assert.Contains(part.Registration!.Number, ADesk.Text(await clerk.ReadAsync($"/desk/cases/{whole.Id}")), StringComparison.Ordinal);
        Assert.Contains(whole.Registration!.Number, ADesk.Text(await clerk.ReadAsync($"/desk/cases/{part.Id}")), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await clerk.SendAsync($"/desk/cases/{part.Id}/join", "并案", ("Command.Number", "2026-9999"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await clerk.SendAsync($"/desk/cases/{part.Id}/join", "并案", ("Command.Number", part.Registration.Number))).StatusCode);
        await SentAsync(await clerk.SendAsync($"/desk/cases/{part.Id}/join", "并案", ("Command.Number", whole.Registration.Number)));
        Assert.Equal(CaseStage.Joined, (await desk.FindAsync(part.Id)).Stage);
        Assert.Equal([part.Id], (await desk.FindAsync(whole.Id)).Absorbed);
    }

    [Theory, BothEngines]
    public async Task The_fee_counts_the_month_of_the_same_applicant_and_shows_both_tariffs(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        await desk.SetAsync(new() { Fee = new(IsCharged: true) });
        var (officer, _) = await desk.EmployAsync("liming", Role.OfficeHead);
        for (var i = 0; i < 11; i++) await desk.ApplyAsync(identity: "53010119800101001X");
        await desk.ApplyAsync(identity: "530101198001010028");
        var request = await desk.ApplyAsync(identity: "53010119800101001X");
        request = await desk.TakeAsync(request, _ => Task.FromResult<CaseEvent>(new CaseAssigned(Monday, "市场科", null)));
        var path = $"/desk/cases/{request.Id}/fee";

        var form = await officer.ReadAsync(path);
        Assert.Equal("11", form.QuerySelector("#Command_Before")!.GetAttribute("value"));
        var calculated = await Visitor.ReadAsync(await officer.SendAsync(form, path, "计算", ("Command.Pages", "68")));
        Assert.Contains("按件计收：100 元", ADesk.Text(calculated), StringComparison.Ordinal);
        Assert.Contains("按量计收：380 元", ADesk.Text(calculated), StringComparison.Ordinal);
        await SentAsync(await officer.SendAsync(calculated, path, "通知缴费", ("Command.Tariff", "PerItem")));

        var notice = (await desk.FindAsync(request.Id)).FeeNotice!;
        Assert.Equal((FeeTariff.PerItem, 1, 11, Yuan.Of(100)), (notice.Tariff, notice.Units, notice.BeforeInMonth, notice.Amount));
        await SentAsync(await officer.SendAsync($"/desk/cases/{request.Id}/payment", "缴费", ("Command.ReceiptNumber", "0012")));
        Assert.Equal(CaseStage.UnderReview, (await desk.FindAsync(request.Id)).Stage);
    }

    [Theory, BothEngines]
    public async Task A_whole_desk_goes_to_another_person_case_by_case(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        var (head, _) = await desk.EmployAsync("chen", Role.OfficeHead);
        var (_, from) = await desk.EmployAsync("liming", Role.SectionOfficer);
        var (to, receiver) = await desk.EmployAsync("zhao", Role.SectionOfficer);
        for (var i = 0; i < 3; i++)
            await desk.TakeAsync(await desk.ApplyAsync(),
                _ => Task.FromResult<CaseEvent>(new CaseAssigned(Monday, "市场科", from.Id) { InternalDue = new(2026, 3, 20) }));

        var done = await Visitor.ReadAsync(
            await head.SendAsync("/desk/hand-over", "移交全部在办案件", ("Command.From", from.Id.ToString()), ("Command.To", receiver.Id.ToString()),
                ("Command.Reason", "调离")));

        Assert.Contains("已移交 3 件", ADesk.Text(done), StringComparison.Ordinal);
        var list = await to.ReadAsync("/desk/cases?f.Scope=Mine");
        Assert.Equal(3, list.QuerySelectorAll("tbody tr").Length);
        var assigned = (await desk.FindAsync(DisclosureRequestId.Parse(list.QuerySelector("tbody a")!.GetAttribute("href")!.Split('/')[^1], null))).Assignment!;
        Assert.Equal((receiver.Id, new DateOnly(2026, 3, 20)), (assigned.Officer, assigned.InternalDue));
    }

    [Theory, BothEngines]
    public async Task Who_does_not_correct_in_time_lapses_on_the_workday_after_and_once(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine, new(2025, 2, 5));
        var request = await desk.ApplyAsync(new(2025, 1, 20));
        await desk.TakeAsync(request, async writing => new CorrectionRequested(new(2025, 2, 5), [await writing.SealAsync("point", "请写明年份")], 15));
        var round = desk.Site.Services.GetRequiredService<DailyRound>();

        desk.Clock.SetUtcNow(new(2025, 2, 25, 9, 0, 0, TimeSpan.FromHours(8)));
        await round.RunAsync(Ct);
        Assert.Equal(CaseStage.AwaitingCorrection, (await desk.FindAsync(request.Id)).Stage);
        desk.Clock.SetUtcNow(new(2025, 2, 26, 9, 0, 0, TimeSpan.FromHours(8)));
        await round.RunAsync(Ct);
        await round.RunAsync(Ct);

        var lapsed = await desk.FindAsync(request.Id);
        Assert.Equal((CaseStage.LapsedNoCorrection, new DateOnly(2025, 2, 26)), (lapsed.Stage, lapsed.EndedOn!.Value));
        Assert.Single(lapsed.History.OfType<ApplicationLapsed>());
    }

    [Theory, BothEngines]
    public async Task A_projected_date_moves_with_the_days_by_itself(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine, new(2026, 6, 1));
        var request = await desk.ApplyAsync(new(2026, 6, 1));
        await desk.TakeAsync(request,
            async writing =>
                new ConsultationSent(new(2026, 6, 1), Guid.CreateVersion7(), ConsultationKind.ThirdParty, await writing.SealAsync("party", "某公司")));
        var before = await desk.ViewAsync(request.Id, "due_on");

        desk.Clock.Advance(TimeSpan.FromDays(1));
        await WaitAsync(async () => await desk.ViewAsync(request.Id, "due_on") != before);

        var after = await desk.ViewAsync(request.Id, "due_on");
        await desk.Site.Services.GetRequiredService<DailyRound>().RunAsync(Ct);
        Assert.Equal(after, await desk.ViewAsync(request.Id, "due_on"));
    }

    [Theory, BothEngines]
    public async Task The_lists_rebuilt_from_events_are_the_same(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        for (var i = 0; i < 3; i++) await desk.ApplyAsync();
        var before = await RowsAsync(desk);

        await Rebuilding.RunAsync(desk.Store, Views.All, desk.Clock, Ct);

        Assert.Equal(before, await RowsAsync(desk));
        Assert.Equal(3, before.Count);
    }

    private static async Task<List<string>> RowsAsync(ADesk desk)
    {
        await using var connection = await desk.Store.Database.OpenAsync(Ct);
        return [.. (await connection.QueryAsync("select * from case_view order by id"))
            .Select(row => string.Join("|", ((IDictionary<string, object>)row).Select(column => $"{column.Key}={column.Value}")))];
    }

    private static async Task WaitAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 200 && !await condition(); i++) await Task.Delay(50, Ct);
        Assert.True(await condition());
    }

    private static async Task SentAsync(HttpResponseMessage answer) =>
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect,
            $"{(int)answer.StatusCode} {(await Visitor.ReadAsync(answer)).QuerySelector("main")?.TextContent}");
}
