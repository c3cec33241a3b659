using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Documents.Formats;

/// <summary>
/// Reads pages that a program made of a PDF by placing every line (pdftohtml, also its XML; mutool): they have no tables, but all that a
/// PDF without ruled lines has, and are read as one.
/// </summary>
internal static partial class PlacedLines
{
    private const int MostPages = 2_000;

    /// <summary>Whether the page was made by such a program.</summary>
    public static bool Recognises(string page)
    {
        var head = page.AsSpan(0, Math.Min(page.Length, 8_192));
        return head.Contains("<pdf2xml", StringComparison.Ordinal) ||
            (head.Contains("content=\"pdftohtml", StringComparison.Ordinal) && page.Contains("position:absolute;top:", StringComparison.Ordinal)) ||
            (head.Contains("p{position:absolute;white-space:pre", StringComparison.Ordinal)
                && head.Contains("<div id=\"page1\" style=\"width:", StringComparison.Ordinal));
    }

    public static SourceDocument Read(string text, ReadingLimits limits)
    {
        var pages = new List<PageContent>();
        var fonts = new Dictionary<string, (double Size, double Pitch)>();
        var glyphs = 0L;
        foreach (Match part in Part().Matches(text))
            if (part.Groups["pageWidth"].Success)
            {
                if (pages.Count == MostPages) throw new FileRefusedException(FileFault.TooManyParts(MostPages));
                pages.Add(new(pages.Count + 1, Number(part, "pageWidth"), Number(part, "pageHeight"), [], []));
            }
            else if (part.Groups["font"].Success) fonts[Font(part, "font", pages.Count + 1)] = (Number(part, "size"), Number(part, "pitch"));
            else if (pages.Count > 0)
            {
                var font = fonts.GetValueOrDefault(Font(part, "of", pages.Count));
                if (SpanSize().Match(part.Groups["content"].Value) is { Success: true } span) font = (Number(span, "size"), 0);
                if ((glyphs += part.Groups["content"].Length) > limits.Blocks * 20L) throw new FileRefusedException(FileFault.TooManyParts(limits.Blocks));
                Draw(part, font.Size > 0 ? font.Size : 12, font.Pitch, pages[^1]);
            }
        var blocks = PagedDocument.Compose(pages);
        if (blocks.Sum(block => block is Table table ? table.Cells.Length : 1L) > limits.Blocks)
            throw new FileRefusedException(FileFault.TooManyParts(limits.Blocks));
        return new(SourceFormat.Html, blocks);
    }

    // .ft36 is the seventh font of the third page; where it is the same as the page's before, only .ft26 is told.
    private static string Font(Match part, string group, int page)
    {
        var name = part.Groups[group].Value;
        var number = page.ToString(CultureInfo.InvariantCulture);
        return part.Value[0] == '.' || part.Value.StartsWith("<p ", StringComparison.Ordinal) ? name[Math.Min(number.Length, name.Length)..] : name;
    }

    private static void Draw(Match line, double size, double pitch, PageContent page)
    {
        var y = page.Height - Number(line, "top") - size;
        foreach (var words in Break().Split(line.Groups["content"].Value))
        {
            var text = WebUtility.HtmlDecode(Tag().Replace(words, ""));
            var natural = text.EnumerateRunes().Sum(rune => Ems(rune)) * size;
            var scale = Number(line, "width") is > 0 and var width && natural > 0 ? width / natural : 1;
            var x = Number(line, "left");
            foreach (var rune in text.EnumerateRunes())
            {
                var advance = Ems(rune) * size * scale;
                if (Glyph.OnBaseline(rune.ToString(), (x, y), (x + advance, y), size) is { } glyph) page.Glyphs.Add(glyph);
                x += advance;
            }
            y -= pitch > 0 ? pitch : 1.25 * size;
        }
    }

    private static double Ems(Rune rune) => rune.Value > 0xFFFF || TextLine.IsWide((char)rune.Value) ? 1 : 0.5;

    private static double Number(Match match, string group) =>
        double.TryParse(match.Groups[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("""
        <div\x20id="page[0-9]+(?:-div)?"\x20style="[^"<>]*?width:(?<pageWidth>[0-9.]+)p[xt];height:(?<pageHeight>[0-9.]+)p[xt]
        |<page\x20number="[0-9]+"[^<>]*?height="(?<pageHeight>[0-9.]+)"\x20width="(?<pageWidth>[0-9.]+)"
        |\.ft(?<font>[0-9]+)\{font-size:(?<size>[0-9.]+)px;(?:line-height:(?<pitch>[0-9.]+)px;)?
        |<fontspec\x20id="(?<font>[0-9]+)"\x20size="(?<size>[0-9.]+)"
        |<p\x20style="(?:position:absolute;)?top:(?<top>[0-9.]+)p[xt];left:(?<left>[0-9.]+)p[xt][^"<>]*"(?:\x20class="ft(?<of>[0-9]+)")?>(?<content>.{0,4000}?)</p>
        |<text\x20top="(?<top>[0-9.]+)"\x20left="(?<left>[0-9.]+)"\x20width="(?<width>[0-9.]+)"\x20height="[0-9.]+"\x20font="(?<of>[0-9]+)">(?<content>.{0,4000}?)</text>
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Part();

    [GeneratedRegex("font-size:(?<size>[0-9.]+)p[xt]")]
    private static partial Regex SpanSize();

    [GeneratedRegex("<br ?/?>")]
    private static partial Regex Break();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();
}
