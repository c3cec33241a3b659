using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Gongkai.Calendar;

/// <summary>
/// 工作日: which days are worked, by the State Council's yearly notices. A year without notice is 暂定: weekends and the fixed statutory days are free.
/// </summary>
public sealed class WorkCalendar
{
    private WorkCalendar(ImmutableSortedDictionary<int, CalendarYear> years, FrozenSet<DateOnly> local)
    {
        (this.years, this.local, firstYear) = (years, local, years.Keys.First());
        noticed = years.Values.SelectMany(year => year.Standing).ToFrozenDictionary(said => said.Day.Date);
        firstDay = noticed.Keys.Append(new(firstYear, 1, 1)).Min();
    }

    private WorkCalendar(WorkCalendar whole, FrozenSet<DateOnly> local) =>
        (years, firstYear, noticed, firstDay, this.local) = (whole.years, whole.firstYear, whole.noticed, whole.firstDay, local);

    private readonly ImmutableSortedDictionary<int, CalendarYear> years;
    private readonly FrozenSet<DateOnly> local;
    private readonly FrozenDictionary<DateOnly, (NoticedDay Day, string Source)> noticed;
    private readonly DateOnly firstDay;
    private readonly int firstYear;

    /// <summary>The notices that come with the product, <c>data/calendar/*.json</c>.</summary>
    public static WorkCalendar StateCouncil { get; } = Embedded();

    /// <summary>The first day that can be asked for.</summary>
    public DateOnly FirstDay => firstDay;

    /// <summary>The years whose notice is loaded.</summary>
    public IEnumerable<int> Years => years.Keys;

    /// <summary>The notices of a year; null where none is loaded.</summary>
    public CalendarYear? NoticesOf(int year) => years.GetValueOrDefault(year);

    /// <summary>The calendar with one more year; where the year is there already, its notices are later ones and prevail day by day.</summary>
    public WorkCalendar With(CalendarYear year) =>
        new(years.SetItem(year.Year, years.TryGetValue(year.Year, out var known) ? known with { Notices = [.. known.Notices, .. year.Notices] } : year), local);

    /// <summary>The calendar with a local government's holidays (全国年节及纪念日放假办法第四条) beside those it has.</summary>
    public WorkCalendar WithLocalHolidays(IReadOnlyCollection<DateOnly> days) =>
        days.All(local.Contains) ? this : new(this, local.Union(days).ToFrozenSet());

    /// <summary>The day, and why it is worked or not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies before the first that is known.</exception>
    public CalendarDay this[DateOnly date]
    {
        get
        {
            if (date < firstDay) throw new ArgumentOutOfRangeException(nameof(date), date, $"the calendar begins on {firstDay:yyyy-MM-dd}");
            var provisional = IsProvisional(date);
            if (local.Contains(date)) return new(date, DayKind.LocalHoliday, null, null, provisional);
            if (noticed.TryGetValue(date, out var said) && said.Day.Kind != DayKind.Ordinary)
                return new(date, said.Day.Kind, said.Day.Name, said.Source, provisional);
            if (provisional && FixedHoliday(date) is { } name) return new(date, DayKind.FixedHoliday, name, null, true);
            return new(date, CalendarYear.Weekends.Contains(date.DayOfWeek) ? DayKind.Weekend : DayKind.Ordinary, null, null, provisional);
        }
    }

    /// <summary>工作日</summary>
    /// <inheritdoc cref="this[DateOnly]" path="/exception" />
    public bool IsWorkday(DateOnly date) => this[date].IsWorkday;

    /// <summary>Whether the notice of the day's year is not out.</summary>
    public bool IsProvisional(DateOnly date) => !years.ContainsKey(date.Year) && date.Year >= firstYear;

    /// <summary>Whether counting from after the first day through the second touches a year whose notice is not out.</summary>
    public bool IsProvisional(DateOnly after, DateOnly through)
    {
        for (var year = after.AddDays(1).Year; year <= through.Year; year++)
            if (year >= firstYear && !years.ContainsKey(year)) return true;
        return false;
    }

    /// <summary>
    /// The n-th workday after the day, which itself never counts (民法典第二百零一条); the n-th before it where n is negative; the day itself where n is 0.
    /// </summary>
    /// <inheritdoc cref="this[DateOnly]" path="/exception" />
    public DateOnly AddWorkdays(DateOnly start, int n)
    {
        var date = start;
        for (var left = Math.Abs(n); left > 0;)
        {
            date = date.AddDays(Math.Sign(n));
            if (IsWorkday(date)) left--;
        }
        return date;
    }

    /// <summary>The number of workdays after the first day through the second; 0 where the second is not later.</summary>
    /// <inheritdoc cref="this[DateOnly]" path="/exception" />
    public int WorkdaysBetween(DateOnly after, DateOnly through)
    {
        var count = 0;
        for (var date = after.AddDays(1); date <= through; date = date.AddDays(1))
            if (IsWorkday(date)) count++;
        return count;
    }

    /// <summary>The first workday on or after the day.</summary>
    /// <inheritdoc cref="this[DateOnly]" path="/exception" />
    public DateOnly WorkdayOnOrAfter(DateOnly date)
    {
        while (!IsWorkday(date)) date = date.AddDays(1);
        return date;
    }

    /// <summary>The last workday on or before the day.</summary>
    /// <inheritdoc cref="this[DateOnly]" path="/exception" />
    public DateOnly WorkdayOnOrBefore(DateOnly date)
    {
        while (!IsWorkday(date)) date = date.AddDays(-1);
        return date;
    }

    // 全国年节及纪念日放假办法第二条: the days fixed in the solar calendar; the second day of 劳动节 since 2025.
    private static string? FixedHoliday(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, 1) => "元旦",
        (5, 1) or (5, 2) => "劳动节",
        (10, 1) or (10, 2) or (10, 3) => "国庆节",
        _ => null,
    };

    private static WorkCalendar Embedded()
    {
        var assembly = typeof(WorkCalendar).Assembly;
        var years = ImmutableSortedDictionary.CreateBuilder<int, CalendarYear>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("calendar/", StringComparison.Ordinal)))
        {
            using var file = JsonDocument.Parse(assembly.GetManifestResourceStream(name)!);
            var (year, faults) = CalendarYear.Read(file.RootElement);
            years.Add(year?.Year ?? throw new InvalidOperationException($"{name}: {string.Join("; ", faults)}"), year);
        }
        return new(years.ToImmutable(), []);
    }
}
