using CsCheck;
using Gongkai.Calendar;
using Gongkai.Casework;
using static Gongkai.Tests.Casework.ACase;

namespace Gongkai.Tests.Casework;

/// <summary>Properties of the clock of whole cases, taken step by step.</summary>
public sealed class CasePauseTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.StateCouncil;

    private static readonly Gen<DateOnly> Receipt = Gen.Int[0, 365 * 6].Select(days => new DateOnly(2020, 1, 1).AddDays(days));

    [Fact]
    public void A_pause_of_n_workdays_begun_in_time_moves_the_deadline_by_n() =>
        Gen.Select(Receipt, Gen.Int[0, 27], Gen.Int[0, 14]).Sample((received, begin, n) =>
        {
            var one = UnderReview(received);
            var due = one.Clock(Text(received)).Due!.Value;
            var sent = received.AddDays(begin);
            if (sent >= due) return;
            // The day of sending and the day of the answer count: n workdays lie between them.
            var answered = Calendar.AddWorkdays(sent, n + 1);
            one.Do(new ConsultationSent(sent, Party, ConsultationKind.ThirdParty, Words()))
                .Do(new ConsultationDelivered(sent, Party))
                .Do(new ConsultationAnswered(answered, Party, ConsultationOutcome.Consents));
            Assert.Equal(Calendar.AddWorkdays(due, n), one.Clock(Text(answered)).Due);
        }, iter: 500);

    [Fact]
    public void Opinions_that_are_written_down_in_another_order_give_the_same_day() =>
        Gen.Select(Receipt, Gen.Shuffle(Enumerable.Range(0, 6).ToArray()), Gen.Int[0, 15].Array[6]).Sample((received, order, days) =>
        {
            var asked = Enumerable.Range(0, 2).Select(i => Guid.Parse($"01990000-0000-7000-8000-0000000000c{i + 1}")).ToArray();
            CaseEvent[] told =
            [
                .. asked.Select((party, i) => new ConsultationSent(received.AddDays(days[i]), party, ConsultationKind.ThirdParty, Words())),
                .. asked.Select((party, i) => new ConsultationDelivered(received.AddDays(days[i] + days[i + 2]), party)),
                .. asked.Select((party, i) =>
                    new ConsultationAnswered(received.AddDays(days[i] + days[i + 2] + days[i + 4]), party, ConsultationOutcome.Consents)),
            ];
            var today = received.AddDays(60);
            var (one, other) = (UnderReview(received), UnderReview(received));
            foreach (var step in told) one.Do(step, today);
            // Each letter is still sent, delivered and answered in this order, whatever becomes of the other.
            var next = new Dictionary<int, int> { [0] = 0, [1] = 1 };
            foreach (var party in order.Select(i => i % 2))
            {
                other.Do(told[next[party]], today);
                next[party] += 2;
            }
            Assert.Equal(one.Clock(Text(today)).Due, other.Clock(Text(today)).Due);
        }, iter: 300);

    [Fact]
    public void A_letter_that_never_arrived_has_stopped_no_term()
    {
        var one = UnderReview(Day("2024-09-02")).Do(new ConsultationSent(Day("2024-09-09"), Party, ConsultationKind.ThirdParty, Words()));
        Assert.Equal(ClockStatus.Consulting, one.Clock("2024-09-20").Status);
        one.Do(new ConsultationDropped(Day("2024-09-20"), Party, DropCause.Undeliverable, Words(), Officer));
        var clock = one.Clock("2024-09-20");

        Assert.Equal((Day("2024-09-30"), ClockStatus.Running, false), (clock.Due, clock.Status, clock.IsProjected));
        Assert.Equal(["CW16"], clock.Findings.Select(finding => finding.Code));
        Assert.Contains(clock.Days, day => day.Date == Day("2024-09-20") && day.Counts && day.Why.Contains("没有送达，不扣除时间", StringComparison.Ordinal));
    }

    [Fact]
    public void A_letter_that_arrived_has_stopped_the_term_until_it_was_dropped_as_an_answer_would() =>
        Gen.Select(Receipt, Gen.Int[0, 20], Gen.Int[1, 14], Gen.Enum<ConsultationKind>(), Gen.Enum<PauseEnd>()).Sample((received, begin, n, kind, rule) =>
        {
            var settings = new CaseworkSettings { Clock = new() { PauseEnd = rule } };
            var (sent, end) = (received.AddDays(begin), Calendar.AddWorkdays(received.AddDays(begin), n));
            ACase Asked(CaseEvent last) => Registered(Text(received), settings).Do(new CaseAssigned(received, "市场科", Officer))
                .Do(new ConsultationSent(sent, Party, kind, Words())).Do(new ConsultationDelivered(sent, Party)).Do(last);
            Assert.Equal(Asked(new ConsultationAnswered(end, Party, ConsultationOutcome.Consents)).Clock(Text(end)).Due,
                Asked(new ConsultationDropped(end, Party, DropCause.NotNeeded, Words(), Officer)).Clock(Text(end)).Due);
        }, iter: 200);

    [Fact]
    public void A_dropped_consultation_no_longer_keeps_a_reply_from_being_signed()
    {
        var provided = new DecisionDraft(DispositionType.Provided) { Provided = [File(FileKind.Information)] };
        var one = ACase.UnderReview().Do(new ConsultationSent(Day("2026-03-03"), Party, ConsultationKind.CoMaker, Words()))
            .Do(new DecisionDrafted(Day("2026-03-10"), provided, Officer)).Do(new SecrecyReviewed(Day("2026-03-10"), Officer, true, null));
        Assert.Equal(["CW48"], one.Refused(new DecisionApproved(Day("2026-03-16"), Leader)));
        one.Do(new ConsultationDropped(Day("2026-03-16"), Party, DropCause.Undeliverable, Words(), Officer))
            .Do(new DecisionApproved(Day("2026-03-16"), Leader));
    }

    [Fact]
    public void A_third_party_that_was_not_needed_neither_protects_nor_hinders()
    {
        var refusal = new DecisionDraft(DispositionType.ThirdPartyHarm) { Texts = [new(DecisionNeed.Reasons, Words())], SeverabilityConsidered = true };
        var one = ACase.UnderReview().Do(new ConsultationSent(Day("2026-03-03"), Party, ConsultationKind.ThirdParty, Words()))
            .Do(new ConsultationDropped(Day("2026-03-05"), Party, DropCause.NotNeeded, Words(), Officer));
        Assert.Equal(["CW42"], one.Refused(new DecisionDrafted(Day("2026-03-10"), refusal, Officer)));
    }

    [Fact]
    public void Who_was_not_told_of_a_consultation_is_not_told_of_its_end()
    {
        var one = ACase.UnderReview().Do(new ConsultationSent(Day("2026-03-03"), Party, ConsultationKind.ThirdParty, Words()));
        var dropped = new ConsultationDropped(Day("2026-03-10"), Party, DropCause.Undeliverable, Words(), Officer);
        IEnumerable<string> Told(ACase shown) => PublicProgress.Of(shown.Request, shown.Clock("2026-03-10")).Steps.Select(step => step.Title);
        Assert.DoesNotContain("征求意见终止", Told(one.Do(dropped)));
        Assert.Contains("征求意见终止", Told(ACase.UnderReview().Do(new ConsultationSent(Day("2026-03-03"), Party, ConsultationKind.ThirdParty, Words()))
            .Do(new ApplicantToldOfConsultation(Day("2026-03-03"))).Do(dropped)));
    }

    private static ACase UnderReview(DateOnly received) => ACase.UnderReview(Text(received));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
