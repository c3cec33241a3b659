using System.Text.Encodings.Web;
using System.Text.Json;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>The JSON of one report, as <c>gongkai read</c> prints it and <c>gongkai write</c> stores it.</summary>
public static class ReportJson
{
    /// <summary>Indented, Chinese characters as they are.</summary>
    public static JsonWriterOptions Options { get; } =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A file of <c>gongkai write</c>: an array of one object, which also carries every paragraph, so that nothing of the text is lost.</summary>
    /// <param name="report">The report.</param>
    /// <param name="file">What <c>file</c> says.</param>
    /// <param name="more">Writes further members of the object.</param>
    public static byte[] ToBytes(AnnualReport report, string file, Action<Utf8JsonWriter>? more = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            WriteMembers(json, file, report);
            WritePassages(json, report);
            json.WriteStartArray("findings");
            json.WriteEndArray();
            more?.Invoke(json);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        return stream.ToArray();
    }

    /// <summary>Writes one report as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="file">The path as given, or <c>archive.zip/member.docx</c>.</param>
    /// <param name="report">The report; null when the file could not be read: every member is then null or empty.</param>
    /// <param name="findings">Writes the elements of <c>findings</c>; the array around them is already open.</param>
    public static void Write(Utf8JsonWriter json, string file, AnnualReport? report, Action<Utf8JsonWriter> findings)
    {
        json.WriteStartObject();
        WriteMembers(json, file, report);
        json.WriteStartArray("findings");
        findings(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a place in its shape as a value; null when there is none.</summary>
    public static void WritePlace(Utf8JsonWriter json, Place? place)
    {
        switch (place)
        {
            case LinePlace at:
                json.WriteStartObject();
                json.WriteNumber("line", at.Line);
                json.WriteNumber("column", at.Column);
                json.WriteEndObject();
                break;
            case TablePlace at:
                json.WriteStartObject();
                json.WriteNumber("table", at.Table);
                json.WriteNumber("row", at.Row);
                json.WriteNumber("column", at.Column);
                json.WriteEndObject();
                break;
            case PagePlace at:
                json.WriteStartObject();
                json.WriteNumber("page", at.Page);
                json.WriteStartArray("box");
                foreach (var edge in (ReadOnlySpan<double>)[at.X0, at.Y0, at.X1, at.Y1])
                    json.WriteNumberValue(Math.Round(edge, 2, MidpointRounding.AwayFromZero));
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case SheetPlace at:
                json.WriteStartObject();
                json.WriteString("sheet", at.Sheet);
                json.WriteString("cell", at.Cell);
                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <summary>The name of a cell's kind: count, money, blank, not_applicable, missing, unreadable.</summary>
    public static string KindOf(Cell cell) => cell switch
    {
        Count => "count",
        Amount => "money",
        Blank => "blank",
        NotApplicable => "not_applicable",
        Missing => "missing",
        _ => "unreadable",
    };

    /// <summary>元, 万元, or null where no unit is stated.</summary>
    public static string? NameOf(MoneyUnit? unit) => unit switch
    {
        MoneyUnit.Yuan => "元",
        MoneyUnit.TenThousandYuan => "万元",
        _ => null,
    };

    /// <summary>The ids of a report in print order: the form's own, then printed rows of the other generation.</summary>
    internal static IEnumerable<string> Ids(AnnualReport report) =>
        report.Form.Cells.Select(cell => cell.Id).Concat(
            ReportForm.Of(Other(report.Generation)).Cells.Select(cell => cell.Id)
                .Where(id => !report.Form.Has(id) && report[id] is not Missing));

    internal static ReportFormGeneration Other(ReportFormGeneration generation) =>
        generation == ReportFormGeneration.A ? ReportFormGeneration.B : ReportFormGeneration.A;

    private static void WriteMembers(Utf8JsonWriter json, string file, AnnualReport? report)
    {
        json.WriteString("file", file);
        json.WriteString("agency", report?.Agency);
        if (report?.Year is { } year) json.WriteNumber("year", year);
        else json.WriteNull("year");
        json.WriteString("generation", report?.Generation.ToString());
        json.WriteString("title", report?.Title);
        WritePeriod(json, report?.Period);
        json.WriteString("contact", report?.Contact);
        WriteSignOff(json, report?.SignOff);
        json.WriteStartObject("sections");
        foreach (var section in (ReadOnlySpan<ReportSection>)[ReportSection.Overview, ReportSection.Problems, ReportSection.OtherMatters])
            json.WriteString(ReportForm.IdOf(section), report?.Text(section) ?? "");
        json.WriteEndObject();
        json.WriteStartObject("cells");
        if (report is not null)
            foreach (var id in Ids(report))
            {
                json.WritePropertyName(id);
                WriteCell(json, report[id]);
            }
        json.WriteEndObject();
    }

    private static void WritePeriod(Utf8JsonWriter json, ReportingPeriod? period)
    {
        if (period is null)
        {
            json.WriteNull("period");
            return;
        }
        json.WriteStartObject("period");
        json.WriteString("from", Day(period.From));
        json.WriteString("to", Day(period.To));
        json.WriteEndObject();
    }

    private static void WriteSignOff(Utf8JsonWriter json, SignOff? signOff)
    {
        if (signOff is null)
        {
            json.WriteNull("signOff");
            return;
        }
        json.WriteStartObject("signOff");
        json.WriteString("agency", signOff.Agency);
        json.WriteString("date", signOff.Date is { } date ? Day(date) : null);
        json.WriteEndObject();
    }

    /// <summary>Writes a cell as a value.</summary>
    internal static void WriteCell(Utf8JsonWriter json, Cell cell)
    {
        json.WriteStartObject();
        json.WriteString("kind", KindOf(cell));
        if (cell is Count count) json.WriteNumber("value", count.Value);
        if (cell is Amount amount)
        {
            json.WriteNumber("value", amount.Value);
            json.WriteString("unit", NameOf(amount.Unit));
        }
        json.WriteString("raw", cell.Raw);
        json.WritePropertyName("at");
        WritePlace(json, cell.At);
        json.WriteEndObject();
    }

    private static void WritePassages(Utf8JsonWriter json, AnnualReport report)
    {
        json.WriteStartArray("passages");
        foreach (var passage in report.Passages)
        {
            json.WriteStartObject();
            json.WriteString("section", passage.Section is { } section ? ReportForm.IdOf(section) : null);
            json.WriteString("text", passage.Text);
            if (passage.HeadingLevel is { } level) json.WriteNumber("level", level);
            if (passage.IsSectionTitle) json.WriteBoolean("sectionTitle", true);
            if (passage.IsReportTitle) json.WriteBoolean("reportTitle", true);
            if (passage.IsSignOff) json.WriteBoolean("signOff", true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
