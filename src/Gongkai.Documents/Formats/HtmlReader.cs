using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Gongkai.Documents.Formats;

/// <summary>Reads HTML: the report alone, without the page around it.</summary>
internal static class HtmlReader
{
    private const int ElementsPerBlock = 10;

    public static SourceDocument Read(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        var decoded = DecodedText.OfHtml(content.Span);
        return Read(decoded.Text, limits) with { Findings = [.. decoded.Findings] };
    }

    /// <summary>Reads a page already decoded.</summary>
    public static SourceDocument Read(string html, ReadingLimits limits)
    {
        HtmlNesting.Refuse(html);
        var document = Parse(html, limits);
        var blocks = new BlockList(SourceFormat.Html, limits);
        if (document.Body is { } body)
            foreach (var found in HtmlArticle.Of(HtmlWalk.Through(body), body, document))
                if (found.Grid is { } grid) blocks.AddTable(grid);
                else blocks.AddParagraph(found.Text, found.HeadingLevel, found.IsHidden);
        return blocks.ToDocument();
    }

    private static IHtmlDocument Parse(string html, ReadingLimits limits)
    {
        var elements = 0L;
        var options = new HtmlParserOptions
        {
            IsScripting = false,
            SkipComments = true,
            DisableElementPositionTracking = true,
            OnCreated = (_, _) =>
            {
                if (++elements > (long)limits.Blocks * ElementsPerBlock) throw new FileRefusedException(FileFault.TooManyParts((long)limits.Blocks * ElementsPerBlock));
            },
        };
        return new HtmlParser(options).ParseDocument(html);
    }
}
