using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Publishing;

namespace Gongkai.Tests.Publishing;

public sealed class OpinionTests
{
    private static readonly ItemId Item = new(Guid.Parse("01990000-0000-7000-8000-0000000000c1"));
    private static readonly PersonId Officer = AnItem.Author, Other = AnItem.Reviewer;
    private static readonly PrivateRef Words = AnItem.Words;

    [Fact]
    public void The_workflow_of_opinions_is_one_table() => Snapshot.Match(
        "| 步骤 | 从 | 到 | 由 |\n|---|---|---|---|\n"
            + string.Concat(OpinionSteps.Workflow.Printed(stage => stage.Name()).Select(row => $"| {row.Step} | {row.From} | {row.To} | {row.Who} |\n")),
            "opinions.md");

    [Fact]
    public void The_public_is_heard_within_the_period_and_who_objects_says_who_he_is()
    {
        var blank = new Opinion(default) { About = Item };
        Assert.Equal(["PU26.early"], Refused(blank, Received(OpinionKind.Comment, Day(2)), Situation(OpinionKind.Comment)));
        Assert.Equal(["PU26.late"], Refused(blank, Received(OpinionKind.Comment, Day(11)), Situation(OpinionKind.Comment, Day(11))));
        Assert.Equal([], Refused(blank, Received(OpinionKind.Comment, Day(10)), Situation(OpinionKind.Comment, Day(11))));
        Assert.Equal(["PU26.none"], Refused(blank, Received(OpinionKind.Comment, Day(5)), Situation(OpinionKind.Objection)));
        Assert.Equal(["PU26.none"], Refused(blank, Received(OpinionKind.Comment, Day(5)), Situation(OpinionKind.Comment) with { Call = null }));
        Assert.Equal(["PU26.sender"], Refused(blank, Received(OpinionKind.Objection, Day(5)), Situation(OpinionKind.Objection)));
        Assert.Equal(["PU26.sender"], Refused(blank, Received(OpinionKind.Comment, Day(5)),
            Situation(OpinionKind.Comment) with { Settings = new() { NamedComments = true } }));
        Assert.Equal(["PU27.online"], Refused(blank, Received(OpinionKind.Comment, Day(5)) with { CodeHash = null }, Situation(OpinionKind.Comment)));
        Assert.Equal(["PU25.future"], Refused(blank, Received(OpinionKind.Comment, Day(10)), Situation(OpinionKind.Comment, Day(9))));
    }

    [Fact]
    public void An_objection_is_answered_by_the_day_of_the_outcome_and_its_sender_is_told()
    {
        var objection = After(new(default), Received(OpinionKind.Objection, Day(5)) with { Sender = Words });
        Assert.Equal(new(2026, 4, 8), Assert.Single(objection.Terms(Situation(OpinionKind.Objection))).Due);
        Assert.Equal(["PU27.way"], Refused(objection, Answered(OpinionOutcome.Adopted)));
        var letter = After(new(default), Received(OpinionKind.Objection, Day(5)) with { Sender = Words, CodeHash = null, Way = OpinionWay.Letter });
        Assert.Equal(["PU27.code"], Refused(letter, Answered(OpinionOutcome.Adopted) with { Way = OpinionWay.Online }));
        var answered = After(objection, Answered(OpinionOutcome.Adopted) with { Way = OpinionWay.Online });
        Assert.Empty(answered.Terms(Situation(OpinionKind.Objection)));
        Assert.Equal("异议成立。", OpinionSteps.Workflow.Shown(answered, answered.History[1])!.Text);
        Assert.Equal(["PU25"], Refused(answered, Answered(OpinionOutcome.Partly)));
        Assert.Equal(["PU25.section"], Refused(objection with { Received = objection.Received! with { Section = "外贸科" } }, Answered(OpinionOutcome.Adopted),
            Situation(OpinionKind.Objection) with { Actor = new(Officer, [new(Role.SectionHead, "市场科")]) }));
        Assert.Equal(["PU25.post"], Refused(objection, Answered(OpinionOutcome.Adopted),
            Situation(OpinionKind.Objection) with { Actor = new(Officer, [new(Role.Auditor)]) }));
        Assert.Empty(After(new(default), Received(OpinionKind.Comment, Day(5))).Terms(Situation(OpinionKind.Comment)));
    }

    [Fact]
    public void An_answer_can_be_corrected_and_what_the_public_wrote_cannot()
    {
        var answered = After(After(new(default), Received(OpinionKind.Comment, Day(5))), Answered(OpinionOutcome.NotAdopted));
        Assert.Equal(["PU27.own"], Refused(answered, new OpinionEntryCorrected(Day(12), 1, answered.History[0])));
        var corrected = After(answered, new OpinionEntryCorrected(Day(12), 2, Answered(OpinionOutcome.Adopted)));
        Assert.Equal(OpinionOutcome.Adopted, corrected.Answer!.Outcome);
        Assert.Equal(["PU25.early"], Refused(corrected, new OpinionErasureProposed(Day(5), Officer)).Take(1));
    }

    [Fact]
    public void What_is_personal_goes_after_the_agencys_years_by_two_hands()
    {
        var answered = After(After(new(default), Received(OpinionKind.Comment, Day(5))), Answered(OpinionOutcome.NotAdopted));
        Assert.Equal(["PU29.early"], Refused(answered, new OpinionErasureProposed(Day(12), Officer)));
        var (day, later) = (new DateOnly(2031, 3, 11), Situation(OpinionKind.Comment, new(2031, 3, 11)));
        Assert.Equal(["PU29.second"], Refused(answered, new OpinionErased(day, Officer), later));
        var proposed = After(answered, new OpinionErasureProposed(day, Officer), later);
        Assert.Equal(["PU29.second"], Refused(proposed, new OpinionErased(day, Officer), later));
        var erased = After(proposed, new OpinionErased(day, Other), later);
        Assert.Equal((OpinionStage.Erased, OpinionOutcome.NotAdopted), (erased.Stage, erased.Answer!.Outcome));
    }

    [Fact]
    public void The_outcome_is_drafted_with_its_figures_and_what_is_beside_the_matter_is_not_counted()
    {
        var count = new OpinionCount(1, 2, 0, 3, 9);
        Assert.Equal(6, count.Received);
        Assert.Equal("收到意见6条，采纳2条，部分采纳0条，未采纳3条。\n“缺菜市场”——采纳。列入规划",
            count.Draft(OpinionKind.Comment, [("缺菜市场", OpinionOutcome.Adopted, "列入规划")]));
        Assert.Equal("收到异议6件，成立2件，部分成立0件，不成立3件。", count.Draft(OpinionKind.Objection, []));
        Assert.Equal("没有收到异议。", OpinionCount.None.Draft(OpinionKind.Objection, []));
    }

    [Fact]
    public void A_notice_has_no_outcome_while_an_objection_waits_nor_one_that_tells_of_fewer()
    {
        var item = AnItem.Of(ItemKinds.PublicNotice).Reviewed().Published();
        item.Now = new(2026, 5, 6, 9, 0, 0, TimeSpan.FromHours(8));
        item.Take(new AmendmentBegun(item.Today, "公布结果", AnItem.Author));
        var content = AnItem.Content(ItemKinds.PublicNotice);
        item.Take(new ItemRevised(item.Today, item.Keep(content with
        {
            Fields = content.Fields.SetItem("outcome", "没有收到异议。").SetItem("received", "1").SetItem("adopted", "0"),
        }), item.Item.Placement, AnItem.Author));
        var submitted = new ItemSubmitted(item.Today, item.Settings.Chain, AnItem.Author);
        Assert.Equal(["PU28.open", "PU28.fewer"], item.Try(submitted, item.As(Role.SectionOfficer) with { Heard = new(1, 1, 0, 0, 0) }).Select(AnItem.Told));
        item.Take(submitted, item.As(Role.SectionOfficer) with { Heard = new(0, 1, 0, 0, 3) });
    }

    private static DateOnly Day(int day) => new(2026, 3, day);

    private static OpinionReceived Received(OpinionKind kind, DateOnly on) =>
        new(on, Item, kind, "2026-意00001", Day(10), OpinionWay.Online, Words) { CodeHash = "ab12" };

    private static OpinionAnswered Answered(OpinionOutcome outcome) => new(Day(11), outcome, Words, Officer);

    private static OpinionSituation Situation(OpinionKind kind, DateOnly? today = null) => new(today ?? Day(20), WorkCalendar.StateCouncil, new(),
        new(Item, kind, Day(3), Day(10)), new(Officer, [.. Enum.GetValues<Role>()]));

    private static Opinion After(Opinion opinion, OpinionEvent happened, OpinionSituation? situation = null)
    {
        var kind = (happened as OpinionReceived)?.Kind ?? opinion.Received!.Kind;
        Assert.Equal([], Refused(opinion, happened, situation ?? Situation(kind)));
        return OpinionSteps.Workflow.Fold(new(opinion.Id), [.. opinion.History, happened]);
    }

    private static IEnumerable<string> Refused(Opinion opinion, OpinionEvent happened, OpinionSituation? situation = null)
    {
        var refusals = OpinionSteps.Workflow.Decide(opinion, happened, situation ?? Situation(opinion.Received!.Kind)).Refusals;
        Assert.All(refusals, refusal => Casework.CasePageTests.IsTold(refusal));
        return [.. refusals.Select(AnItem.Told)];
    }
}
