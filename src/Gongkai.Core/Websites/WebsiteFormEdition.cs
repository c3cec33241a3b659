using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Websites;

/// <summary>What is filled in to a row of the yearly form.</summary>
public enum WebsiteRowKind
{
    /// <summary>A whole number, not negative.</summary>
    [Word("数量")] Count,

    /// <summary>A number to one place, not negative: days on average.</summary>
    [Word("小数")] Number,

    /// <summary>是 or 否.</summary>
    [Word("是否")] YesNo,
    [Word("文字")] Words,
}

/// <summary>报表项目: one row of the yearly form.</summary>
/// <param name="Code">By which figures and rules name it, for ever.</param>
/// <param name="Group">分组, as 信息发布.</param>
/// <param name="Name">名称</param>
/// <param name="Kind">What is filled in.</param>
public sealed record WebsiteFormRow(string Code, string Group, string Name, WebsiteRowKind Kind)
{
    /// <summary>The unit: 条, 个, 次; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The word of the registers' figure that it is (<see cref="WebsiteFormSources"/>); null where somebody has to declare it.</summary>
    public string? Source { get; init; }

    /// <summary>How sure the row is: <c>v</c> read in a real form, <c>k</c> from memory, <c>d</c> our own.</summary>
    public string Mark { get; init; } = "k";

    /// <summary>Whether a form without it is not whole.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Whether it is printed and published; of what is not, rules make use.</summary>
    public bool IsPrinted { get; init; } = true;

    /// <summary>Whether forms of several sites are added up in it.</summary>
    public bool IsAdded { get; init; }

    /// <summary>Whether it can only grow from year to year (注册用户数).</summary>
    public bool Grows { get; init; }

    /// <summary>How the annual report calls the same figure; empty where it does not tell it.</summary>
    public ImmutableArray<string> InReport { get; init; } = [];

    /// <summary>What a value means to the row, in the one way of writing it; null where it is none of the kind.</summary>
    public string? Read(string typed)
    {
        var text = typed.Trim();
        if (text.Length == 0) return null;
        var plain = text.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
        return Kind switch
        {
            WebsiteRowKind.Count => long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? count.ToString(CultureInfo.InvariantCulture) : null,
            WebsiteRowKind.Number => decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number < 1_000_000_000 ? Math.Round(number, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture) : null,
            WebsiteRowKind.YesNo => text is "是" or "否" ? text : null,
            WebsiteRowKind.Words => text,
        };
    }

    /// <summary>The number that a value is; null where the row holds none, or nothing is known.</summary>
    public decimal? Number(string? value) => Kind is WebsiteRowKind.Count or WebsiteRowKind.Number && value is not null
        ? decimal.Parse(value, CultureInfo.InvariantCulture) : null;
}

/// <summary>报表的算术: the sum of some rows is that of others, or no more than it.</summary>
/// <param name="Left">The rows on the one side.</param>
/// <param name="Right">The rows on the other side.</param>
/// <param name="IsEqual">Whether both sides are the same; else the left is no more than the right.</param>
public sealed record WebsiteFormRule(ImmutableArray<string> Left, ImmutableArray<string> Right, bool IsEqual);

/// <summary>政府网站工作年度报表 as it holds from a year on: its rows and its arithmetic, as data that can be replaced while the program runs.</summary>
/// <param name="From">The first year that it is about.</param>
/// <param name="Name">名称</param>
/// <param name="Basis">By which document.</param>
/// <param name="Due">The last day for publishing it, in the year after: month and day.</param>
/// <param name="Rows">The rows in order.</param>
/// <param name="Rules">The arithmetic.</param>
public sealed partial record WebsiteFormEdition(int From, string Name, string Basis, (int Month, int Day) Due,
    ImmutableArray<WebsiteFormRow> Rows, ImmutableArray<WebsiteFormRule> Rules)
{
    /// <summary>The same as it was read, so that an approved form keeps the rows under which it was approved.</summary>
    public string Text { get; init; } = "";

    private const int MostRows = 300;
    private const int LongestName = 60;
    private const string Folder = "websites/";

    /// <summary>The editions that the program brings, the earliest first.</summary>
    public static ImmutableArray<WebsiteFormEdition> Brought { get; } = [.. BroughtTexts.Select(text => Read(text).Edition
        ?? throw new InvalidDataException("an edition of the yearly form that the program brings cannot be read")).OrderBy(edition => edition.From)];

    /// <summary>The same as files.</summary>
    public static IEnumerable<string> BroughtTexts => typeof(WebsiteFormEdition).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(typeof(WebsiteFormEdition).Assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        });

    /// <summary>The row of a code; null when there is none.</summary>
    public WebsiteFormRow? Row(string code) => Rows.FirstOrDefault(row => row.Code == code);

    /// <summary>The rows that are printed.</summary>
    public IEnumerable<WebsiteFormRow> Printed => Rows.Where(row => row.IsPrinted);

    /// <summary>The last day on which the form about a year is published in time.</summary>
    public DateOnly DueOn(int year) => new(year + 1, Due.Month, Due.Day);

    /// <summary>The edition that governs a year, of those that the program brings and those that were loaded since; null before the first.</summary>
    /// <param name="loaded">What was loaded, the latest last: of two from the same year it holds.</param>
    /// <param name="year">The year.</param>
    public static WebsiteFormEdition? Of(IEnumerable<WebsiteFormEdition> loaded, int year) =>
        Brought.Concat(loaded).Index().Where(one => one.Item.From <= year).OrderBy(one => one.Item.From).ThenBy(one => one.Index).LastOrDefault().Item;

    /// <summary>Reads an edition; every fault is told (WF12), and there is no edition where there is one.</summary>
    public static (WebsiteFormEdition? Edition, ImmutableArray<Finding> Faults) Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var (edition, faults) = Read(document.RootElement);
            return (edition is null ? null : edition with { Text = json.Trim() }, faults);
        }
        catch (JsonException)
        {
            return (null, [new("WF12", Severity.Error) { Variant = "json" }]);
        }
    }

    private static (WebsiteFormEdition?, ImmutableArray<Finding>) Read(JsonElement file)
    {
        var faults = ImmutableArray.CreateBuilder<Finding>();
        if (file.ValueKind != JsonValueKind.Object) return (null, [Fault("json")]);
        var from = Member(file, "from") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var year)
            && year is >= 2000 and <= 2200 ? year : 0;
        if (from == 0) faults.Add(Fault("from", ("place", "from")));
        var (name, basis) = (Required(file, "name", "name", faults), Required(file, "basis", "basis", faults));
        var due = DateOnly.TryParseExact("2001-" + Word(file, "due"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day.Month, day.Day) : (0, 0);
        if (due.Item1 == 0) faults.Add(Fault("due", ("place", "due")));
        var rows = Items(file, "rows").Take(MostRows + 1).Select((row, i) => ReadRow(row, $"rows[{i}]", faults)).ToImmutableArray();
        if (rows.IsEmpty) faults.Add(Fault("empty", ("place", "rows")));
        if (rows.Length > MostRows) faults.Add(Fault("many", ("most", (long)MostRows)));
        foreach (var twice in rows.Where(row => row.Code.Length > 0).GroupBy(row => row.Code).Where(same => same.Count() > 1))
            faults.Add(Fault("twice", ("code", twice.Key)));
        var rules = Items(file, "rules").Select((rule, i) => ReadRule(rule, $"rules[{i}]", rows, faults)).ToImmutableArray();
        return faults.Count > 0 ? (null, faults.ToImmutable()) : (new(from, name, basis, due, rows, rules), []);
    }

    private static WebsiteFormRow ReadRow(JsonElement row, string at, ImmutableArray<Finding>.Builder faults)
    {
        var (code, group, name) = (Word(row, "code") ?? "", Required(row, "group", $"{at}.group", faults), Required(row, "name", $"{at}.name", faults));
        if (!Codes().IsMatch(code)) faults.Add(Fault("code", ("place", $"{at}.code")));
        var kind = Enum.TryParse<WebsiteRowKind>(Word(row, "kind"), ignoreCase: true, out var told) && Enum.IsDefined(told) ? told : (WebsiteRowKind?)null;
        if (kind is null) faults.Add(Fault("kind", ("place", $"{at}.kind"), ("known", Known<WebsiteRowKind>())));
        var (source, mark) = (Word(row, "source"), Word(row, "mark") ?? "");
        if (source is not null && WebsiteFormSources.Find(source) is not { } known) faults.Add(Fault("source", ("place", $"{at}.source"), ("source", source)));
        else if (source is not null && kind is { } own && !WebsiteFormSources.Find(source)!.Suits(own))
            faults.Add(Fault("suits", ("place", $"{at}.source"), ("source", source)));
        if (mark is not ("v" or "k" or "d")) faults.Add(Fault("mark", ("place", $"{at}.mark")));
        foreach (var flag in (string[])["required", "printed", "added", "grows"])
            if (Member(row, flag) is { } value && value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                faults.Add(Fault("flag", ("place", $"{at}.{flag}")));
        var isNumber = kind is WebsiteRowKind.Count or WebsiteRowKind.Number;
        if (!isNumber && (Flag(row, "added", false) || Flag(row, "grows", false))) faults.Add(Fault("number", ("place", at)));
        return new(code, group, name, kind ?? default)
        {
            Unit = Word(row, "unit") ?? "",
            Source = source,
            Mark = mark,
            IsRequired = Flag(row, "required", true),
            IsPrinted = Flag(row, "printed", true),
            IsAdded = Flag(row, "added", false),
            Grows = Flag(row, "grows", false),
            InReport =
            [
                .. Items(row, "report").Where(word => word.ValueKind == JsonValueKind.String).Select(word => word.GetString()!).Where(word => word.Length > 1),
            ],
        };
    }

    private static WebsiteFormRule ReadRule(JsonElement rule, string at, ImmutableArray<WebsiteFormRow> rows, ImmutableArray<Finding>.Builder faults)
    {
        var kind = Word(rule, "kind");
        if (kind is not ("equal" or "atMost")) faults.Add(Fault("rule", ("place", $"{at}.kind")));
        return new(Side("left"), Side("right"), kind == "equal");

        ImmutableArray<string> Side(string side)
        {
            ImmutableArray<string> codes = [.. Items(rule, side).Select(code => code.ValueKind == JsonValueKind.String ? code.GetString()! : "")];
            if (codes.IsEmpty) faults.Add(Fault("empty", ("place", $"{at}.{side}")));
            foreach (var code in codes)
                if (rows.FirstOrDefault(row => row.Code == code) is not { Kind: WebsiteRowKind.Count or WebsiteRowKind.Number })
                    faults.Add(Fault("unknown", ("place", $"{at}.{side}"), ("code", code)));
            return codes;
        }
    }

    private static string Required(JsonElement element, string name, string at, ImmutableArray<Finding>.Builder faults)
    {
        if (Word(element, name)?.Trim() is { Length: > 0 and <= LongestName } text) return text;
        faults.Add(Fault("text", ("place", at), ("most", (long)LongestName)));
        return "";
    }

    private static bool Flag(JsonElement element, string name, bool usual) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => usual,
    };

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string? Word(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static string Known<T>() where T : struct, Enum => string.Join("、", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName));

    private static Finding Fault(string variant, params ImmutableArray<(string, object)> values) =>
        new("WF12", Severity.Error) { Variant = variant, Values = values };

    [GeneratedRegex("^[A-Za-z0-9]{1,12}$")]
    private static partial Regex Codes();
}
