using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Sending;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>How near a date is: 琥珀 from five workdays, 红 from two, 逾期 when it is over. Said in words, the colour only repeats them.</summary>
public sealed record Urgency(Tone Tone, string Words)
{
    /// <summary>Of a day, today, at an agency.</summary>
    public static Urgency Of(DateOnly? due, CaseSituation situation) => Of(due, situation.Today, situation.Calendar);

    /// <summary>Of a day, today.</summary>
    public static Urgency Of(DateOnly? due, DateOnly today, WorkCalendar calendar)
    {
        if (due is not { } day) return new(Tone.Neutral, "日期待定");
        if (today > day) return new(Tone.Overdue, $"逾期 {calendar.WorkdaysBetween(day, today)} 个工作日");
        var tone = DueLevels.On(today, calendar).Of(day) is var level and not DueLevel.Calm ? ToneOf(level) : Tone.Good;
        return new(tone, today == day ? "今天到期" : $"还有 {calendar.WorkdaysBetween(today, day)} 个工作日");
    }

    private static Tone ToneOf(DueLevel level) => level switch
    {
        DueLevel.Overdue => Tone.Overdue,
        DueLevel.Red => Tone.Bad,
        DueLevel.Amber => Tone.Warning,
        DueLevel.Calm => Tone.Neutral,
    };
}
