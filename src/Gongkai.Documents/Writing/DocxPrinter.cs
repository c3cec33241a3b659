using System.Collections.Immutable;
using Gongkai.Documents.Formats;
using UglyToad.PdfPig;

namespace Gongkai.Documents.Writing;

/// <summary>Prints a Word document of ours as PDF through LibreOffice.</summary>
internal static class DocxPrinter
{
    /// <summary>The PDF.</summary>
    /// <exception cref="PdfPrinterException">LibreOffice failed, or did not end in time.</exception>
    public static byte[] Print(ReadOnlyMemory<byte> docx)
    {
        // LibreOffice moves a paragraph that is kept with the next as a whole, however long. First it may break;
        // only where the next then stands on a page without a line of it, it is moved.
        var loose = Convert(PrintedCopy.Of(docx, isLoose: true, out var seams));
        return AreHeld(loose, seams) ? loose : Convert(PrintedCopy.Of(docx, isLoose: false, out _));
    }

    private static byte[] Convert(byte[] docx)
    {
        try
        {
            return LibreOffice.Convert(docx, new(SourceFormat.Docx, "DOCX", ".docx"), "pdf", ReadingLimits.Default);
        }
        catch (FileRefusedException refused)
        {
            throw new PdfPrinterException(refused.Finding.Code == "RD10" ? PdfFailure.TimedOut : PdfFailure.Failed, "LibreOffice");
        }
    }

    private static bool AreHeld(byte[] pdf, ImmutableArray<string> seams)
    {
        if (seams.IsEmpty) return true;
        using var document = PdfDocument.Open(pdf);
        string[] pages = [.. document.GetPages().Select(page => PrintedCopy.Letters(string.Concat(page.Letters.Select(letter => letter.Value))))];
        return seams.All(seam => pages.Any(page => page.Contains(seam, StringComparison.Ordinal)));
    }
}
