using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Reads facts out of one JSON object, and tells every fault of it rather than the first.</summary>
internal sealed class FactReader(JsonElement element, string path, ImmutableArray<Finding>.Builder faults)
{
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly HashSet<string> asked = [];

    /// <summary>The date; null when absent or faulty.</summary>
    public DateOnly? Date(string name, bool required = false)
    {
        if (Member(name, required, "日期，如 2026-03-02") is not { } member) return null;
        if (DateOnly.TryParseExact(Text(member), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year <= 2200)
            return date;
        Fault(name, member, "存在的日期，写作 2026-03-02");
        return null;
    }

    /// <summary>The date, with a time of the day where one stands after T; one with an offset is told in Beijing's time. Null when absent or faulty.</summary>
    public (DateOnly Day, TimeOnly? Time)? Moment(string name, bool required = false)
    {
        const string allowed = "存在的日期或者时刻，写作 2026-03-02 或 2026-03-02T17:45";
        if (Member(name, required, allowed) is not { } member) return null;
        var text = Text(member);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year <= 2200)
            return (date, null);
        if (DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && at.Year <= 2200)
        {
            var beijing = text![^1] == 'Z' || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal)
                ? at.ToOffset(BeijingTime.Offset).DateTime : at.DateTime;
            return (DateOnly.FromDateTime(beijing), TimeOnly.FromDateTime(beijing));
        }
        Fault(name, member, allowed);
        return null;
    }

    /// <summary>The time of a day; null when absent, faulty, or 24:00, which is no limit.</summary>
    public TimeOnly? Time(string name)
    {
        if (Member(name, false, "") is not { } member || Text(member) == "24:00") return null;
        if (TimeOnly.TryParseExact(Text(member), ["H:mm", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        Fault(name, member, "一天里的时刻，写作 17:30");
        return null;
    }

    /// <summary>The whole number; null when absent, faulty or outside the range.</summary>
    public int? Number(string name, int least, int most, bool required = false)
    {
        var allowed = $"{least} 至 {most} 的整数";
        if (Member(name, required, allowed) is not { } member) return null;
        if (member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var number) && number >= least && number <= most) return number;
        Fault(name, member, allowed);
        return null;
    }

    /// <summary>The choice, whatever its case; null when absent or none of them.</summary>
    public T? Choice<T>(string name, JsonNamingPolicy naming, bool required = false) where T : struct, Enum
    {
        var allowed = string.Join("、", Enum.GetNames<T>().Select(naming.ConvertName));
        if (Member(name, required, allowed) is not { } member) return null;
        var key = (Text(member) ?? "").Replace("_", "", StringComparison.Ordinal);
        foreach (var value in Enum.GetValues<T>())
            if (key.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase)) return value;
        Fault(name, member, allowed);
        return null;
    }

    /// <summary>Yes or no; null when absent or faulty.</summary>
    public bool? Flag(string name)
    {
        if (Member(name, false, "") is not { } member) return null;
        if (member.ValueKind is JsonValueKind.True or JsonValueKind.False) return member.GetBoolean();
        if (bool.TryParse(Text(member), out var flag)) return flag;
        Fault(name, member, "true 或 false");
        return null;
    }

    /// <summary>The object; null when absent or none.</summary>
    public FactReader? Object(string name) =>
        Member(name, false, "") is not { } member ? null
        : member.ValueKind == JsonValueKind.Object ? new(member, At(name), faults)
        : Fault(name, member, "一个对象 { … }");

    /// <summary>The objects of an array; one object by itself where the array may be left out.</summary>
    public IEnumerable<FactReader> Objects(string name, bool orOne = false)
    {
        if (Member(name, false, "") is not { } member) return [];
        if (orOne && member.ValueKind == JsonValueKind.Object) return [new(member, At(name), faults)];
        if (member.ValueKind == JsonValueKind.Array && member.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
            return member.EnumerateArray().Select((item, i) => new FactReader(item, $"{At(name)}[{i}]", faults));
        Fault(name, member, "对象的数组 [ { … } ]");
        return [];
    }

    /// <summary>The dates of an array.</summary>
    public ImmutableArray<DateOnly> Dates(string name)
    {
        if (Member(name, false, "") is not { } member) return [];
        var texts = member.ValueKind == JsonValueKind.Array ? member.EnumerateArray().Select(Text).ToArray() : [null];
        var dates = texts.Select(text =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null);
        if (dates.All(date => date is not null)) return [.. dates.Select(date => date!.Value)];
        Fault(name, member, "日期的数组，如 [\"2026-04-20\"]");
        return [];
    }

    /// <summary>Tells of members that nobody asked for: a misspelt name must not be overlooked.</summary>
    public void NoOthers()
    {
        foreach (var member in element.EnumerateObject())
            if (!asked.Contains(member.Name))
                faults.Add(new("CW95", Severity.Warning) { Values = [("field", At(member.Name)), ("known", string.Join("、", asked))] });
    }

    /// <summary>The full name of a member.</summary>
    public string At(string name) => path == "" ? name : $"{path}.{name}";

    private JsonElement? Member(string name, bool required, string allowed)
    {
        asked.Add(name);
        if (element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null) return member;
        if (required) faults.Add(new("CW91", Severity.Error) { Values = [("field", At(name)), ("allowed", allowed)] });
        return null;
    }

    private FactReader? Fault(string name, JsonElement member, string allowed)
    {
        var raw = member.GetRawText();
        faults.Add(new("CW92", Severity.Error) { Values = [("field", At(name)), ("value", raw.Length > 60 ? raw[..60] + "…" : raw), ("allowed", allowed)] });
        return null;
    }

    private static string? Text(JsonElement member) => member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
