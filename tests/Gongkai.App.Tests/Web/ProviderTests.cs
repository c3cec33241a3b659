using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Gongkai.Tests.Web;

/// <summary>Signing in through an OpenID Connect provider, tried against a small one on loopback.</summary>
public sealed class ProviderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Whoever_the_provider_knows_is_let_in_once_an_administrator_has_bound_the_subject_and_never_by_name(Engine engine)
    {
        await using var provider = await Provider.StartAsync();
        await using var site = await RunningSite.StartAsync(options => options with { Settings = provider.Settings }, engine: engine);
        await site.EmployAsync("chief", Role.Administrator);
        var person = await site.EmployAsync("liming", Role.SectionOfficer);
        using var visitor = site.Visit();
        Assert.Equal("/sign-in", await SignInAsync(visitor, provider, "liming", "subject-1"));
        var code = await CodeAsync(visitor);
        using var chief = await site.SignInAsync("chief");
        var place = $"/admin/people/{person.Id}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await chief.SendAsync(place, "核对", ("Code", "AAAA-AAAA"))).StatusCode);
        var shown = await Visitor.ReadAsync(await chief.SendAsync(place, "核对", ("Code", code.ToLowerInvariant())));
        foreach (var told in new[] { provider.Address, "subject-1", "liming" })
            Assert.Contains(told, shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/sign-in", await SignInAsync(visitor, provider, "liming", "subject-1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await chief.SendAsync(shown, place, "绑定到liming同志")).StatusCode);
        code = await CodeAsync(visitor);
        shown = await Visitor.ReadAsync(await chief.SendAsync(place, "核对", ("Code", code)));
        Assert.Equal(HttpStatusCode.Redirect, (await chief.SendAsync(shown, place, "绑定到liming同志")).StatusCode);
        Assert.Equal("/desk", await SignInAsync(visitor, provider, "liming", "subject-1"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/desk")).StatusCode);
        using var renamed = site.Visit();
        Assert.Equal("/desk", await SignInAsync(renamed, provider, "chief", "subject-1"));
        Assert.Contains("liming同志", (await renamed.ReadAsync("/desk")).Body!.TextContent, StringComparison.Ordinal);
        using var other = site.Visit();
        foreach (var (name, subject) in new[] { ("liming", "subject-2"), ("chief", "subject-3"), ("", "subject-4") })
        {
            Assert.Equal("/sign-in", await SignInAsync(other, provider, name, subject));
            Assert.Equal(HttpStatusCode.Redirect, (await other.OpenAsync("/desk")).StatusCode);
        }
        var lines = await site.Services.GetRequiredService<Journal>().ReadAsync($"person/{person.Id}", Ct);
        Assert.Equal("ProviderLinked", lines[^1].Type);
        Assert.NotEqual(person.Id.ToString(), lines[^1].Change.Who);
    }

    [Fact]
    public async Task A_binding_is_made_once_and_can_be_taken_back()
    {
        await using var provider = await Provider.StartAsync();
        await using var site = await RunningSite.StartAsync(options => options with { Settings = provider.Settings });
        await site.EmployAsync("chief", Role.Administrator);
        var person = await site.EmployAsync("liming", Role.SectionOfficer);
        using var chief = await site.SignInAsync("chief");
        using var visitor = site.Visit();
        var place = $"/admin/people/{person.Id}";
        await SignInAsync(visitor, provider, "liming", "subject-1");
        var shown = await Visitor.ReadAsync(await chief.SendAsync(place, "核对", ("Code", await CodeAsync(visitor))));
        await SignInAsync(visitor, provider, "liming", "subject-2");
        var second = await Visitor.ReadAsync(await chief.SendAsync(place, "核对", ("Code", await CodeAsync(visitor))));
        Assert.Equal(HttpStatusCode.Redirect, (await chief.SendAsync(shown, place, "绑定到liming同志")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await chief.SendAsync(second, place, "绑定到liming同志")).StatusCode);
        Assert.Equal("/desk", await SignInAsync(visitor, provider, "liming", "subject-1"));
        Assert.Equal(HttpStatusCode.Redirect, (await chief.SendAsync(place, "解除绑定")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/desk")).StatusCode);
        Assert.Equal("/sign-in", await SignInAsync(visitor, provider, "liming", "subject-1"));
    }

    [Fact]
    public async Task A_code_is_good_for_a_week_and_somebody_who_has_left_is_not_let_in()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var provider = await Provider.StartAsync();
        await using var site = await RunningSite.StartAsync(options => options with { Settings = provider.Settings }, clock);
        var person = await site.EmployAsync("liming", Role.SectionOfficer);
        var claims = site.Services.GetRequiredService<ProviderClaims>();
        var code = await claims.ClaimAsync(provider.Address, "subject-1", "liming", Ct);
        clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal("subject-1", (await claims.FindAsync(code, Ct))!.Subject);
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await claims.FindAsync(code, Ct));
        (person.ExternalSubject, person.EndedOn) = ($"{provider.Address}|subject-1", new(2020, 1, 2));
        await site.Services.GetRequiredService<Gongkai.Agencies.PeopleRegister>()
            .ChangeAsync(person, "PersonEnded", new("system", "试验", clock.GetUtcNow(), null), Ct);
        using var visitor = site.Visit();
        Assert.Equal("/sign-in?fault=ended", await SignInAsync(visitor, provider, "liming", "subject-1"));
    }

    [Fact]
    public async Task The_way_back_from_the_provider_has_the_address_of_the_settings()
    {
        await using var provider = await Provider.StartAsync();
        var settings = new ConfigurationBuilder().AddConfiguration(provider.Settings)
            .AddInMemoryCollection([new("Site:Address", "https://gk.yunchuan.example")]).Build();
        await using var site = await RunningSite.StartAsync(options => options with { Settings = settings });
        using var visitor = site.Visit();
        var asked = (await visitor.OpenAsync("/sign-in/provider?back=%2Fdesk")).Headers.Location!;
        Assert.Equal("https://gk.yunchuan.example/sign-in/provider/back", QueryHelpers.ParseQuery(asked.Query)["redirect_uri"]);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_not_taken()
    {
        await using var provider = await Provider.StartAsync();
        await using var site = await RunningSite.StartAsync(options => options with { Settings = provider.Settings });
        using var visitor = site.Visit();
        Assert.Equal("/sign-in?fault=provider", (await visitor.OpenAsync("/sign-in/provider/back?code=x&state=y")).Headers.Location!.OriginalString);
    }

    private static async Task<string> SignInAsync(Visitor visitor, Provider provider, string name, string subject)
    {
        var asked = (await visitor.OpenAsync("/sign-in/provider?back=%2Fdesk")).Headers.Location!;
        Assert.StartsWith(provider.Address, asked.OriginalString, StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(asked.Query);
        Assert.Equal(("code", "S256"), ((string?)query["response_type"], (string?)query["code_challenge_method"]));
        provider.Next = (name, subject, query["nonce"]!);
        var back = await visitor.OpenAsync($"/sign-in/provider/back?code=once&state={Uri.EscapeDataString(query["state"]!)}");
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        return back.Headers.Location!.OriginalString;
    }

    // Shown once: a second look does not have it.
    private static async Task<string> CodeAsync(Visitor visitor)
    {
        var code = (await visitor.ReadAsync("/sign-in")).QuerySelector(".notice .code")!.TextContent;
        Assert.Null((await visitor.ReadAsync("/sign-in")).QuerySelector(".notice .code"));
        return code;
    }

    private sealed class Provider(WebApplication server, RSA key) : IAsyncDisposable
    {
        public string Address => server.Urls.First();

        public (string Name, string Subject, string Nonce) Next { get; set; }

        public IConfiguration Settings => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Provider:Authority"] = Address,
            ["Provider:ClientId"] = "gongkai",
            ["Provider:ClientSecret"] = "secret",
            ["Provider:AllowsHttp"] = "true",
        }).Build();

        public static async Task<Provider> StartAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore();
            var server = builder.Build();
            server.Urls.Add("http://127.0.0.1:0");
            var provider = new Provider(server, RSA.Create(2048));
            server.Run(provider.AnswerAsync);
            await server.StartAsync(TestContext.Current.CancellationToken);
            return provider;
        }

        private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
        {
            "/.well-known/openid-configuration" => context.Response.WriteAsJsonAsync(new
            {
                issuer = Address,
                authorization_endpoint = $"{Address}/authorize",
                token_endpoint = $"{Address}/token",
                jwks_uri = $"{Address}/keys",
            }),
            "/keys" => context.Response.WriteAsync(Keys()),
            "/token" => context.Response.WriteAsJsonAsync(new { access_token = "a", token_type = "Bearer", expires_in = 60, id_token = Token() }),
            _ => Task.FromResult(context.Response.StatusCode = 404),
        };

        private string Keys()
        {
            var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key.ExportParameters(false)) { KeyId = "k" });
            return JsonSerializer.Serialize(new { keys = new[] { new { kty = jwk.Kty, kid = "k", use = "sig", alg = "RS256", n = jwk.N, e = jwk.E } } });
        }

        private string Token() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "gongkai",
            Claims = new Dictionary<string, object> { ["sub"] = Next.Subject, ["preferred_username"] = Next.Name, ["nonce"] = Next.Nonce },
            SigningCredentials = new(new RsaSecurityKey(key) { KeyId = "k" }, SecurityAlgorithms.RsaSha256),
        });

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            key.Dispose();
        }
    }
}
