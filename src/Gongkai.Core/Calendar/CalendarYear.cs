using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gongkai.Diagnostics;

namespace Gongkai.Calendar;

/// <summary>A day that a notice speaks of: a holiday, a make-up workday, or (in a later notice) a day that becomes ordinary again.</summary>
public sealed record NoticedDay(DateOnly Date, DayKind Kind, string Name);

/// <summary>国务院办公厅关于某年部分节假日安排的通知, or one that changes it.</summary>
/// <param name="Source">Its address.</param>
/// <param name="Days">The days it speaks of.</param>
public sealed record HolidayNotice(string Source, ImmutableArray<NoticedDay> Days);

/// <summary>
/// The notices of one year in the order of issue: a later one prevails, day by day. Some of their days lie in the last week of the year before.
/// </summary>
public sealed record CalendarYear(int Year, ImmutableArray<HolidayNotice> Notices)
{
    /// <summary>Reads <c>data/calendar/2026.json</c> or a file of the same form; every fault is told (CW97), and there is no year where there is one.</summary>
    public static (CalendarYear? Year, ImmutableArray<Finding> Faults) Read(JsonElement file)
    {
        var faults = ImmutableArray.CreateBuilder<Finding>();
        if (Member(file, "year") is not { ValueKind: JsonValueKind.Number } number || !number.TryGetInt32(out var year) || year is < 2000 or > 2200)
            return (null, [Fault("year", "year", "应是四位年份，如 2027")]);
        if (Member(file, "notices") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() == 0)
            return (null, [Fault("notices", "notices", "应列出至少一个通知")]);
        var notices = list.EnumerateArray().Select((notice, i) => ReadNotice(notice, year, $"notices[{i}]", faults)).ToImmutableArray();
        return faults.Count > 0 ? (null, faults.ToImmutable()) : (new(year, notices), []);
    }

    /// <summary>Every day the notices speak of as it stands in the end, with the notice that says so.</summary>
    internal IEnumerable<(NoticedDay Day, string Source)> Standing =>
        Notices.SelectMany(notice => notice.Days.Select(day => (day, notice.Source)))
            .GroupBy(said => said.day.Date).Select(same => same.Last());

    private static HolidayNotice ReadNotice(JsonElement notice, int year, string at, ImmutableArray<Finding>.Builder faults)
    {
        var source = Text(notice, "source");
        if (source is null || !Uri.TryCreate(source, UriKind.Absolute, out _)) faults.Add(Fault("source", $"{at}.source", "应写明通知的网址"));
        if (Member(notice, "days") is not { ValueKind: JsonValueKind.Array } days)
        {
            faults.Add(Fault("days", $"{at}.days", "应列出放假和调休的日期"));
            return new(source ?? "", []);
        }
        return new(source ?? "", [.. days.EnumerateArray().Select((day, i) => ReadDay(day, year, $"{at}.days[{i}]", faults)).OfType<NoticedDay>()]);
    }

    private static NoticedDay? ReadDay(JsonElement day, int year, string at, ImmutableArray<Finding>.Builder faults)
    {
        var before = faults.Count;
        if (!DateOnly.TryParseExact(Text(day, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            faults.Add(Fault("date", $"{at}.date", "应是存在的日期，写作 2027-01-01"));
        else if (date.Year != year && (date.Year != year - 1 || date.Month != 12 || date.Day < 25))
            faults.Add(Fault("date", $"{at}.date", $"{date:yyyy-MM-dd} 不属于 {year} 年的安排"));
        var kind = Text(day, "kind") switch
        {
            "holiday" => DayKind.Holiday,
            "makeup_workday" => DayKind.MakeupWorkday,
            "ordinary" => DayKind.Ordinary,
            _ => (DayKind?)null,
        };
        if (kind is null) faults.Add(Fault("kind", $"{at}.kind", "应是 holiday（放假）、makeup_workday（调休上班）或 ordinary（恢复如常）"));
        if (kind == DayKind.MakeupWorkday && faults.Count == before && !Weekends.Contains(date.DayOfWeek))
            faults.Add(Fault("kind", $"{at}.kind", $"{date:yyyy-MM-dd} 不是周末，不会是调休上班日"));
        var name = Text(day, "name");
        if (string.IsNullOrWhiteSpace(name)) faults.Add(Fault("name", $"{at}.name", "应写明节日名称，如 春节"));
        return faults.Count == before ? new(date, kind!.Value, name!) : null;
    }

    internal static readonly ImmutableArray<DayOfWeek> Weekends = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static Finding Fault(string variant, string field, string remedy) =>
        new("CW97", Severity.Error) { Variant = variant, Values = [("field", field), ("remedy", remedy)] };
}
