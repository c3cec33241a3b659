using System.Diagnostics;
using Gongkai.Diagnostics;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Gongkai.Documents.Formats;

/// <summary>Reads PDFs that hold text: glyphs and lines from PdfPig, everything else from where they stand.</summary>
internal static class PdfReader
{
    private const int MostPages = 2_000;

    private static readonly ParsingOptions Options = new() { UseLenientParsing = true, SkipMissingFonts = true, ClipPaths = false };

    /// <summary>The paragraphs and tables; without blocks, and with a finding, where the file cannot be read (RD02, RD03, RD04, RD05, RD10).</summary>
    public static SourceDocument Read(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        if (content.Length > limits.FileBytes) return Refused(FileFault.TooLarge(content.Length, limits.FileBytes));
        if (PdfEnding.IsMissing(content.Span)) return Refused(FileFault.Damaged("PDF"));
        try
        {
            using var document = PdfDocument.Open(content.ToArray(), Options);
            return Read(document, limits);
        }
        catch (PdfDocumentEncryptedException)
        {
            return Refused(FileFault.Encrypted("PDF"));
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // The parser meets bytes that nobody promised anything about; whatever it throws means that they are no sound PDF.
            return Refused(FileFault.Damaged("PDF"));
        }
    }

    private static SourceDocument Read(PdfDocument document, ReadingLimits limits)
    {
        if (document.NumberOfPages > MostPages) return Refused(FileFault.TooManyParts(MostPages));
        var clock = Stopwatch.StartNew();
        var pages = new List<PageContent>(document.NumberOfPages);
        var scanned = new List<int>();
        var glyphs = 0L;
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            if (clock.Elapsed > limits.Time) return Refused(FileFault.TookTooLong(limits.Time));
            var page = document.GetPage(number);
            var content = PdfPage.Content(page);
            if ((glyphs += content.Glyphs.Count) > limits.Blocks * 20L) return Refused(FileFault.TooManyParts(limits.Blocks));
            if (PdfPage.IsUnreadable(page, content)) scanned.Add(number);
            else pages.Add(content);
        }
        if (pages.TrueForAll(page => page.Glyphs.Count == 0))
            return new(SourceFormat.Pdf, []) { Findings = scanned.Count > 0 ? [.. ScannedPages.Told(scanned)] : [FileFault.Scanned("PDF")] };
        var blocks = PagedDocument.Compose(pages);
        if (Weight(blocks) > limits.Blocks) return Refused(FileFault.TooManyParts(limits.Blocks));
        return new(SourceFormat.Pdf, blocks) { Findings = [.. ScannedPages.Told(scanned)] };
    }

    private static long Weight(IEnumerable<Block> blocks) => blocks.Sum(block => block is Table table ? table.Cells.Length : 1L);

    private static SourceDocument Refused(Finding finding) => new(SourceFormat.Pdf, []) { Findings = [finding] };
}
