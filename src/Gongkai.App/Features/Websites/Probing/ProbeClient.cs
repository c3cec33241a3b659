using System.Net;
using System.Net.Sockets;

namespace Gongkai.Features.Websites;

/// <summary>How addresses are opened; <c>Websites</c> in <c>settings.json</c>.</summary>
/// <param name="MayReachPrivate">Whether addresses of the machine itself and of its own network are opened too.</param>
public sealed record ProbeSettings(bool MayReachPrivate)
{
    /// <summary>Reads them.</summary>
    public static ProbeSettings Read(IConfiguration settings) => new(bool.TryParse(settings["Websites:ProbePrivate"], out var may) && may);
}

/// <summary>
/// Opens an address as a browser would, reads nothing of what comes, and says whether it opened in time. What lies in the network of this machine is not
/// opened unless the machine's settings say so: an address that somebody typed must not feel its way about there.
/// </summary>
public sealed class ProbeClient : IDisposable
{
    private const int MostRedirects = 5;

    private readonly HttpClient http;
    private readonly TimeProvider clock;

    public ProbeClient(ProbeSettings settings, TimeProvider clock)
    {
        this.clock = clock;
        http = new(new SocketsHttpHandler
        {
            MaxAutomaticRedirections = MostRedirects,
            UseCookies = false,
            UseProxy = false,
            // A site that answers only those who are still connected is not probed.
            PooledConnectionLifetime = TimeSpan.FromSeconds(1),
            ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, settings.MayReachPrivate, ct),
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible; Gongkai availability probe)");
    }

    /// <summary>Opens an address; null where it is none of those that are opened, which says nothing of the site.</summary>
    public async Task<ProbeAnswer?> OpenAsync(ProbeTarget target, TimeSpan most, CancellationToken ct)
    {
        if (!Gongkai.Websites.Website.IsAddress(target.Address)) return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(most);
        var begun = clock.GetTimestamp();
        ProbeAnswer Answer(bool failed, string word) => new(target, failed, word, (long)clock.GetElapsedTime(begun).TotalMilliseconds);
        try
        {
            using var answer = await http.GetAsync(new Uri(target.Address), HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return Answer((int)answer.StatusCode >= 400 || (int)answer.StatusCode is >= 300 and < 400, ((int)answer.StatusCode).ToString(
                System.Globalization.CultureInfo.InvariantCulture));
        }
        // What keeps a site from opening is what is asked here.
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Answer(true, "超时");
        }
        catch (HttpRequestException fault)
        {
            return fault.InnerException is NotReachedException ? null : Answer(true, fault.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "域名解析失败",
                HttpRequestError.SecureConnectionError => "证书或者加密连接有误",
                HttpRequestError.ConnectionError => "连接失败",
                _ => "没有正常答复",
            });
        }
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, bool mayReachPrivate, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, ct);
        if (!mayReachPrivate && addresses.Any(IsPrivate)) throw new NotReachedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal || address.IsIPv6Multicast)
            return true;
        if (address.AddressFamily != AddressFamily.InterNetwork) return address.Equals(IPAddress.IPv6Any);
        return address.GetAddressBytes() switch
        {
            [0 or 10 or 127 or >= 224, ..] => true,
            [100, >= 64 and <= 127, ..] => true,
            [169, 254, ..] or [192, 168, ..] => true,
            [172, >= 16 and <= 31, ..] => true,
            _ => false,
        };
    }

    // Never leaves this class.
    private sealed class NotReachedException : IOException;
}
