using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Storage;
using Gongkai.Text;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>Between the form and the facts of <c>gongkai clock</c>: one reader judges both.</summary>
public static partial class FactsJson
{
    private static readonly JsonSerializerOptions Form = new(EventJson.Options);

    /// <summary>The facts that the form gives, or every fault with the name of its field.</summary>
    public static (ClockFacts? Facts, ImmutableArray<(string Field, string Message)> Faults) Read(FactsForm form, DateOnly today)
    {
        var root = (JsonObject)JsonSerializer.SerializeToNode(form, Form)!;
        var faults = ImmutableArray.CreateBuilder<(string, string)>();
        Days(root, "callsOn", form.CallsOn, "", faults);
        Days((JsonObject)root["settings"]!, "localHolidays", form.Settings.LocalHolidays, "settings.", faults);
        // The facts have both in one.
        if (!string.IsNullOrWhiteSpace(form.ArrivedAt) && form.ArrivedOn is { } arrived)
            root["arrivedOn"] = $"{StoredTypes.Text(arrived)}T{ChineseText.Fold(form.ArrivedAt).Trim().PadLeft(5, '0')}";
        root.Remove("arrivedAt");
        var rows = Rows(root);
        Prune(root);
        var (facts, found) = ClockFactsReader.Read(JsonSerializer.SerializeToElement(root), null, today);
        foreach (var finding in found) faults.Add(Told(finding, rows));
        return (faults.Count == 0 ? facts : null, faults.ToImmutable());
    }

    // Rows left empty are no facts; what stays keeps the number that it has in the form.
    private static Dictionary<string, int[]> Rows(JsonObject root)
    {
        var rows = new Dictionary<string, int[]>();
        foreach (var (name, list) in root.Where(member => member.Value is JsonArray).Select(member => (member.Key, (JsonArray)member.Value!)).ToList())
        {
            rows[name] = [.. list.Index().Where(row => row.Item is not JsonObject { Count: 0 }).Select(row => row.Index)];
            root[name] = new JsonArray([.. list.Where(item => item is not JsonObject { Count: 0 }).Select(item => item!.DeepClone())]);
        }
        return rows;
    }

    private static void Prune(JsonObject root)
    {
        foreach (var name in root.Where(member => member.Value is JsonObject { Count: 0 } or JsonArray { Count: 0 }).Select(member => member.Key).ToList())
            root.Remove(name);
    }

    private static void Days(JsonObject parent, string name, string? text, string path, ImmutableArray<(string, string)>.Builder faults)
    {
        parent.Remove(name);
        var days = new JsonArray();
        foreach (var word in ChineseText.Fold(text ?? "").Split([' ', ',', ';', '、', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            if (BeijingDateBinder.Read(word) is { } day) days.Add(JsonValue.Create(StoredTypes.Text(day)));
            else faults.Add((Field(path + name, []), $"{Label(path + name)}里的“{word}”不是日期，请写成 2026-03-02 的样子"));
        if (days.Count > 0) parent[name] = days;
    }

    private static (string, string) Told(Finding finding, Dictionary<string, int[]> rows)
    {
        var names = finding.Values.Where(value => value.Name is "field" or "later" or "earlier").ToList();
        var worded =
            finding with
            {
                Values = [.. finding.Values.Select(value =>
                names.Contains(value) ? (value.Name, (object)Label((string)value.Value, rows)) : value)]
            };
        var at = names.FirstOrDefault().Value as string ?? (finding.Code == "CW96" ? "arrivedOn" : "");
        var message = finding.Code == "CW91" ? $"请填写{Label(at, rows)}" : Message.Of(worded);
        return (Field(at, rows), message);
    }

    /// <summary>
    /// The form's name of a fact: <c>consultations[0].sentOn</c> is <c>Facts.Consultations[0].SentOn</c>;
    /// the whole correction notice means the day of its service.
    /// </summary>
    private static string Field(string path, Dictionary<string, int[]> rows) => path switch
    {
        "" => "",
        "correctionNotice" => "Facts.CorrectionNotice.ServedOn",
        _ => "Facts." + string.Join('.', path.Split('.').Select(part => Pascal(Renumbered(part, rows)))),
    };

    private static string Renumbered(string part,
        Dictionary<string, int[]> rows) => Row().Match(part) is { Success: true } row && rows.TryGetValue(row.Groups[1].Value, out var kept)
        ? $"{row.Groups[1].Value}[{kept[int.Parse(row.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)]}]" : part;

    private static string Label(string path, Dictionary<string, int[]>? rows = null)
    {
        if (path == "correctionNotice") path = "correctionNotice.servedOn";
        var words = "";
        Type type = typeof(FactsForm);
        foreach (var part in path.Split('.').Select(part => Renumbered(part, rows ?? [])))
        {
            var row = Row().Match(part);
            var property = type.GetProperty(Pascal(row.Success ? row.Groups[1].Value : part));
            // A name that stands for no field is a word already: 收到申请.
            if (property is null) return path;
            if (row.Success) words += $"第 {int.Parse(row.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) + 1} 项的";
            type = property.PropertyType.IsGenericType && row.Success ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            if (property.GetCustomAttribute<DisplayAttribute>() is { } named) words += named.Name;
        }
        return words;
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    [GeneratedRegex(@"^(\w+)\[(\d+)\]$")]
    private static partial Regex Row();
}
