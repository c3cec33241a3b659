using System.Collections.Immutable;
using System.Security.Cryptography;
using Gongkai.Documents.Publishing;
using Gongkai.Severing;

namespace Gongkai.Documents.Redaction;

/// <summary>Takes parts out of a document (区分处理, 第三十七条) by making it anew, and proves by reading the result that they are gone.</summary>
public static class Redactor
{
    /// <summary>
    /// The new file. It holds only what is known and seen; where a trace could stay, the document is refused.
    /// </summary>
    /// <param name="content">The document.</param>
    /// <param name="plan">What is taken out.</param>
    /// <param name="limits">What the document may cost.</param>
    /// <param name="office">Whether LibreOffice, where it is installed, reads the result too: a few seconds.</param>
    /// <exception cref="FileRefusedException">It cannot be done safely (family RX), or the file cannot be read (family RD).</exception>
    public static RedactedFile Redact(ReadOnlyMemory<byte> content, SeverancePlan plan, ReadingLimits limits, bool office = true)
    {
        if (content.Length > limits.FileBytes) throw new FileRefusedException(FileFault.TooLarge(content.Length, limits.FileBytes));
        if (content.IsEmpty) throw new FileRefusedException(FileFault.Empty());
        var kind = Kind(content);
        if (kind.IsEncrypted) throw new FileRefusedException(FileFault.Encrypted(kind.Name));
        var taken = new Taken(plan);
        ImmutableArray<SeveranceReading> readings = [];
        var (made, extension) = kind.Format switch
        {
            SourceFormat.Docx => (WordRedaction.Of(content, plan, taken, limits), ".docx"),
            SourceFormat.Xlsx => (SheetRedaction.Of(content, plan, taken, limits), ".xlsx"),
            SourceFormat.Pdf => (PdfRedaction.Of(content, plan, taken, limits, out readings), ".pdf"),
            _ when kind.IsPicture && PictureFile.KindOf(content.Span).Extension is "png" or "jpg" =>
                (PictureRedaction.Of(content, plan, taken, out readings), ".png"),
            _ => throw new FileRefusedException(RedactionFault.Kind(kind.Name)),
        };
        var lines = taken.Lines();
        readings = RedactionReading.Of(made, readings, kind.Format, taken, [.. plan.Words], limits, office);
        return new(made, extension, new(Hash(content.Span), Hash(made), lines, [.. plan.Words], readings, taken.BesidesAll) { Pictures = taken.Pictures });
    }

    /// <summary>The name of a file without the words that are taken out of it.</summary>
    public static string Named(string name, SeverancePlan plan) => new Taken(plan).Without(name).Replace(Taken.Mark, "某", StringComparison.Ordinal);

    private static FileKind Kind(ReadOnlyMemory<byte> content)
    {
        try
        {
            return FileKind.Of(content);
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException(FileFault.Damaged("ZIP"));
        }
    }

    private static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
