using System.Text;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using static Gongkai.Tests.Casework.ACase;

namespace Gongkai.Tests.Casework;

public sealed class CaseRulesTests
{
    [Fact]
    public void The_workflow_is_one_table()
    {
        var text = new StringBuilder("| 步骤 | 事件 | 从 | 到 | 由 |\n|---|---|---|---|---|\n");
        foreach (var row in CaseSteps.Workflow.Table)
        {
            var by = row.By.Select(value => value.Name()).Concat(row.ByApplicant ? ["申请人"] : []).Concat(row.ByPlatform ? ["平台"] : []);
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
        var actor = new Actor(Officer, [Role.LeaderInCharge]);

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
        one.Do(new FactCorrected(Day("2026-03-04"), 1,
            new ApplicationArrived(Day("2026-02-27"), Channel.InPerson, ApplicantCategory.NaturalPerson, Words(), Words())));

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

    [Fact]
    public void An_application_arrives_once() =>
        Assert.Equal(["CW20"],
            UnderReview().Refused(new ApplicationArrived(Day("2026-03-05"), Channel.InPerson, ApplicantCategory.NaturalPerson, Words(), Words())));

    [Fact]
    public void No_notice_goes_out_before_registration() =>
        Assert.Equal(["CW20"], new ACase()
            .Do(new ApplicationArrived(Day("2026-03-02"), Channel.Online, ApplicantCategory.NaturalPerson, Words(), Words()))
            .Refused(new CorrectionRequested(Day("2026-03-02"), [Words()], 15)));

    [Fact]
    public void The_day_of_receipt_is_confirmed_once()
    {
        var one = new ACase()
            .Do(new ApplicationArrived(Day("2026-03-02"), Channel.MailOrdinary, ApplicantCategory.NaturalPerson, Words(), Words()))
            .Do(new ReceiptConfirmed(Day("2026-03-03")));

        Assert.Equal(["CW24"], one.Refused(new ReceiptConfirmed(Day("2026-03-06"))));
        Assert.Equal(Day("2026-03-03"), one.Clock("2026-03-06").ReceivedOn);
    }

    [Fact]
    public void A_correction_does_not_come_before_it_was_asked_for() =>
        Assert.Equal(["CW67"],
            UnderReview().Do(new CorrectionRequested(Day("2026-03-04"), [Words()], 15))
                .Refused(new CorrectionReceived(Day("2026-03-03"), Words()), Day("2026-03-10")));

    [Fact]
    public void A_consent_that_was_never_told_may_be_replaced()
    {
        var one = UnderReview("2025-04-14")
            .Do(new ExtensionConsented(Day("2025-05-09"), 10, Words("why"), Officer))
            .Do(new ExtensionConsented(Day("2025-05-12"), 20, Words("why"), Officer))
            .Do(new ExtensionNoticed(Day("2025-05-13")));

        Assert.Equal(Day("2025-06-12"), one.Clock("2025-05-13").Due);
    }

    [Fact]
    public void A_correction_asked_for_too_late_leaves_room_for_an_extension_and_a_consultation()
    {
        var one = UnderReview()
            .Do(new CorrectionRequested(Day("2026-03-12"), [Words()], 15) { OverrideReason = Words("why") })
            .Do(new ConsultationSent(Day("2026-03-13"), Party, ConsultationKind.ThirdParty, Words()))
            .Do(new ConsultationAnswered(Day("2026-03-13"), Party, ConsultationOutcome.Consents))
            .Do(new ExtensionConsented(Day("2026-03-20"), 10, Words("why"), Officer))
            .Do(new ExtensionNoticed(Day("2026-03-23")));

        Assert.Equal(Day("2026-04-14"), one.Clock("2026-03-23").Due);
    }

    [Fact]
    public void While_a_correction_is_awaited_in_time_there_is_nothing_to_extend() =>
        Assert.Equal(["CW36"],
            UnderReview().Do(new CorrectionRequested(Day("2026-03-04"), [Words()], 15))
                .Refused(new ExtensionConsented(Day("2026-03-20"), 10, Words(), Officer)));

    [Fact]
    public void A_fee_is_notified_within_an_extended_term_and_begins_a_whole_new_one()
    {
        var one = UnderReview()
            .Do(new ExtensionConsented(Day("2026-03-20"), 10, Words("why"), Officer))
            .Do(new ExtensionNoticed(Day("2026-03-23")))
            .Do(new FeeNoticed(Day("2026-04-07"), FeeTariff.PerPage, 68, 0, Yuan.Of(380)))
            .Do(new FeePaid(Day("2026-04-13"), null));

        Assert.Equal(Day("2026-05-13"), one.Clock("2026-04-13").Due);
        Assert.Equal(["CW38"], one.Refused(new FeeNoticed(Day("2026-04-14"), FeeTariff.PerPage, 68, 0, Yuan.Of(380))));
    }

    [Fact]
    public void A_case_lapses_on_a_day_after_the_last_one_however_late_it_is_entered() =>
        Assert.Equal(["CW29"],
            UnderReview().Do(new CorrectionRequested(Day("2026-03-04"), [Words()], 15)).Refused(new ApplicationLapsed(Day("2026-03-25")), Day("2026-04-10")));

    [Fact]
    public void A_correction_of_an_entry_leaves_a_history_that_can_have_happened()
    {
        var one = UnderReview().Do(new CorrectionRequested(Day("2026-03-04"), [Words()], 15)).Do(new CorrectionReceived(Day("2026-03-10"), Words()));
        var today = Day("2026-03-16");

        Assert.Equal(["CW67"], one.Refused(new FactCorrected(today, 4, new CorrectionRequested(Day("2026-03-11"), [Words()], 15)), today));
        Assert.Equal(["CW26"], one.Refused(new FactCorrected(today, 4, new CorrectionRequested(Day("2026-03-04"), [], 15)), today));
        Assert.Equal(["CW23"],
            one.Refused(
                new FactCorrected(today, 1,
                    new ApplicationArrived(Day("2026-03-03"), Channel.InPerson, ApplicantCategory.NaturalPerson, Words(), Words())), today).Distinct());
    }

    [Fact]
    public void A_correction_may_show_that_the_agency_was_late()
    {
        var one = UnderReview("2025-04-14")
            .Do(new ExtensionConsented(Day("2025-05-13"), 20, Words("why"), Officer))
            .Do(new ExtensionNoticed(Day("2025-05-13")))
            .Do(new FactCorrected(Day("2025-05-20"), 5, new ExtensionNoticed(Day("2025-05-15"))));

        Assert.Equal(Day("2025-05-14"), one.Clock("2025-05-20").Due);
        Assert.Contains(one.Clock("2025-05-20").Findings, finding => finding.Code == "CW03");
    }

    [Fact]
    public void An_entry_that_was_corrected_can_be_corrected_again()
    {
        var one = Registered("2026-03-02");
        ApplicationArrived Arrived(string day) => new(Day(day), Channel.InPerson, ApplicantCategory.NaturalPerson, Words(), Words());
        one.Do(new FactCorrected(Day("2026-03-04"), 1, Arrived("2026-02-27"))).Do(new FactCorrected(Day("2026-03-05"), 1, Arrived("2026-02-26")));

        Assert.Equal(Day("2026-02-26"), one.Clock("2026-03-05").ReceivedOn);
        Assert.Equal(["CW57"], one.Refused(new FactCorrected(Day("2026-03-05"), 3, new CaseAssigned(Day("2026-03-02"), "市场科", null))));
    }

    [Fact]
    public void A_case_decided_again_by_order_is_served_within_the_ordered_term_and_keeps_its_first_outcome()
    {
        var one = Served().Do(new RehandlingOrdered(Day("2026-06-01"), Day("2026-06-22"), "云川市人民政府", "云政复决〔2026〕1号"));

        Assert.Equal(["CW36"], one.Refused(new ExtensionConsented(Day("2026-06-02"), 10, Words(), Officer)));
        Assert.Equal(["CW67"],
            one.Refused(
                new DecisionDrafted(Day("2026-05-29"), new(DispositionType.AlreadyPublic) { Texts = [new(DecisionNeed.WherePublic, Words())] }, Officer),
                Day("2026-06-02")));
        one.Do(new DecisionDrafted(Day("2026-06-02"), new(DispositionType.AlreadyPublic) { Texts = [new(DecisionNeed.WherePublic, Words())] }, Officer))
            .Do(new DecisionApproved(Day("2026-06-03"), Leader))
            .Do(new DecisionIssued(Day("2026-06-03"), Letter("D-G1", Day("2026-06-03"))))
            .Do(new DecisionServed(Day("2026-06-04"), ServiceRoute.Direct) { Proof = Words() });
        Assert.Equal((CaseStage.Served, DispositionType.Provided, 2), (one.Request.Stage, one.Request.Outcome, one.Request.Decisions.Length));
    }

    [Fact]
    public void A_later_date_is_agreed_only_with_one_whose_reasons_were_accepted()
    {
        var one = UnderReview().Do(new ReasonsRequested(Day("2026-03-03"), 36, Day("2026-03-13")) { Facts = Words() });
        var unprocessed = new DecisionDrafted(Day("2026-03-12"), new(DispositionType.Abusive) { Texts = [new(DecisionNeed.Reasons, Words())] }, Officer);

        Assert.Equal(["CW31"], one.Refused(unprocessed));
        one.Do(new ReasonsReceived(Day("2026-03-10"), Words(), Accepted: true));
        Assert.Equal(["CW31"], one.Refused(unprocessed));
        one.Do(new AgreedDelaySet(Day("2026-03-16"), Day("2026-05-29")));
        Assert.Equal(Day("2026-05-29"), one.Clock("2026-03-16").Due);
    }

    [Fact]
    public void A_third_party_that_consents_is_no_ground_for_a_refusal() =>
        Assert.Equal(["CW49"], UnderReview()
            .Do(new ConsultationSent(Day("2026-03-03"), Party, ConsultationKind.ThirdParty, Words()))
            .Do(new ConsultationAnswered(Day("2026-03-09"), Party, ConsultationOutcome.Consents))
            .Do(new DecisionDrafted(Day("2026-03-10"),
                new(DispositionType.ThirdPartyHarm) { Texts = [new(DecisionNeed.Reasons, Words())], SeverabilityConsidered = true }, Officer))
            .Do(new LegalReviewed(Day("2026-03-10"), Officer, true, null))
            .Refused(new DecisionApproved(Day("2026-03-11"), Leader)));

    [Fact]
    public void A_joined_case_is_not_its_own_other_half()
    {
        var one = UnderReview();
        var other = new DisclosureRequestId(Guid.Parse("01990000-0000-7000-8000-0000000000ab"));

        Assert.Equal(["CW69"], one.Refused(new CaseJoined(Day("2026-03-05"), one.Request.Id)));
        Assert.Equal(["CW69"], one.Refused(new CaseSplit(Day("2026-03-05"), [other, other])));
        Assert.Equal(CaseStage.Joined, one.Do(new CaseJoined(Day("2026-03-05"), other)).Request.Stage);
    }

    private static ACase Served() => Drafted()
        .Do(new SecrecyReviewed(Day("2026-03-20"), Officer, true, null))
        .Do(new DecisionApproved(Day("2026-03-26"), Leader))
        .Do(new DecisionIssued(Day("2026-03-27"), Letter("D-G2", Day("2026-03-27"))))
        .Do(new DecisionServed(Day("2026-03-27"), ServiceRoute.Direct) { Proof = Words() });

    private static ACase Drafted() =>
        UnderReview().Do(new DecisionDrafted(Day("2026-03-10"), new(DispositionType.Provided) { Provided = [File(FileKind.Information)] }, Officer));
}
