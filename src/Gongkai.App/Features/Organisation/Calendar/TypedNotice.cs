using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Organisation;

/// <summary>A holiday notice typed in, line by line, as the form of <c>data/calendar/2026.json</c>.</summary>
public static class TypedNotice
{
    private static readonly char[] Spaces = [' ', '\t', '　'];
    private static readonly string[] Until = ["至", "到", "～", "~", "—"];

    /// <summary>The year as a file has it, and the lines that cannot be read, each with its field.</summary>
    /// <param name="year">The year of the notice.</param>
    /// <param name="source">Its address.</param>
    /// <param name="daysOff">放假: <c>2027-02-05至2027-02-11 春节</c>, a line for each stretch.</param>
    /// <param name="makeupDays">调休上班: <c>2027-02-14 春节</c>.</param>
    public static (string Body, ImmutableArray<(string Field, string Message)> Faults) Read(int year, string source, string daysOff, string? makeupDays)
    {
        var faults = ImmutableArray.CreateBuilder<(string, string)>();
        var days = Lines(daysOff).SelectMany(line => Days(line, "holiday", "DaysOff", faults))
            .Concat(Lines(makeupDays).SelectMany(line => Days(line, "makeup_workday", "MakeupDays", faults))).ToArray();
        var body = JsonSerializer.Serialize(new { year, notices = new[] { new { source, days } } }, EventJson.Options);
        return (body, faults.ToImmutable());
    }

    private static IEnumerable<object> Days(string line, string kind, string field, ImmutableArray<(string, string)>.Builder faults)
    {
        var (dates, name) = line.IndexOfAny(Spaces) is > 0 and var at ? (line[..at], line[(at + 1)..].Trim()) : (line, "");
        var ends = dates.Split(Until, StringSplitOptions.TrimEntries);
        if (name.Length == 0 || ends.Length > 2 || BeijingDateBinder.Read(ends[0]) is not { } first || BeijingDateBinder.Read(ends[^1]) is not { } last
            || last < first || last.DayNumber - first.DayNumber > 30)
        {
            faults.Add((field, $"“{line}”看不懂，请写成“2027-02-05至2027-02-11 春节”的样子"));
            return [];
        }
        return Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1)
            .Select(day => new { date = DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), kind, name });
    }

    private static IEnumerable<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
