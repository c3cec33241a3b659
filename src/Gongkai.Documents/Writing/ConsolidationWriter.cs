using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>Issues a consolidation: the superior's report, and what each member contributed or did not.</summary>
public static class ConsolidationWriter
{
    /// <summary>The workbook: 年度报告, 各机关明细, 未计入.</summary>
    public static byte[] Workbook(Consolidation consolidation, Language language = Language.Chinese) =>
        XlsxFile.ToBytes([XlsxWriter.Sheet(consolidation.Report, wholeForm: true), Details(consolidation, language), LeftOut(consolidation, language)]);

    /// <summary>The content of the file: XLSX and JSON carry the details, every other format the report alone.</summary>
    /// <exception cref="PdfPrinterException">For PDF: no program that prints PDF is installed, or it failed.</exception>
    public static byte[] Write(Consolidation consolidation, ReportFormat format, string file) => format switch
    {
        ReportFormat.Xlsx => Workbook(consolidation),
        ReportFormat.Json => ReportJson.ToBytes(consolidation.Report, file, json => WriteDetails(json, consolidation)),
        _ => ReportWriter.Write(consolidation.Report, format, file, wholeForm: true),
    };

    /// <summary>Writes the members <c>members</c>, <c>contributions</c> and <c>omissions</c> into an open object.</summary>
    public static void WriteDetails(Utf8JsonWriter json, Consolidation consolidation)
    {
        json.WriteStartArray("members");
        foreach (var member in consolidation.Members) json.WriteStringValue(member);
        json.WriteEndArray();
        json.WriteStartObject("contributions");
        foreach (var cell in consolidation.Report.Form.Cells)
        {
            json.WriteStartArray(cell.Id);
            foreach (var part in consolidation.ContributionsTo(cell.Id))
            {
                json.WriteStartObject();
                json.WriteString("member", part.Member);
                json.WriteNumber("value", part.Value);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteStartArray("omissions");
        foreach (var omission in consolidation.Omissions)
        {
            json.WriteStartObject();
            json.WriteString("member", omission.Member);
            json.WriteString("cell", omission.Cell);
            json.WriteString("reason", JsonNamingPolicy.SnakeCaseLower.ConvertName(omission.Reason.ToString()));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static XlsxSheet Details(Consolidation consolidation, Language language)
    {
        var members = consolidation.Members;
        var sheet = new XlsxSheet("各机关明细", [34, 34, 16, 14, .. members.Select(_ => 14.0)]);
        sheet.Row(XlsxLook.Cell, ["编号", "项目", "列", "合计", .. members]);
        foreach (var cell in consolidation.Report.Form.Cells)
        {
            var parts = consolidation.ContributionsTo(cell.Id).ToImmutableDictionary(part => part.Member, part => part.Value, StringComparer.Ordinal);
            var omitted = consolidation.Omissions.Where(omission => omission.Cell == cell.Id)
                .ToImmutableDictionary(omission => omission.Member, omission => omission.Reason, StringComparer.Ordinal);
            sheet.Row(XlsxLook.Cell, [cell.Id, FormWords.RowOf(cell), cell.Column.Label, Total(consolidation.Report[cell.Id]),
                .. members.Select(member => parts.TryGetValue(member, out var value) ? value
                    : omitted.TryGetValue(member, out var reason) ? (object)$"未计入：{reason.Name(language)}" : "")]);
        }
        return sheet;
    }

    private static object Total(Cell cell) => cell switch
    {
        Count count => count.Value,
        Amount { Unit: MoneyUnit.Yuan } amount => amount.Value.ToString(CultureInfo.InvariantCulture) + "元",
        Amount amount => amount.Value,
        _ => "",
    };

    private static XlsxSheet LeftOut(Consolidation consolidation, Language language)
    {
        var sheet = new XlsxSheet("未计入", [28, 34, 40, 20, 40]);
        sheet.Row(XlsxLook.Cell, "报告", "编号", "项目", "列", "原因");
        foreach (var omission in consolidation.Omissions)
        {
            var cell = omission.Cell is { } id ? consolidation.Report.Form.Find(id) : null;
            sheet.Row(XlsxLook.Cell, omission.Member, omission.Cell ?? "", cell is null ? "整份报告" : FormWords.RowOf(cell), cell?.Column.Label ?? "",
                omission.Reason.Name(language));
        }
        return sheet;
    }
}
