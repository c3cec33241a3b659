using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using static Gongkai.Tests.Casework.ACase;
using static Gongkai.Tests.Casework.AReview;

namespace Gongkai.Tests.Casework;

public sealed class ReviewTests
{
    private static readonly DisclosureRequest NotHeld = Answered("2026-03-02", "2026-03-20").Request;

    private static AReview Accepted(ReviewKind kind = ReviewKind.Reconsideration, bool simplified = false) =>
        new AReview(NotHeld).Do(Filed("2026-04-20", kind))
            .Do(new ReviewAccepted(Day("2026-04-24"), "云政复〔2026〕12号", Day("2026-04-30")) { IsSimplified = simplified });

    [Theory]
    [InlineData(false, "2026-05-18")]
    [InlineData(true, "2026-05-11")]
    public void The_answer_in_reconsideration_is_due_ten_or_five_workdays_after_the_copy(bool simplified, string due)
    {
        var deadline = Assert.Single(ReviewDeadlines.Of(Accepted(simplified: simplified).Case, WorkCalendar.StateCouncil));

        Assert.Equal(Day(due), deadline.End.Due);
        Assert.True(deadline.IsMissed(Day(due).AddDays(1)));
        Assert.False(deadline.IsMissed(Day(due)));
    }

    [Fact]
    public void Answer_and_evidence_are_due_in_court_fifteen_days_after_the_copy() =>
        Assert.Equal([Day("2026-05-15"),
            Day("2026-05-15")], ReviewDeadlines.Of(Accepted(ReviewKind.DirectSuit).Case, WorkCalendar.StateCouncil).Select(deadline => deadline.End.Due));

    [Fact]
    public void The_applicant_may_sue_within_fifteen_days_of_the_decision()
    {
        var decided = Accepted().Do(new ReviewDecided(Day("2026-06-15"), ReviewResult.Upheld, "云政复决〔2026〕9号") { ReceivedOn = Day("2026-06-16") }).Case;

        Assert.Equal(Day("2026-07-01"), ReviewDeadlines.Of(decided, WorkCalendar.StateCouncil).Single(deadline => !deadline.IsOurs).End.Due);
    }

    [Fact]
    public void A_reply_can_be_taken_to_reconsideration_or_to_court_and_a_refusal_to_reconsideration_first()
    {
        Assert.Equal(["2026-05-19",
            "2026-09-20"], ReviewDeadlines.OfApplicant(NotHeld, WorkCalendar.StateCouncil).Select(deadline => $"{deadline.End.Due:yyyy-MM-dd}"));
        Assert.Single(ReviewDeadlines.OfApplicant(Refusal(NotHeld), WorkCalendar.StateCouncil));
    }

    [Fact]
    public void A_direct_suit_against_a_refusal_needs_a_word_why()
    {
        var filed = Filed("2026-04-20", ReviewKind.DirectSuit);

        Assert.Equal(["CW72"], new AReview(Refusal(NotHeld)).Refused(filed));
        Assert.Empty(new AReview(Refusal(NotHeld)).Refused(filed with { WhyDirect = Words() }));
        Assert.Empty(new AReview(NotHeld).Refused(filed));
    }

    [Fact]
    public void A_suit_after_reconsideration_names_one_that_is_over()
    {
        var running = Accepted().Case;
        var over = Accepted().Do(new ReviewDecided(Day("2026-06-15"), ReviewResult.Upheld, "云政复决〔2026〕9号")).Case;
        var filed = Filed("2026-06-20", ReviewKind.SuitAfterReconsideration) with { Reconsideration = Id };

        Assert.Equal(["CW73"], new AReview(NotHeld, running).Refused(filed));
        Assert.Equal(["CW73"], new AReview(NotHeld, over).Refused(filed with { Reconsideration = null }));
        Assert.Empty(new AReview(NotHeld, over).Refused(filed));
    }

    [Fact]
    public void Faults_of_a_step_are_told_by_code()
    {
        var before = new ReviewAnswered(Day("2026-05-06"));
        Assert.Equal(["CW70"], new AReview(NotHeld).Do(Filed("2026-04-20")).Refused(before));
        Assert.Equal(["CW70"], Accepted().Refused(before, post: Role.SectionOfficer));
        Assert.Equal(["CW71"], Accepted().Refused(before, today: Day("2026-05-05")));
        Assert.Equal(["CW71"], Accepted().Refused(new ReviewAnswered(Day("2026-04-01"))));
        Assert.Equal(["CW71"], new AReview(NotHeld).Do(Filed("2026-04-20")).Refused(new ReviewAccepted(Day("2026-04-24"), "1", Day("2026-04-23"))));
        Assert.Equal(["CW74", "CW74"], new AReview(NotHeld).Refused(Filed("2026-04-20", ReviewKind.DirectSuit) with { Organ = "", Court = null }));
        Assert.Equal(["CW75"], new AReview(NotHeld, Accepted().Case).Refused(Filed("2026-05-20")));
        Assert.Equal(["CW76"], Accepted(ReviewKind.DirectSuit).Refused(new ReviewDecided(Day("2026-06-15"), ReviewResult.Upheld, "1")));
        Assert.Equal(["CW76"], new AReview(NotHeld).Do(Filed("2026-04-20")).Refused(new ReviewDecided(Day("2026-04-24"), ReviewResult.Upheld, "1")));
        Assert.Equal(["CW77"], Accepted().Refused(new ReviewDecided(Day("2026-06-15"), ReviewResult.Upheld, "1") { RehandleBy = Day("2026-07-15") }));
        Assert.Equal(["CW78"],
            Accepted().Do(new ReviewDecided(Day("2026-06-15"), ReviewResult.Upheld, "1"))
                .Refused(new ReviewAppealed(Day("2026-06-20"), "云川市中级人民法院", CourtLevel.Intermediate)));
    }

    [Fact]
    public void The_workflow_of_reviews_is_one_table() => Snapshot.Match(
        "| 步骤 | 从 | 到 | 由 |\n|---|---|---|---|\n"
            + string.Concat(ReviewSteps.Workflow.Printed(stage => stage.Name()).Select(row => $"| {row.Step} | {row.From} | {row.To} | {row.Who} |\n")),
            "reviews.md");

    [Fact]
    public void No_step_of_a_review_is_earlier_than_one_that_it_follows_upon()
    {
        Assert.Equal(["CW71"], Accepted().Refused(new ReviewHeard(Day("2026-04-23"))));
        Assert.Equal(["CW71"], Accepted().Do(new ReviewHeard(Day("2026-06-10"))).Refused(new ReviewDecided(Day("2026-06-09"), ReviewResult.Upheld, "1")));
    }

    [Fact]
    public void A_wrong_entry_of_a_review_is_corrected_and_its_terms_follow()
    {
        var review = Accepted().Do(new ReviewAnswered(Day("2026-05-12")));
        var accepted = review.Case.Accepted!;

        Assert.Equal(["CW57"], review.Refused(new ReviewEntryCorrected(Day("2026-05-14"), 2, new ReviewHeard(Day("2026-05-06")))));
        Assert.Equal(["CW71"], review.Refused(new ReviewEntryCorrected(Day("2026-05-14"), 3, new ReviewAnswered(Day("2026-04-01")))));
        var corrected = review.Do(new ReviewEntryCorrected(Day("2026-05-14"), 2, accepted with { CopyReceivedOn = accepted.CopyReceivedOn.AddDays(7) })).Case;
        Assert.Equal(Day("2026-05-20"), ReviewDeadlines.Of(corrected, WorkCalendar.StateCouncil)[0].End.Due);
        Assert.Equal((4, ReviewStage.Answered), (corrected.Version, corrected.Stage));
    }

    [Fact]
    public void An_appeal_within_fifteen_days_leaves_the_suit_pending_until_it_is_decided()
    {
        var judged = Accepted(ReviewKind.DirectSuit)
            .Do(new ReviewDecided(Day("2026-11-20"), ReviewResult.ClaimRejected, "（2026）云0102行初15号") { ReceivedOn = Day("2026-11-23") });
        var appeal = new ReviewAppealed(Day("2026-12-07"), "云川市中级人民法院", CourtLevel.Intermediate);

        Assert.Equal("upheld", judged.Case.Row().ColumnIn(2026, AppealCounting.EffectiveInstance));
        Assert.Equal(["CW78"], judged.Refused(appeal with { On = Day("2026-12-09") }));
        var row = judged.Do(appeal).Case.Row();
        Assert.Equal(("pending", "upheld"), (row.ColumnIn(2026, AppealCounting.EffectiveInstance), row.ColumnIn(2026, AppealCounting.FirstInstance)));
        var reversed = judged.Do(new ReviewDecided(Day("2027-03-02"), ReviewResult.Revoked, "（2027）云01行终3号")).Case.Row();
        Assert.Equal(("pending", "corrected", null),
            (reversed.ColumnIn(2026, AppealCounting.EffectiveInstance), reversed.ColumnIn(2027, AppealCounting.EffectiveInstance),
                reversed.ColumnIn(2028, AppealCounting.EffectiveInstance)));
    }

    [Fact]
    public void A_review_counts_once_in_its_block_and_as_pending_in_each_report_until_it_is_over()
    {
        var withdrawn = new AReview(NotHeld).Do(Filed("2026-04-20")).Do(new ReviewWithdrawn(Day("2027-01-05"))).Case.Row();
        var (first, second) = (YearTables.Of(2026, new([]), [withdrawn]), YearTables.Of(2027, new([]), [withdrawn]));

        Assert.Equal((1, 1, 0),
            (first["disputes.reconsideration.pending"], first["disputes.reconsideration.total"], first["disputes.litigation_direct.total"]));
        Assert.Equal((0, 1, 1),
            (second["disputes.reconsideration.pending"], second["disputes.reconsideration.other"], second["disputes.reconsideration.total"]));
        Assert.Equal([withdrawn.Id], second.Disputes["disputes.reconsideration.other"]);
    }

    [Fact]
    public void Every_result_has_a_name_and_a_column_and_every_code_a_page()
    {
        Assert.All(Enum.GetValues<ReviewResult>(), result => Assert.Equal(result, ReviewEnding.Of(result).Result));
        Assert.All(ReviewEnding.All, ending => Assert.True((ending.InReconsideration ?? ending.InSuit) is not null));
        Assert.All(Enumerable.Range(70, 10), code => Assert.NotNull(RuleCatalogue.Find($"CW{code}")));
    }

    private static DisclosureRequest Refusal(DisclosureRequest request) => request with
    {
        Decisions = [request.Decision with { Drafted = request.Decision.Drafted! with { Draft = new(DispositionType.Deliberative) } }],
    };

    [Fact]
    public void A_judgment_of_first_instance_orders_a_new_reply_once_nobody_has_appealed_in_time()
    {
        var judged = Accepted(ReviewKind.DirectSuit)
            .Do(new ReviewDecided(Day("2026-11-20"), ReviewResult.Revoked, "（2026）云0102行初15号") { ReceivedOn = Day("2026-11-23"), RehandleWorkdays = 15 });
        Assert.Null(judged.Case.Order(WorkCalendar.StateCouncil));
        Assert.Equal(["CW78"], judged.Refused(new ReviewTookEffect(Day("2026-12-08"))));
        var order = judged.Do(new ReviewTookEffect(Day("2026-12-09"))).Case.Order(WorkCalendar.StateCouncil)!;
        Assert.Equal((Day("2026-12-09"), WorkCalendar.StateCouncil.AddWorkdays(Day("2026-12-09"), 15)), (order.On, order.Due));
        Assert.Equal(["CW70"], judged.Refused(new ReviewAppealed(Day("2026-12-09"), "云川市中级人民法院", CourtLevel.Intermediate)));
    }

    [Fact]
    public void A_judgment_that_was_appealed_orders_nothing_but_the_last_one_does()
    {
        var judged = Accepted(ReviewKind.DirectSuit)
            .Do(new ReviewDecided(Day("2026-11-20"), ReviewResult.Revoked,
                "（2026）云0102行初15号")
            { ReceivedOn = Day("2026-11-23"), RehandleBy = Day("2026-12-31") })
            .Do(new ReviewAppealed(Day("2026-12-01"), "云川市中级人民法院", CourtLevel.Intermediate));
        Assert.Null(judged.Case.Order(WorkCalendar.StateCouncil));
        var last = judged.Do(
            new ReviewDecided(Day("2027-03-02"), ReviewResult.Revoked, "（2027）云01行终3号") { ReceivedOn = Day("2027-03-04"), RehandleBy = Day("2027-03-31") });
        Assert.Equal(("云川市中级人民法院", Day("2027-03-04"), Day("2027-03-31")),
            last.Case.Order(WorkCalendar.StateCouncil) is { } order ? (order.Organ, order.On, order.Due) : default);
    }

    [Fact]
    public void A_term_for_a_new_reply_is_a_day_or_a_number_and_a_number_is_counted_from_receipt()
    {
        var revoked = new ReviewDecided(Day("2026-06-15"), ReviewResult.Revoked, "1") { ReceivedOn = Day("2026-06-16"), RehandleWorkdays = 20 };
        Assert.Empty(Accepted().Refused(revoked));
        Assert.Equal(["CW77"], Accepted().Refused(revoked with { RehandleBy = Day("2026-07-15") }));
        Assert.Equal(["CW77"], Accepted().Refused(revoked with { ReceivedOn = null }));
        Assert.Equal(["CW77"], Accepted().Refused(revoked with { RehandleWorkdays = 61 }));
        Assert.Equal(["CW77"], Accepted().Refused(revoked with { Result = ReviewResult.Upheld }));
    }
}
