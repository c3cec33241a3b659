using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Documents.Formats;

/// <summary>Reads the headings and tables of MediaWiki by way of the HTML that they stand for.</summary>
internal static partial class WikiReader
{
    /// <summary>Whether the text holds a table as wikis write them: its beginning and its rows, each on a line of its own.</summary>
    public static bool Recognises(string text) => TableBegins().IsMatch(text) && RowBegins().IsMatch(text);

    public static SourceDocument Read(string text, ReadingLimits limits) => HtmlReader.Read(ToHtml(text), limits) with { Format = SourceFormat.Text };

    private static string ToHtml(string text)
    {
        var page = new StringBuilder();
        bool inTable = false, inCell = false;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (!inTable) inTable = Outside(line, page);
            else if (line.StartsWith("|}", StringComparison.Ordinal))
            {
                page.Append("</table>");
                inTable = false;
            }
            else if (line is ['|', '-' or '+', ..])
            {
                page.Append(line[1] == '-' ? "<tr>" : $"<caption>{Plain(line[2..])}</caption>");
                inCell = false;
            }
            else if (line is ['|' or '!', ..])
            {
                foreach (var cell in line[1..].Split(line[0] == '!' ? "!!" : "||")) page.Append(Cell(cell));
                inCell = true;
            }
            else if (inCell && line.Length > 0) page.Append($"<br>{Plain(line)}");
        }
        return page.ToString();
    }

    // Whether a table begins here; else a heading or a paragraph.
    private static bool Outside(string line, StringBuilder page)
    {
        if (line.TrimStart(':').StartsWith("{|", StringComparison.Ordinal))
        {
            page.Append("<table><tr>");
            return true;
        }
        if (Heading().Match(line) is { Success: true } heading)
            page.Append($"<h{heading.Groups["level"].Length}>{Plain(heading.Groups["text"].Value)}</h{heading.Groups["level"].Length}>");
        else if (Plain(line) is { Length: > 0 } words) page.Append($"<p>{words}</p>");
        return false;
    }

    // colspan="2"| text
    private static string Cell(string cell) =>
        Attributes().Match(cell) is { Success: true } match ? $"<td {match.Groups["attributes"].Value}>{Plain(cell[match.Length..])}" : $"<td>{Plain(cell)}";

    // Bold and italics are runs of apostrophes; HTML elements may stand among the text.
    private static string Plain(string text) => WebUtility.HtmlEncode(WebUtility.HtmlDecode(Element().Replace(Quotes().Replace(text, ""), "")).Trim());

    [GeneratedRegex(@"^[ \t:]*\{\|[^{}\n]*$", RegexOptions.Multiline)]
    private static partial Regex TableBegins();

    [GeneratedRegex(@"^[ \t]*\|-[^|\n]*$", RegexOptions.Multiline)]
    private static partial Regex RowBegins();

    [GeneratedRegex("^(?<level>={1,6})(?<text>[^=].*?)={1,6}$")]
    private static partial Regex Heading();

    [GeneratedRegex("""^\s*(?<attributes>([a-z-]+="[^"<>]*"\s*)+)\|""")]
    private static partial Regex Attributes();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Element();

    [GeneratedRegex("'{2,5}")]
    private static partial Regex Quotes();
}
