using Gongkai.Agencies;
using Gongkai.Features.Organisation;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gongkai.Tests.Web;

/// <summary>The whole site on a free loopback port, with a data directory of its own.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly WebApplication site;
    private readonly Scratch scratch;

    private readonly string? server;

    private RunningSite(WebApplication site, Scratch scratch, string? server) => (this.site, this.scratch, this.server) = (site, scratch, server);

    /// <summary>Where it listens.</summary>
    public Uri Address => new(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What it runs with.</summary>
    public IServiceProvider Services => site.Services;

    /// <summary>Where files are kept.</summary>
    public string FilesFolder => Services.GetRequiredService<SiteOptions>().Storage.Files;

    /// <summary>Every route.</summary>
    public IEnumerable<RouteEndpoint> Routes => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>What the site's own routing finds at an address; null for nothing.</summary>
    public async Task<RouteEndpoint?> AtAsync(string address)
    {
        var routing = new ApplicationBuilder(Services);
        routing.UseRouting().Use(_ => _ => Task.CompletedTask).UseEndpoints(endpoints =>
        {
            foreach (var source in ((IEndpointRouteBuilder)site).DataSources) endpoints.DataSources.Add(source);
        });
        await using var scope = Services.CreateAsyncScope();
        var asked = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        asked.Request.Method = HttpMethods.Get;
        asked.Request.Path = new Uri(Address, address).LocalPath;
        await routing.Build()(asked);
        return asked.GetEndpoint() as RouteEndpoint;
    }

    public static async Task<RunningSite> StartAsync(Func<SiteOptions, SiteOptions>? change = null, TimeProvider? clock = null, Engine engine = Engine.Sqlite)
    {
        var scratch = new Scratch();
        var server = engine == Engine.Postgres ? PostgresServer.Create() : null;
        var options = new SiteOptions(new(scratch.At("data"), server))
        {
            Urls = "http://127.0.0.1:0",
            RateLimits = Gongkai.Web.RateLimits.None,
            PrintsLetters = false,
        };
        options = change?.Invoke(options) ?? options;
        AStore.Lay(options.Storage);
        var site = Site.Build(options, clock ?? TimeProvider.System);
        site.Services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount = Iterations;
        await site.StartAsync(TestContext.Current.CancellationToken);
        return new(site, scratch, server);
    }

    /// <summary>A visitor with an empty cookie jar.</summary>
    public Visitor Visit(string? from = null) => new(Address, from);

    /// <summary>The password of everybody employed here.</summary>
    public const string Password = "stone-river-7";

    // Once is enough where a password is known to everybody; a server hashes as often as it takes to be slow.
    private const int Iterations = 1;

    private static readonly string PasswordHash =
        new PasswordHasher<Person>(Options.Create(new PasswordHasherOptions { IterationCount = Iterations })).HashPassword(new(), Password);

    /// <summary>The agency at which people are employed.</summary>
    public Agency? Agency { get; private set; }

    /// <summary>The link that the command line would print.</summary>
    public async Task<string> SetupPathAsync() => (await Services.GetRequiredService<SetupToken>().PathAsync(TestContext.Current.CancellationToken))!;

    /// <summary>Enters a person with one post, at 云川市商务局 unless told otherwise.</summary>
    public async Task<Person> EmployAsync(string signIn, Role? role, Agency? at = null)
    {
        var clock = Services.GetRequiredService<TimeProvider>();
        var change = new ChangeContext("system", "试验", clock.GetUtcNow(), null);
        var agency = at ?? Agency ?? await FoundAsync("云川市商务局");
        Agency ??= agency;
        var person = new Person { Name = $"{signIn}同志", SignIn = signIn };
        person.PasswordHash = PasswordHash;
        var post = role is { } of
            ? new Post(new(Guid.CreateVersion7()), person.Id, agency.Id, agency.Name, null, null, of, "", new(2020, 1, 1), null, null) : null;
        await Services.GetRequiredService<PeopleRegister>().AddAsync(person, post, change, TestContext.Current.CancellationToken);
        return person;
    }

    /// <summary>Enters an agency.</summary>
    public async Task<Agency> FoundAsync(string name, Agency? below = null)
    {
        var agency = new Agency(new(Guid.CreateVersion7()), name) { Superior = below?.Id, FromOn = new(2020, 1, 1) };
        await Services.GetRequiredService<AgencyRegister>()
            .AddAsync(agency, new("system", "试验", Services.GetRequiredService<TimeProvider>().GetUtcNow(), null), TestContext.Current.CancellationToken);
        return agency with { Version = 1 };
    }

    /// <summary>A visitor who has signed in.</summary>
    public async Task<Visitor> SignInAsync(string signIn)
    {
        var visitor = Visit();
        var entered = await visitor.SendAsync("/sign-in", "登录", ("Command.SignIn", signIn), ("Command.Password", Password));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, entered.StatusCode);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await site.StopAsync();
        await site.DisposeAsync();
        if (server is not null) PostgresServer.Drop(server);
        scratch.Dispose();
    }
}
