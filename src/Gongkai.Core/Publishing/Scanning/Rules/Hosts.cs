namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>The sites that links lead to.</summary>
internal static class Hosts
{
    /// <summary>The host of an address on the web; null where it is a path, or no address.</summary>
    public static string? HostOf(string address)
    {
        var plain = address.Trim();
        if (plain.StartsWith("//", StringComparison.Ordinal)) plain = "http:" + plain;
        return Uri.TryCreate(plain, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri.Host.ToLowerInvariant()
            : null;
    }

    /// <summary>Whether the site is the page's own or one of those that links may lead to.</summary>
    public static bool IsAllowed(string host, ScannedPage page, ScanSurroundings around) =>
        page.Address is { } own && PublishingSettings.IsAtOrBelow(host, own.Host)
        || around.LinkHosts.Any(allowed => PublishingSettings.IsAtOrBelow(host, allowed));
}
