using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Documents.Writing;

namespace Gongkai.Documents.Letters;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>A letter as HTML: headings, paragraphs and tables of the Word document, every word escaped, looks left to the page's stylesheet.</summary>
internal static class LetterHtml
{
    /// <summary>The fragment shown as a preview.</summary>
    public static string Of(WordprocessingDocument file)
    {
        var html = new StringBuilder("<article class=\"letter\">\n");
        foreach (var block in LetterBlocks.Of(file))
        {
            if (block is Table table) AppendTable(html, table, file.MainDocumentPart!);
            else AppendParagraph(html, (Paragraph)block, file.MainDocumentPart!);
        }
        return html.Append("</article>\n").ToString();
    }

    /// <summary>The fragment as a page that can be printed by itself.</summary>
    public static string Page(IssuedLetter letter) =>
        $"<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta "
            + $"charset=\"utf-8\">\n<title>{HtmlWriter.Encode(letter.Letter.Title)}</title>\n<style>\n{Style}</style>\n</head>\n<body>\n{letter.Html}</body>\n</html>\n";

    private static void AppendParagraph(StringBuilder html, Paragraph paragraph, MainDocumentPart main)
    {
        if (paragraph.Descendants<Break>().Any(line => line.Type?.Value == BreakValues.Page)) html.Append("<hr>\n");
        if (PicturesOf(paragraph, main) is { Length: > 0 } pictures) html.Append(CultureInfo.InvariantCulture, $"<p class=\"centre\">{pictures}</p>\n");
        var words = HtmlWriter.Encode(LetterBlocks.TextOf(paragraph));
        if (string.IsNullOrWhiteSpace(words)) return;
        var style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        var (name, kind) = style switch
        {
            LetterStyles.Title => ("h1", ""),
            LetterStyles.Heading => ("h2", ""),
            LetterStyles.Note => ("p", "note"),
            LetterStyles.Addressee => ("p", "addressee"),
            _ => ("p", Alignment(paragraph, style, main)),
        };
        html.Append('<').Append(name).Append(kind.Length > 0 ? $" class=\"{kind}\"" : "").Append('>').Append(words).Append("</").Append(name).Append(">\n");
    }

    private static string PicturesOf(OpenXmlElement element, MainDocumentPart main) => string.Concat(
        from drawing in element.Descendants<Drawing>()
        let address = LetterPicture.AddressOf(main, drawing)
        where address is not null
        select $"<img src=\"{address}\" alt=\"{HtmlWriter.Encode(drawing.Inline?.DocProperties?.Description?.Value ?? "")}\">");

    private static string Alignment(Paragraph paragraph, string? style, MainDocumentPart main)
    {
        var justification = paragraph.ParagraphProperties?.Justification?.Val
            ?? main.StyleDefinitionsPart?.Styles?.Elements<Style>()
                .FirstOrDefault(one => one.StyleId?.Value == style)?.StyleParagraphProperties?.Justification?.Val;
        return justification?.Value is not { } value
            ? "" : value == JustificationValues.Center ? "centre" : value == JustificationValues.Right || value == JustificationValues.End ? "right" : "";
    }

    private static void AppendTable(StringBuilder html, Table table, MainDocumentPart main)
    {
        html.Append("<table>\n");
        foreach (var row in table.Descendants<TableRow>())
        {
            html.Append("<tr>");
            foreach (var cell in row.Descendants<TableCell>()) AppendCell(html, cell, main, row.TableRowProperties?.GetFirstChild<TableHeader>() is not null);
            html.Append("</tr>\n");
        }
        html.Append("</table>\n");
    }

    private static void AppendCell(StringBuilder html, TableCell cell, MainDocumentPart main, bool isHead)
    {
        var isLabel = cell.GetFirstChild<Paragraph>()?.ParagraphProperties?.ParagraphStyleId?.Val?.Value == LetterStyles.Label;
        var name = isHead || isLabel ? "th" : "td";
        html.Append('<').Append(name).Append(isHead ? " scope=\"col\"" : isLabel ? " scope=\"row\"" : "");
        if (cell.TableCellProperties?.GridSpan?.Val?.Value is > 1 and var span) html.Append(CultureInfo.InvariantCulture, $" colspan=\"{span}\"");
        html.Append('>').Append(PicturesOf(cell, main)).Append(HtmlWriter.Encode(LetterBlocks.TextOf(cell))).Append("</").Append(name).Append('>');
    }

    private const string Style = $$"""
        {{HtmlWriter.PageRules}}
        h1 { margin: 0 0 14pt; font: 22pt/35pt "方正小标宋简体", "宋体", SimSun, "Noto Serif CJK SC", serif; text-align: center; }
        h2 { margin: 0; font: 16pt/28.95pt "黑体", SimHei, "Noto Sans CJK SC", sans-serif; text-indent: 2em; break-after: avoid; }
        p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
        p.addressee, p.centre, p.right { text-indent: 0; }
        p.centre { text-align: center; margin-bottom: 14pt; }
        p.right { text-align: right; padding-right: 4em; break-before: avoid; }
        p.note { font-size: 12pt; line-height: 22pt; margin-top: 12pt; break-before: avoid; }
        img { width: 30mm; }
        hr { border: 0; break-after: page; }
        table { width: 100%; margin: 7pt 0; border-collapse: collapse; font: 12pt/18pt "宋体", SimSun, "Noto Serif CJK SC", serif; letter-spacing: 0; }
        th, td { border: .5pt solid #000; padding: 3pt 4pt; font-weight: normal; text-align: left; overflow-wrap: anywhere; }
        th { text-align: center; }
        th[scope=row] { width: 25%; }

        """;
}
