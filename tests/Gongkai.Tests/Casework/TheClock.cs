using System.Globalization;
using System.Text.Json;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Diagnostics;

namespace Gongkai.Tests.Casework;

/// <summary>Facts written as an office would write them.</summary>
internal static class TheClock
{
    public static ClockAnswer Answers(string facts)
    {
        var (read, faults) = Read(facts);
        Assert.Empty(faults);
        return ReplyDeadline.Of(read!, WorkCalendar.StateCouncil);
    }

    public static (ClockFacts? Facts, IEnumerable<Finding> Faults) Read(string facts)
    {
        using var json = JsonDocument.Parse(facts);
        return ClockFactsReader.Read(json.RootElement, null, On("2026-11-22"));
    }

    public static DateOnly On(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Maybe(string? date) => date is null ? null : On(date);
}
