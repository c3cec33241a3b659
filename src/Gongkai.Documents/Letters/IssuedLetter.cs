using Gongkai.Casework;

namespace Gongkai.Documents.Letters;

/// <summary>A letter ready to be signed and served.</summary>
/// <param name="Letter">Which letter.</param>
/// <param name="Docx">The Word document.</param>
/// <param name="Html">The same as a fragment of HTML for preview, without styles of its own.</param>
/// <param name="PlainText">The same as text, a line for each paragraph.</param>
public sealed record IssuedLetter(LetterType Letter, ReadOnlyMemory<byte> Docx, string Html, string PlainText)
{
    /// <summary>The same as PDF.</summary>
    /// <exception cref="Writing.PdfPrinterException">No program that prints PDF is installed, or it failed.</exception>
    public byte[] ToPdf() => LetterPdf.Print(this);
}
