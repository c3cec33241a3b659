using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Diagnostics;
using Gongkai.Documents.Showing;

namespace Gongkai.Commands;

/// <summary>What was accepted, as a JSON file that people edit: sorted, one entry for each finding, with its reason.</summary>
internal static class BaselineFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="MisuseException">There is none, or it is no such file.</exception>
    public static Baseline Read(string path, Terminal terminal)
    {
        if (!File.Exists(path)) throw new MisuseException(terminal.Say($"没有这个基线文件：{path}", $"No such baseline file: {path}"));
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return new(json.RootElement.GetProperty("accepted").EnumerateArray().Select(Entry).ToImmutableArray());
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new MisuseException(terminal.Say($"基线文件读不懂：{path}（{wrong.Message}）", $"The baseline file cannot be understood: {path} ({wrong.Message})"));
        }
    }

    /// <summary>Writes every warning and hint of the reports as accepted, beside what the file already has.</summary>
    public static void Write(string path, IEnumerable<CheckedReport> reports, Baseline? baseline, string reason, Terminal terminal)
    {
        var before = File.Exists(path) ? Read(path, terminal) : new([]);
        var fresh = from report in reports
                    from found in report.Findings
                    where found.Finding.Severity != Severity.Error && !report.IsUnread
                    let key = FindingKey.Of(found.Finding, found.Words, report.Agency, report.Year)
                    select new Acceptance(key, baseline?.ReasonFor(found.Finding, key) ?? reason);
        File.WriteAllText(path, Json.Text(json => WriteAll(json, before.With(fresh))) + "\n");
    }

    private static void WriteAll(Utf8JsonWriter json, ImmutableArray<Acceptance> accepted)
    {
        json.WriteStartObject();
        json.WriteStartArray("accepted");
        foreach (var (key, reason) in accepted)
        {
            json.WriteStartObject();
            json.WriteString("agency", key.Agency);
            if (key.Year is { } year) json.WriteNumber("year", year);
            else json.WriteNull("year");
            json.WriteString("code", key.Code);
            if (key.Cells.Length > 0) json.WriteString("cells", key.Cells);
            if (key.Words.Length > 0) json.WriteString("words", key.Words);
            if (key.Values.Length > 0) json.WriteString("values", key.Values);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Acceptance Entry(JsonElement entry)
    {
        int? year = entry.TryGetProperty("year", out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : null;
        return new(new(Text("agency"), year, Text("code"), Text("cells"), Text("words"), Text("values")), Text("reason"));

        string Text(string name) => entry.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";
    }
}
