using System.Net;
using System.Net.Sockets;
using System.Text;
using Gongkai.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Web;

/// <summary>By which names the site may be asked for, and that no answer repeats what a header said.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task A_name_that_is_not_the_sites_is_refused_on_every_route()
    {
        await using var site = await RunningSite.StartAsync(WithAddress("https://gk.yunchuan.example"));
        foreach (var path in site.Routes.Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => !path.Contains('{', StringComparison.Ordinal)).Append("/no/such/page").Append("/fault/404"))
        {
            var answer = await AskAsync(site, "GET", path, "elsewhere.example");
            Assert.True(answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), path);
            Assert.DoesNotContain("elsewhere.example", answer, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData("gk.yunchuan.example"), InlineData("GK.Yunchuan.Example:8443"), InlineData("gk.yunchuan.example."), InlineData("127.0.0.1"),
        InlineData("localhost:5080"), InlineData("[::1]:5080"), InlineData("inner.yunchuan.example")]
    public async Task The_names_of_the_settings_and_of_loopback_are_taken(string host)
    {
        await using var site = await RunningSite.StartAsync(WithAddress("https://gk.yunchuan.example", "inner.yunchuan.example"));
        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync(site, "GET", "/sign-in", host), StringComparison.Ordinal);
    }

    [Theory, InlineData("http://gk.yunchuan.example:80", "localhost", null,
        false), InlineData("http://0.0.0.0:80", "localhost", null, true), InlineData("http://*:80", "gk.yunchuan.example", "10.0.0.7", false),
        InlineData("http://*:80", "10.0.0.7:80", "10.0.0.7",
            true), InlineData("http://*:80", "10.0.0.8", "10.0.0.7",
                false), InlineData("http://[::]:80", "10.0.0.7", "::ffff:10.0.0.7", true), InlineData("http://10.0.0.7:80", "10.0.0.7", null, true),
        InlineData("http://10.0.0.7:80", "127.0.0.1", "10.0.0.7", false)]
    public void What_may_be_asked_for_follows_from_where_the_site_listens(string url, string host, string? arrivedAt, bool isAllowed) =>
        Assert.Equal(isAllowed, new AllowedHosts(new(), [url]).Allows(host, arrivedAt is null ? null : IPAddress.Parse(arrivedAt)));

    [Theory, InlineData("gk.example.cn"), InlineData("https://gk.example.cn/path"), InlineData("ftp://gk.example.cn"), InlineData("https://gk.example.cn?x=1")]
    public void An_address_that_is_none_is_refused_at_the_start(string address) =>
        Assert.Throws<InvalidDataException>(() => SiteSettings.Read(Settings(address)));

    [Fact]
    public async Task Redirects_are_paths_and_links_have_the_address_of_the_settings()
    {
        await using var site = await RunningSite.StartAsync(WithAddress("https://gk.yunchuan.example"));
        var redirect = await AskAsync(site, "GET", "/desk?p=2", "localhost");
        Assert.Contains("\r\nLocation: /sign-in?back=%2Fdesk%3Fp%3D2\r\n", redirect, StringComparison.Ordinal);
        Assert.Equal("https://gk.yunchuan.example/track", site.Services.GetRequiredService<PublicAddress>().Of("/track"));
    }

    [Fact]
    public async Task Without_the_setting_links_have_the_address_at_which_the_site_listens()
    {
        await using var site = await RunningSite.StartAsync();
        Assert.Equal(site.Address.GetLeftPart(UriPartial.Authority), site.Services.GetRequiredService<PublicAddress>().Root);
    }

    private static Func<Gongkai.Web.SiteOptions, Gongkai.Web.SiteOptions> WithAddress(string address, params string[] hosts) =>
        options => options with { Settings = Settings(address, hosts) };

    private static IConfigurationRoot Settings(string address, params string[] hosts) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("Site:Address", address), .. hosts.Select((host, i) => KeyValuePair.Create<string, string?>($"Site:Hosts:{i}", host))])
        .Build();

    // A client of the library would write its own header.
    private static async Task<string> AskAsync(RunningSite site, string method, string path, string host)
    {
        var ct = TestContext.Current.CancellationToken;
        using var socket = new TcpClient();
        await socket.ConnectAsync(site.Address.Host, site.Address.Port, ct);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), ct);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(ct);
    }
}
