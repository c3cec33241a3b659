using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Formats;

/// <summary>Reads OFD (GB/T 33190—2016), a ZIP of XML that places every character and line on its page.</summary>
internal static class OfdReader
{
    private const int MostPages = 2_000;

    /// <summary>The paragraphs and tables; without blocks, and with a finding, where the file cannot be read (RD02, RD03, RD04, RD05, RD10).</summary>
    public static SourceDocument Read(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        if (content.Length > limits.FileBytes) return Refused(FileFault.TooLarge(content.Length, limits.FileBytes));
        try
        {
            Container.Examine(content, limits);
            using var zip = new ZipArchive(Container.Stream(content), ZipArchiveMode.Read);
            return Read(new OfdPackage(zip, limits.UnpackedBytes), limits);
        }
        catch (FileRefusedException refused)
        {
            return Refused(refused.Finding);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException or InvalidOperationException or NotSupportedException
            or ArgumentException or ArithmeticException)
        {
            return Refused(FileFault.Damaged("OFD"));
        }
    }

    private static SourceDocument Read(OfdPackage package, ReadingLimits limits)
    {
        var clock = Stopwatch.StartNew();
        var pages = new List<PageContent>();
        var scanned = new List<int>();
        var glyphs = 0L;
        foreach (var root in package.DocumentRoots())
        {
            var document = OfdDocument.Read(package, root);
            if (pages.Count + document.Pages.Count > MostPages) return Refused(FileFault.TooManyParts(MostPages));
            foreach (var path in document.Pages)
            {
                if (clock.Elapsed > limits.Time) return Refused(FileFault.TookTooLong(limits.Time));
                var (page, images) = OfdPage.Read(package, path, document, pages.Count + scanned.Count + 1);
                if ((glyphs += page.Glyphs.Count) > limits.Blocks * 20L) return Refused(FileFault.TooManyParts(limits.Blocks));
                if (images > 0 && page.Glyphs.TrueForAll(glyph => glyph.IsSpace)) scanned.Add(page.Number);
                else pages.Add(page);
            }
        }
        if (pages.Count + scanned.Count == 0) return Refused(FileFault.Damaged("OFD"));
        if (pages.TrueForAll(page => page.Glyphs.Count == 0))
            return new(SourceFormat.Ofd, []) { Findings = scanned.Count > 0 ? [.. ScannedPages.Told(scanned)] : [FileFault.Scanned("OFD")] };
        var blocks = PagedDocument.Compose(pages);
        if (blocks.Sum(block => block is Table table ? table.Cells.Length : 1L) > limits.Blocks) return Refused(FileFault.TooManyParts(limits.Blocks));
        return new(SourceFormat.Ofd, blocks) { Findings = [.. ScannedPages.Told(scanned)] };
    }

    private static SourceDocument Refused(Finding finding) => new(SourceFormat.Ofd, []) { Findings = [finding] };

    /// <summary>The numbers of an attribute, separated by blanks.</summary>
    public static double[] Numbers(string? list) =>
        string.IsNullOrWhiteSpace(list) ? [] : [.. list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    /// <summary>A number as the standard writes it; NaN where it is none.</summary>
    public static double Number(string? number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
