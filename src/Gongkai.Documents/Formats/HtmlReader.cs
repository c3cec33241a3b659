namespace Gongkai.Documents.Formats;

/// <summary>Reads HTML: the report alone, without the page around it.</summary>
internal static class HtmlReader
{
    public static SourceDocument Read(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        var decoded = DecodedText.OfHtml(content.Span);
        return (PlacedLines.Recognises(decoded.Text)
            ? PlacedLines.Read(decoded.Text, limits) : Read(XhtmlTags.Closed(decoded.Text), limits)) with
        { Findings = [.. decoded.Findings] };
    }

    /// <summary>Reads a page already decoded.</summary>
    public static SourceDocument Read(string html, ReadingLimits limits)
    {
        var document = HtmlTree.Of(html, limits);
        var blocks = new BlockList(SourceFormat.Html, limits);
        if (document.Body is { } body)
            foreach (var found in HtmlArticle.Of(HtmlWalk.Through(body), body, document))
                if (found.Grid is { } grid) blocks.AddTable(grid);
                else blocks.AddParagraph(found.Text, found.HeadingLevel, found.IsHidden);
        return blocks.ToDocument();
    }
}
