using System.Collections.Immutable;

namespace Gongkai.Web;

/// <summary>How the site is called from outside; <c>Site</c> in <c>settings.json</c>.</summary>
public sealed record SiteSettings
{
    /// <summary>
    /// The address that stands in links, QR codes, letters and messages, as <c>https://gk.example.gov.cn</c>;
    /// by default the first address at which the site listens.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>Further host names by which the site may be asked for.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidDataException">The address is none, or more than one.</exception>
    public static SiteSettings Read(IConfiguration settings)
    {
        var section = settings.GetSection("Site");
        var read = new SiteSettings { Address = section[nameof(Address)]?.TrimEnd('/'), Hosts = [.. section.GetSection(nameof(Hosts)).Get<string[]>() ?? []] };
        if (read.Address is { Length: > 0 } told && !IsRoot(told)) throw new InvalidDataException($"settings.json: Site:Address “{told}”");
        return read.Address is "" ? read with { Address = null } : read;
    }

    private static bool IsRoot(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" };
}
