using System.Net;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Writing;
using Gongkai.Reports;

namespace Gongkai.Bench.Accuracy;

/// <summary>The formats and shapes that reports are printed in.</summary>
public enum PrintKind
{
    /// <summary>Text; cells parted by tabs.</summary>
    TextTabs,

    /// <summary>Text; every cell on a line of its own, behind a tab.</summary>
    TextCellPerLine,

    /// <summary>Text; every cell and every bar on a line of its own.</summary>
    TextBarPerLine,

    /// <summary>Markdown tables.</summary>
    Markdown,

    /// <summary>Text; cells parted by spaces.</summary>
    TextSpaces,

    /// <summary>A whole portal page around bare tables.</summary>
    HtmlPortal,

    /// <summary>HTML as pasted from Word.</summary>
    HtmlWord,

    /// <summary>A Word document with merged cells, not by our writer.</summary>
    DocxTyped,

    /// <summary>What <c>gongkai write</c> issues.</summary>
    WrittenDocx,

    /// <summary>What <c>gongkai write</c> issues.</summary>
    WrittenHtml,

    /// <summary>What <c>gongkai write</c> issues.</summary>
    WrittenXlsx,

    /// <summary>What <c>gongkai write</c> issues.</summary>
    WrittenJson,

    /// <summary>What <c>gongkai write</c> issues.</summary>
    WrittenCsv,

    /// <summary>What <c>gongkai write</c> issues, where a program that prints PDF is installed.</summary>
    WrittenPdf,
}

/// <summary>Prints drafts.</summary>
public static class DraftPrints
{
    /// <summary>Whether the kind prints tables and titles as the draft has them, and not as the official form does.</summary>
    public static bool PrintsFaults(this PrintKind kind) => kind < PrintKind.WrittenDocx;

    /// <summary>The file's name.</summary>
    public static string FileName(this PrintKind kind) => kind switch
    {
        PrintKind.Markdown => "report.md",
        PrintKind.HtmlPortal or PrintKind.HtmlWord or PrintKind.WrittenHtml => "report.html",
        PrintKind.DocxTyped or PrintKind.WrittenDocx => "report.docx",
        PrintKind.WrittenXlsx => "report.xlsx",
        PrintKind.WrittenJson => "report.json",
        PrintKind.WrittenCsv => "report.csv",
        PrintKind.WrittenPdf => "report.pdf",
        _ => "report.txt",
    };

    /// <summary>The content of the file.</summary>
    public static byte[] Print(this PrintKind kind, Draft draft) => kind switch
    {
        PrintKind.HtmlPortal => Encoding.UTF8.GetBytes(Portal(draft)),
        PrintKind.HtmlWord => Encoding.UTF8.GetBytes(Word(draft)),
        PrintKind.DocxTyped => Docx(draft),
        PrintKind.WrittenDocx => ReportWriter.Write(draft.ToReport(), ReportFormat.Docx),
        PrintKind.WrittenHtml => ReportWriter.Write(draft.ToReport(), ReportFormat.Html),
        PrintKind.WrittenXlsx => ReportWriter.Write(draft.ToReport(), ReportFormat.Xlsx),
        PrintKind.WrittenJson => ReportWriter.Write(draft.ToReport(), ReportFormat.Json, "report.json"),
        PrintKind.WrittenCsv => ReportWriter.Write(draft.ToReport(), ReportFormat.Csv),
        PrintKind.WrittenPdf => ReportWriter.Write(draft.ToReport(), ReportFormat.Pdf),
        _ => Encoding.UTF8.GetBytes(Text(draft, kind)),
    };

    private static IEnumerable<object> Parts(Draft draft)
    {
        foreach (var (section, title) in draft.Titles)
        {
            if (title.Length > 0) yield return new Title(title);
            foreach (var text in draft.Paragraphs(section)) yield return text;
            foreach (var table in draft.Tables.Where(table => table.Section == section)) yield return table;
        }
    }

    private sealed record Title(string Text);

    private static string Text(Draft draft, PrintKind kind)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append("\n\n");
        Line(kind == PrintKind.Markdown ? "# " + draft.Title : draft.Title);
        if (draft.Preamble.Length > 0) Line(draft.Preamble);
        foreach (var part in Parts(draft))
            switch (part)
            {
                case Title title: Line(kind == PrintKind.Markdown ? "## " + title.Text : title.Text); break;
                case string paragraph: Line(paragraph); break;
                case DraftTable table:
                    foreach (var row in table.Rows) Row(row, kind, text);
                    text.Append('\n');
                    break;
            }
        foreach (var line in draft.SignOff) Line(line);
        return text.ToString();
    }

    private static void Row(DraftRow row, PrintKind kind, StringBuilder text)
    {
        List<string> fields = [.. row.Labels, .. row.Values];
        switch (kind)
        {
            case PrintKind.TextTabs: text.AppendJoin('\t', fields).Append('\n'); break;
            case PrintKind.TextCellPerLine:
                foreach (var field in fields) text.Append('\t').Append(field).Append('\n');
                text.Append('\n');
                break;
            case PrintKind.TextBarPerLine:
                foreach (var field in fields.Where((field, i) => field.Length > 0 || i >= row.Labels.Count))
                    text.Append(field).Append(field.Length > 0 ? "\n|\n" : "|\n");
                break;
            case PrintKind.Markdown: text.Append("| ").AppendJoin(" | ", fields).Append(" |\n"); break;
            default: text.Append("   ").AppendJoin("     ", fields.Where(field => field.Length > 0)).Append('\n'); break;
        }
    }

    private static string Portal(Draft draft)
    {
        var page = new StringBuilder(
            $"<!DOCTYPE html><html><head><meta charset=utf-8><title>{WebUtility.HtmlEncode(draft.Title)}_云川市政府信息公开</title></head><body><div "
                + $"class=nav><ul><li><a href=/>首页</a></li><li><a href=/gk>政府信息公开</a></li><li><a href=/fw>办事服务</a></li></ul></div><div class=path>当前位置：首页 &gt; 年度报告</div><div class=article><h1>{WebUtility.HtmlEncode(draft.Title)}</h1><div class=info>发布时间：{draft.Year + 1}-01-21 来源：{draft.Agency} 浏览次数：318</div>\n");
        if (draft.Preamble.Length > 0) page.Append($"<p>{WebUtility.HtmlEncode(draft.Preamble)}</p>\n");
        foreach (var part in Parts(draft))
            switch (part)
            {
                case Title title: page.Append($"<p><strong>{WebUtility.HtmlEncode(title.Text)}</strong></p>\n"); break;
                case string paragraph: page.Append($"<p>　　{WebUtility.HtmlEncode(paragraph)}</p>\n"); break;
                case DraftTable table:
                    page.Append("<table border=1>");
                    foreach (var row in Grid(table))
                    {
                        page.Append("<tr>");
                        foreach (var cell in row)
                            page.Append(
                                $"<td{(cell.Across > 1 ? $" colspan={cell.Across}" : "")}{(cell.Down > 1 ? $" rowspan={cell.Down}" : "")}>{WebUtility.HtmlEncode(cell.Text)}</td>");
                        page.Append("</tr>\n");
                    }
                    page.Append("</table>\n");
                    break;
            }
        foreach (var line in draft.SignOff) page.Append($"<p style=\"text-align:right\">{WebUtility.HtmlEncode(line)}</p>\n");
        return page.Append("</div><div class=foot>主办：云川市人民政府办公室　备案号：云ICP备00000000号　网站标识码：0000000001</div></body></html>").ToString();
    }

    private static string Word(Draft draft)
    {
        static string P(string text, string align = "left") =>
            $"<p class=\"MsoNormal\" align=\"{align}\" style=\"text-indent:32pt;line-height:28pt\"><span "
                + $"style=\"font-size:16pt;font-family:仿宋_GB2312\">{WebUtility.HtmlEncode(text).Replace("年", "</span><span lang=\"EN-US\" style=\"font-size:16pt\">年</span><span style=\"font-size:16pt\">", StringComparison.Ordinal)}</span></p>\n";
        var page = new StringBuilder(
            $"<html><head><meta http-equiv=Content-Type content=\"text/html; "
                + $"charset=utf-8\"><style>.MsoNormal{{margin:0}}</style></head><body>{P(draft.Title, "center")}");
        if (draft.Preamble.Length > 0) page.Append(P(draft.Preamble));
        foreach (var part in Parts(draft))
            switch (part)
            {
                case Title title: page.Append(P(title.Text)); break;
                case string paragraph: page.Append(P(paragraph)); break;
                case DraftTable table:
                    page.Append("<table class=\"MsoTableGrid\" border=\"1\" cellspacing=\"0\" width=\"612\">");
                    foreach (var row in Grid(table))
                    {
                        page.Append("<tr style=\"height:20pt\">");
                        foreach (var cell in row)
                            page.Append(
                                $"<td{(cell.Across > 1 ? $" colspan=\"{cell.Across}\"" : "")}{(cell.Down > 1 ? $" rowspan=\"{cell.Down}\"" : "")} "
                                    + $"width=\"76\" style=\"border:solid windowtext 1.0pt;padding:0cm 5.4pt\"><p class=\"MsoNormal\" align=\"center\"><span style=\"font-family:宋体\"><span lang=\"EN-US\">{(cell.Text.Length == 0 ? "&nbsp;" : $"&nbsp;{WebUtility.HtmlEncode(cell.Text)}&nbsp;")}</span></span></p></td>");
                        page.Append("</tr>\n");
                    }
                    page.Append("</table>\n");
                    break;
            }
        foreach (var line in draft.SignOff) page.Append(P(line, "right"));
        return page.Append("</body></html>").ToString();
    }

    private static byte[] Docx(Draft draft)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body(P(draft.Title));
            if (draft.Preamble.Length > 0) body.Append(P(draft.Preamble));
            foreach (var part in Parts(draft))
                switch (part)
                {
                    case Title title: body.Append(P(title.Text)); break;
                    case string paragraph: body.Append(P(paragraph)); break;
                    case DraftTable table: body.Append(WordTable(table), P("")); break;
                }
            foreach (var line in draft.SignOff) body.Append(P(line));
            file.AddMainDocumentPart().Document = new(body);
        }
        return stream.ToArray();

        static Paragraph P(string text) => new(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static Table WordTable(DraftTable table)
    {
        var grid = Grid(table);
        var word = new Table(
            new TableProperties(
                new TableBorders(new InsideHorizontalBorder { Val = BorderValues.Single }, new InsideVerticalBorder { Val = BorderValues.Single })));
        // A cell that reaches down is repeated, empty, in each row below: so Word writes it.
        var reaching = new List<(int Column, int Across, int Left)>();
        foreach (var row in grid)
        {
            var line = new TableRow();
            var column = 0;
            var next = new List<(int, int, int)>();
            void Fill()
            {
                while (reaching.FindIndex(cell => cell.Column == column) is >= 0 and var i)
                {
                    var (at, across, left) = reaching[i];
                    reaching.RemoveAt(i);
                    line.Append(Cell("", across, new VerticalMerge()));
                    if (left > 1) next.Add((at, across, left - 1));
                    column += across;
                }
            }
            foreach (var cell in row)
            {
                Fill();
                line.Append(Cell(cell.Text, cell.Across, cell.Down > 1 ? new VerticalMerge { Val = MergedCellValues.Restart } : null));
                if (cell.Down > 1) next.Add((column, cell.Across, cell.Down - 1));
                column += cell.Across;
            }
            Fill();
            (reaching, next) = (next, reaching);
            word.Append(line);
        }
        return word;

        static TableCell Cell(string text, int across, VerticalMerge? merge)
        {
            var properties = new TableCellProperties();
            if (across > 1) properties.Append(new GridSpan { Val = across });
            if (merge is not null) properties.Append(merge);
            return new(properties, new Paragraph(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text(text) { Space = SpaceProcessingModeValues.Preserve })));
        }
    }

    private sealed record Spanned(string Text, int Across, int Down);

    // An empty label belongs to the label on its left, or, in the first columns, to the one above.
    private static List<List<Spanned>> Grid(DraftTable table)
    {
        var grid = new List<List<Spanned>>();
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var row = table.Rows[r];
            var line = new List<Spanned>();
            var labels = row.Labels;
            for (var c = 0; c < labels.Count; c++)
            {
                if (labels[c].Length == 0 && CoveredFromAbove(table, r, c)) continue;
                if (labels[c].Length == 0 && c > 0) continue;
                var across = 1;
                while (c + across < labels.Count && labels[c + across].Length == 0 && !CoveredFromAbove(table, r, c + across)) across++;
                var down = 1;
                while (r + down < table.Rows.Count && table.Rows[r + down].Labels.Count > c && CoveredFromAbove(table, r + down, c)) down++;
                line.Add(new(labels[c], across, down));
            }
            line.AddRange(row.Values.Select(value => new Spanned(value, 1, 1)));
            grid.Add(line);
        }
        return grid;
    }

    private static bool CoveredFromAbove(DraftTable table, int r, int c)
    {
        var row = table.Rows[r];
        if (r == 0 || row.Labels[c].Length > 0) return false;
        return table.Section switch
        {
            ReportSection.Requests when row.Id.Length == 0 => c is < 3 or 3 or 9 && r is 1 or 2 && (c < 3 || r == 2),
            // Under 三 the first column always, the second in rows of a group.
            ReportSection.Requests => row.Id.StartsWith("requests.outcome", StringComparison.Ordinal) && (c == 0 || c == 1 && row.Labels[2].Length > 0),
            ReportSection.Disputes => r == 2 && c < 5,
            _ => false,
        };
    }
}
