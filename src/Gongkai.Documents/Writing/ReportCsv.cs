using System.Globalization;
using System.Text;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>
/// A report as one line for every field, cell and paragraph, under the header <c>id,label,raw,kind,value,unit</c>; UTF-8 with BOM, so that Excel shows it.
/// </summary>
public static class ReportCsv
{
    /// <summary>The first line, by which the file is recognised.</summary>
    public const string Header = "id,label,raw,kind,value,unit";

    /// <summary>The content of the file.</summary>
    public static byte[] ToBytes(AnnualReport report)
    {
        var csv = new StringBuilder("\uFEFF").Append(Header).Append("\r\n");
        foreach (var (id, label, raw) in Fields(report))
            if (raw is not null) Line(csv, id, label, raw, "text", "", "");
        foreach (var id in ReportJson.Ids(report)) Cell(csv, report, id);
        foreach (var passage in report.Passages)
            Line(csv, passage.Section is { } section ? $"passage.{ReportForm.IdOf(section)}" : "passage",
                passage.Section is { } titled ? titled.Name() : "", passage.Text, Kind(passage), "", "");
        return new UTF8Encoding(false).GetBytes(csv.ToString());
    }

    /// <summary>Whether the content begins with our header line.</summary>
    public static bool Recognises(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        return bytes.StartsWith("id,label,raw,kind,value,unit\r"u8) || bytes.StartsWith("id,label,raw,kind,value,unit\n"u8);
    }

    private static IEnumerable<(string Id, string Label, string? Raw)> Fields(AnnualReport report) =>
    [
        ("report.generation", "报告格式", report.Generation.ToString()),
        ("report.title", "标题", report.Title),
        ("report.agency", "行政机关", report.Agency),
        ("report.year", "年度", report.Year?.ToString(CultureInfo.InvariantCulture)),
        ("report.period.from", "统计期限起", Day(report.Period?.From)),
        ("report.period.to", "统计期限止", Day(report.Period?.To)),
        ("report.contact", "联系方式", report.Contact),
        ("report.sign_off", "落款", report.SignOff is null ? null : ""),
        ("report.sign_off.agency", "落款机关", report.SignOff?.Agency),
        ("report.sign_off.date", "落款日期", Day(report.SignOff?.Date)),
    ];

    private static void Cell(StringBuilder csv, AnnualReport report, string id)
    {
        var cell = report[id];
        var known = report.Form.Find(id)!;
        var (value, unit) = cell switch
        {
            Count count => (count.Value.ToString(CultureInfo.InvariantCulture), ""),
            Amount amount => (amount.Value.ToString(CultureInfo.InvariantCulture), ReportJson.NameOf(amount.Unit) ?? ""),
            _ => ("", ""),
        };
        Line(csv, id, $"{known.Row.Group}{known.Row.Label}／{known.Column.Label}", cell.Raw, ReportJson.KindOf(cell), value, unit);
    }

    private static string Kind(Passage passage) =>
        passage.IsReportTitle
            ? $"report_title{passage.HeadingLevel}"
            : passage.IsSignOff
                ? "sign_off"
                : passage.IsSectionTitle ? $"section_title{passage.HeadingLevel}" : passage.HeadingLevel is { } level ? $"heading{level}" : "paragraph";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder csv, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) csv.Append(',');
            csv.Append(Quoted(i is 1 or 2 ? Guarded(fields[i]) : fields[i]));
        }
        csv.Append("\r\n");
    }

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 && field.Trim() == field ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // A spreadsheet would carry out what begins so; one apostrophe is put before and taken away again in reading.
    private static string Guarded(string text) => text.Length > 0 && text[0] is '=' or '@' or '\t' or '\'' ? $"'{text}" : text;

    internal static string Unguarded(string text) => text.Length > 1 && text[0] == '\'' ? text[1..] : text;
}
