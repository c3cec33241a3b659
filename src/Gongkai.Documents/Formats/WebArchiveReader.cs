using System.Text;
using MimeKit;

namespace Gongkai.Documents.Formats;

/// <summary>Reads web pages saved as a single file (MHTML, RFC 2557), as Word, Excel and browsers save them: the page among its pictures and styles.</summary>
internal static class WebArchiveReader
{
    // A page stands beside its pictures, in one multipart, or in one more around it.
    private static readonly ParserOptions Options = new() { MaxMimeDepth = 8 };

    public static SourceDocument Read(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        var pages = PagesOf(content, limits);
        // What Word keeps beside the page are its headers and footers; what Excel keeps beside a page of frames are its sheets.
        var shown = pages.Count > 1 && pages[0].Text.Contains("<frameset", StringComparison.OrdinalIgnoreCase) ? pages[1..] : pages[..1];
        return HtmlReader.Read(string.Concat(shown.Select(page => page.Text)), limits) with { Findings = [.. shown.SelectMany(page => page.Findings)] };
    }

    /// <summary>The page itself.</summary>
    public static DecodedText PageOf(ReadOnlyMemory<byte> content, ReadingLimits limits) => PagesOf(content, limits)[0];

    private static List<DecodedText> PagesOf(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        var pages = new List<DecodedText>();
        AddPages(MimeEntity.Load(Options, Container.Stream(content[Blank(content.Span)..])), limits, pages);
        return pages.Count > 0 ? pages : throw new FileRefusedException(FileFault.NoReport());
    }

    /// <summary>Whether the text begins with the headers of such a file.</summary>
    public static bool Recognises(string head)
    {
        var start = head.AsSpan().TrimStart("\uFEFF \t\r\n");
        var colon = start.IndexOf(':');
        if (colon <= 0 || start[..colon].ContainsAnyExcept(HeaderName)) return false;
        var end = start.IndexOf("\n\r\n") is var windows and >= 0 && (start.IndexOf("\n\n") is var unix && (unix < 0 || windows < unix))
            ? windows : start.IndexOf("\n\n");
        var headers = end < 0 ? start : start[..end];
        return headers.Contains("Content-Type:", StringComparison.OrdinalIgnoreCase) &&
            (headers.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase) || headers.Contains("multipart/", StringComparison.OrdinalIgnoreCase)
                || headers.Contains("Content-Transfer-Encoding:", StringComparison.OrdinalIgnoreCase));
    }

    private static readonly System.Buffers.SearchValues<char> HeaderName =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private static int Blank(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble)) return Encoding.UTF8.Preamble.Length + Blank(content[Encoding.UTF8.Preamble.Length..]);
        var blank = content.IndexOfAnyExcept(" \t\r\n"u8);
        return Math.Max(0, blank);
    }

    private static void AddPages(MimeEntity entity, ReadingLimits limits, List<DecodedText> pages)
    {
        if (entity is Multipart parts)
            foreach (var part in parts) AddPages(part, limits, pages);
        if (entity is not MimePart { Content: { } body } page || !page.ContentType.IsMimeType("text", "html")) return;
        using var decoded = body.Open();
        pages.Add(DecodedText.OfHtml(Bounded.Read(decoded, limits.UnpackedBytes).Span, page.ContentType.Charset));
    }
}
