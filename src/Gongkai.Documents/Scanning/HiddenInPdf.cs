using System.Collections.Immutable;
using Gongkai.Diagnostics;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Graphics.Colors;

namespace Gongkai.Documents.Scanning;

/// <summary>What a PDF holds beside what is seen: earlier revisions, remarks, files, letters that nobody can make out.</summary>
internal static class HiddenInPdf
{
    private const int MostPages = 500, LeastLetters = 4;
    private const double Dark = 0.35, Light = 0.93;

    private static readonly ParsingOptions Options = new() { UseLenientParsing = true, SkipMissingFonts = true, ClipPaths = false };

    /// <summary>Everything hidden in it; nothing where it cannot be read, which its reader tells.</summary>
    public static ImmutableArray<Finding> In(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = PdfDocument.Open(content.ToArray(), Options);
            return [.. Found(document, content.Span)];
        }
        catch (PdfDocumentEncryptedException)
        {
            return [];
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return [];
        }
    }

    private static List<Finding> Found(PdfDocument document, ReadOnlySpan<byte> bytes)
    {
        var found = new List<Finding>();
        if (document.Information.Author is { Length: > 0 } author && !string.IsNullOrWhiteSpace(author))
            found.AddRange(HiddenContent.Told("properties", 1, author.Trim(), Severity.Warning));
        found.AddRange(HiddenContent.Told("earlier", Revisions(bytes) - 1));
        if (document.Advanced.TryGetEmbeddedFiles(out var files)) found.AddRange(HiddenContent.Told("embedded", files.Count));
        var (remarks, white, under, unseen) = (0L, 0L, 0L, 0L);
        for (var number = 1; number <= Math.Min(document.NumberOfPages, MostPages); number++)
        {
            var page = document.GetPage(number);
            remarks += page.GetAnnotations()
                .Count(note => note.Type is AnnotationType.Text or AnnotationType.FreeText or AnnotationType.Popup or AnnotationType.Highlight
                && !string.IsNullOrWhiteSpace(note.Content));
            Letters(page, ref white, ref under, ref unseen);
        }
        found.AddRange(HiddenContent.Told("comments", remarks));
        if (white >= LeastLetters) found.AddRange(HiddenContent.Told("white", white));
        if (under >= LeastLetters) found.AddRange(HiddenContent.Told("under", under));
        if (unseen >= LeastLetters) found.AddRange(HiddenContent.Told("text", unseen));
        return found;
    }

    private static void Letters(Page page, ref long white, ref long under, ref long unseen)
    {
        var grounds = page.Paths.Where(path => path.IsFilled && path.FillColor is not null)
            .Select(path => (Box: path.GetBoundingRectangle(), Grey: Grey(path.FillColor)))
            .Where(ground => ground.Box is { } box && box.Width > 3 && box.Height > 3).ToList();
        var pictured = page.NumberOfImages > 0;
        foreach (var letter in page.Letters)
        {
            if (string.IsNullOrWhiteSpace(letter.Value)) continue;
            // The text layer of a scan lies under its picture on purpose.
            if (letter.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip)
            {
                if (!pictured) unseen++;
                continue;
            }
            if (pictured) continue;
            var (grey, middle) = (Grey(letter.Color), letter.BoundingBox.Centroid);
            var over = grounds.Where(ground => ground.Box is { } box && box.Left <= middle.X && box.Right >= middle.X && box.Bottom <= middle.Y
                && box.Top >= middle.Y).ToList();
            if (grey > Light && over.TrueForAll(ground => ground.Grey > Light)) white++;
            else if (grey < Dark && over.Exists(ground => ground.Grey < Dark)) under++;
        }
    }

    private static double Grey(IColor? colour)
    {
        if (colour is null) return 0;
        try
        {
            var (red, green, blue) = colour.ToRGBValues();
            return (double)(red + green + blue) / 3;
        }
        // Patterns have no colour of their own.
        catch (InvalidOperationException)
        {
            return 0.5;
        }
    }

    // How often the file was ended; one that is laid out for the web has two ends from the first.
    private static long Revisions(ReadOnlySpan<byte> bytes)
    {
        long ends = 0;
        for (var rest = bytes; rest.IndexOf("startxref"u8) is >= 0 and var at; rest = rest[(at + 9)..]) ends++;
        return bytes[..Math.Min(bytes.Length, 2048)].IndexOf("/Linearized"u8) >= 0 ? ends - 1 : ends;
    }
}
