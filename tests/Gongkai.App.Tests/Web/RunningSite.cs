using Gongkai.Features;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Web;

/// <summary>The whole site on a free loopback port, with a data directory of its own.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly WebApplication site;
    private readonly Scratch scratch;

    private RunningSite(WebApplication site, Scratch scratch) => (this.site, this.scratch) = (site, scratch);

    /// <summary>Where it listens.</summary>
    public Uri Address => new(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What it runs with.</summary>
    public IServiceProvider Services => site.Services;

    /// <summary>Every route.</summary>
    public IEnumerable<RouteEndpoint> Routes => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public static async Task<RunningSite> StartAsync(Func<SiteOptions, SiteOptions>? change = null, TimeProvider? clock = null)
    {
        var scratch = new Scratch();
        var options = new SiteOptions(new(scratch.At("data"))) { Urls = "http://127.0.0.1:0", RateLimits = Gongkai.Web.RateLimits.None };
        var site = Site.Build(change?.Invoke(options) ?? options, clock ?? TimeProvider.System);
        await site.StartAsync(TestContext.Current.CancellationToken);
        return new(site, scratch);
    }

    /// <summary>A visitor with an empty cookie jar.</summary>
    public Visitor Visit() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        scratch.Dispose();
    }
}
