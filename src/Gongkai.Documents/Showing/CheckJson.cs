using System.Text.Json;
using Gongkai.Diagnostics;
using Gongkai.Documents.Writing;

namespace Gongkai.Documents.Showing;

/// <summary>Findings as JSON.</summary>
public static class CheckJson
{
    /// <summary>One checked file: <c>{"file","agency","year","generation","findings"}</c>.</summary>
    public static void Write(Utf8JsonWriter json, CheckedReport report, Language language)
    {
        json.WriteStartObject();
        json.WriteString("file", report.File);
        json.WriteString("agency", report.Agency);
        if (report.Year is { } year) json.WriteNumber("year", year);
        else json.WriteNull("year");
        json.WriteString("generation", report.Generation?.ToString());
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings) Write(json, finding.Finding, language, finding.Accepted);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One finding: <c>{"code","severity","message","cells","at","values"}</c>, and <c>"accepted":{"reason"}</c> where a person accepted it.</summary>
    public static void Write(Utf8JsonWriter json, Finding finding, Language language, string? accepted = null)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity.Name(Language.English));
        json.WriteString("message", Message.Of(finding, language));
        json.WriteStartArray("cells");
        foreach (var cell in finding.Cells) json.WriteStringValue(cell);
        json.WriteEndArray();
        json.WritePropertyName("at");
        ReportJson.WritePlace(json, finding.At);
        json.WriteStartObject("values");
        foreach (var (name, value) in finding.Values) WriteValue(json, name, value);
        json.WriteEndObject();
        if (accepted is not null)
        {
            json.WriteStartObject("accepted");
            json.WriteString("reason", accepted);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case long number: json.WriteNumber(name, number); break;
            case int number: json.WriteNumber(name, number); break;
            case decimal number: json.WriteNumber(name, number); break;
            default: json.WriteString(name, MessageTemplate.Plain(value)); break;
        }
    }
}
