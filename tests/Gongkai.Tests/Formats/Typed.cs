using System.IO.Compression;
using System.Net;
using System.Text;
using Gongkai.Reports;
using Gongkai.Tests.Recognition;

namespace Gongkai.Tests.Formats;

/// <summary>The report of <see cref="Recognition.Printed"/> typed in an office format; a cell whose text is in the table of dressings is typed as that says.</summary>
internal static class Typed
{
    /// <summary>A page; dressings are HTML.</summary>
    public static byte[] Html(Recognition.Printed printed, IReadOnlyDictionary<string, string>? dressed = null, string sheet = "", (int At, List<PrintRow> Table)? after = null) =>
        Encoding.UTF8.GetBytes(Document(printed, $"<html><head><meta charset=utf-8><style>{sheet}</style></head><body>", text => $"<p>{text}</p>", rows =>
            $"<table>{string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Dressed(cell, dressed, WebUtility.HtmlEncode(cell))}</td>"))}</tr>"))}</table>", after) + "</body></html>");

    /// <summary>A Word document; dressings are the runs of a paragraph.</summary>
    public static byte[] Docx(Recognition.Printed printed, IReadOnlyDictionary<string, string>? dressed = null, string styles = "", (int At, List<PrintRow> Table)? after = null, Func<string, string>? around = null) =>
        WordFile.Of((around ?? (body => body))(Document(printed, "", text => WordFile.P(text), rows =>
            $"<w:tbl>{string.Concat(rows.Select(row => WordFile.Tr([.. row.Select(cell => $"<w:tc><w:tcPr/><w:p>{Dressed(cell, dressed, Run(cell))}</w:p></w:tc>")])))}</w:tbl>", after)), styles);

    /// <summary>A run of Word with those properties.</summary>
    public static string Run(string text, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{WebUtility.HtmlEncode(text)}</w:t></w:r>";

    /// <summary>A workbook; dressings are whole <c>c</c> elements without their reference (t="…" …&gt;…), fonts are those of the styles part by number.</summary>
    public static byte[] Xlsx(Recognition.Printed printed, IReadOnlyDictionary<string, string>? dressed = null, string fonts = "<font/>", string strings = "", (int At, List<PrintRow> Table)? after = null,
        string[]? formats = null, int[]? fills = null, Func<int, IReadOnlyList<string>, (bool Row, int Column)>? hides = null)
    {
        var (sheet, number, hidden) = (new StringBuilder(), 0, -1);
        void Row(IReadOnlyList<string> cells)
        {
            var (isHidden, column) = hides?.Invoke(number, cells) ?? (false, -1);
            hidden = column;
            sheet.Append($"<row r=\"{++number}\"{(isHidden ? " hidden=\"1\"" : "")}>");
            for (var i = 0; i < cells.Count; i++)
                if (cells[i].Length > 0) sheet.Append($"<c r=\"{(char)('A' + i)}{number}\"{Dressed(cells[i], dressed, $" t=\"inlineStr\"><is><t>{WebUtility.HtmlEncode(cells[i])}</t></is>")}</c>");
            sheet.Append("</row>");
        }
        Document(printed, "", text => { Row([text]); return ""; }, rows => { foreach (var row in rows) Row(row); return ""; }, after);
        var count = fonts.Split("<font").Length - 1;
        return Zip(
            ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""),
            ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""),
            ("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="年报" sheetId="1" r:id="r1"/></sheets></workbook>"""),
            ("xl/styles.xml", $"""<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="165" formatCode=";;;"/></numFmts><fonts>{fonts}</fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/></patternFill></fill></fills><cellStyleXfs><xf fontId="0"/></cellStyleXfs><cellXfs>{string.Concat(Enumerable.Range(0, count).Select(font => $"<xf numFmtId=\"{(formats?[font] is { Length: > 0 } format ? format : "0")}\" fontId=\"{font}\" fillId=\"{fills?[font] ?? 0}\"/>"))}</cellXfs></styleSheet>"""),
            ("xl/sharedStrings.xml", $"""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>"""),
            ("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{(hidden < 0 ? "" : $"<cols><col min=\"{hidden + 1}\" max=\"{hidden + 1}\" width=\"9\" hidden=\"1\"/></cols>")}<sheetData>{sheet}</sheetData></worksheet>"""));
    }

    private static string Dressed(string cell, IReadOnlyDictionary<string, string>? dressed, string plain) =>
        dressed is not null && dressed.TryGetValue(cell, out var dressing) ? dressing : plain;

    private static string Document(Recognition.Printed printed, string head, Func<string, string> paragraph, Func<IReadOnlyList<IReadOnlyList<string>>, string> table, (int At, List<PrintRow> Table)? after)
    {
        var text = new StringBuilder(head);
        text.Append(paragraph("云川市商务局2024年政府信息公开工作年度报告")).Append(paragraph(ReportSection.Overview.Name())).Append(paragraph("本局认真落实各项要求。")).Append(paragraph(ReportSection.Proactive.Name()));
        for (var i = 0; i < printed.Tables.Count; i++)
        {
            if (i == printed.Form.Proactive.Length) text.Append(paragraph(ReportSection.Requests.Name()));
            if (i == printed.Tables.Count - 1) text.Append(paragraph(ReportSection.Disputes.Name()));
            text.Append(table([.. printed.Tables[i].Select(row => (IReadOnlyList<string>)[.. row.Labels, .. row.Values])]));
            // The last table of section two, that of three, that of four: behind it, a paragraph and a table more.
            if (after is { } more && i == printed.Form.Proactive.Length - 1 + more.At) text.Append(paragraph("其他情况如下。")).Append(table([.. more.Table.Select(row => (IReadOnlyList<string>)[.. row.Labels, .. row.Values])]));
        }
        text.Append(paragraph(ReportSection.Problems.Name())).Append(paragraph("公开的主动性不强。下一步加强培训。")).Append(paragraph(ReportSection.OtherMatters.Name())).Append(paragraph("本年度未收取信息处理费。"));
        return text.ToString();
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, true))
            foreach (var (name, text) in parts)
            {
                using var part = new StreamWriter(archive.CreateEntry(name).Open());
                part.Write(text);
            }
        return stream.ToArray();
    }
}
