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
                .. asked.Select((party, i) => new ConsultationAnswered(received.AddDays(days[i] + days[i + 2] + days[i + 4]), party, ConsultationOutcome.Consents)),
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

    private static ACase UnderReview(DateOnly received) => ACase.UnderReview(Text(received));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
