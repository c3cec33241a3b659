namespace Gongkai.Agencies;

/// <summary>The day is Beijing's, read from the clock and printed.</summary>
public static class BeijingClock
{
    private const string Weekdays = "日一二三四五六";

    extension(TimeProvider clock)
    {
        /// <summary>The present moment, told in Beijing.</summary>
        public DateTimeOffset BeijingNow => clock.GetUtcNow().ToOffset(BeijingTime.Offset);

        /// <summary>Today in Beijing; read once per request or command.</summary>
        public DateOnly BeijingToday => clock.GetUtcNow().BeijingDay;
    }

    /// <summary>A day on which somebody must act, as the desk's pages print it: <c>2026-03-02（周一）</c>.</summary>
    public static string WithWeekday(this DateOnly day) => $"{day:yyyy-MM-dd}（周{Weekdays[(int)day.DayOfWeek]}）";

    /// <summary>The same as citizens read it: <c>2026年3月2日（星期一）</c>.</summary>
    public static string InChinese(this DateOnly day) => $"{day.OnPaper()}（星期{Weekdays[(int)day.DayOfWeek]}）";

    /// <summary>A day as letters say it: <c>2026年3月2日</c>.</summary>
    public static string OnPaper(this DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>The moment as pages print it: <c>2026-03-02 09:30</c>, Beijing time.</summary>
    public static string InBeijing(this DateTimeOffset moment) =>
        moment.ToOffset(BeijingTime.Offset).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
