using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Features.Portal;

/// <summary>Where pages lie in a saved site, and how one leads to another: by ways from file to file, which hold under any address and on any disk.</summary>
/// <param name="live">The platform itself, to which everything leads that needs it: forms, search, signing in.</param>
internal sealed partial class SavedAddress(string live)
{
    private const int MostWays = 10_000;

    private readonly ConcurrentDictionary<string, string?> ways = new(StringComparer.Ordinal);

    /// <summary>The file of an address; null for what is not saved.</summary>
    public static string? FileOf(string address)
    {
        var end = address.IndexOf('#', StringComparison.Ordinal);
        if (end >= 0) address = address[..end];
        if (!IsSaved(address)) return null;
        var query = address.IndexOf('?', StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(query < 0 ? address : address[..query]).Trim('/');
        if (path.Split('/').Any(part => part is "" or "." or "..")) return null;
        if (query < 0 && HasFile().IsMatch(path)) return path;
        // A question is a folder of its own.
        var asked = query < 0 ? "" : "/" + Strange().Replace(Uri.UnescapeDataString(address[(query + 1)..]),
            part => part.Value switch { "=" => "-", "&" => "_", _ => "~" });
        return $"{path}{asked}/index.html";
    }

    /// <summary>A page as it is saved, and the addresses that it leads to and are saved too.</summary>
    public byte[] Rewrite(string file, byte[] page, ICollection<string> leads)
    {
        var up = string.Concat(Enumerable.Repeat("../", file.Count(c => c == '/')));
        return Encoding.UTF8.GetBytes(Link().Replace(Encoding.UTF8.GetString(page), link =>
        {
            var address = WebUtility.HtmlDecode(link.Groups[2].Value);
            // Most of what a page leads to stands on every page.
            if (!ways.TryGetValue(address, out var way))
            {
                way = Way(address);
                if (ways.Count < MostWays) ways.TryAdd(address, way);
            }
            if (way is null) return $"{link.Groups[1].Value}{WebUtility.HtmlEncode(live + address)}\"";
            leads.Add(address);
            return $"{link.Groups[1].Value}{up}{way}\"";
        }));
    }

    // From the top of the saved site; null for what is not saved.
    private static string? Way(string address)
    {
        if (FileOf(address) is not { } to) return null;
        var fragment = address.IndexOf('#', StringComparison.Ordinal);
        return string.Join('/', to.Split('/').Select(Uri.EscapeDataString)) + (fragment < 0 ? "" : address[fragment..]);
    }

    private static bool IsSaved(string address) => Saved().IsMatch(address);

    // Pages, feeds, files, the data of reports, the stylesheet; copies in other formats and what is asked of the interface are made by the platform.
    [GeneratedRegex(@"\A/(?:portal(?:[/?].*)?|items/[0-9a-f-]{36}(?:/files/[^/?]+|/report\.(?:json|csv))?|data|sitemap(?:/[0-9]+)?\.xml|robots\.txt|site\.[0-9a-f]+\.css)\z")]
    private static partial Regex Saved();

    [GeneratedRegex(@"(?:\A|/)(?:files/[^/]+|[^/]+\.(?:xml|txt|css|json|csv))\z")]
    private static partial Regex HasFile();

    [GeneratedRegex(@"[^\p{L}\p{N}-]")]
    private static partial Regex Strange();

    [GeneratedRegex("( (?:href|src|action)=\")(/[^\"]*)\"")]
    private static partial Regex Link();
}
