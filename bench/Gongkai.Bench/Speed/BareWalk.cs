using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using UglyToad.PdfPig;

namespace Gongkai.Bench.Speed;

/// <summary>What the parsers alone need to walk through a file: the floor that reading is measured against.</summary>
internal static class BareWalk
{
    /// <summary>Parses HTML and visits every node and its text.</summary>
    public static long Html(byte[] content)
    {
        var document = new HtmlParser().ParseDocument(new MemoryStream(content));
        var length = 0L;
        foreach (var node in document.DescendantsAndSelf()) length += node is IText text ? text.Data.Length : 1;
        return length;
    }

    /// <summary>Opens a DOCX and visits every element of its DOM and its text.</summary>
    public static long Docx(byte[] content)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(content), false);
        var length = 0L;
        foreach (var element in file.MainDocumentPart!.Document!.Descendants())
            length += element is DocumentFormat.OpenXml.Wordprocessing.Text text ? text.Text.Length : 1;
        return length;
    }

    /// <summary>Opens a PDF and takes the words of every page.</summary>
    public static long Pdf(byte[] content)
    {
        using var file = PdfDocument.Open(content);
        var length = 0L;
        foreach (var page in file.GetPages())
            foreach (var word in page.GetWords()) length += word.Text.Length;
        return length;
    }
}
