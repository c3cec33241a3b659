using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Casework;

/// <summary>What stands in several places says the same in all of them: days on the agency's calendar, who may act, which terms run.</summary>
public sealed class OneTruthTests
{
    private static readonly CaseworkSettings WithLocalHolidays = new()
    {
        Clock = new() { LocalHolidays = [new(2026, 4, 1), new(2026, 4, 2), new(2026, 4, 3)], CorrectionPeriod = 10 },
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letters_lists_board_and_case_page_count_on_the_calendar_of_the_agency()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite, new(2026, 3, 20));
        await desk.SetAsync(WithLocalHolidays);
        var (_, person) = await desk.EmployAsync("chen", Role.OfficeHead);
        var request = await desk.ApplyAsync(new(2026, 3, 2));
        await desk.TakeAsync(request, _ => Task.FromResult<CaseEvent>(new CaseAssigned(new(2026, 3, 2), "市场科", null)));

        Assert.Equal("2026年4月9日", (await LetterAsync(desk, request.Id, "L02")).Printed(LetterField.CorrectionDue));

        await desk.TakeAsync(request, async writing => new ExtensionConsented(new(2026, 3, 20), 10, await writing.SealAsync("reason", "需要检索"), person.Id));
        var letter = await LetterAsync(desk, request.Id, "L04");
        Assert.Equal(("2026年3月30日", "2026年4月17日"), (letter.Printed(LetterField.FormerDue), letter.Printed(LetterField.ExtendedDue)));
        await desk.TakeAsync(request, _ => Task.FromResult<CaseEvent>(new ExtensionNoticed(new(2026, 3, 20))));
        Assert.Equal("2026-04-17", await desk.ViewAsync(request.Id, "due_on"));
        var again = await LetterAsync(desk, request.Id, "L04");
        Assert.Equal(("2026年3月30日", "2026年4月17日"), (again.Printed(LetterField.FormerDue), again.Printed(LetterField.ExtendedDue)));

        // Near the day the three local holidays are free for everybody who counts.
        desk.Clock.SetUtcNow(new(2026, 3, 31, 9, 0, 0, TimeSpan.FromHours(8)));
        Assert.Contains("五个工作日内到期的截至 2026年4月13日", ADesk.Text(await (await SignedInAsync(desk)).ReadAsync("/desk/board")), StringComparison.Ordinal);
        desk.Clock.SetUtcNow(new(2026, 4, 9, 9, 0, 0, TimeSpan.FromHours(8)));
        foreach (var page in new[] { $"/desk/cases/{request.Id}", "/desk/cases" })
            Assert.Contains("还有 6 个工作日", ADesk.Text(await (await SignedInAsync(desk)).ReadAsync(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_takes_no_step_in_a_case_of_another_section()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        await desk.OpenSectionAsync("市场科");
        await desk.OpenSectionAsync("外贸科");
        var (own, _) = await desk.EmployInAsync("市场科", "zhang", Role.SectionOfficer);
        var (other, _) = await desk.EmployInAsync("外贸科", "li", Role.SectionOfficer);
        var request = await desk.ApplyAsync();
        await desk.TakeAsync(request, _ => Task.FromResult<CaseEvent>(new CaseAssigned(ADesk.Monday, "市场科", null)));
        var version = (await desk.FindAsync(request.Id)).Version;

        foreach (var step in CaseSteps.Workflow.Steps.Where(step =>
            step.Path is not null && step.In(CaseStage.UnderReview)?.By.Contains(Role.SectionOfficer) == true))
        {
            var answer = await other.OpenAsync($"/desk/cases/{request.Id}/{step.Path}");
            var text = (await Visitor.ReadAsync(answer)).Body!.TextContent;
            Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Forbidden || text.Contains("本件由市场科办理", StringComparison.Ordinal), step.Path);
        }
        Assert.Empty((await other.ReadAsync($"/desk/cases/{request.Id}")).QuerySelectorAll("nav[aria-label='可以办理的步骤'] a"));

        var open = await own.ReadAsync($"/desk/cases/{request.Id}/referral");
        var sent = await other.SendAsync(open, $"/desk/cases/{request.Id}/referral", "报请确定", ("Command.Body", "云川市国家保密局"));
        Assert.NotEqual(System.Net.HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(version, (await desk.FindAsync(request.Id)).Version);
    }

    private static async Task<Visitor> SignedInAsync(ADesk desk) => await desk.Site.SignInAsync("chen");

    private static async Task<LetterFields> LetterAsync(ADesk desk, DisclosureRequestId id, string code)
    {
        var situation = await desk.Journal.SituationAsync(desk.Agency.Id, Actor.Platform, Ct);
        var entries = await desk.Store.Journal.ReadAsync(id.Stream, Ct);
        var request = RequestJournal.Fold(id, entries);
        await using var connection = await desk.Store.Database.OpenAsync(Ct);
        var words = await MatterTexts.OpenAsync(desk.Store.People, connection, MatterTexts.In(entries));
        var agency = (await desk.Site.Services.GetRequiredService<AgencyRegister>().FindAsync(desk.Agency.Id, Ct))!;
        var at = new CaseAtHand(agency, new(desk.Journal.Kind, desk.Agency.Id, request, entries, situation), words);
        return StepFields.Of(at, LetterType.Find(code)!);
    }
}
