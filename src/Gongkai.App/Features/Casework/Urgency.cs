using Gongkai.Calendar;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>How near a date is: 琥珀 from five workdays, 红 from two, 逾期 when it is over. Said in words, the colour only repeats them.</summary>
public sealed record Urgency(Tone Tone, string Words)
{
    /// <summary>From how many workdays a date is amber.</summary>
    public const int Amber = 5;

    /// <summary>From how many workdays a date is red.</summary>
    public const int Red = 2;

    /// <summary>Of a day, today.</summary>
    public static Urgency Of(DateOnly? due, DateOnly today, WorkCalendar calendar)
    {
        if (due is not { } day) return new(Tone.Neutral, "日期待定");
        if (today > day) return new(Tone.Overdue, $"逾期 {calendar.WorkdaysBetween(day, today)} 个工作日");
        var left = calendar.WorkdaysBetween(today, day);
        return (left, today == day) switch
        {
            (_, true) => new(Tone.Bad, "今天到期"),
            ( <= Red, _) => new(Tone.Bad, $"还有 {left} 个工作日"),
            ( <= Amber, _) => new(Tone.Warning, $"还有 {left} 个工作日"),
            _ => new(Tone.Good, $"还有 {left} 个工作日"),
        };
    }
}
