using System.Globalization;
using System.Text.Json;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Documents.Showing;

namespace Gongkai.Features.Casework;

/// <summary>The clock's answers as JSON.</summary>
internal static class ClockJson
{
    public static void Write(ClockAnswer answer, TextWriter to, Language language) => to.WriteLine(Text(answer, language));

    /// <summary>The answer as text, wherever it goes.</summary>
    public static string Text(ClockAnswer answer, Language language) => Text(json =>
    {
        Date(json, "receivedOn", answer.ReceivedOn);
        Date(json, "effectiveStart", answer.EffectiveStart);
        Date(json, "due", answer.Due);
        json.WriteString("status", JsonNamingPolicy.SnakeCaseLower.ConvertName(answer.Status.ToString()));
        json.WriteBoolean("provisional", answer.IsProvisional);
        json.WriteBoolean("projected", answer.IsProjected);
        if (answer.Remaining is { } left) json.WriteNumber("remaining", left);
        else json.WriteNull("remaining");
        json.WriteNumber("overdueDays", answer.OverdueDays);
        Date(json, "correctionNoticeBy", answer.CorrectionNoticeBy);
        foreach (var (name, date) in new[] { ("correctionDueBy", answer.CorrectionDueBy), ("payBy", answer.PayBy), ("pauseEnd", answer.PauseEnd),
            ("closedOn", answer.ClosedOn) })
            if (date is not null) Date(json, name, date);
        Date(json, "internalDue", answer.InternalDue);
        Findings(json, answer.Findings, language);
        json.WriteStartArray("days");
        foreach (var day in answer.Days)
        {
            json.WriteStartObject();
            Date(json, "date", day.Date);
            json.WriteBoolean("counts", day.Counts);
            json.WriteString("why", day.Why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>Faults of what was given, where there is no answer.</summary>
    public static void Write(IEnumerable<Finding> faults, TextWriter to, Language language) => Print(to, json => Findings(json, faults, language));

    public static void Write(TermEnd end, TextWriter to, Language language) => Print(to, json =>
    {
        Describe(json, end.Term);
        Date(json, "from", end.From);
        Date(json, "nominal", end.Nominal);
        Date(json, "due", end.Due);
        json.WriteBoolean("provisional", end.IsProvisional);
    });

    public static void Write(IEnumerable<StatutoryTerm> terms, TextWriter to, Language language) => to.WriteLine(Json.Text(json =>
    {
        json.WriteStartArray();
        foreach (var term in terms)
        {
            json.WriteStartObject();
            Describe(json, term);
            json.WriteString("countedFrom", language == Language.English ? term.EnglishFrom : term.From);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }));

    private static void Describe(Utf8JsonWriter json, StatutoryTerm term)
    {
        json.WriteString("term", term.Id);
        json.WriteString("name", term.Name);
        json.WriteString("nameEn", term.EnglishName);
        json.WriteString("article", term.Article);
    }

    private static void Findings(Utf8JsonWriter json, IEnumerable<Finding> findings, Language language)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("message", Message.Of(finding, language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Date(Utf8JsonWriter json, string name, DateOnly? date)
    {
        if (date is { } day) json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else json.WriteNull(name);
    }

    private static void Print(TextWriter to, Action<Utf8JsonWriter> members) => to.WriteLine(Text(members));

    private static string Text(Action<Utf8JsonWriter> members) => Json.Text(json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    });
}
