using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Matters;

namespace Gongkai.Tests.Casework;

public sealed class ComplaintTests
{
    private static readonly PersonId Officer = new(Guid.Parse("01990000-0000-7000-8000-0000000000f1"));
    private static readonly PrivateRef Words = new(new(Guid.Parse("01990000-0000-7000-8000-0000000000f3")), "ab12");

    [Fact]
    public void It_is_to_be_answered_within_twenty_workdays_from_the_day_after_unless_the_authority_has_chosen()
    {
        Assert.Equal(new(2026, 3, 30), Assert.Single(Filed().Terms(Situation())).Due);
        Assert.Equal(new(2026, 3, 9), Filed().Due(new(Day(20), WorkCalendar.StateCouncil, new() { ComplaintWorkdays = 5 }, Actor.Platform)));
        Assert.Equal(new(2026, 3, 30), Assert.Single(After(Filed(), new ComplaintAccepted(Day(3), Officer)).Terms(Situation())).Due);
    }

    [Fact]
    public void What_is_answered_passed_on_or_taken_back_has_no_term()
    {
        Assert.Empty(After(Filed(), new ComplaintAnswered(Day(3), Words)).Terms(Situation()));
        Assert.Empty(After(Filed(), new ComplaintPassedOn(Day(3), "云川市信访局", Words)).Terms(Situation()));
        Assert.Empty(After(Filed(), new ComplaintWithdrawn(Day(3))).Terms(Situation()));
    }

    [Fact]
    public void Each_refusal_says_what_is_in_the_way()
    {
        var filed = Filed();
        var answered = After(filed, new ComplaintAnswered(Day(3), Words));

        Assert.Equal([null], Refused(answered, new ComplaintAnswered(Day(4), Words)));
        Assert.Equal(["post"], Refused(filed, new ComplaintAnswered(Day(3), Words), Role.OfficeHead));
        Assert.Equal(["future"], Refused(filed, new ComplaintAnswered(Day(30), Words)));
        Assert.Equal(["early"], Refused(filed, new ComplaintAnswered(Day(1), Words)));
        Assert.Equal(["organ"], Refused(filed, new ComplaintPassedOn(Day(3), " ", Words)));
        Assert.Equal(["own"], Refused(filed, new ComplaintEntryCorrected(Day(3), 1, (ComplaintFiled)filed.History[0])));
        Assert.Equal([null], Refused(answered, new ComplaintWithdrawn(Day(4))));
    }

    [Fact]
    public void A_wrong_answer_is_corrected_by_a_later_entry()
    {
        var answered = After(Filed(), new ComplaintAnswered(Day(3), Words) { Finding = ComplaintFinding.Founded });
        var corrected = After(answered, new ComplaintEntryCorrected(Day(4), 2, new ComplaintAnswered(Day(3), Words) { Finding = ComplaintFinding.Unfounded }));

        Assert.Equal((ComplaintStage.Answered, ComplaintFinding.Unfounded), (corrected.Stage, corrected.Answer!.Finding));
    }

    [Fact]
    public void The_workflow_of_complaints_is_one_table() => Snapshot.Match(
        "| 步骤 | 从 | 到 | 由 |\n|---|---|---|---|\n"
            + string.Concat(ComplaintSteps.Workflow.Printed(stage => stage.Name()).Select(row => $"| {row.Step} | {row.From} | {row.To} | {row.Who} |\n")),
            "complaints.md");

    private static DateOnly Day(int day) => new(2026, 3, day);

    private static CaseSituation Situation(Role role = Role.Supervisor) =>
        new(Day(20), WorkCalendar.StateCouncil, new(), new(Officer, [new HeldPost(role, null)]));

    private static Complaint Filed() => ComplaintSteps.Workflow.Fold(new(new ComplaintId(Guid.Parse("01990000-0000-7000-8000-0000000000f4"))),
        [new ComplaintFiled(Day(2), new(Guid.Parse("01990000-0000-7000-8000-0000000000f5")), new(Guid.Parse("01990000-0000-7000-8000-0000000000f6")), Words)]);

    private static Complaint After(Complaint complaint, ComplaintEvent happened)
    {
        var situation = happened is ComplaintWithdrawn ? new(Day(20), WorkCalendar.StateCouncil, new(), Actor.Applicant) : Situation();
        Assert.Empty(ComplaintSteps.Workflow.Decide(complaint, happened, situation).Refusals);
        return ComplaintSteps.Workflow.Fold(new(complaint.Id), [.. complaint.History, happened]);
    }

    private static ImmutableArray<string?> Refused(Complaint complaint, ComplaintEvent happened, Role role = Role.Supervisor)
    {
        var situation = happened is ComplaintWithdrawn ? new(Day(20), WorkCalendar.StateCouncil, new(), Actor.Applicant) : Situation(role);
        var refusals = ComplaintSteps.Workflow.Decide(complaint, happened, situation).Refusals;
        Assert.All(refusals, refusal => Assert.Equal("CW98", refusal.Code));
        return [.. refusals.Select(refusal => refusal.Variant)];
    }
}
