using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Gongkai.Documents.Formats;

/// <summary>Elements that XHTML closes in their own tag: to HTML <c>&lt;title/&gt;</c> is a title that goes on to the end of the page.</summary>
internal static partial class XhtmlTags
{
    private static readonly FrozenSet<string> Void =
        "area base br col embed hr img input link meta param source track wbr".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The page with an end tag after each of them; a page that does not begin as XML is left as it is.</summary>
    public static string Closed(string page) =>
        page.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            ? ClosedInItself()
                .Replace(page,
                    tag => Void.Contains(tag.Groups["name"].Value)
                        ? tag.Value : $"<{tag.Groups["name"].Value}{tag.Groups["attributes"].Value}></{tag.Groups["name"].Value}>")
            : page;

    [GeneratedRegex("<(?<name>[A-Za-z][A-Za-z0-9]*)(?<attributes>\\s[^<>]*)?/>", RegexOptions.NonBacktracking)]
    private static partial Regex ClosedInItself();
}
