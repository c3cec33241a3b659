using CsCheck;
using Gongkai.Calendar;
using Gongkai.Casework;
using static Gongkai.Tests.Casework.ACase;

namespace Gongkai.Tests.Casework;

public sealed class RegisterStatisticsTests
{
    [Fact]
    public void The_year_is_told_by_channel_outcome_time_and_timeliness()
    {
        // DL-01: due 2026-03-30.
        var inTime = Answered("2026-03-02", "2026-03-30").Row("2026-05-01");
        var late = Answered("2026-03-02", "2026-03-31").Row("2026-05-01") with { Id = new(Guid.NewGuid()), Channel = Channel.Online };
        var late2 = late with { Id = new(Guid.NewGuid()) };
        var open = Registered("2026-04-27").Row("2026-05-01") with { Id = new(Guid.NewGuid()) };
        var told = RegisterStatistics.Of(2026, new([inTime, late, late2, open]), WorkCalendar.StateCouncil);

        Assert.Equal((2, 2), (told.Received[Channel.InPerson], told.Received[Channel.Online]));
        Assert.Equal((3, 1, 1), (told.Replies, told.RepliesOnTime, told.Open));
        Assert.Equal(0.3333m, told.OnTimeRate);
        Assert.Equal(3, told.Outcomes[DispositionType.NotHeld]);
        Assert.Equal([new(16, 20, 1), new TimeTaken(21, 40, 2)], told.Times.Where(time => time.Replies > 0));
    }

    [Fact]
    public void A_year_without_a_reply_has_no_rate() =>
        Assert.Null(RegisterStatistics.Of(2026, new([]), WorkCalendar.StateCouncil).OnTimeRate);

    [Fact]
    public void What_happened_in_a_case_counts_in_the_year_of_its_day()
    {
        var row = Registered("2025-12-30").Row("2026-01-09") with
        {
            CorrectionOn = Day("2026-01-05"),
            ConsultedOn = [Day("2025-12-31"), Day("2026-01-06")],
            ExtensionOn = Day("2026-02-02"),
            FeeNoticeOn = Day("2026-01-12"),
            FeePaidOn = Day("2026-01-14"),
            Fee = Yuan.Of(380),
        };
        var (before, after) = (RegisterStatistics.Of(2025, new([row]), WorkCalendar.StateCouncil),
            RegisterStatistics.Of(2026, new([row]), WorkCalendar.StateCouncil));

        Assert.Equal((0, 0, 1, 0, Yuan.Zero), (before.Corrections, before.Extensions, before.Consultations, before.FeeNotices, before.FeesCollected));
        Assert.Equal((1, 1, 1, 1, Yuan.Of(380)), (after.Corrections, after.Extensions, after.Consultations, after.FeeNotices, after.FeesCollected));
    }

    [Fact]
    public void The_statistics_and_the_tables_speak_of_the_same_cases() =>
        Gen.Select(RegisterGen.Rows, Gen.Int[2019, 2026]).Sample((rows, year) =>
        {
            var register = new CaseRegister(rows);
            var (told, tables) = (RegisterStatistics.Of(year, register, WorkCalendar.StateCouncil), YearTables.Of(year, register, []));
            Assert.Equal(tables["requests.received.total"], told.Received.Values.Sum());
            Assert.Equal(tables["requests.outcome.total.total"], told.Outcomes.Values.Sum());
            Assert.Equal((tables["requests.carried_in.total"], tables["requests.carried_out.total"]), (told.CarriedIn, told.Open));
            Assert.Equal(told.Replies, told.Times.Sum(time => time.Replies));
        }, iter: 200);
}
