using System.Collections.Immutable;
using Ganss.Xss;
using Gongkai.Diagnostics;
using Gongkai.Documents.Formats;

namespace Gongkai.Documents.Publishing;

/// <summary>
/// HTML that may be published: headings from h2, paragraphs, lists, tables, links and pictures, in one way of writing; no styles, scripts, ids or elements of
/// other kinds. Cleaning it again changes nothing.
/// </summary>
/// <param name="Html">The fragment.</param>
/// <param name="Findings">What was left out (RD17), and what to look at.</param>
public sealed record CleanText(string Html, ImmutableArray<Finding> Findings)
{
    // Each pass only takes away; a text that still changes then is shown as plain words.
    private const int MostPasses = 4;

    /// <summary>Cleans HTML, wherever it comes from.</summary>
    /// <exception cref="FileRefusedException">It is longer, deeper or larger than any text is.</exception>
    public static CleanText Of(string html, TextPolicy policy) => Of(html, policy, TextAddresses.Of(policy), new());

    /// <summary>The files of the item that the fragment names, without <see cref="TextPolicy.FilePrefix"/>.</summary>
    public ImmutableArray<string> Files => FilesIn(Html);

    /// <summary>The files of the item that a published fragment names.</summary>
    public static ImmutableArray<string> FilesIn(string html) => [.. FileAddress.In().Matches(html).Select(match => match.Groups[2].Value).Distinct()];

    /// <summary>The words of a published fragment, a line for each paragraph and each row.</summary>
    public static string WordsOf(string html) => TextWords.Of(BlocksOf(html));

    /// <summary>A published fragment with the addresses of its files, as a page has them.</summary>
    /// <param name="html">The fragment as it was cleaned.</param>
    /// <param name="address">The address of the file of that name.</param>
    public static string WithFiles(string html, Func<string, string> address) =>
        FileAddress.In().Replace(html, match => match.Groups[1].Value + TextHtml.Encode(address(match.Groups[2].Value)) + "\"");

    /// <summary>The same for a page of the site: a table that is wider than its place is reached and moved by the keyboard.</summary>
    /// <param name="html">The fragment as it was cleaned.</param>
    /// <param name="address">The address of the file of that name.</param>
    public static string OnPage(string html, Func<string, string> address)
    {
        var tables = 0;
        return TableEdge.In().Replace(WithFiles(html, address), edge => edge.Value == "<table>"
            ? $"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"表格 {++tables}\">{edge.Value}" : $"{edge.Value}</div>");
    }

    internal static CleanText Of(string html, TextPolicy policy, TextAddresses addresses, Removals removals)
    {
        if (html.Length > policy.LongestHtml) throw new FileRefusedException(FileFault.TooLarge(html.Length, policy.LongestHtml));
        if (html.Contains("<!--", StringComparison.Ordinal)) removals.Add("comment");
        var document = HtmlTree.Of(html, ReadingLimits.Default);
        return Of(HtmlText.Of(document.Body!, addresses, removals), policy, removals);
    }

    /// <summary>The text in the one way of writing, held against the policy once more by a library that does nothing else.</summary>
    internal static CleanText Of(ImmutableArray<TextBlock> blocks, TextPolicy policy, Removals removals)
    {
        var html = TextHtml.Of(blocks);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var again = TextHtml.Of(BlocksOf(PolicySanitizer.Clean(html, policy), policy));
            if (again == html) return new(html, removals.Findings);
            html = again;
        }
        removals.Doubt(TextFault.Look("plain"));
        return new(TextHtml.Of([.. TextWords.Of(blocks).Split('\n').Select(line => new TextParagraph([new(line)]))]), removals.Findings);
    }

    internal static ImmutableArray<TextBlock> BlocksOf(string html, TextPolicy? policy = null) =>
        HtmlText.Of(HtmlTree.Of(html, ReadingLimits.Default).Body!, policy is null ? FileAddress.AsWritten : TextAddresses.Of(policy), new());
}

/// <summary>Addresses of an item's files within a published fragment.</summary>
internal static partial class FileAddress
{
    /// <summary>Addresses of a fragment that was cleaned are taken as they stand.</summary>
    public static TextAddresses AsWritten { get; } = new(address => (address, ""), (source, alternative) => new(source, alternative));

    // In words and other attributes a quotation mark is written &quot;, so this is found in tags alone.
    [System.Text.RegularExpressions.GeneratedRegex("(<(?:img src|a href)=\")file/([0-9a-f]{64}\\.[a-z0-9]{1,5})\"")]
    public static partial System.Text.RegularExpressions.Regex In();
}

/// <summary>Where tables begin and end within a published fragment.</summary>
internal static partial class TableEdge
{
    // In words and attributes both brackets are written out, so this is found in tags alone.
    [System.Text.RegularExpressions.GeneratedRegex("</?table>")]
    public static partial System.Text.RegularExpressions.Regex In();
}

/// <summary>The library's own look at a fragment that is written already: a second line, which normally finds nothing to do.</summary>
internal static class PolicySanitizer
{
    /// <summary>The fragment with nothing in it that the policy does not name.</summary>
    public static string Clean(string html, TextPolicy policy)
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Set("p h2 h3 h4 h5 h6 ul ol li table caption thead tbody tr th td blockquote hr br strong em u del sup sub a img"),
            AllowedAttributes = Set("href src alt class scope colspan rowspan start"),
            AllowedClasses = Set($"{TextHtml.Centre} {TextHtml.Right} {TextHtml.Flush}"),
            AllowedSchemes = Set("http https mailto tel"),
            UriAttributes = Set("href src"),
            AllowedCssProperties = Set(""),
            AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
        });
        sanitizer.FilterUrl += (_, e) => e.SanitizedUrl = e.Tag.LocalName == "img"
            ? TextPolicy.IsFile(e.OriginalUrl) ? e.OriginalUrl : null : policy.Link(e.OriginalUrl, out var _);
        return sanitizer.Sanitize(html);
    }

    private static HashSet<string> Set(string names) => new(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
