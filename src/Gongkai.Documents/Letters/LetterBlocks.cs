using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Gongkai.Documents.Letters;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>The paragraphs and tables of a letter as its reader sees them.</summary>
internal static class LetterBlocks
{
    /// <summary>Paragraphs and tables in order, out of whatever containers Word has put around them.</summary>
    public static IEnumerable<OpenXmlElement> Of(OpenXmlElement container)
    {
        foreach (var child in container.ChildElements)
        {
            if (child is Paragraph or Table) yield return child;
            else if (child is SdtBlock or SdtContentBlock or CustomXmlBlock)
                foreach (var inner in Of(child)) yield return inner;
        }
    }

    /// <summary>The body of a letter.</summary>
    public static IEnumerable<OpenXmlElement> Of(WordprocessingDocument file) => Of(file.MainDocumentPart!.Document!.Body!);

    /// <summary>The words of a paragraph; a line break as \n.</summary>
    public static string TextOf(Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var element in paragraph.Descendants())
        {
            if (element.Ancestors<Paragraph>().First() != paragraph) continue;
            if (element is Text words) text.Append(words.Text);
            else if (element is NoBreakHyphen) text.Append('-');
            else if (element is TabChar) text.Append('　');
            else if (element is Break { Type: null } or CarriageReturn) text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The words of a cell, its paragraphs one below another.</summary>
    public static string TextOf(TableCell cell) => string.Join('\n', cell.Descendants<Paragraph>().Select(TextOf));
}
