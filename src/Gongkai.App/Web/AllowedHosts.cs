using System.Collections.Frozen;
using System.Net;

namespace Gongkai.Web;

/// <summary>
/// The names by which the site may be asked for: those of its settings and of <c>--urls</c>, loopback names where it listens there, and the very address
/// at which a request arrived. Everything else is somebody's guess or trick, and is answered 400 before anything looks at it.
/// </summary>
public sealed class AllowedHosts
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    private readonly FrozenSet<string> names;

    /// <summary>From the settings and the addresses at which the site listens.</summary>
    public AllowedHosts(SiteSettings settings, IEnumerable<string> urls)
    {
        var listening = urls.Select(url => BindingAddress.Parse(url).Host).ToList();
        var known = listening.Where(host => !IsEverywhere(host)).Concat(settings.Hosts.Select(HostOf));
        if (settings.Address is { } address) known = known.Append(new Uri(address).Host);
        if (listening.Any(host => IsEverywhere(host) || IsLoopback(host))) known = known.Concat(Loopback);
        names = known.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a request may bear that Host header.</summary>
    /// <param name="header">The header; none (HTTP/1.0) says nothing that could be wrong.</param>
    /// <param name="local">The address at which the request arrived.</param>
    public bool Allows(string? header, IPAddress? local)
    {
        if (string.IsNullOrEmpty(header)) return true;
        var host = HostOf(header);
        return names.Contains(host) || IPAddress.TryParse(host, out var asked) && local is not null && Plain(asked).Equals(Plain(local));
    }

    internal static bool IsEverywhere(string host) => host is "*" or "+" or "0.0.0.0" or "[::]";

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    internal static string HostOf(string header)
    {
        var host = new HostString(header).Host;
        return host.EndsWith('.') ? host[..^1] : host;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}

/// <summary>The check, first of all in the way of a request.</summary>
internal static class HostCheck
{
    public static void UseAllowedHosts(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.RequestServices.GetRequiredService<AllowedHosts>().Allows(context.Request.Headers.Host, context.Connection.LocalIpAddress))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("这不是本平台的网址。管理员：请在设置里写上平台的网址（Site:Address 或者 Site:Hosts）。\n");
    });
}
