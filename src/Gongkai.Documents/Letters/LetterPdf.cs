using Gongkai.Documents.Formats;
using Gongkai.Documents.Writing;

namespace Gongkai.Documents.Letters;

/// <summary>Prints a letter as PDF from its Word document, so that both look the same; from its HTML where there is no LibreOffice.</summary>
internal static class LetterPdf
{
    public static byte[] Print(IssuedLetter letter) =>
        LibreOffice.IsInstalled ? DocxPrinter.Print(letter.Docx) : PdfPrinter.PrintPage(LetterHtml.Page(letter));
}
