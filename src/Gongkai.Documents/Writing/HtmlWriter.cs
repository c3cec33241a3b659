using System.Globalization;
using System.Text;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>The report as one self-contained HTML page: headings, tables with scoped header cells, and a print layout as official documents have.</summary>
internal static class HtmlWriter
{
    public static string ToText(AnnualReport report, bool wholeForm)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Append(Encode(report.Title ?? "政府信息公开工作年度报告")).Append("</title>\n<style>\n").Append(Style).Append("</style>\n</head>\n<body>\n<main>\n");
        var parts = PrintedReport.Of(report, wholeForm);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Grid is { } grid) AppendTable(html, grid);
            else AppendText(html, parts[i], i + 1 < parts.Length && parts[i + 1].Role == TextRole.SignOff ? parts[i + 1].Text : null);
        }
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void AppendText(StringBuilder html, PrintedPart part, string? signature)
    {
        var (open, close) = part.Role switch
        {
            TextRole.Title => ("<h1>", "</h1>"),
            TextRole.SectionTitle => ("<h2>", "</h2>"),
            TextRole.Heading => ($"<h{2 + part.Depth}>", $"</h{2 + part.Depth}>"),
            TextRole.SignOff =>
                (string.Create(CultureInfo.InvariantCulture, $"<p class=\"sign-off\" style=\"padding-right:{SignaturePlace.Right(part.Text!, signature)}em\">"),
                    "</p>"),
            TextRole.Body => ("<p>", "</p>"),
        };
        html.Append(open).Append(part.Role == TextRole.Title ? Title(part.Text!) : WholeWords.Html(part.Text!)).Append(close).Append('\n');
    }

    /// <summary>A title in its lines; on a narrow screen each of them wraps by itself.</summary>
    internal static string Title(string title) =>
        TitleLines.Of(title) is { Length: > 1 } lines ? string.Concat(lines.Select(line => $"<span class=\"line\">{Encode(line)}</span>")) : Encode(title);

    private static void AppendTable(StringBuilder html, FormGrid grid)
    {
        html.Append(CultureInfo.InvariantCulture, $"<table class=\"{ReportForm.IdOf(grid.Section)}\"");
        if (grid.ValueSize != ValueColumns.Usual) html.Append(CultureInfo.InvariantCulture, $" style=\"--figures:{grid.ValueSize}pt\"");
        html.Append(">\n<colgroup>");
        foreach (var width in grid.Widths)
            html.Append(CultureInfo.InvariantCulture, $"<col style=\"width:{Math.Round(width / 1.56m, 2, MidpointRounding.AwayFromZero)}%\">");
        html.Append("</colgroup>\n");
        if (grid.HeaderRows > 0) html.Append("<thead>\n");
        for (var row = 0; row < grid.RowCount; row++)
        {
            if (row == grid.HeaderRows) html.Append(row > 0 ? "</thead>\n<tbody>\n" : "<tbody>\n");
            html.Append("<tr>");
            foreach (var cell in grid.Cells)
                if (cell.Row == row) AppendCell(html, cell);
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>\n");
    }

    private static void AppendCell(StringBuilder html, GridCell cell)
    {
        var name = cell.Role == GridRole.Value ? "td" : "th";
        html.Append('<').Append(name);
        if (cell.Role == GridRole.ColumnLabel) html.Append(cell.ColumnSpan > 1 ? " scope=\"colgroup\"" : " scope=\"col\"");
        if (cell.Role == GridRole.RowLabel) html.Append(cell.RowSpan > 1 ? " scope=\"rowgroup\"" : " scope=\"row\"");
        if (cell.RowSpan > 1) html.Append(CultureInfo.InvariantCulture, $" rowspan=\"{cell.RowSpan}\"");
        if (cell.ColumnSpan > 1) html.Append(CultureInfo.InvariantCulture, $" colspan=\"{cell.ColumnSpan}\"");
        html.Append('>').Append(Encode(cell.Text)).Append("</").Append(name).Append('>');
    }

    internal static string Encode(string text)
    {
        var html = new StringBuilder(text.Length);
        foreach (var c in DocxWriter.Printable(text))
            html.Append(c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\u00A0' => "&nbsp;", '\n' => "<br>\n", _ => null }
                ?? c.ToString());
        return html.ToString();
    }

    private const string Style = $$"""
        {{PageRules}}
        main { max-width: 156mm; margin: 0 auto; padding: 12mm 4mm; }
        h1 { margin: 0 0 28.95pt; font: 22pt/35pt "方正小标宋简体", "小标宋", "宋体", SimSun, "Noto Serif CJK SC", serif; text-align: center; }
        h1 .line { display: inline-block; max-width: 100%; }
        h2, h3, h4, h5 { margin: 0; font-size: 16pt; line-height: 28.95pt; font-weight: normal; text-indent: 2em; break-after: avoid; }
        h2 { font-family: "黑体", SimHei, "Noto Sans CJK SC", sans-serif; }
        h3 { font-family: "楷体_GB2312", "楷体", KaiTi, STKaiti, "Noto Serif CJK SC", serif; }
        p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; orphans: 2; widows: 2; }
        {{WholeWords.Style}}
        p.sign-off { text-align: right; text-indent: 0; break-before: avoid; }
        table { width: 100%; margin: 7pt 0 14pt; border-collapse: collapse; table-layout: fixed; font: 10.5pt/14pt "宋体", SimSun, "Noto Serif CJK SC", serif; letter-spacing: 0; }
        th, td { border: .5pt solid #000; padding: 2pt 1.5pt; font-weight: normal; text-align: center; vertical-align: middle; overflow-wrap: anywhere; }
        td { font-size: var(--figures, 10.5pt); }
        th[scope=row] { text-align: left; }
        @media print { main { max-width: none; padding: 0; } }

        """;

    /// <summary>Page and body of an official document: 22 lines of 28 characters, page numbers below the type area, odd ones right, even ones left.</summary>
    internal const string PageRules = """
        @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
        @page :right { @bottom-right { content: "— " counter(page) " —"; font: 14pt "宋体", SimSun, "Noto Serif CJK SC", serif; vertical-align: top; padding: 4.5mm 1em 0 0; } }
        @page :left { @bottom-left { content: "— " counter(page) " —"; font: 14pt "宋体", SimSun, "Noto Serif CJK SC", serif; vertical-align: top; padding: 4.5mm 0 0 1em; } }
        body { margin: 0; color: #000; background: #fff; font: 16pt/28.95pt "仿宋_GB2312", "仿宋", FangSong, STFangsong, "Noto Serif CJK SC", serif; letter-spacing: -.25pt; }
        """;
}
