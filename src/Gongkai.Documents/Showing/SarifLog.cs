using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Showing;

/// <summary>Findings as a SARIF 2.1.0 log (OASIS), for tools that show and compare results.</summary>
public static class SarifLog
{
    private static readonly ImmutableArray<RulePage> Rules = [.. RuleCatalogue.All];
    private static readonly Dictionary<string, int> Index = Rules.Select((page, index) => (page.Code, index))
        .ToDictionary(pair => pair.Code, pair => pair.index);

    /// <summary>Writes one run with the results of all reports.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="reports">The reports.</param>
    /// <param name="version">The version of this program, as 0.1.0.</param>
    /// <param name="compared">Whether a baseline was given, so that results are new or unchanged.</param>
    /// <param name="language">The language of messages.</param>
    public static void Write(Utf8JsonWriter json, IEnumerable<CheckedReport> reports, string version, bool compared, Language language)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, version, language);
        json.WriteString("language", language == Language.English ? "en" : "zh-CN");
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var report in reports)
        {
            var seen = new Dictionary<string, int>();
            foreach (var found in report.Findings) WriteResult(json, report, found, seen, compared, language);
            json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteTool(Utf8JsonWriter json, string version, Language language)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "gongkai");
        json.WriteString("semanticVersion", version);
        json.WriteStartArray("rules");
        foreach (var page in Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", page.Code);
            Text(json, "shortDescription", page.Title(language));
            if (page.Sections.FirstOrDefault(section => section.Heading == "错在哪里") is { } wrong) Text(json, "fullDescription", wrong.Text);
            json.WriteStartObject("help");
            json.WriteString("text", page.Markdown);
            json.WriteString("markdown", page.Markdown);
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(page.Severities.FirstOrDefault(Severity.Warning)));
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteStartArray("tags");
            json.WriteStringValue(FamilyName.Of(page.Code[..2], language));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, CheckedReport report, CheckedFinding found, Dictionary<string, int> seen,
        bool compared, Language language)
    {
        var finding = found.Finding;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        if (Index.TryGetValue(finding.Code, out var index)) json.WriteNumber("ruleIndex", index);
        json.WriteString("level", Level(finding.Severity));
        Text(json, "message", Message.Of(finding, language));
        WriteLocation(json, report, finding, found.Words, language);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("gongkaiFinding/v1", Fingerprint(report, found, seen));
        json.WriteEndObject();
        if (compared) json.WriteString("baselineState", found.Accepted is null ? "new" : "unchanged");
        if (found.Accepted is { } reason)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("status", "accepted");
            json.WriteString("justification", reason);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, CheckedReport report, Finding finding, string? words, Language language)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(report.File));
        json.WriteEndObject();
        if (finding.At is LinePlace line)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", Math.Max(1, line.Line));
            json.WriteNumber("startColumn", Math.Max(1, line.Column));
            if (words is not null) Text(json, "snippet", words);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (!finding.Cells.IsEmpty)
        {
            json.WriteStartArray("logicalLocations");
            foreach (var cell in finding.Cells)
            {
                json.WriteStartObject();
                json.WriteString("fullyQualifiedName", cell);
                json.WriteString("kind", "member");
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (PlaceWords.Of(finding.At, language, report.InParagraphs) is { Length: > 0 } place) Text(json, "message", place);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Fingerprint(CheckedReport report, CheckedFinding found, Dictionary<string, int> seen)
    {
        var key = FindingKey.Of(found.Finding, found.Words, report.Agency, report.Year).ToString();
        seen[key] = seen.GetValueOrDefault(key) + 1;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}#{seen[key]}")))[..32];
    }

    private static string UriOf(string file)
    {
        var path = string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        return path.StartsWith('/') ? $"file://{path}" : file.Length > 1 && file[1] == ':' ? $"file:///{file[0]}:{path[4..]}" : path;
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Hint => "note",
    };
}
