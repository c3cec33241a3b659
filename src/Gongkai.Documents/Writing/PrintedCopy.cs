using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Gongkai.Documents.Writing;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>
/// A Word document as LibreOffice is given it to print: set in fonts that the machine has, one face for Chinese and digits alike, and unbroken where Word
/// would not break it either. The document itself stays as it is.
/// </summary>
internal static class PrintedCopy
{
    private const int ThreeLines = 84;

    /// <summary>The copy.</summary>
    /// <param name="docx">The document.</param>
    /// <param name="isLoose">Whether paragraphs of more than three lines are let go of what they are kept with.</param>
    /// <param name="seams">The words at each place where one was, its last and the next's first.</param>
    public static byte[] Of(ReadOnlyMemory<byte> docx, bool isLoose, out ImmutableArray<string> seams)
    {
        using var stream = new MemoryStream();
        stream.Write(docx.Span);
        using (var file = WordprocessingDocument.Open(stream, true))
        {
            seams = isLoose ? [.. Loosen(file.MainDocumentPart!.Document!.Body!)] : [];
            foreach (var root in file.GetAllParts().Select(part => part.RootElement).OfType<OpenXmlElement>())
            {
                foreach (var fonts in root.Descendants<RunFonts>()) Serve(fonts);
                foreach (var hyphen in root.Descendants<NoBreakHyphen>().ToList()) Join(hyphen);
                foreach (var text in root.Descendants<Text>()) text.Text = WholeWords.Joined(text.Text);
            }
        }
        return stream.ToArray();
    }

    /// <summary>A text without anything that is not seen.</summary>
    public static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u2060' or '-')));

    private static IEnumerable<string> Loosen(Body body)
    {
        foreach (var paragraph in body.Elements<Paragraph>())
            if (paragraph.ParagraphProperties?.KeepNext is { } kept && paragraph.InnerText.Length > ThreeLines
                && paragraph.NextSibling() is Paragraph { InnerText.Length: > 0 } next)
            {
                kept.Remove();
                yield return Letters(paragraph.InnerText[^8..]) + Letters(next.InnerText[..Math.Min(8, next.InnerText.Length)]);
            }
    }

    private static void Serve(RunFonts fonts)
    {
        var chinese = fonts.EastAsia?.Value is { } east ? OfficialFonts.Serving(east) : null;
        if (chinese is not null) fonts.EastAsia = chinese;
        // Digits of a font that is not there would come in whatever the program takes for it.
        if (fonts.Ascii?.Value is { } ascii && (OfficialFonts.Serving(ascii) ?? chinese) is { } plain) fonts.Ascii = plain;
        if (fonts.HighAnsi?.Value is { } high && (OfficialFonts.Serving(high) ?? chinese) is { } ansi) fonts.HighAnsi = ansi;
    }

    // LibreOffice ends lines after w:noBreakHyphen; between joiners it does not.
    private static void Join(NoBreakHyphen hyphen)
    {
        var text = hyphen.PreviousSibling() as Text ?? hyphen.InsertBeforeSelf(new Text { Space = SpaceProcessingModeValues.Preserve });
        text.Text += "-";
        text.Space = SpaceProcessingModeValues.Preserve;
        if (hyphen.NextSibling() is Text next)
        {
            text.Text += next.Text;
            next.Remove();
        }
        hyphen.Remove();
    }
}
