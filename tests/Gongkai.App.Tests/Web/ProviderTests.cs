using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Gongkai.Agencies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Gongkai.Tests.Web;

/// <summary>Signing in through an OpenID Connect provider, tried against a small one on loopback.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task Whoever_the_provider_knows_and_is_entered_here_is_let_in_and_stays_known_by_the_subject()
    {
        await using var provider = await Provider.StartAsync();
        await using var site = await RunningSite.StartAsync(options => options with { Settings = provider.Settings });
        await site.EmployAsync("liming", Role.SectionOfficer);
        Assert.Equal("/desk", await SignInAsync(site, provider, "liming", "subject-1"));
        Assert.Equal("/desk", await SignInAsync(site, provider, "renamed", "subject-1"));
        Assert.Equal("/sign-in?fault=unknown", await SignInAsync(site, provider, "liming", "subject-2"));
        Assert.Equal("/sign-in?fault=unknown", await SignInAsync(site, provider, "nobody", "subject-3"));
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_not_taken()
    {
        await using var provider = await Provider.StartAsync();
        await using var site = await RunningSite.StartAsync(options => options with { Settings = provider.Settings });
        using var visitor = site.Visit();
        Assert.Equal("/sign-in?fault=provider", (await visitor.OpenAsync("/sign-in/provider/back?code=x&state=y")).Headers.Location!.OriginalString);
    }

    private static async Task<string> SignInAsync(RunningSite site, Provider provider, string name, string subject)
    {
        using var visitor = site.Visit();
        var asked = (await visitor.OpenAsync("/sign-in/provider?back=%2Fdesk")).Headers.Location!;
        Assert.StartsWith(provider.Address, asked.OriginalString, StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(asked.Query);
        Assert.Equal(("code", "S256"), ((string?)query["response_type"], (string?)query["code_challenge_method"]));
        provider.Next = (name, subject, query["nonce"]!);
        var back = await visitor.OpenAsync($"/sign-in/provider/back?code=once&state={Uri.EscapeDataString(query["state"]!)}");
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        if (back.Headers.Location!.OriginalString == "/desk") Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/desk")).StatusCode);
        return back.Headers.Location!.OriginalString;
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
