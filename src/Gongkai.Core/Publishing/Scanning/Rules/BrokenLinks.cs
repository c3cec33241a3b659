using System.Net;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB16: links that lead nowhere from outside: drives, the inner network, addresses mistyped.</summary>
internal sealed class BrokenLinks() : ScanRule("PB16", Severity.Warning)
{
    public override IEnumerable<Finding> Check(ScannedPage page, ScanSurroundings around)
    {
        foreach (var link in page.Links)
            if (Fault(link.Address.Trim()) is { } variant)
                yield return Found(link.At, variant, ("address", Shown(link.Address)), ("words", Shown(link.Words))) with
                {
                    Severity = variant == "inner" ? Severity.Error : Severity.Warning,
                };
    }

    private static string? Fault(string address)
    {
        if (address.Length == 0) return "empty";
        if (address.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || address.StartsWith(@"\\", StringComparison.Ordinal)
            || address.Length > 2 && char.IsAsciiLetter(address[0]) && address[1] == ':' && address[2] is '\\' or '/') return "drive";
        if (address.Contains("http://http", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http//", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("http:\\", StringComparison.OrdinalIgnoreCase) || address.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || address.Contains('。', StringComparison.Ordinal) || address.StartsWith("http：", StringComparison.OrdinalIgnoreCase)) return "mistyped";
        if (!address.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0) return "mistyped";
        return IsInner(uri) ? "inner" : null;
    }

    private static bool IsInner(Uri uri)
    {
        if (uri.IsLoopback || !uri.Host.Contains('.', StringComparison.Ordinal) && uri.HostNameType == UriHostNameType.Dns) return true;
        if (!IPAddress.TryParse(uri.Host, out var ip)) return false;
        return ip.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [169, 254, ..];
    }
}
