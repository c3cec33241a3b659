using Gongkai.Calendar;

namespace Gongkai.Sending;

/// <summary>How near a due day is: 琥珀 at five workdays or fewer, 红 at two or fewer, 逾期 after it.</summary>
public enum DueLevel
{
    /// <summary>期限充裕</summary>
    Calm,

    /// <summary>五个工作日以内</summary>
    Amber,

    /// <summary>两个工作日以内</summary>
    Red,

    /// <summary>已逾期</summary>
    Overdue,
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

    /// <summary>The words for a level.</summary>
    public static string Name(DueLevel level) => level switch
    {
        DueLevel.Overdue => "已逾期",
        DueLevel.Red => "两个工作日内到期",
        DueLevel.Amber => "五个工作日内到期",
        _ => "期限充裕",
    };
}
