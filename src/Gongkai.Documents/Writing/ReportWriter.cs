using System.Text;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>The formats that a report can be issued in.</summary>
public enum ReportFormat
{
    /// <summary>Word.</summary>
    Docx,

    /// <summary>One self-contained page.</summary>
    Html,

    /// <summary>Excel.</summary>
    Xlsx,

    /// <summary>As <c>gongkai read</c> prints it, with every paragraph.</summary>
    Json,

    /// <summary>One line for every cell and paragraph.</summary>
    Csv,

    /// <summary>PDF, printed by an installed Chromium or LibreOffice.</summary>
    Pdf,
}

/// <summary>Issues a report in the official form.</summary>
public static class ReportWriter
{
    /// <summary>The format that a file name asks for by its extension; null when none of ours.</summary>
    public static ReportFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".DOCX" => ReportFormat.Docx,
        ".HTML" or ".HTM" => ReportFormat.Html,
        ".XLSX" => ReportFormat.Xlsx,
        ".JSON" => ReportFormat.Json,
        ".CSV" => ReportFormat.Csv,
        ".PDF" => ReportFormat.Pdf,
        _ => null,
    };

    /// <summary>The content of the file.</summary>
    /// <param name="report">The report; its declared figures are printed as they are.</param>
    /// <param name="format">The format.</param>
    /// <param name="file">The name that the JSON carries as <c>file</c>.</param>
    /// <param name="wholeForm">Prints rows and columns that the report does not have as empty slots, to be filled in; otherwise they are left out.</param>
    /// <exception cref="PdfPrinterException">For PDF: no program that prints PDF is installed, or it failed.</exception>
    public static byte[] Write(AnnualReport report, ReportFormat format, string file = "", bool wholeForm = false) => format switch
    {
        ReportFormat.Docx => StablePackage.Of(DocxWriter.ToBytes(report, wholeForm)),
        ReportFormat.Html => new UTF8Encoding(false).GetBytes(HtmlWriter.ToText(report, wholeForm)),
        ReportFormat.Xlsx => StablePackage.Of(XlsxWriter.ToBytes(report, wholeForm)),
        ReportFormat.Json => ReportJson.ToBytes(report, file),
        ReportFormat.Csv => ReportCsv.ToBytes(report),
        ReportFormat.Pdf => PdfPrinter.Print(report, wholeForm),
    };
}
