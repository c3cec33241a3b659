using DocumentFormat.OpenXml.Packaging;
using Gongkai.Casework;

namespace Gongkai.Documents.Letters;

/// <summary>A letter ready to be signed and served.</summary>
/// <param name="Letter">Which letter.</param>
/// <param name="Docx">The Word document.</param>
/// <param name="Html">The same as a fragment of HTML for preview, without styles of its own.</param>
/// <param name="PlainText">The same as text, a line for each paragraph.</param>
public sealed record IssuedLetter(LetterType Letter, ReadOnlyMemory<byte> Docx, string Html, string PlainText)
{
    /// <summary>A letter that was issued, read again from its Word document.</summary>
    public static IssuedLetter Read(LetterType letter, ReadOnlyMemory<byte> docx)
    {
        using var stream = new MemoryStream(docx.ToArray(), writable: false);
        using var file = WordprocessingDocument.Open(stream, false);
        return new(letter, docx, LetterHtml.Of(file), LetterPlainText.Of(file));
    }

    /// <summary>The same as PDF.</summary>
    /// <exception cref="Writing.PdfPrinterException">No program that prints PDF is installed, or it failed.</exception>
    public byte[] ToPdf() => LetterPdf.Print(this);
}
