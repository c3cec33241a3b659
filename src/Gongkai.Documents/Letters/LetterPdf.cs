using Gongkai.Documents.Formats;
using Gongkai.Documents.Writing;

namespace Gongkai.Documents.Letters;

/// <summary>Prints a letter as PDF from its Word document, so that both look the same; from its HTML where there is no LibreOffice.</summary>
internal static class LetterPdf
{
    public static byte[] Print(IssuedLetter letter)
    {
        if (!LibreOffice.IsInstalled) return PdfPrinter.PrintPage(LetterHtml.Page(letter));
        try
        {
            return LibreOffice.Convert(letter.Docx, new(SourceFormat.Docx, "DOCX", ".docx"), "pdf", ReadingLimits.Default);
        }
        catch (FileRefusedException refused)
        {
            throw new PdfPrinterException(refused.Finding.Code == "RD10" ? PdfFailure.TimedOut : PdfFailure.Failed, "LibreOffice");
        }
    }
}
