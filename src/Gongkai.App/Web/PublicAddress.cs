using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Gongkai.Web;

/// <summary>
/// The site's own address, for what leaves it: links in letters and messages, QR codes, the way back from the provider.
/// What a request says of it is never asked.
/// </summary>
public sealed class PublicAddress(SiteSettings settings, IServer server)
{
    /// <summary>Scheme, host and port, without a stroke at the end.</summary>
    public string Root => settings.Address ?? Listening();

    /// <summary>The whole address of a path of this site.</summary>
    public string Of(string path) => Root + path;

    // The server knows its port once it has started.
    private string Listening()
    {
        var address = BindingAddress.Parse(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost");
        var host = AllowedHosts.IsEverywhere(address.Host) ? "localhost" : address.Host;
        return address.Port is 80 or 443 ? $"{address.Scheme}://{host}" : $"{address.Scheme}://{host}:{address.Port}";
    }
}
