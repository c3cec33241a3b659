using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Matters;

namespace Gongkai.Tests.Assessment;

public sealed class AgencyAssessmentTests
{
    private static readonly PersonId Supervisor = new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-000000000001")), Head =
        new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-000000000002")), Officer = new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-000000000003"));
    private static readonly AgencyId Authority = new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-0000000000a1")), Bureau =
        new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-0000000000b1"));

    private static readonly IndicatorSystem System = new("体系", 2026, "部门", 10, [new("优秀", 9)],
    [
        new("1", "按时答复") { Weight = 6, Rule = IndicatorRule.PerEvent, Points = 3, Source = "reply_late" },
        new("2", "台账") { Weight = 4, Rule = IndicatorRule.Judgement },
    ]);

    private static AgencyAssessment Opened => After(new AgencyAssessment(AgencyAssessment.IdOf(Authority, Bureau, 2026)),
        new AssessmentOpened(Day(1), Authority, Bureau, "云川市商务局", 2026, default, 1, Day(10), Supervisor));

    [Fact]
    public void The_workflow_of_assessments_is_one_table() => Snapshot.Match(
        "| 步骤 | 从 | 到 | 由 |\n|---|---|---|---|\n"
            + string.Concat(AssessmentSteps.Workflow.Printed(stage => stage.Name()).Select(row => $"| {row.Step} | {row.From} | {row.To} | {row.Who} |\n")),
            "assessments.md");

    [Fact]
    public void An_assessment_goes_from_self_scores_over_an_appeal_to_its_publication()
    {
        Assert.Equal(["AS03.missing", "AS03.points"], Refused(Opened, new SelfAssessed(Day(2), [new("1", 7)], Head), Role.OfficeHead).Order());
        var self = Taken(Opened, new SelfAssessed(Day(2), [new("1", 6), new("2", 4)], Head), Role.OfficeHead);
        Assert.Equal(["AS04.unknown"], Refused(self, new AssessmentFedBack(Day(3), 0, Day(9), Supervisor)));
        var collected = Taken(self, new FactsCollected(Day(3), ImmutableSortedDictionary<string, IndicatorFacts>.Empty.Add("1",
            new() { Events = [new("申请 1 号") { On = Day(1), Subject = "case/1" }] }), Supervisor));
        Assert.Equal(["AS04.words"], Refused(collected, new IndicatorsReviewed(Day(3), [new("2", 3, "")], Supervisor)));
        Assert.Equal(["AS03.points"], Refused(collected, new IndicatorsReviewed(Day(3), [new("2", 5, "齐全")], Supervisor)));
        Assert.Equal(["AS03.count"], Refused(collected, new IndicatorsReviewed(Day(3), [new("1", 1.5m, "一件半")], Supervisor)));
        var reviewed = Taken(collected, new IndicatorsReviewed(Day(3), [new("2", 3.5m, "缺两件送达回证")], Supervisor));
        Assert.Equal(6.5m, reviewed.SheetBy(System).Total);
        Assert.Equal(["AS04.total"], Refused(reviewed, new AssessmentFedBack(Day(3), 7, Day(9), Supervisor)));
        var fed = Taken(reviewed, new AssessmentFedBack(Day(3), 6.5m, Day(9), Supervisor));
        Assert.Equal(["AS04.running"], Refused(fed, new AssessmentDecided(Day(9), 6.5m, "", Supervisor)));
        Assert.Equal(["AS04.late"], Refused(fed, new AssessmentAppealed(Day(10), [new("1", Sealed)], Head), Role.OfficeHead));

        var appealed = Taken(fed, new AssessmentAppealed(Day(8), [new("1", Sealed)], Head), Role.OfficeHead);
        Assert.Equal(["AS04.unchanged"], Refused(appealed, new AppealDecided(Day(9), [new("1", true, "中止期间应当扣除")], 6.5m, Supervisor)));
        Assert.Equal(["AS04.answer"], Refused(appealed, new AppealDecided(Day(9), [], 6.5m, Supervisor)));
        var mended = Taken(appealed, new IndicatorsReviewed(Day(9), [new("1", 0, "第三方意见期间不计入")], Supervisor));
        var answered = Taken(mended, new AppealDecided(Day(9), [new("1", true, "第三方意见期间不计入")], 9.5m, Supervisor));
        Assert.Equal(["AS04.again"], Refused(answered, new AssessmentAppealed(Day(9), [new("2", Sealed)], Head), Role.OfficeHead));
        Assert.Equal(["AS04.grade"], Refused(answered, new AssessmentDecided(Day(9), 9.5m, "良好", Supervisor)));
        var decided = Taken(answered, new AssessmentDecided(Day(9), 9.5m, "优秀", Supervisor));
        Assert.Equal(AssessmentStage.Published, Taken(decided, new AssessmentPublished(Day(9), Supervisor)).Stage);
        // Nothing is decided twice, and nothing is collected over a decision.
        Assert.Equal(["AS01."], Refused(decided, new FactsCollected(Day(10), ImmutableSortedDictionary<string, IndicatorFacts>.Empty, Supervisor)));
    }

    [Fact]
    public void Who_answers_for_an_indicator_may_answer_to_it_and_nobody_else()
    {
        var assigned = Taken(Opened, new IndicatorsAssigned(Day(2), [new("1", "市场科", null), new("2", "外贸科", Officer)], Head), Role.OfficeHead);
        var self = Taken(assigned, new SelfAssessed(Day(2), [new("1", 6), new("2", 4)], Head), Role.OfficeHead);
        var market = new Actor(Supervisor, [new(Role.SectionOfficer, "市场科")]);
        Assert.Empty(Refused(self, new PointAnswered(Day(3), "1", Sealed, Supervisor), market));
        Assert.Equal(["AS04.other"], Refused(self, new PointAnswered(Day(3), "2", Sealed, Supervisor), market));
        Assert.Empty(Refused(self, new PointAnswered(Day(3), "2", Sealed, Officer), new Actor(Officer, [new(Role.SectionOfficer, "市场科")])));
        Assert.Equal(["AS03.section"], Refused(self, new ResponsibilitySigned(Day(3), "财务科", Day(3), Head), Role.OfficeHead));
    }

    [Fact]
    public void Who_has_not_assessed_itself_in_time_is_assessed_all_the_same()
    {
        var reviewed = Taken(Opened, new IndicatorsReviewed(Day(3), [new("1", 2, "两件逾期"), new("2", 4, "齐全")], Supervisor));
        Assert.Equal(["AS04.early"], Refused(reviewed, new AssessmentFedBack(Day(10), 4, Day(20), Supervisor)));
        Assert.Empty(Refused(reviewed, new AssessmentFedBack(Day(11), 4, Day(20), Supervisor)));
    }

    private static PrivateRef Sealed { get; } = new(new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-0000000000c1")), "ab");

    private static DateOnly Day(int day) => new(2026, 12, day);

    private static AgencyAssessment Taken(AgencyAssessment assessment, AssessmentEvent happened, Role by = Role.Supervisor)
    {
        Assert.Empty(Refused(assessment, happened, by));
        return After(assessment, happened);
    }

    private static AgencyAssessment After(AgencyAssessment assessment, params AssessmentEvent[] happened) =>
        AssessmentSteps.Workflow.Fold(new(assessment.Id), [.. assessment.History, .. happened]);

    private static IEnumerable<string> Refused(AgencyAssessment assessment, AssessmentEvent happened, Role by = Role.Supervisor) =>
        Refused(assessment, happened, new Actor(Supervisor, [by]));

    private static IEnumerable<string> Refused(AgencyAssessment assessment, AssessmentEvent happened, Actor actor) =>
        AssessmentSteps.Workflow.Decide(assessment, happened, new(new(2026, 12, 30), System, actor)).Refusals.Select(refusal =>
            $"{refusal.Code}.{refusal.Variant}");
}
