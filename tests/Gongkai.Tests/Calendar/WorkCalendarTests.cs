using System.Text.Json;
using CsCheck;
using Gongkai.Calendar;

namespace Gongkai.Tests.Calendar;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.StateCouncil;

    // From the start of 2019 into 2028, two years of which have no notice.
    internal static readonly Gen<DateOnly> Day = Gen.Int[0, 3500].Select(n => new DateOnly(2019, 1, 1).AddDays(n));

    [Theory]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_as_many_workdays_as_its_weekends_and_statutory_holidays_leave(int year, int workdays) =>
        Assert.Equal(workdays, Calendar.WorkdaysBetween(new(year - 1, 12, 31), new(year, 12, 31)));

    [Fact]
    public void Data_equal_the_schedule_they_were_copied_from()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Shared(), "domain", "calendar.csv")).Skip(1).Select(row => row.Split(',')).ToArray();
        Assert.All(rows, row =>
        {
            var day = Calendar[DateOnly.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture)];
            Assert.Equal((row[1], row[2], row[4]), (day.Kind == DayKind.Holiday ? "holiday" : "makeup_workday", day.Name, day.Source));
        });
        var special = Enumerable.Range(0, (2026 - 2018) * 366).Select(n => Calendar.FirstDay.AddDays(n))
            .Count(date => date.Year <= 2026 && Calendar[date].Kind is DayKind.Holiday or DayKind.MakeupWorkday);
        Assert.Equal(rows.Length, special);
    }

    [Theory]
    [InlineData("2018-12-29", DayKind.MakeupWorkday, "元旦")]
    [InlineData("2020-01-31", DayKind.Holiday, "春节")]
    [InlineData("2022-12-31", DayKind.Holiday, "元旦")]
    [InlineData("2024-02-09", DayKind.Ordinary, null)]
    [InlineData("2026-01-04", DayKind.MakeupWorkday, "元旦")]
    [InlineData("2026-03-07", DayKind.Weekend, null)]
    [InlineData("2027-05-02", DayKind.FixedHoliday, "劳动节")]
    [InlineData("2027-02-08", DayKind.Ordinary, null)]
    public void A_day_tells_why_it_is_worked_or_not(string date, DayKind kind, string? name)
    {
        var day = Calendar[On(date)];
        Assert.Equal((kind, name), (day.Kind, day.Name));
    }

    [Fact]
    public void A_day_before_the_first_notice_is_not_answered() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.IsWorkday(new(2018, 12, 28)));

    [Fact]
    public void Counting_into_a_year_without_notice_is_provisional()
    {
        Assert.True(Calendar.IsProvisional(On("2026-12-15"), On("2027-01-13")));
        Assert.False(Calendar.IsProvisional(On("2026-12-03"), On("2026-12-31")));
        Assert.True(Calendar.IsProvisional(On("2026-12-31"), On("2027-01-04")));
    }

    [Fact]
    public void A_notice_for_a_new_year_ends_what_was_provisional()
    {
        var calendar = Calendar.With(Year("""
            {"year":2027,"notices":[{"source":"https://example.cn/2027","days":[
              {"date":"2027-01-01","kind":"holiday","name":"元旦"},{"date":"2027-01-02","kind":"holiday","name":"元旦"},
              {"date":"2027-01-03","kind":"holiday","name":"元旦"},{"date":"2026-12-27","kind":"makeup_workday","name":"元旦"}]}]}
            """));
        Assert.False(calendar.IsProvisional(On("2026-12-15"), On("2027-01-13")));
        Assert.True(calendar.IsWorkday(On("2026-12-27")));
        Assert.False(Calendar.IsWorkday(On("2026-12-27")));
    }

    [Fact]
    public void A_later_notice_prevails_day_by_day()
    {
        var calendar = Calendar.With(Year("""
            {"year":2026,"notices":[{"source":"https://example.cn/later","days":[
              {"date":"2026-10-08","kind":"holiday","name":"国庆节"},{"date":"2026-10-10","kind":"ordinary","name":"国庆节"}]}]}
            """));
        Assert.Equal((DayKind.Holiday, "https://example.cn/later"), (calendar[On("2026-10-08")].Kind, calendar[On("2026-10-08")].Source));
        Assert.Equal(DayKind.Weekend, calendar[On("2026-10-10")].Kind);
        Assert.Equal(DayKind.Holiday, calendar[On("2026-10-07")].Kind);
    }

    [Fact]
    public void A_local_holiday_is_free()
    {
        var calendar = Calendar.WithLocalHolidays([On("2026-04-20")]);
        Assert.Equal(DayKind.LocalHoliday, calendar[On("2026-04-20")].Kind);
        Assert.Equal(On("2026-04-21"), calendar.AddWorkdays(On("2026-04-17"), 1));
    }

    [Fact]
    public void Every_fault_of_a_calendar_file_is_told()
    {
        using var file = JsonDocument.Parse("""
            {"year":2027,"notices":[{"days":[{"date":"2027-02-30","kind":"holiday","name":"春节"},{"date":"2027-03-01","kind":"day off","name":""},
              {"date":"2027-03-02","kind":"makeup_workday","name":"春节"},{"date":"2025-03-02","kind":"holiday","name":"春节"}]}]}
            """);
        var (year, faults) = CalendarYear.Read(file.RootElement);
        Assert.Null(year);
        Assert.Equal(["source", "date", "kind", "name", "kind", "date"], faults.Select(fault => fault.Variant));
    }

    [Fact]
    public void No_deadline_falls_on_a_rest_day() =>
        Gen.Select(Day, Gen.Int[1, 60]).Sample((day, n) => Calendar.IsWorkday(Calendar.AddWorkdays(day, n)));

    [Fact]
    public void Adding_workdays_composes() =>
        Gen.Select(Day, Gen.Int[0, 40], Gen.Int[0, 40])
            .Sample((day, m, n) => Calendar.AddWorkdays(Calendar.AddWorkdays(day, m), n) == Calendar.AddWorkdays(day, m + n));

    [Fact]
    public void As_many_workdays_lie_between_as_were_added() =>
        Gen.Select(Day, Gen.Int[0, 60]).Sample((day, n) => Calendar.WorkdaysBetween(day, Calendar.AddWorkdays(day, n)) == n);

    [Fact]
    public void A_workday_taken_back_as_often_as_it_was_added_is_the_same() =>
        Gen.Select(Day, Gen.Int[1, 60]).Sample((day, n) =>
            Calendar.AddWorkdays(Calendar.AddWorkdays(Calendar.WorkdayOnOrAfter(day), n), -n) == Calendar.WorkdayOnOrAfter(day));

    private static DateOnly On(string date) => DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);

    private static CalendarYear Year(string json)
    {
        using var file = JsonDocument.Parse(json);
        return CalendarYear.Read(file.RootElement).Year!;
    }
}
