using CsCheck;
using Gongkai.Calendar;
using Gongkai.Casework;
using static Gongkai.Tests.Casework.TheClock;

namespace Gongkai.Tests.Casework;

/// <summary>每日截止时间</summary>
public sealed class DailyCutOffTests
{
    [Theory]
    [InlineData("in_person", "2026-03-02T17:45", "2026-03-03")]
    [InlineData("in_person", "2026-03-02T17:30", "2026-03-02")]
    [InlineData("in_person", "2026-03-02", "2026-03-02")]
    [InlineData("in_person", "2026-03-06T18:00", "2026-03-09")]
    [InlineData("in_person", "2026-02-13T18:00", "2026-02-14")]
    [InlineData("online", "2026-03-02T17:45:10", "2026-03-03")]
    [InlineData("online", "2026-03-02T17:45:10.250+08:00", "2026-03-03")]
    [InlineData("online", "2026-03-02T09:45Z", "2026-03-03")]
    [InlineData("online", "2026-03-02T16:30Z", "2026-03-03")]
    [InlineData("online", "2026-03-07T18:00", "2026-03-09")]
    [InlineData("fax", "2026-03-02T20:00", "2026-03-03")]
    public void What_arrives_after_the_daily_cut_off_is_received_on_the_next_workday(string channel, string arrived, string received) =>
        Assert.Equal(On(received),
            Answers($$"""{"channel":"{{channel}}","arrivedOn":"{{arrived}}","settings":{"dailyCutOff":"17:30"},"today":"2026-03-20"}""").ReceivedOn);

    [Theory, InlineData("null"), InlineData("\"24:00\"")]
    public void Without_a_cut_off_the_hour_changes_nothing(string cutOff) =>
        Assert.Equal(On("2026-03-02"),
            Answers($$"""{"channel":"in_person","arrivedOn":"2026-03-02T23:59","settings":{"dailyCutOff":{{cutOff}}},"today":"2026-03-20"}""").ReceivedOn);

    [Fact]
    public void Post_is_signed_for_and_a_confirmation_stands_whatever_the_hour()
    {
        Assert.Equal(On("2026-03-02"),
            Answers(
                """{"channel":"mail_signed","arrivedOn":"2026-03-02T18:00","signedOn":"2026-03-02","settings":{"dailyCutOff":"17:30"},"today":"2026-03-20"}""").ReceivedOn);
        Assert.Equal(On("2026-03-02"),
            Answers(
                """{"channel":"online","arrivedOn":"2026-03-02T18:00","confirmedOn":"2026-03-02","settings":{"dailyCutOff":"17:30"},"today":"2026-03-20"}""").ReceivedOn);
    }

    [Fact]
    public void The_account_says_why_the_day_is_the_next()
    {
        var first = Answers("""{"channel":"online","arrivedOn":"2026-03-06T17:45","settings":{"dailyCutOff":"17:30"},"today":"2026-03-20"}""").Days[0];
        Assert.Equal((On("2026-03-09"), true), (first.Date, first.Why.Contains("2026-03-06 17:45 到达，已过每日截止时间 17:30", StringComparison.Ordinal)));
    }

    [Theory, InlineData("arrivedOn", "\"2026-03-02T25:00\""), InlineData("settings.dailyCutOff", "\"半夜\"")]
    public void A_time_that_is_none_is_told(string field, string value)
    {
        var (facts, faults) = Read(field == "arrivedOn"
            ? $$"""{"channel":"online","arrivedOn":{{value}}}"""
            : $$"""{"channel":"online","arrivedOn":"2026-03-02","settings":{"dailyCutOff":{{value}} } }""");
        Assert.Null(facts);
        Assert.Equal(("CW92", field), faults.Select(fault => (fault.Code, (string)fault.Values.Single(one => one.Name == "field").Value)).First());
    }

    [Fact]
    public void An_arrival_after_hours_is_due_as_one_of_the_next_workday() =>
        Gen.Select(Gen.Int[0, 365 * 6], Gen.Int[0, 59]).Sample((day, minute) =>
        {
            var arrived = new DateOnly(2020, 1, 1).AddDays(day);
            var late = new ClockFacts(Channel.InPerson, arrived,
                arrived.AddDays(60))
            { ArrivedAt = new(18, minute), Settings = new() { DailyCutOff = new(17, 30) } };
            var next = late with { ArrivedOn = WorkCalendar.StateCouncil.AddWorkdays(arrived, 1), ArrivedAt = null };
            Assert.Equal(ReplyDeadline.Of(next, WorkCalendar.StateCouncil).Due, ReplyDeadline.Of(late, WorkCalendar.StateCouncil).Due);
        }, iter: 300);
}
