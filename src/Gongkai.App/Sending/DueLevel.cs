using Gongkai.Calendar;

namespace Gongkai.Sending;

/// <summary>How near a due day is: 琥珀 at five workdays or fewer, 红 at two or fewer, 逾期 after it.</summary>
public enum DueLevel
{
    [Word("期限充裕")] Calm,

    /// <summary>五个工作日以内</summary>
    [Word("五个工作日内到期")] Amber,

    /// <summary>两个工作日以内</summary>
    [Word("两个工作日内到期")] Red,

    [Word("已逾期")] Overdue,
}

/// <summary>The days of today's levels.</summary>
/// <param name="Today">The day.</param>
/// <param name="Red">The last due day that is red today.</param>
/// <param name="Amber">The last due day that is amber today.</param>
public sealed record DueLevels(DateOnly Today, DateOnly Red, DateOnly Amber)
{
    private const int RedWorkdays = 2;
    private const int AmberWorkdays = 5;

    /// <summary>The levels of a day.</summary>
    public static DueLevels On(DateOnly today, WorkCalendar calendar) =>
        new(today, calendar.AddWorkdays(today, RedWorkdays), calendar.AddWorkdays(today, AmberWorkdays));

    /// <summary>The level of a due day.</summary>
    public DueLevel Of(DateOnly due) => due < Today ? DueLevel.Overdue : due <= Red ? DueLevel.Red : due <= Amber ? DueLevel.Amber : DueLevel.Calm;
}
