using System.Text.RegularExpressions;

namespace Gongkai.Features.Publishing;

/// <summary>旧网址: where an item was found before it came here, said as a request for it says it.</summary>
/// <param name="Host">The name of the site, without port; empty where only a path was told.</param>
/// <param name="Place">Path and question.</param>
internal sealed partial record FormerAddress(string Host, string Place)
{
    /// <summary>From what an import tells; null where it names no page of a site.</summary>
    public static FormerAddress? Of(string address)
    {
        var isPath = address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal);
        return Uri.TryCreate(isPath ? "http://path.invalid" + address : address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && Of(isPath ? "" : uri.IdnHost, Uri.UnescapeDataString(uri.AbsolutePath), uri.Query) is { Place: not "/" } former ? former : null;
    }

    /// <summary>Of a request: its path as it reads, its question as it was sent.</summary>
    public static FormerAddress Of(string host, string path, string question) =>
        new(host.ToLowerInvariant(), FrontPage().Replace(path, "") + Uri.UnescapeDataString(question));

    // A folder and its front page are one place.
    [GeneratedRegex(@"(?<=/)(?:index|default)\.(?:s?html?|aspx?|jsp|php)\z", RegexOptions.IgnoreCase)]
    private static partial Regex FrontPage();
}
