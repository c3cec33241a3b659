namespace Gongkai.Calendar;

/// <summary>Why a day is worked or not.</summary>
public enum DayKind
{
    /// <summary>An ordinary Monday to Friday.</summary>
    Ordinary,

    /// <summary>An ordinary Saturday or Sunday.</summary>
    Weekend,

    /// <summary>放假: a day off by the State Council's notice.</summary>
    Holiday,

    /// <summary>调休上班: a Saturday or Sunday worked by the State Council's notice.</summary>
    MakeupWorkday,

    /// <summary>A day off by a local government's decree (全国年节及纪念日放假办法第四条).</summary>
    LocalHoliday,

    /// <summary>A day off fixed by 全国年节及纪念日放假办法, in a year whose notice is not out.</summary>
    FixedHoliday,
}

/// <summary>One day of the calendar.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Why it is worked or not.</param>
/// <param name="Name">The festival it belongs to; null for ordinary days and weekends.</param>
/// <param name="Source">The address of the notice that says so; null when none does.</param>
/// <param name="IsProvisional">暂定: the year's notice is not out.</param>
public readonly record struct CalendarDay(DateOnly Date, DayKind Kind, string? Name, string? Source, bool IsProvisional)
{
    /// <summary>工作日</summary>
    public bool IsWorkday => Kind is DayKind.Ordinary or DayKind.MakeupWorkday;
}
