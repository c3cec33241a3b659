using System.Text;
using Gongkai.Agencies;
using Gongkai.Casework;
using static Gongkai.Tests.Casework.ACase;

namespace Gongkai.Tests.Casework;

public sealed class CaseRulesTests
{
    [Fact]
    public void The_workflow_is_one_table()
    {
        var text = new StringBuilder("| 步骤 | 事件 | 从 | 到 | 由 |\n|---|---|---|---|---|\n");
        foreach (var row in Workflow.Table)
        {
            var by = row.By.Select(Roles.Name).Concat(row.ByApplicant ? ["申请人"] : []).Concat(row.ByPlatform ? ["平台"] : []);
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"| {row.Step} | {row.Event.Name} | {string.Join(" ", row.From)} | {row.To} | {string.Join(" ", by)} |\n");
        }
        Snapshot.Match(text.ToString(), "workflow.md");
    }

    [Fact]
    public void A_second_correction_notice_is_refused()
    {
        var one = UnderReview()
            .Do(new CorrectionRequested(Day("2026-03-04"), [Words()], 15))
            .Do(new CorrectionReceived(Day("2026-03-10"), Words("clearer")));

        Assert.Equal(["CW25"], one.Refused(new CorrectionRequested(Day("2026-03-11"), [Words()], 15)));
        Assert.Equal(Day("2026-04-08"), one.Clock("2026-03-11").Due);
    }

    [Fact]
    public void A_late_correction_notice_needs_a_reason_and_leaves_the_deadline()
    {
        var one = UnderReview();
        var late = new CorrectionRequested(Day("2026-03-12"), [Words()], 15);

        Assert.Equal(["CW27"], one.Refused(late));
        one.Do(late with { OverrideReason = Words("why") });
        Assert.Equal(Day("2026-03-30"), one.Clock("2026-03-12").Due);
        Assert.Contains(one.Clock("2026-03-12").Findings, finding => finding.Code == "CW01");
    }

    [Fact]
    public void A_second_extension_is_refused()
    {
        var one = UnderReview("2025-04-14")
            .Do(new ExtensionConsented(Day("2025-05-12"), 20, Words("why"), Officer))
            .Do(new ExtensionNoticed(Day("2025-05-13")));

        Assert.Equal(Day("2025-06-12"), one.Clock("2025-05-13").Due);
        Assert.Equal(["CW34"], one.Refused(new ExtensionConsented(Day("2025-05-20"), 5, Words("why"), Officer)));
    }

    [Fact]
    public void An_extension_noticed_after_the_due_day_is_refused() =>
        Assert.Equal(["CW36"], UnderReview("2025-04-14")
            .Do(new ExtensionConsented(Day("2025-05-13"), 20, Words("why"), Officer))
            .Refused(new ExtensionNoticed(Day("2025-05-15"))));

    [Fact]
    public void An_application_lapses_only_after_the_last_day_of_its_correction()
    {
        var one = UnderReview("2025-01-20").Do(new CorrectionRequested(Day("2025-02-05"), [Words()], 15));

        Assert.Equal(["CW29"], one.Refused(new ApplicationLapsed(Day("2025-02-25")), Day("2025-02-25")));
        one.Do(new ApplicationLapsed(Day("2025-02-26")));
        Assert.Equal((CaseStage.LapsedNoCorrection, DispositionType.NoCorrection), (one.Request.Stage, one.Request.Outcome));
    }

    [Fact]
    public void Whoever_drafts_does_not_sign()
    {
        var one = Drafted();
        var actor = new CaseActor(Officer, [Role.LeaderInCharge]);

        Assert.Contains("CW50", one.Refused(new DecisionApproved(Day("2026-03-20"), Officer), actor: actor));
        Assert.Equal(["CW46"], one.Refused(new DecisionApproved(Day("2026-03-20"), Leader)));
    }

    [Fact]
    public void A_reply_is_on_time_when_it_is_handed_to_the_post_on_the_last_day()
    {
        var one = Drafted()
            .Do(new SecrecyReviewed(Day("2026-03-20"), Officer, true, null))
            .Do(new DecisionApproved(Day("2026-03-26"), Leader))
            .Do(new DecisionIssued(Day("2026-03-27"), Letter("D-G2", Day("2026-03-27"))));

        Assert.Equal(["CW52"], one.Refused(new DecisionServed(Day("2026-03-30"), ServiceRoute.Courier)));
        Assert.Equal(["CW53"], one.Refused(new DecisionServed(Day("2026-03-30"), ServiceRoute.Electronic) { Proof = Words() }));
        Assert.Equal(["CW54"], one.Refused(new DecisionServed(Day("2026-03-30"), ServiceRoute.Post)));
        one.Do(new DecisionServed(Day("2026-03-30"), ServiceRoute.Post) { Proof = Words("RA123") });
        Assert.Equal(0, one.Clock("2026-04-03").OverdueDays);
        Assert.Equal(DispositionType.Provided, one.Request.Outcome);
    }

    [Fact]
    public void A_wrong_entry_is_corrected_by_an_event_and_every_date_follows()
    {
        var one = Registered("2026-03-02");
        one.Do(new FactCorrected(Day("2026-03-04"), 1, new ApplicationArrived(Day("2026-02-27"), Channel.InPerson, ApplicantCategory.NaturalPerson, Words(), Words())));

        Assert.Equal(Day("2026-02-27"), one.Clock("2026-03-04").ReceivedOn);
        Assert.Equal(3, one.Events.Count);
    }

    [Fact]
    public void Unclear_after_correction_needs_a_correction() =>
        Assert.Equal(["CW30"], UnderReview().Refused(new DecisionDrafted(Day("2026-03-10"),
            new(DispositionType.StillUnclear) { Texts = [new(DecisionNeed.Reasons, Words())] }, Officer)));

    [Fact]
    public void A_refusal_says_whether_an_open_part_was_looked_for() =>
        Assert.Equal(["CW42", "CW42", "CW43"], UnderReview().Refused(new DecisionDrafted(Day("2026-03-10"), new(DispositionType.StateSecret), Officer)));

    [Fact]
    public void A_third_party_that_refuses_with_reason_is_heard_before_disclosure()
    {
        var one = UnderReview()
            .Do(new ConsultationSent(Day("2026-03-03"), Party, ConsultationKind.ThirdParty, Words()))
            .Do(new DecisionDrafted(Day("2026-03-10"), new(DispositionType.Provided) { Provided = [File(FileKind.Information)] }, Officer))
            .Do(new SecrecyReviewed(Day("2026-03-10"), Officer, true, null));
        var sign = new DecisionApproved(Day("2026-03-12"), Leader);

        Assert.Equal(["CW48"], one.Refused(sign));
        one.Do(new ConsultationAnswered(Day("2026-03-11"), Party, ConsultationOutcome.RefusesWithReason));
        Assert.Equal(["CW49"], one.Refused(sign));
    }

    private static ACase Drafted() =>
        UnderReview().Do(new DecisionDrafted(Day("2026-03-10"), new(DispositionType.Provided) { Provided = [File(FileKind.Information)] }, Officer));
}
