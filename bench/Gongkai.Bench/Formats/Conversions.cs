using System.Collections.Immutable;
using System.Text;
using Gongkai.Bench.Accuracy;
using MimeKit;

namespace Gongkai.Bench.Formats;

/// <summary>The conversions that are measured: every converter that is usual on a machine with free office programs.</summary>
public static class Conversions
{
    private static readonly (string Name, string Extension, string Filter)[] WordFormats =
    [
        ("DOC", "doc", "MS Word 97"), ("DOCX", "docx", "MS Word 2007 XML"), ("DOCM", "docm", "MS Word 2007 XML VBA"), ("RTF", "rtf", "Rich Text Format"),
        ("ODT", "odt", "writer8"),
        ("flat ODT", "fodt", "OpenDocument Text Flat XML"), ("Word 2003 XML", "xml", "MS Word 2003 XML"), ("HTML", "html", "HTML (StarWriter)"),
        ("XHTML", "xhtml", "XHTML Writer File"), ("EPUB", "epub", "EPUB"),
        ("PDF", "pdf", "writer_pdf_Export"), ("text", "txt", "Text (encoded):UTF8"),
    ];

    private static readonly (string Name, string Extension, string Filter)[] SheetFormats =
    [
        ("XLS", "xls", "MS Excel 97"), ("XLSX", "xlsx", "Calc MS Excel 2007 XML"), ("XLSM", "xlsm", "Calc MS Excel 2007 VBA XML"), ("ODS", "ods", "calc8"),
        ("flat ODS", "fods", "OpenDocument Spreadsheet Flat XML"),
        ("Excel 2003 XML", "xml", "MS Excel 2003 XML"), ("HTML", "html", "HTML (StarCalc)"), ("XHTML", "xhtml", "XHTML Calc File"),
        ("CSV", "csv", "Text - txt - csv (StarCalc):44,34,76,1"), ("PDF", "pdf", "calc_pdf_Export"),
    ];

    private static readonly (string Name, string Extension, string To)[] PandocFormats =
    [
        ("DOCX", "docx", "docx"), ("ODT", "odt", "odt"), ("RTF", "rtf", "rtf"), ("EPUB", "epub", "epub"), ("HTML", "html", "html"),
        ("Markdown, pandoc's own", "md", "markdown"), ("Markdown, GitHub's", "md", "gfm"),
        ("MediaWiki", "txt", "mediawiki"), ("reStructuredText", "txt", "rst"), ("plain text", "txt", "plain"),
    ];

    private static readonly (string By, string Name, ConversionStep Step)[] FromPdf =
    [
        ("poppler", "text (pdftotext)", ConversionStep.Command("pdftotext", "page.txt", "{}", "page.txt")),
        ("poppler", "text (pdftotext -layout)", ConversionStep.Command("pdftotext", "page.txt", "-layout", "{}", "page.txt")),
        ("poppler", "text (pdftotext -raw)", ConversionStep.Command("pdftotext", "page.txt", "-raw", "{}", "page.txt")),
        ("poppler", "HTML (pdftohtml)", ConversionStep.Command("pdftohtml", "pages.html", "-i", "-noframes", "{}", "pages.html")),
        ("poppler", "HTML (pdftohtml -c)", ConversionStep.Command("pdftohtml", "pages.html", "-c", "-s", "-i", "-noframes", "{}", "pages.html")),
        ("poppler", "XML (pdftohtml -xml)", ConversionStep.Command("pdftohtml", "pages.xml", "-xml", "-i", "{}", "pages")),
        ("poppler", "PDF (pdftocairo)", ConversionStep.Command("pdftocairo", "again.pdf", "-pdf", "{}", "again.pdf")),
        ("mutool", "text", ConversionStep.Command("mutool", "page.txt", "convert", "-F", "text", "-o", "page.txt", "{}")),
        ("mutool", "HTML", ConversionStep.Command("mutool", "page.html", "convert", "-F", "html", "-o", "page.html", "{}")),
        ("mutool", "XHTML", ConversionStep.Command("mutool", "page.xhtml", "convert", "-F", "xhtml", "-o", "page.xhtml", "{}")),
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<Conversion> All { get; } =
    [
        .. Single(),
        .. Office("HTML", PrintKind.WrittenHtml, WordFormats, "HTML (StarWriter)"),
        new("HTML", "LibreOffice", "PDF, as a web page", PrintKind.WrittenHtml, [ConversionStep.Office("pdf", "writer_web_pdf_Export")]),
        .. Office("HTML of a portal", PrintKind.HtmlPortal,
            [("DOC", "doc", "MS Word 97"), ("ODT", "odt", "writer8"), ("PDF", "pdf", "writer_pdf_Export")], "HTML (StarWriter)"),
        .. Office("HTML of Word", PrintKind.HtmlWord,
            [("DOC", "doc", "MS Word 97"), ("ODT", "odt", "writer8"), ("PDF", "pdf", "writer_pdf_Export")], "HTML (StarWriter)"),
        .. Office("DOCX", PrintKind.WrittenDocx, WordFormats),
        .. Office("DOCX, typed", PrintKind.DocxTyped, [("DOC", "doc", "MS Word 97"), ("ODT", "odt", "writer8"), ("PDF", "pdf", "writer_pdf_Export")]),
        .. Office("XLSX", PrintKind.WrittenXlsx, SheetFormats),
        .. Pandoc("HTML", PrintKind.WrittenHtml, "html", PandocFormats),
        .. Pandoc("DOCX", PrintKind.WrittenDocx, "docx", PandocFormats),
        new("HTML of a portal", "Chromium", "PDF", PrintKind.HtmlPortal, [Chromium]),
        new("HTML of Word", "Chromium", "PDF", PrintKind.HtmlWord, [Chromium]),
        new("HTML without borders", "Chromium", "PDF", PrintKind.WrittenHtml,
            [ConversionStep.Rewritten("bare.html",
                page => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(page).Replace("border: .5pt solid #000", "border: 0", StringComparison.Ordinal))),
                Chromium]),
        new("DOCX", "LibreOffice", "DOC named .wps", PrintKind.WrittenDocx,
            [ConversionStep.Office("doc", "MS Word 97"), ConversionStep.Rewritten("report.wps", content => content)]),
        new("XLSX", "LibreOffice", "XLS named .et", PrintKind.WrittenXlsx,
            [ConversionStep.Office("xls", "MS Excel 97"), ConversionStep.Rewritten("report.et", content => content)]),
        new("HTML", "mutool", "PDF", PrintKind.WrittenHtml, [ConversionStep.Command("mutool", "page.pdf", "convert", "-o", "page.pdf", "{}")]),
        .. Pdf("PDF of Chromium", PrintKind.WrittenHtml, Chromium),
        .. Pdf("PDF of LibreOffice", PrintKind.WrittenDocx, ConversionStep.Office("pdf", "writer_pdf_Export")),
    ];

    private static ConversionStep Chromium => new("chromium", "chromium.pdf", (folder, path) =>
        Tool.Run("chromium", folder, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={Path.Combine(folder, "chromium.pdf")}",
            new Uri(path).AbsoluteUri));

    // What is at hand without a converter.
    private static IEnumerable<Conversion> Single()
    {
        foreach (var (name, kind) in ((string, PrintKind)[])[("HTML", PrintKind.WrittenHtml), ("DOCX", PrintKind.WrittenDocx), ("XLSX", PrintKind.WrittenXlsx),
            ("HTML of a portal", PrintKind.HtmlPortal), ("HTML of Word", PrintKind.HtmlWord), ("DOCX, typed", PrintKind.DocxTyped)])
            yield return new(name, "—", "itself", kind, []);
        foreach (var (charset, encoding, alone) in ((string, ContentEncoding, bool)[])[("gb2312", ContentEncoding.QuotedPrintable, false),
            ("utf-8", ContentEncoding.Base64, false), ("gb18030", ContentEncoding.Base64, false), ("utf-16", ContentEncoding.Base64, false),
            ("utf-8", ContentEncoding.QuotedPrintable, true)])
            yield return new("HTML", "MimeKit", $"MHTML named .doc: {charset}, {encoding}{(alone ? ", a single part" : "")}", PrintKind.WrittenHtml,
                [ConversionStep.Rewritten("page.doc", page => ConversionStep.WebArchive(page, charset, encoding, alone))]);
        foreach (var (name, charset) in ((string, string)[])[("page.doc", "gb18030"), ("page.xls", "utf-8"), ("page.doc", "utf-16")])
            yield return new("HTML", "—", $"the page named {Path.GetExtension(name)}: {charset}", PrintKind.WrittenHtml,
                [ConversionStep.Rewritten(name, page => Recoded(page, charset))]);
        yield return new("DOCX", "—", "strict DOCX", PrintKind.WrittenDocx, [ConversionStep.Rewritten("strict.docx", ConversionStep.Strict)]);
        yield return new("XLSX", "—", "strict XLSX", PrintKind.WrittenXlsx, [ConversionStep.Rewritten("strict.xlsx", ConversionStep.Strict)]);
    }

    private static byte[] Recoded(byte[] page, string charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(charset);
        return
        [
            .. encoding.GetPreamble(),
            .. encoding.GetBytes(Encoding.UTF8.GetString(page).Replace("charset=\"utf-8\"", $"charset=\"{charset}\"", StringComparison.OrdinalIgnoreCase)),
        ];
    }

    private static IEnumerable<Conversion> Office(string from, PrintKind start, IEnumerable<(string Name, string Extension, string Filter)> formats,
        string? opening = null) =>
        formats.Select(format => new Conversion(from, "LibreOffice", format.Name, start, [ConversionStep.Office(format.Extension, format.Filter, opening)]));

    private static IEnumerable<Conversion> Pandoc(string from, PrintKind start, string reader,
        IEnumerable<(string Name, string Extension, string To)> formats) =>
        formats.Select(format => new Conversion(from, "pandoc", format.Name, start, [ConversionStep.Pandoc(reader, format.Extension, format.To)]));

    private static IEnumerable<Conversion> Pdf(string from, PrintKind start, ConversionStep printed) =>
    [
        new(from, "—", "itself", start, [printed]),
        .. FromPdf.Select(way => new Conversion(from, way.By, way.Name, start, [printed, way.Step])),
    ];
}
