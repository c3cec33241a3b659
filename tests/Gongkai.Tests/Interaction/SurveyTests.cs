using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Diagnostics;
using Gongkai.Interaction;
using Gongkai.Tests.Publishing;

namespace Gongkai.Tests.Interaction;

public sealed class SurveyTests
{
    private static readonly PersonId Officer = AnItem.Author, Other = AnItem.Reviewer;

    private static readonly SurveyContent Content = new("早市满意度调查", "请您评价早市。", Day(3), Day(10),
    [
        new(QuestionKind.Single, "您常去吗") { Options = ["常去", "不常去"], IsRequired = true },
        new(QuestionKind.Multiple, "买什么") { Options = ["菜", "肉", "水果"] },
        new(QuestionKind.Scale, "打几分"),
        new(QuestionKind.Words, "还想说什么"),
    ]);

    [Fact]
    public void The_workflow_of_surveys_is_one_table() => Snapshot.Match(
        "| 步骤 | 从 | 到 | 由 |\n|---|---|---|---|\n"
            + string.Concat(SurveySteps.Workflow.Printed(stage => stage.Name()).Select(row => $"| {row.Step} | {row.From} | {row.To} | {row.Who} |\n")),
            "surveys.md");

    [Fact]
    public void A_survey_asks_something_and_another_publishes_it_than_who_wrote_it()
    {
        var blank = new Survey(default);
        Assert.Equal(["IA04.empty", "IA04.period"], Refused(blank, Drafted(Content with { Questions = [], Until = Day(1) })));
        Assert.Equal(["IA04.options"], Refused(blank, Drafted(Content with { Questions = [new(QuestionKind.Single, "去吗") { Options = ["去"] }] })));
        var draft = After(blank, Drafted(Content));
        Assert.Equal(["IA04.own"], Refused(draft, new SurveyPublished(Day(2), Officer)));
        Assert.Equal(["IA04.past"], Refused(draft, new SurveyPublished(Day(11), Other)));
        Assert.Equal(["IA04.scan"], Refused(draft, new SurveyPublished(Day(2), Other), Situation(new Finding("PB02", Severity.Error))));
        Assert.Equal(["IA04.unscanned"], Refused(draft, new SurveyPublished(Day(2), Other), Situation() with { Found = null }));
        var revised = After(draft, new SurveyRevised(Day(2), Content, Other));
        Assert.Equal(["IA04.own"], Refused(revised, new SurveyPublished(Day(2), Other)));
        var published = After(revised, new SurveyPublished(Day(2), Officer));
        Assert.Equal(["IA03"], Refused(published, new SurveyRevised(Day(2), Content, Other)));
        Assert.Equal([false, true, true, false], ((int[])[2, 3, 10, 11]).Select(day => published.IsOpenOn(Day(day))));
    }

    [Fact]
    public void Its_result_is_told_once_it_is_over()
    {
        var published = After(After(new(default), Drafted(Content)), new SurveyPublished(Day(2), Other));
        Assert.Equal(["IA04.running"], Refused(published, new SurveyConcluded(Day(10), "八成满意。", Other)));
        Assert.Equal(new(2026, 4, 8), Assert.Single(published.Terms(WorkCalendar.StateCouncil)).Due);
        var concluded = After(published, new SurveyConcluded(Day(11), "八成满意。", Other));
        Assert.Empty(concluded.Terms(WorkCalendar.StateCouncil));
        Assert.Equal(SurveyStage.Withdrawn, After(concluded, new SurveyWithdrawn(Day(12), AnItem.Words, Other)).Stage);
    }

    [Fact]
    public void Answers_are_counted_by_question_and_what_is_left_out_is_nobodys()
    {
        var tallies = SurveyTally.Of(Content,
        [
            [Chose(0), Chose(0, 2), Chose(4), new() { Words = AnItem.Words }],
            [Chose(1), Chose(), Chose(3), new()],
            [Chose(0), Chose(0)],
        ]);
        Assert.Equal([[2, 1], [2, 0, 1], [0, 0, 0, 1, 1], []], tallies.Select(tally => tally.Counts.ToArray()));
        Assert.Equal([3, 2, 2, 1], tallies.Select(tally => tally.Answered));
        Assert.Equal((4.5m, null, 66.7m), (tallies[2].Average, tallies[0].Average, tallies[0].PercentOf(0)));
        Assert.Null(SurveyTally.Of(Content, [])[0].PercentOf(0));
        Assert.Equal("5 分", tallies[2].Question.NameOf(4));
    }

    [Fact]
    public void Codes_are_for_those_who_were_chosen_and_both_forms_are_counted_apart()
    {
        var published = After(After(new(default), Drafted(Content)), new SurveyPublished(Day(2), Other));
        Assert.Equal(["IA03"], Refused(published, new SurveyInvitationsGiven(Day(3), 5, Other)));
        var both = Content with { Access = SurveyAccess.Both, Evaluation = new(new(Guid.CreateVersion7()), 2025) };
        var sampled = After(After(new(default), Drafted(both)), new SurveyPublished(Day(2), Other));
        Assert.Equal(["IA04.invitations"], Refused(sampled, new SurveyInvitationsGiven(Day(3), 501, Other)));
        Assert.Equal(7, After(After(sampled, new SurveyInvitationsGiven(Day(3), 5, Other)), new SurveyInvitationsGiven(Day(4), 2, Other)).Invited);
        Assert.Equal(["IA04.scale"], Refused(new(default), Drafted(both with { Questions = [Content.Questions[0]] })));

        // Ten who were chosen give four of five points; one other gives one, and of him alone nothing is said.
        SurveyAnswered[] answers = [.. Enumerable.Range(0, 10).Select(_ => Answer(3) with { IsInvited = true }), Answer(0)];
        var results = SurveyResult.Of(both, answers);
        Assert.Equal([("抽样", 10, false, 80m), ("开放", 1, true, null)],
            results.Select(result => (result.Form, result.Count, result.IsTooFew, result.Satisfaction)));
        Assert.Equal(("", 11, false), SurveyResult.Of(Content, answers) is [var whole] ? (whole.Form, whole.Count, whole.IsTooFew) : default);

        static SurveyAnswered Answer(int points) => new(default, Day(4), [Chose(), Chose(), Chose(points), new()]);
    }

    private static DateOnly Day(int day) => new(2026, 3, day);

    private static SurveyReply Chose(params int[] chosen) => new() { Chosen = [.. chosen] };

    private static SurveyDrafted Drafted(SurveyContent content) => new(Day(2), "2026-问001", content, Officer);

    private static SurveySituation Situation(params Finding[] found) =>
        new(Day(20), WorkCalendar.StateCouncil, new(() => [.. found]), new(Officer, [.. Enum.GetValues<Role>()]));

    private static Survey After(Survey survey, SurveyEvent happened)
    {
        Assert.Equal([], Refused(survey, happened));
        return SurveySteps.Workflow.Fold(new(survey.Id), [.. survey.History, happened]);
    }

    private static IEnumerable<string> Refused(Survey survey, SurveyEvent happened, SurveySituation? situation = null)
    {
        var refusals = SurveySteps.Workflow.Decide(survey, happened, situation ?? Situation()).Refusals;
        Assert.All(refusals, refusal => Casework.CasePageTests.IsTold(refusal));
        return [.. refusals.Select(AnItem.Told)];
    }
}
