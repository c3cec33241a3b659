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

    /// <summary>主办单位, as the foot of every public page names it.</summary>
    public string Sponsor { get; init; } = "";

    /// <summary>政府网站标识码</summary>
    public string Code { get; init; } = "";

    /// <summary>ICP 备案号</summary>
    public string Icp { get; init; } = "";

    /// <summary>公安机关备案号</summary>
    public string Police { get; init; } = "";

    /// <summary>联系方式, for what is wrong with the site.</summary>
    public string Contact { get; init; } = "";

    /// <summary>What the foot says of the site, name and value; what was not told is not there.</summary>
    public IEnumerable<(string Name, string Value)> Marks =>
        new[] { ("主办单位", Sponsor), ("网站标识码", Code), ("ICP备案号", Icp), ("公安备案号", Police), ("联系方式", Contact) }.Where(mark => mark.Item2.Length > 0);

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidDataException">The address is none, or more than one.</exception>
    public static SiteSettings Read(IConfiguration settings)
    {
        var section = settings.GetSection("Site");
        var read = new SiteSettings
        {
            Address = section[nameof(Address)]?.TrimEnd('/'),
            Hosts = [.. section.GetSection(nameof(Hosts)).Get<string[]>() ?? []],
            Sponsor = section[nameof(Sponsor)] ?? "",
            Code = section[nameof(Code)] ?? "",
            Icp = section[nameof(Icp)] ?? "",
            Police = section[nameof(Police)] ?? "",
            Contact = section[nameof(Contact)] ?? "",
        };
        if (read.Address is { Length: > 0 } told && !IsRoot(told)) throw new InvalidDataException($"settings.json: Site:Address “{told}”");
        return read.Address is "" ? read with { Address = null } : read;
    }

    private static bool IsRoot(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" };
}
