using System.Security.Claims;
using Gongkai.Features.Admin;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Gongkai.Features.SignIn;

/// <summary>Signing in through the OpenID Connect provider: who comes must be entered here beforehand.</summary>
internal static class ProviderSignIn
{
    private const string Scheme = "provider";
    private const string Issuer = "iss", Subject = "sub";

    public static void AddProvider(this AuthenticationBuilder authentication, ProviderSettings provider)
    {
        if (!provider.IsConfigured) return;
        authentication.AddOpenIdConnect(Scheme, connect =>
        {
            (connect.Authority, connect.ClientId, connect.ClientSecret, connect.RequireHttpsMetadata) = (provider.Authority, provider.ClientId, provider.ClientSecret, !provider.AllowsHttp);
            (connect.ResponseType, connect.ResponseMode, connect.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
            (connect.MapInboundClaims, connect.SignInScheme, connect.CallbackPath) = (false, Gatekeeper.SecondStep, "/sign-in/provider/back");
            // The way back comes from another site.
            connect.CorrelationCookie.SameSite = connect.NonceCookie.SameSite = SameSiteMode.Lax;
            connect.CorrelationCookie.SecurePolicy = connect.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            connect.Events.OnTokenValidated = AdmitAsync;
            connect.Events.OnRemoteFailure = failed =>
            {
                failed.Response.Redirect("/sign-in?fault=provider");
                failed.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>Sends the visitor to the provider.</summary>
    public static IResult Challenge(string? back) =>
        Results.Challenge(new() { RedirectUri = Appearance.IsLocal(back) ? back : "/desk" }, [Scheme]);

    private static async Task AdmitAsync(TokenValidatedContext validated)
    {
        var context = validated.HttpContext;
        var services = context.RequestServices;
        var person = await FindAsync(validated.Principal!, services, context.RequestAborted);
        validated.HandleResponse();
        if (person is null)
        {
            context.Response.Redirect("/sign-in?fault=unknown");
            return;
        }
        await services.GetRequiredService<Gatekeeper>().AdmitAsync(context, person);
        context.Response.Redirect(validated.Properties?.RedirectUri ?? "/desk");
    }

    private static async Task<Person?> FindAsync(ClaimsPrincipal principal, IServiceProvider services, CancellationToken ct)
    {
        var people = services.GetRequiredService<PersonStore>();
        var subject = $"{principal.FindFirstValue(Issuer)}|{principal.FindFirstValue(Subject)}";
        if (await people.FindBySubjectAsync(subject, ct) is { } known) return IsHere(known) ? known : null;
        var name = principal.FindFirstValue(services.GetRequiredService<ProviderSettings>().NameClaim);
        if (name is null || await people.FindByNameAsync(name, ct) is not { ExternalSubject: null } person || !IsHere(person)) return null;
        person.ExternalSubject = subject;
        await services.GetRequiredService<PeopleRegister>().ChangeAsync(person, "ProviderLinked", new ChangeContext(person.Id.ToString(), "统一身份认证", services.GetRequiredService<TimeProvider>().GetUtcNow(), null), ct);
        return person;

        bool IsHere(Person one) => one.EndedOn is null || one.EndedOn >= services.GetRequiredService<TimeProvider>().BeijingToday;
    }
}
